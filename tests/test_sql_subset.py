"""Every ``.sql`` file keeps to what DuckDB and Spark read alike; each opens with the question that it answers.

The five rules: clean in Python and not here; compare by likeness in Python; say ``nulls last``; no double-quoted
names; no words that only one engine has. Each was written after the two engines gave different rows for one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source_tree import PACKAGE, ROOT

FILES = sorted(PACKAGE.rglob("*.sql"))

FORBIDDEN = {
    "text is cleaned in Python": (
        r"\b(regexp_\w+|replace|translate|lower|upper|trim|ltrim|rtrim|substr|substring|left|right|split\w*|initcap)\s*\("
    ),
    "values are cast in Python": r"\b(try_)?cast\s*\(|::|\b(to_date|date_\w+|to_timestamp|strptime|strftime)\s*\(",
    "text is compared by likeness in Python": r"\b(levenshtein|jaro\w*|jaccard|soundex|damerau\w*)\s*\(",
    "a quotient that may meet zero is made in Python": r"/",
    "dates are day ordinals": r"\binterval\b|\bdate\s*'|\bcurrent_(date|timestamp)\b|\bnow\s*\(",
    "Spark reads a double-quoted name as text": r'"',
    "only one engine has this word": (
        r"\b(list|unnest|explode|arg_max|arg_min|string_agg|listagg|group_concat|sha256|sha2|struct_pack)\s*\("
        r"|\b(qualify|exclude|pivot|unpivot|asof|rlike|ilike|glob)\b|\bwith\s+recursive\b|[{}\[\]]|`"
    ),
    "one engine only counts distinct pairs": r"\bcount\s*\(\s*distinct\s+[^()]*,",
    "the case folder decides what is read, not the text": r"\b(read_\w+|attach|copy|install|load|pragma|set)\b",
}

ORDER_BY = re.compile(r"\border\s+by\b", re.IGNORECASE)
ENDS_ORDER = re.compile(r"\b(limit|offset|rows|range)\b|;", re.IGNORECASE)


def bare(text: str) -> str:
    """Give the SQL without its comments and with every text literal emptied."""
    without = re.sub(r"--[^\n]*|/\*.*?\*/", " ", text, flags=re.DOTALL)
    return re.sub(r"'(?:[^']|'')*'", "''", without)


def sort_keys(text: str) -> Iterator[str]:
    """Give each key of each ``order by``, as written, from SQL without comments and literals."""
    for found in ORDER_BY.finditer(text):
        depth, key = 0, ""
        for character in text[found.end() :]:
            depth += {"(": 1, ")": -1}.get(character, 0)
            if depth < 0 or (depth == 0 and ENDS_ORDER.search(key)):
                break
            if depth == 0 and character == ",":
                yield key
                key = ""
            else:
                key += character
        yield ENDS_ORDER.split(key)[0]


def faults(text: str) -> list[str]:
    """List what a text of SQL does outside the shared subset."""
    sql = bare(text)
    wrong = []
    if not re.match(r"-- [^\n]*(\n-- [^\n]*)*\?", text):
        wrong.append("opens with no question")
    for reason, pattern in FORBIDDEN.items():
        wrong += [f"{reason}: {found.group()!r}" for found in re.finditer(pattern, sql, re.IGNORECASE)]
    wrong += [f"says no `nulls last`: {key.strip()!r}" for key in sort_keys(sql)
              if not re.search(r"\bnulls\s+last\s*$", key, re.IGNORECASE)]  # fmt: skip
    return wrong


def test_there_is_sql_to_check() -> None:
    assert len(FILES) > 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_keeps_to_the_subset(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "sql",
    [
        "select lower(name) from state",
        "select regexp_replace(name, 'a', 'b') from state",
        "select cast(low as int) from item",
        "select low::int from item",
        "select low / high from item",
        'select "subject" from item',
        "select unnest(names) from item",
        "select list(name) from item",
        "select count(distinct a, b) from item",
        "select * exclude (a) from item",
        "select {'a': 1} from item",
        "with recursive t as (select 1) select * from t",
        "select a from item order by a",
        "select a from item order by a nulls last, b desc",
        "select row_number() over (partition by a order by b) from item",
        "select max(a) over (order by b nulls first rows unbounded preceding) from item",
        "select a from item order by a limit 1",
        "select date '2014-01-01' from item",
        "select * from read_csv('x')",
    ],
)
def test_a_fault_is_found(sql: str) -> None:
    assert faults(f"-- Which?\n{sql}\n")


@pytest.mark.parametrize(
    "sql",
    [
        "select a, count(distinct b) as n from item group by a order by n desc nulls last, a nulls last limit 3",
        "select row_number() over (partition by a, b order by coalesce(c, d) nulls last) as place from item",
        "select a from item where b = '/ \"lower(x)\" order by' -- cast(a), a/b",
        "select max_by(a, b) as a from item",
        "select sum(a) over (order by b nulls last rows between 1 preceding and current row) as s from item",
    ],
)
def test_what_both_engines_read_alike_is_let_through(sql: str) -> None:
    assert faults(f"-- Which?\n{sql}\n") == []


def test_a_file_that_asks_nothing_is_found() -> None:
    assert faults("select a from item\n") == ["opens with no question"]
    assert faults("-- This makes the items.\nselect a from item\n") == ["opens with no question"]
