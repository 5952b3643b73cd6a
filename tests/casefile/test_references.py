"""References between rows: inside a table, between tables, in whichever order the files are added."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.casefile.references import pending
from headstamp.casefile.tables import lay_out
from tests.collect.reading import written

ITEMS = "item_id,designation,class,part_of,same_as"
DIVERSIONS = "diversion_id,route,route_said,part_of,conflict_with"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with headstamp.init(tmp_path / "case", bare=True) as made:
        yield made


def items(folder: Path, name: str, *lines: str) -> Path:
    return written(folder / name, "\n".join((ITEMS, *lines, "")))


def diversions(folder: Path, name: str, *lines: str) -> Path:
    return written(folder / name, "\n".join((DIVERSIONS, *lines, "")))


def told(case: Case) -> tuple[list[str], list[tuple[str, str]]]:
    """The names of the rows that stand, and where which cell was refused."""
    lay_out(case)
    rows = case.engine.rows("select name from item union all select name from diversion order by name")
    refused = [(row["locator"], row["reason"]) for row in as_json(headstamp.refused(case))["rows"]]
    assert all(row["cell"] and row["code"] == "no_such_row" for row in as_json(headstamp.refused(case))["rows"])
    return [row["name"] for row in rows], refused


def test_a_reference_to_no_row_is_refused_with_its_line(case: Case, tmp_path: Path) -> None:
    (one,) = headstamp.add(case, items(tmp_path, "a.csv", "I1,Lance,rifle,,", "I2,Lance,rifle,I1; I9,", "I3,Lance,rifle,,I1"))
    assert (one.records, one.read, one.refused, one.cells) == (3, 3, 0, 1)
    reason = "part_of: found 'I9', which is no row; expected the id of a row"
    assert told(case) == (["I1", "I2", "I3"], [("line=3&column=part_of", reason)])
    words = case.engine.rows("select said, canon from item_word where property = 'part_of' order by said")
    assert [(row["said"], row["canon"]) for row in words] == [("I1", "I1"), ("I9", None)]
    (row,) = as_json(headstamp.refused(case))["rows"]
    assert row["row"] == ["I2", "Lance", "rifle", "I1; I9", ""]
    (source,) = as_json(headstamp.sources(case))["sources"]
    assert (source["records"], source["read"], source["refused"], source["cells"]) == (3, 3, 0, 1)


def test_a_row_that_was_refused_is_a_row_all_the_same(case: Case, tmp_path: Path) -> None:
    """One bad row refuses no cell that refers to it."""
    (one,) = headstamp.add(case, items(tmp_path, "a.csv", "I1,Lance,rifle,,", "I1,Hammer,rifle,,", "I2,Lance,rifle,I1,"))
    assert (one.read, one.refused, one.cells) == (2, 1, 0)


def test_a_table_in_two_files_is_one_table_in_any_order(tmp_path: Path) -> None:
    files = (
        items(tmp_path, "a.csv", "I1,Lance,rifle,I3,", "I2,Lance,rifle,diversions:D1,"),
        items(tmp_path, "b.csv", "I3,Lance,rifle,,items:I1", "I4,Lance,rifle,I8,"),
        diversions(tmp_path, "c.csv", "D1,D3,lost,,items:I2", "D2,D3,lost,diversions:D1,items:I7"),
    )
    answers = []
    for number, order in enumerate(permutations(files)):
        with headstamp.init(tmp_path / f"case{number}", bare=True) as case:
            for file in order:
                headstamp.add(case, file)
            names, refused = told(case)
            answers.append((names, sorted(refused), [row["cells"] for row in as_json(headstamp.sources(case))["sources"]]))
    assert all(answer == answers[0] for answer in answers)
    names, refused, _ = answers[0]
    assert names == ["D1", "D2", "I1", "I2", "I3", "I4"]
    assert [place for place, _ in refused] == ["line=3&column=conflict_with", "line=3&column=part_of"]


def test_a_table_that_the_case_lacks_leaves_references_dangling(case: Case, tmp_path: Path) -> None:
    (one,) = headstamp.add(case, items(tmp_path, "a.csv", "I1,Lance,rifle,diversions:D1,"))
    assert (one.read, one.refused) == (1, 0)
    assert one.notes == ("1 rows of tables that the case does not hold are referred to: diversions:D1",)
    assert pending(case)[0] == []
    headstamp.add(case, diversions(tmp_path, "b.csv", "D2,D3,lost,,"))
    reason = "part_of: found 'diversions:D1', which is no row; expected the id of a row"
    assert told(case) == (["D2", "I1"], [("line=2&column=part_of", reason)])
    (two,) = headstamp.add(case, diversions(tmp_path, "c.csv", "D1,D3,lost,,"))
    assert two.notes == ()
    assert told(case)[0] == ["D1", "D2", "I1"]


def test_in_one_command_files_see_one_another(case: Case, tmp_path: Path) -> None:
    made = headstamp.add(
        case, items(tmp_path, "a.csv", "I1,Lance,rifle,diversions:D1,"), diversions(tmp_path, "b.csv", "D1,D3,lost,,")
    )
    assert [(one.read, one.refused, one.notes) for one in made] == [(1, 0, ()), (1, 0, ())]


def test_conflicts_are_closed_both_ways(case: Case, tmp_path: Path) -> None:
    facts = "fact_id,kind,item,conflict_with\nF1,count,rifles,\n"
    headstamp.add(
        case,
        diversions(tmp_path, "a.csv", "D1,D3,lost,,D2; trace_facts:F1", "D2,D3,lost,,", "D3,D3,lost,,D1", "D4,D3,lost,,"),
        written(tmp_path / "b.csv", facts),
    )
    lay_out(case)
    rows = case.engine.rows(
        """select diversion.name, word.canon as rival from diversion_word word
        join diversion on diversion.diversion = word.diversion where property = 'conflict_with' order by 1, 2"""
    )
    assert [(row["name"], row["rival"]) for row in rows] == [
        ("D1", "D2"), ("D1", "D3"), ("D1", "trace_facts:F1"), ("D2", "D1"), ("D3", "D1"),
    ]  # fmt: skip
    both = case.engine.rows("select register, subject, other_register, other_subject from conflict")
    sides = {(row["register"], row["subject"], row["other_register"], row["other_subject"]) for row in both}
    assert sides == {(b, d, a, c) for a, c, b, d in sides}
    assert len(sides) == 6


def test_an_account_is_what_the_case_makes_of_it(case: Case, tmp_path: Path) -> None:
    path = items(tmp_path, "a.csv", "I1,Lance,rifle,I2,", "I3,Lance,rifle,,")
    (before,) = headstamp.add(case, path)
    assert (before.read, before.cells, before.statements) == (2, 1, 7)
    headstamp.add(case, items(tmp_path, "b.csv", "I2,Lance,rifle,,"))
    (after,) = headstamp.add(case, path)
    assert (after.read, after.cells, after.statements) == (2, 0, 7)
