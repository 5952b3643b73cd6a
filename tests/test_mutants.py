"""What ``make mutants`` does to a rule: small changes, each at one place, each of them a text that can be run."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.mutants.changes import changes_of

SQL = """\
-- Which rows count? (a comment with a < b and c)
select min(day) as first from row
where low <= high and state <> 'a < b and c' and (one > 2 or (two = 3 and three is null))
group by state having count(*) >= 2
"""
PYTHON = """\
def counts(low, high, rows):
    if low <= high and not rows:
        return min(low, 3)
    return None
"""


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("rule.sql", SQL, {"min → max", "<= → <", "<> → =", "> → >=", "= → <>", ">= → >", "a condition left out"}),
        ("rule.py", PYTHON, {"LtE → Lt", "a part of and left out", "not left out", "min → max", "3 → 4"}),
    ],
)
def test_each_change_is_made_at_its_place_alone(tmp_path: Path, name: str, text: str, made: set[str]) -> None:
    path = tmp_path / name
    path.write_text(text)
    found = list(changes_of(path))
    assert {one.what for one in found} == made
    assert path.read_text() == text
    assert len({one.text for one in found}) == len(found)
    for one in found:
        if name.endswith(".py"):
            ast.parse(one.text)
        else:
            before, after = text.splitlines(), one.text.splitlines()
            assert [at for at, line in enumerate(before, 1) if after[at - 1] != line] == [one.line]


def test_a_condition_is_left_out_whole(tmp_path: Path) -> None:
    path = tmp_path / "rule.sql"
    path.write_text(SQL)
    left = [one.text.splitlines()[2] for one in changes_of(path) if one.what == "a condition left out"]
    assert left == [
        "where low <= high and true and (one > 2 or (two = 3 and three is null))",
        "where low <= high and state <> 'a < b and c' and true",
        "where low <= high and state <> 'a < b and c' and (one > 2 or (two = 3 and true))",
    ]
