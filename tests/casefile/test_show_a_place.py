"""A row by its file and line: what its cells said and how they were read, or why nothing was."""

from __future__ import annotations

from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.cli import main
from headstamp.nouns.errors import WrongUse
from tests.collect.reading import REGISTERS

SAMPLE = REGISTERS / "sipri" / "sample.csv"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with headstamp.init(tmp_path / "case", bare=True) as made:
        headstamp.add(made, SAMPLE, REGISTERS / "us_sam" / "sample.json")
    return tmp_path / "case"


def test_a_line_is_shown_with_what_each_cell_was_read_as(case: Path) -> None:
    with headstamp.open_case(case) as opened:
        shown = as_json(headstamp.show(opened, "sample.csv#line=7"))
        (name,) = [one.id for one in opened.store.sources() if one.name == "sample.csv"]
        again = as_json(headstamp.show(opened, f"{name[:8]}#line=7"))
    assert (shown["noun"], shown["locator"], again) == ("Row", "line=7", shown)
    read = {one["property"]: one for one in shown["statements"]}
    assert (read["contracted.quantity"]["low"], read["designation"]["canon"]) == (12, "kestrel2")
    assert [one["id"] for one in shown["statements"]] == shown["support"]


def test_a_record_of_json_is_an_item(case: Path) -> None:
    with headstamp.open_case(case) as opened:
        assert as_json(headstamp.show(opened, "sample.json#item=1"))["locator"] == "item=1"


def test_a_refused_line_says_why_and_a_joined_one_is_its_row(case: Path) -> None:
    with headstamp.open_case(case) as opened:
        rows = as_json(headstamp.refused(opened))["rows"]
        whole = next(one for one in rows if not one["repaired"] and one["cell"] is None)
        joined = next(one for one in rows if one["repaired"] and one["file"] == "sample.csv")
        refused = as_json(headstamp.show(opened, f"{whole['file']}#{whole['locator']}"))
        first, _, last = joined["locator"].removeprefix("line=").partition("-")
        halves = [as_json(headstamp.show(opened, f"sample.csv#line={line}")) for line in (first, last)]
    assert (refused["noun"], refused["fields"]["reason"]) == ("Refused", whole["reason"])
    assert refused["fields"]["cells"] == whole["row"]
    assert halves[0] == halves[1]
    assert halves[0]["noun"] == "Row"


@pytest.mark.parametrize("asked", ["sample.csv#line=1", "sample.csv#line=999", "sample.csv#nonsense", "other.csv#line=2", "#line=2"])
def test_a_place_where_nothing_stands_is_wrong_use(case: Path, asked: str) -> None:
    with headstamp.open_case(case) as opened, pytest.raises(WrongUse):
        headstamp.show(opened, asked)


def test_the_terminal_shows_both(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(case), "sample.csv#line=7"]) == 0
    out = capsys.readouterr().out
    assert "read as" in out
    assert "1987-01-01 to 1987-12-31" in out
