"""Aid to Ukraine: promised beside delivered, days in words, repeats read once, no money of a row, and no arms of other aid."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from headstamp.casefile.case import Case, init_folder
from headstamp.casefile.tables import lay_out
from headstamp.collect.add import add
from tests.collect.reading import REGISTERS, Read, day, read_one, written


def laid_out(folder: Path, file: Path) -> Case:
    opened = init_folder(folder)
    add(opened, file)
    lay_out(opened)
    return opened


@pytest.fixture
def sample_case(tmp_path: Path) -> Iterator[Case]:
    with laid_out(tmp_path / "case", REGISTERS / "kiel_support" / "sample.csv") as opened:
        yield opened


def told(case: Case) -> dict[tuple[str, str], dict[str, Any]]:
    rows = case.engine.rows("select * from transfer")
    return {(row["locator"].split("&")[0], row["stage"]): row for row in rows}


def test_what_was_promised_stands_beside_what_arrived(sample_case: Case) -> None:
    rows = told(sample_case)
    pledged, delivered = rows["line=2", "proposed"], rows["line=2", "delivered"]
    assert (pledged["status"], delivered["status"]) == ("pledged", "delivered")
    assert pledged["quantity_low"] == pytest.approx(40 / 3), "a third of a gift that three states share"
    assert (delivered["quantity_low"], delivered["class"], delivered["role"]) == (10, "apc", "supply")
    assert (pledged["first"], delivered["first"], delivered["last"]) == (day("2022-03-04"), None, None)
    assert {row["money_high"] for row in rows.values()} == {None}


def test_each_row_cites_the_first_of_its_addresses(sample_case: Case) -> None:
    cited = {source.url for source in sample_case.store.sources() if not source.held}
    firsts = ("freedonia/1", "borduria/1", "syldavia/1", "syldavia/2", "syldavia/3", "sylvania/1")
    assert cited == {f"https://example.org/{page}" for page in firsts}
    assert told(sample_case)["line=2", "delivered"]["cited"]
    assert told(sample_case)["line=6", "proposed"]["cited"] is None, "a row without an address cites none"


def test_an_undisclosed_number_tells_of_no_delivery(sample_case: Case) -> None:
    rows = told(sample_case)
    assert ("line=3", "delivered") not in rows
    assert (rows["line=3", "proposed"]["quantity_low"], rows["line=3", "proposed"]["quantity_hedge"]) == (None, "unknown")
    assert ("line=6", "proposed") in rows, "a promise of an unclear day is one"
    assert ("line=6", "delivered") not in rows


def test_help_and_money_are_no_supply_of_arms(sample_case: Case) -> None:
    rows = {place: row for (place, _), row in told(sample_case).items()}
    assert {place: row["role"] for place, row in rows.items()} == {
        "line=2": "supply", "line=3": "supply", "line=5": "humanitarian", "line=6": "funding", "line=7": "other",
        # A cell of each of these cannot be read.
        "line=8": "supply", "line=9": "supply", "line=10": "supply",
    }  # fmt: skip
    assert {row["class"] for row in rows.values() if row["role"] != "supply"} == {"other"}


def test_a_row_that_differs_in_one_cell_is_no_repeat(tmp_path: Path) -> None:
    text = (REGISTERS / "kiel_reduced" / "sample.csv").read_text("utf-8")
    read = read_one(written(tmp_path / "x.csv", text))
    assert (read.unpivoted.read, read.unpivoted.skipped) == (6, 1)
    assert len(read.subjects) == 6, "two rows of one wording stay apart"


# --- the real files -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def workbook(shared: Path) -> Path:
    return shared / "registers" / "kiel" / "UkraineTracker_Categorized.xlsx"


@pytest.fixture(scope="module")
def tracker(workbook: Path) -> Read:
    return read_one(workbook)


@pytest.fixture(scope="module")
def rows(workbook: Path) -> list[dict[str, Any]]:
    """The rows as another reader of workbooks gives them, from row 2 of the sheet on."""
    opened = CalamineWorkbook.from_path(str(workbook))
    header, *body = opened.get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in body]


def at(read: Read, row: int) -> dict[str, list[dict[str, Any]]]:
    made: dict[str, list[dict[str, Any]]] = {}
    place = f"sheet=Categorized Data&row={row}"
    for one in read.engine.rows(f"select * from draft where locator = '{place}' or locator like '{place}&%'"):
        made.setdefault(one["property"], []).append(one)
    return made


@pytest.mark.shared
def test_every_row_is_read_but_two_repeats(tracker: Read, rows: list[dict[str, Any]]) -> None:
    unpivoted = tracker.unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped) == (4_444, 4_442, 0, 0, 2)
    assert [(fault.first, fault.reason) for fault in unpivoted.faults] == [
        (row, "repeats row 3889 in every cell; it is read once") for row in (3890, 3891)
    ]
    assert not unpivoted.vague
    assert len(rows) - len({tuple(map(str, row.values())) for row in rows}) == 2


@pytest.mark.shared
def test_faults_that_the_data_notes_list(tracker: Read) -> None:
    assert at(tracker, 196)["pledged.quantity"][0]["low"] == pytest.approx(40 / 3)
    for row in (239, 240, 241):
        until = at(tracker, row)["pledged.date"][0]
        assert (until["said"], until["low"], until["high"]) == ("until 12/20/2022", None, day("2022-12-20"))
    assert at(tracker, 900)["supplier"][0]["canon"] == "finland"
    assert at(tracker, 40)["class"][0]["canon"] == "apc"
    assert at(tracker, 3612)["pledged.quantity"][0]["hedge"] == "unknown"
    assert not {"money", "pledged.money", "delivered.money"} & set(at(tracker, 3612))
    assert not tracker.engine.rows("select 1 from draft where said = '.' limit 1")


@pytest.mark.shared
def test_a_tranche_of_325_million_is_no_money_of_its_rows(workbook: Path, rows: list[dict[str, Any]], tmp_path: Path) -> None:
    tranche = [row for row in rows if row["sub_activity_id"] == "USM8_8" or row["source_reported_value"] == 325_000_000]
    assert len(tranche) >= 42
    with laid_out(tmp_path / "case", workbook) as opened:
        (money,) = opened.engine.rows("select count(money_low) + count(money_high) as n from transfer")
        assert money["n"] == 0
        found = opened.engine.rows("select stage, count(*) as n, sum(quantity_high) as q from transfer group by stage")
        arrived = [row["item_numb_deliv"] for row in rows if isinstance(row["item_numb_deliv"], float)]
        promised = [row["item_numb"] for row in rows if isinstance(row["item_numb"], float)]
        amounts = {row["stage"]: (row["n"], row["q"]) for row in found}
        assert amounts == {"proposed": (4_442, pytest.approx(sum(promised))), "delivered": (len(arrived), pytest.approx(sum(arrived)))}



@pytest.mark.shared
def test_only_arms_given_as_military_aid_count_as_supply(tracker: Read, rows: list[dict[str, Any]]) -> None:
    no_arms = {".", "humanitarian", "military equipment", "non combat military vehicle", "non combat military helicopter",
               "overhaul/repair", "spare parts", "training", "vessel"}  # fmt: skip
    arms = [row for row in rows if row["aid_type_general"] == "Military" and row["item_sub_type"].strip().lower() not in no_arms]
    told = tracker.engine.rows("select canon, count(*) as n from draft where property = 'role' group by canon")
    roles = {row["canon"]: row["n"] for row in told}
    # Rows 3890 and 3891, of small arms ammunition, repeat another.
    assert roles["supply"] == len(arms) - 2
    assert sum(roles.values()) == 4_442
    assert set(roles) == {"supply", "equipment", "humanitarian", "funding"}


@pytest.mark.shared
def test_the_reduction_repeats_itself(shared: Path) -> None:
    path = shared / "registers" / "kiel" / "cleaned_military_aid.csv"
    unpivoted = read_one(path).unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped) == (2_985, 1_596, 0, 0, 1_389)
    assert sum("repeats line" in fault.reason for fault in unpivoted.faults) == 1_389
    assert not unpivoted.vague
    with path.open(encoding="utf-8", newline="") as lines:
        alike = Counter(tuple(row) for row in csv.reader(lines))
    assert sum(alike.values()) - len(alike) == 1_389
