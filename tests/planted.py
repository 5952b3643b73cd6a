"""A case of a few planted rows, added as CSV files and asked like any other: for tests of candidates, types, review."""

from __future__ import annotations

import atexit
import csv
import io
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.collect.field_tables.template import columns_of

Rows = Sequence[Mapping[str, str]]

ALWAYS = {
    "items": {"holder": "Band", "seen_high": "2014-06-30", "reliability": "B", "source_url": "https://example.org/items"},
    "producers": {"reliability": "B", "source_url": "https://example.org/makers", "completeness": "partial"},
    "aliases": {"reliability": "B", "source_url": "https://example.org/names"},
    "transfers": {"reliability": "B", "source_url": "https://example.org/supply", "stage": "delivered"},
    "diversions": {"reliability": "B", "source_url": "https://example.org/losses"},
}  # fmt: skip
"""What a planted row says where it says nothing else."""


def planted(folder: Path, settings: str = "name: planted\n", **tables: Rows) -> Case:
    """An open case of these tables, beside the states that every new case has."""
    case = new_case(folder / "case", settings)
    for name, rows in tables.items():
        path = folder / f"{name}.csv"
        path.write_text(as_csv(name, rows), encoding="utf-8")
        headstamp.add(case, path, told_as=name)
    assert not as_json(headstamp.refused(case))["rows"], as_json(headstamp.refused(case))["rows"]
    return case


@cache
def _with_packaged_tables() -> Path:
    """A case as ``init`` makes it, once for each process: reading the packaged tables is most of what a small case costs."""
    folder = Path(tempfile.mkdtemp(prefix="headstamp-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    headstamp.init(folder / "case").close()
    return folder / "case"


def new_case(folder: Path, settings: str = "name: planted\n") -> Case:
    """An open case with the packaged tables of states and parties, as ``headstamp.init`` makes it, but quicker.

    Args:
        folder: a folder that is not there yet.
        settings: the text of its ``case.yml``.
    """
    shutil.copytree(_with_packaged_tables(), folder)
    (folder / "case.yml").write_text(settings, encoding="utf-8")
    return headstamp.open_case(folder)


def as_csv(table: str, rows: Rows) -> str:
    """Rows as a field table; cells that a row leaves out say what :data:`ALWAYS` has."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns_of(table), restval="")
    writer.writeheader()
    writer.writerows([{**ALWAYS.get(table, {}), **row} for row in rows])
    return out.getvalue()
