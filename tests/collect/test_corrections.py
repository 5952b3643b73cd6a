"""A corrected file: rows with the same ids replace the earlier ones, the others stay, in whichever order the files came."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.casefile.tables import lay_out
from headstamp.nouns.errors import WrongUse
from headstamp.pipeline import rebuild
from tests.collect.reading import written

HEADER = "item_id,designation,class,count_low,same_as\n"
FIRST = HEADER + "I1,Lance,rifle,x1,\nI2,Hammer,tank,2,I9\n,Nameless,rifle,1,\nI3,Anvil,apc,m4ny,\nI3,Anvil again,apc,1,\n"
SECOND = HEADER + "I1,Lance,rifle,12,\nI2,Hammer Mk 2,tank,2,I1\nI4,Tongs,truck,1,\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path / "items.csv", FIRST), written(tmp_path / "items-2.csv", SECOND)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with headstamp.init(tmp_path / "case", bare=True) as made:
        yield made


def told(case: Case) -> tuple[list[tuple[str, str, float | None]], list[tuple[str, str | None]]]:
    """What the items are that hold, and what is still refused."""
    lay_out(case)
    rows = case.engine.rows("select name, designation, count_low from item order by name")
    refused = sorted((row["locator"], row["code"]) for row in as_json(headstamp.refused(case))["rows"] if not row["repaired"])
    return [(row["name"], row["designation"], row["count_low"]) for row in rows], refused


HOLDS = [("I1", "Lance", 12.0), ("I2", "Hammer Mk 2", 2.0), ("I3", "Anvil", None), ("I4", "Tongs", 1.0)]
STILL_REFUSED = [("line=4", "missing_value"), ("line=5&column=count_low", "not_a_number"), ("line=6", "id_again")]


def test_a_correction_replaces_rows_of_the_same_ids(case: Case, files: tuple[Path, Path]) -> None:
    headstamp.add(case, files[0])
    assert len(told(case)[1]) == 5
    (one,) = headstamp.add(case, files[1], corrects="items.csv")
    assert one.notes == ("corrects items.csv: 2 rows replaced, 1 row of it not corrected",)
    assert told(case) == (HOLDS, STILL_REFUSED)
    first, second = sorted(as_json(headstamp.sources(case))["sources"], key=lambda source: bool(source["corrects"]))
    assert (first["corrects"], first["corrected_by"]) == (None, [second["id"]])
    assert (second["corrects"], second["corrected_by"]) == (first["id"], [])
    assert as_json(headstamp.show(case, "I1"))["fields"]["corrects"] == first["id"]
    assert "corrects" not in as_json(headstamp.show(case, "I4"))["fields"]


def test_a_case_with_a_correction_is_reported_and_verified(case: Case, files: tuple[Path, Path]) -> None:
    headstamp.add(case, files[0])
    headstamp.add(case, files[1], corrects="items.csv")
    headstamp.report(case)
    figures = json.loads((case.path / "report" / "figures.json").read_text(encoding="utf-8"))
    assert sum(one["corrects"] is not None for one in figures["sources"]) == 1
    assert as_json(headstamp.verify(case))["ok"]


def test_the_order_of_the_files_changes_nothing(tmp_path: Path, files: tuple[Path, Path]) -> None:
    import hashlib

    corrected = hashlib.sha256(files[0].read_bytes()).hexdigest()
    answers = []
    for number, order in enumerate(permutations(files)):
        with headstamp.init(tmp_path / f"case{number}", bare=True) as case:
            for file in order:
                headstamp.add(case, file, corrects=corrected if file == files[1] else "")
            answers.append(told(case))
            with rebuild(case, tmp_path / f"again{number}") as again:
                answers.append(told(again))
    assert answers == [(HOLDS, STILL_REFUSED)] * 4


def test_what_looks_like_a_correction_is_said_to_be_one(case: Case, files: tuple[Path, Path]) -> None:
    headstamp.add(case, files[0])
    with pytest.raises(WrongUse) as raised:
        headstamp.add(case, files[1])
    assert "--corrects items.csv" in str(raised.value.do)
    assert len(told(case)[0]) == 3


def test_a_correction_added_again_stays_one(case: Case, files: tuple[Path, Path]) -> None:
    headstamp.add(case, files[0])
    headstamp.add(case, files[1], corrects="items.csv")
    headstamp.add(case, *files)
    assert told(case) == (HOLDS, STILL_REFUSED)


def test_a_correction_of_a_correction(case: Case, files: tuple[Path, Path], tmp_path: Path) -> None:
    headstamp.add(case, files[0])
    headstamp.add(case, files[1], corrects="items.csv")
    third = written(tmp_path / "items-3.csv", HEADER + "I1,Lance,rifle,13,\nI3,Anvil,apc,3,\n")
    (one,) = headstamp.add(case, third, corrects="items-2.csv")
    assert told(case)[0] == [("I1", "Lance", 13.0), ("I2", "Hammer Mk 2", 2.0), ("I3", "Anvil", 3.0), ("I4", "Tongs", 1.0)]
    assert told(case)[1] == [("line=4", "missing_value")]
    assert one.notes == ("corrects items-2.csv: 1 row replaced, 2 rows of it not corrected",)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"corrects": "nothing.csv"}, "--corrects nothing.csv"),
        ({"corrects": "diversions.csv"}, "a table of items that corrects one of diversions"),
    ],
)
def test_corrections_that_cannot_be(case: Case, files: tuple[Path, Path], tmp_path: Path, changes: Any, message: str) -> None:
    headstamp.add(case, files[0], written(tmp_path / "diversions.csv", "diversion_id,route,route_said\nD1,D1,taken\n"))
    with pytest.raises(WrongUse, match=message):
        headstamp.add(case, files[1], **changes)


def test_two_files_do_not_correct_each_other(case: Case, files: tuple[Path, Path]) -> None:
    headstamp.add(case, files[0])
    headstamp.add(case, files[1], corrects="items.csv")
    with pytest.raises(WrongUse, match="corrects itself"):
        headstamp.add(case, files[0], corrects="items-2.csv")
    with pytest.raises(WrongUse, match="corrects itself"):
        headstamp.add(case, files[0], corrects="items.csv")
