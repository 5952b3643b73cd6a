"""SIPRI in its other shapes: every file is told unasked, each fault is read right, and the account is what another reader counts.

The numbers of records and the faults stand in the notes to the data; lines and cells were looked up in the files.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from tests.collect.reading import Read, read_one
from tests.planted import new_case

pytestmark = pytest.mark.shared

DAMAGED = "damaged/mangled_"
FLAGS = DAMAGED + "uncertainty-columns-dropped_committed2024-05-02.csv"
CUT_1990 = DAMAGED + "partial_1990plus_nopreamble_committed2026-01-30.csv"
CUT_1991 = DAMAGED + "partial_1991plus_nopreamble_committed2024-11-27.csv"
TAILS = DAMAGED + "excel_middle-east_semicolon-padding_committed2026-05-18.csv"
LATE = "register_gen2024-04-13_delivery-level_1990-2023.csv"
EARLY = "register_gen2024-04-16_delivery-level_1950-1989.csv"
OLD = "old-DealsAndTIVs_gen2022-09-17_US-supplier_2008-2015.txt"
BY_SELLER = "old-by-seller_2008-2017_CR-line-ends_committed2019.csv"
ANSWER = "api_gen2025-02-10/answer_2000-2001.json"
DECODED = "api_gen2025-02-10/answer_2000-2001_decoded.csv"


@pytest.fixture(scope="module")
def reading(shared: Path) -> Readings:
    return Readings(shared / "registers" / "sipri")


class Readings:
    """Files read once each."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, dict[str, Read]()

    def __call__(self, name: str) -> Read:
        if name not in self.made:
            self.made[name] = read_one(self.folder / name)
        return self.made[name]


@pytest.mark.parametrize(
    ("name", "register", "records", "read", "joined", "skipped"),
    [
        (CUT_1990, "sipri", 14_286, 14_284, 2, 0),
        (CUT_1991, "sipri", 13_499, 13_497, 2, 0),
        (FLAGS, "sipri", 29_039, 29_037, 2, 0),
        (TAILS, "sipri", 5_946, 5_946, 0, 0),
        (LATE, "sipri_deliveries", 27_838, 27_838, 0, 0),
        (EARLY, "sipri_deliveries", 31_319, 31_319, 0, 0),
        (OLD, "sipri_deliveries", 2_011, 2_009, 0, 2),
        (ANSWER, "sipri_deliveries", 1_414, 1_414, 0, 0),
        (DECODED, "sipri_deliveries", 1_414, 1_414, 0, 0),
        (BY_SELLER, "sipri_by_seller", 1_588, 1_587, 0, 1),
    ],
)
def test_every_shape_is_told_and_accounted_for(
    reading: Readings, name: str, register: str, records: int, read: int, joined: int, skipped: int
) -> None:
    unpivoted = reading(name).unpivoted
    assert reading(name).register == register
    assert (unpivoted.records, unpivoted.read, unpivoted.joined, unpivoted.skipped) == (records, read, joined, skipped)
    assert unpivoted.refused == 0


@pytest.mark.parametrize("name", ["artillery", "armoured_vehicles"])
def test_orders_of_the_document_are_those_of_its_tabs(reading: Readings, shared: Path, name: str) -> None:
    """Counted in the raw RTF: a paragraph of the table with seven tab stops, or eight where the recipient is empty."""
    raw = (shared / "registers" / "sipri" / "rtf_gen2024-02-18" / f"{name}.rtf").read_text("ascii")
    table = raw[raw.index("recipient (R)") :].replace("\r", "").replace("\n", "")
    paragraphs = re.split(r"\\par(?![a-z])", table)[1:]
    orders = [one for one in paragraphs if len(re.findall(r"\\tab(?![a-z])", one)) >= 7]
    read = reading(f"rtf_gen2024-02-18/{name}.rtf")
    assert read.register == "sipri"
    assert (read.unpivoted.read, read.unpivoted.refused) == (len(orders), 0)


def cell(read: Read, line: str, prop: str) -> list[str]:
    return [row["said"] for row in read.at(line)[prop]]


def test_brackets_ranges_and_empty_recipients_of_the_document(reading: Readings) -> None:
    read = reading("rtf_gen2024-02-18/artillery.rtf")
    first = read.at("39")
    assert {prop: [row["said"] for row in first[prop]] for prop in ("supplier", "recipient", "contracted.quantity")} == {
        "supplier": ["Albania"], "recipient": ["Burkina Faso"], "contracted.quantity": ["12"]}  # fmt: skip
    assert "contracted.quantity_uncertain" in first
    assert "delivered.quantity_uncertain" not in first
    second = read.at("45")
    assert {"Ecuador", "Honduras"} == set(cell(read, "45", "recipient"))
    assert ("1981-1983", 1981, 1983) in {
        (row["said"], int(row["canon"][:4]), int(row["canon"][-4:])) for row in second["delivered.year"]
    }
    # Line 57: the order below Saudi Arabia's has no recipient of its own.
    assert Counter(cell(read, "57", "recipient"))["Saudi Arabia"] == 2


@pytest.mark.parametrize(
    ("name", "line", "designation"),
    [
        (FLAGS, "313", "57E6"), (FLAGS, "11637", "57E6"), (FLAGS, "5324", "APR-1"), (FLAGS, "10372", "APR-2"),
        (FLAGS, "18446", "MAR-1"), (CUT_1991, "246", "57E6"), (CUT_1991, "2634", "APR-1"), (CUT_1991, "8187", "MAR-1"),
    ],
)  # fmt: skip
def test_designations_that_a_spreadsheet_read(reading: Readings, name: str, line: str, designation: str) -> None:
    assert cell(reading(name), line, "designation") == [designation]
    assert any(str(fault.first) == line and fault.repaired for fault in reading(name).unpivoted.faults)


def test_nine_lines_hold_the_missile_that_became_a_number(reading: Readings) -> None:
    assert sum("57E6" in fault.reason for fault in reading(FLAGS).unpivoted.faults) == 9


def test_undamaged_releases_have_no_designation_that_looks_damaged(reading: Readings) -> None:
    for name in ("register_gen2026-05-18_order-level_1950-2026.csv", "register_gen2025-03-13_order-level_1950-2024.csv"):
        assert not any("a spreadsheet read" in fault.reason for fault in reading(name).unpivoted.faults)


@pytest.mark.parametrize("line", [271, 9786, 18595])
def test_lost_letters_are_listed(reading: Readings, line: int) -> None:
    assert any(fault.first == line and "letters were lost" in fault.reason for fault in reading(FLAGS).unpivoted.faults)


@pytest.mark.parametrize(
    ("name", "lines"),
    [(CUT_1990, [(11764, 11765), (13532, 13533)]), (CUT_1991, [(11376, 11377), (12780, 12781)]),
     (FLAGS, [(24599, 24600), (27021, 27022)])],
)  # fmt: skip
def test_halves_of_an_order_are_joined_padded_or_not(reading: Readings, name: str, lines: list[tuple[int, int]]) -> None:
    joined = [(fault.first, fault.last) for fault in reading(name).unpivoted.faults if "were joined" in fault.reason]
    assert joined == lines


def test_without_flags_nothing_is_certain(reading: Readings) -> None:
    read = reading(FLAGS)
    uncertain = read.engine.rows("select count(distinct subject) as n from draft where property = 'delivered.quantity_uncertain'")
    assert uncertain[0]["n"] == read.unpivoted.read


def test_tails_of_semicolons_are_left_off(reading: Readings) -> None:
    read = reading(TAILS)
    assert cell(read, "2", "tiv_delivered") == ["125"]
    assert sorted(cell(read, "3", "delivered.year")) == ["2000", "2001", "2002"]


def test_a_file_cut_to_years_gives_way_to_the_full_register(reading: Readings, shared: Path, tmp_path: Path) -> None:
    """Line 4 of the cut file has 700 of 2,300 missiles; line 144 of the full one has all."""
    assert cell(reading(CUT_1991), "4", "delivered.quantity") == ["700"]
    full = "register_gen2026-05-18_order-level_1950-2026.csv"
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, *(shared / "registers" / "sipri" / name for name in (CUT_1991, full)))
        answer = as_json(headstamp.suppliers(case, recipient="Afghanistan", first=1988, last=1991, registers=["sipri"]))
        rows = case.engine.rows("select count(*) as n from current where register = 'sipri' and property = 'recipient'")
    assert rows[0]["n"] == 29_916
    assert {one["state"] for one in answer["suppliers"] if one["certain"]} == {"SUHH"}


def test_the_answer_of_the_web_service_is_its_decoded_copy(reading: Readings) -> None:
    said = "select property, said, locator from draft order by all"
    assert reading(ANSWER).engine.rows(said) == reading(DECODED).engine.rows(said)
    assert reading(ANSWER).ids == reading(DECODED).ids


def test_a_deal_that_runs_across_the_cut_is_one_deal_of_many_deliveries(reading: Readings) -> None:
    deals = {
        name: {row["said"] for row in reading(name).engine.rows("select distinct said from draft where property = 'deal'")}
        for name in (EARLY, LATE)
    }
    assert len(deals[EARLY] & deals[LATE]) == 552
    assert "98" in deals[EARLY] & deals[LATE]
    assert {line for line in ("5405", "5413") if cell(reading(EARLY), line, "deal") == ["98"]} == {"5405", "5413"}
    assert not reading(EARLY).subjects & reading(LATE).subjects, "its deliveries are told apart by their years"


def test_question_marks_in_the_notes_are_no_flags(reading: Readings, shared: Path) -> None:
    with (shared / "registers" / "sipri" / LATE).open(encoding="ascii", newline="") as file:
        rows = list(csv.DictReader(file.read().splitlines()[11:]))
    estimates = sum(row["Numbers delivered is estimate"] == "Yes" for row in rows)
    read = reading(LATE).engine.rows(
        "select count(*) as n from draft where property = 'delivered.quantity_uncertain' and canon = 'yes'"
    )
    assert read[0]["n"] == estimates > 0


def test_the_old_table_by_seller(reading: Readings) -> None:
    read = reading(BY_SELLER)
    assert any(fault.first == 202 and "letters may have been changed" in fault.reason for fault in read.unpivoted.faults)
    assert cell(read, "202", "designation") == ["GríÂbe"]
    assert "delivered.quantity" not in read.at("3"), "an empty number is no nought"
    assert (cell(read, "4", "tiv_contracted"), cell(read, "4", "delivered.quantity")) == (["0"], ["3"])


@pytest.mark.parametrize("path", ["tiv_gen2022-07-28", "tiv_gen2024-04-13"])
def test_value_tables_hold_each_cell_once(shared: Path, path: str) -> None:
    """Every filled cell under a year, of a row that is no total, is one value."""
    for file in sorted((shared / "registers" / "sipri" / path).iterdir()):
        read = read_one(file)
        assert read.register == "sipri_tiv"
        rows = list(csv.reader(file.read_text("ascii").splitlines()))
        head = next(row for row in rows if sum(cell.isdigit() and len(cell) == 4 for cell in row) > 2)
        below = rows[rows.index(head) + 1 :]
        years = [at for at, cell in enumerate(head) if cell.isdigit() and len(cell) == 4]
        kept = [row for row in below if row and any(row) and not any("otal" in cell for cell in row[:2])]
        values = read.engine.rows("select count(*) as n from draft where property = 'by_year'")[0]["n"]
        assert values == sum(bool(row[at].strip()) for row in kept for at in years), file.name
        assert read.unpivoted.read == len(kept)
        assert read.unpivoted.records == len(below)
