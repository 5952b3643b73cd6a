"""What ``make mutants`` does to a rule: small changes, each at one place, each of them a text that can be run."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from tools.mutants.changes import Mutant, changes_of
from tools.mutants.put import put

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


def test_a_changed_rule_is_used_by_whoever_holds_the_sound_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules of a package of this test's own: a function that was imported already, a method, a constant, a text."""
    monkeypatch.setattr(Path, "read_text", Path.read_text)
    monkeypatch.syspath_prepend(str(tmp_path))
    folder = tmp_path / "ruled" / "trace"
    folder.mkdir(parents=True)
    (folder / "rule.py").write_text(
        "MOST = 3\nclass Rule:\n    @property\n    def most(self):\n        return MOST\ndef fits(n):\n    return n < MOST\n"
    )
    (folder / "rule.sql").write_text("select 1 where 1 < 2\n")
    held = importlib.import_module("ruled.trace.rule")
    fits, rule = held.fits, held.Rule()
    changes = {one.what: one for one in changes_of(folder / "rule.py")}
    put(Mutant("trace/rule.py", changes["Lt → LtE"]), folder.parent)
    assert (fits(3), fits(4), rule.most) == (True, False, 3)
    put(Mutant("trace/rule.py", changes["3 → 4"]), folder.parent)
    assert (fits(3), fits(4), rule.most) == (True, False, 4)
    (change,) = changes_of(folder / "rule.sql")
    put(Mutant("trace/rule.sql", change), folder.parent)
    assert (folder / "rule.sql").read_text() == "select 1 where 1 <= 2\n"
    assert (folder / "rule.py").read_text().startswith("MOST = 3"), "no file is changed"
