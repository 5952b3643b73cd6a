"""Every ``.sql`` file says which tables it reads (``-- from: transfer, party``); DuckDB's own parser says whether that is true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.source_tree import PACKAGE, ROOT

FILES = sorted(PACKAGE.rglob("*.sql"))
DECLARED = re.compile(r"^-- from: (.+)$", re.MULTILINE)


def declared(text: str) -> list[str]:
    """The tables that a file says it reads, in the order in which they stand."""
    return [name.strip() for line in DECLARED.findall(text) for name in line.split(",")]


def read_by(text: str) -> set[str]:
    """The tables that a ``select`` reads, without those that it names itself (``with``)."""
    ((said,),) = duckdb.connect().execute("select json_serialize_sql(?::varchar)", [text]).fetchall()
    tree = json.loads(said)
    assert not tree["error"], tree
    return set(_tables(tree, frozenset()))


def _tables(node: Any, own: frozenset[str]) -> list[str]:
    if isinstance(node, list):
        return [name for each in node for name in _tables(each, own)]
    if not isinstance(node, dict):
        return []
    own |= {one["key"] for one in (node.get("cte_map") or {}).get("map", ())}
    here = [node["table_name"]] if node.get("type") == "BASE_TABLE" and node["table_name"] not in own else []
    return here + [name for each in node.values() for name in _tables(each, own)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_which_tables_it_reads(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert declared(text) == sorted(read_by(text)), "-- from: names other tables than the text reads"


@pytest.mark.parametrize(
    ("text", "tables"),
    [("select * from a join b on a.x = b.x", {"a", "b"}),
     ("with a as (select * from c), d as (select * from a) select * from d where exists (select 1 from e)", {"c", "e"}),
     ("select (select max(x) from f) as x from (select * from g) h union select x from i", {"f", "g", "i"}),
     ("select 1 as x", set())],
)  # fmt: skip
def test_what_a_text_reads(text: str, tables: set[str]) -> None:
    assert read_by(text) == tables
