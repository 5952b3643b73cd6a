"""Where a supplier stands: the cell that names it, and the row alone where rows are shown whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.publish.footnotes import footnotes
from headstamp.trace import open_questions as gaps
from tests.collect.test_sipri import HEADER
from tests.collect.workbooks import workbook
from tests.planted import new_case
from tests.resolved_case import BORDERS, STATES, TRANSFERS, write
from tests.trace.test_supply import numbered, told

ROWS = numbered([told("France", designation="A-1"), told("", quantity_low="4"), told("China; Kuwait")])
ORDERS = (
    "Iraq,France,2005,?,5,?,A-1,tank,5,?,2006,New,All cells are filled,1,5,5",
    "Iraq,unknown supplier(s),2005,?,5,?,A-2,tank,5,?,2006,New,Supplier uncertain,1,5,5",
    "Iraq,China,2005,?,5,?,A-3,tank,5,?,2006,New,A comment that is",
    " broken,1,5,5",
)


def sheet(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> list[list[str]]:
    return [list(columns), *([row.get(column, "") for column in columns] for row in rows)]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    orders = tmp_path / "orders.csv"
    orders.write_text("\n".join((HEADER, *ORDERS, "")), encoding="utf-8")
    rivals = [{**row, "transfer_id": f"W{at}", "conflict_with": f"W{3 - at}", "source_url": "https://example.org/w"}
              for at, row in enumerate((told("Kuwait"), told("Qatar")), 1)]  # fmt: skip
    book = workbook(tmp_path / "book.xlsx", {"transfers": sheet((*TRANSFERS, "conflict_with"), rivals)})
    with headstamp.init(tmp_path / "case", bare=True) as made:
        headstamp.add(made, write(tmp_path / "states.csv", STATES, BORDERS), orders, book)
        headstamp.add(made, write(tmp_path / "transfers.csv", TRANSFERS, ROWS))
        yield made


def places(answer: dict[str, Any]) -> set[tuple[str, str]]:
    return {(one["name"], place["locator"]) for one in answer["suppliers"] for place in one["sources"]}


def test_a_source_of_a_supplier_is_the_cell_that_names_it(case: Case) -> None:
    assert places(as_json(headstamp.suppliers(case, recipient="Iraq", registers=("sipri",)))) == {
        ("France", "line=2&column=Supplier"), ("unknown supplier(s)", "line=3&column=Supplier"),
        ("China", "line=4-5&column=Supplier"),
    }  # fmt: skip


def test_a_row_that_names_no_supplier_is_told_by_its_line_and_one_of_a_sheet_by_its_row(case: Case) -> None:
    assert places(as_json(headstamp.suppliers(case, recipient="Iraq", registers=("transfers",)))) == {
        ("France", "line=2&column=supplier"), ("not named", "line=3"), ("China", "line=4&column=supplier"),
        ("Kuwait", "line=4&column=supplier"), ("Kuwait", "sheet=transfers&row=2&column=supplier"),
        ("Qatar", "sheet=transfers&row=3&column=supplier"),
    }  # fmt: skip


def test_each_place_is_that_of_a_statement_behind_the_supplier(case: Case) -> None:
    answer = as_json(headstamp.suppliers(case, recipient="Iraq"))
    for one in answer["suppliers"]:
        behind = {as_json(headstamp.show(case, each))["locator"] for each in one["support"]}
        assert behind == {place["locator"] for place in one["sources"] if "column=" in place["locator"]}


def test_a_row_is_shown_at_its_line_or_row_and_a_statement_at_its_cell(case: Case) -> None:
    answer = as_json(headstamp.suppliers(case, recipient="Iraq"))
    rows = {place["locator"]: place["row"] for one in answer["suppliers"] for place in one["sources"]}
    shown = {locator: as_json(headstamp.show(case, row))["locator"] for locator, row in rows.items()}
    assert shown == {locator: locator.split("&column=")[0] for locator in rows}
    assert as_json(headstamp.show(case, "W1"))["locator"] == "sheet=transfers&row=2"


def test_footnotes_and_lists_of_the_report_name_lines_and_rows(case: Case) -> None:
    answer = as_json(headstamp.suppliers(case, recipient="Iraq"))
    notes = {tuple(one["support"]): number for number, one in enumerate(answer["suppliers"]) if one["support"]}
    names = {number: answer["suppliers"][number]["name"] for number in notes.values()}
    told_at = {names[note.number]: {(line.file, line.places) for line in note.lines} for note in footnotes(case, notes)}
    assert told_at["France"] == {("orders.csv", "line 2"), ("transfers.csv", "line 2")}
    assert told_at["Kuwait"] == {("transfers.csv", "line 4"), ("book.xlsx", "sheet transfers, row 2")}
    headstamp.review(case)
    (pair,) = [one for one in gaps.findings(case) if one.about == "conflicts"]
    (row,) = as_json(pair.value)["rows"]
    assert row[:2] in (["transfers", "sheet transfers, row 2"], ["transfers", "sheet transfers, row 3"])


@pytest.mark.shared
def test_a_supplier_in_the_release_of_may_2026_stands_in_the_column_of_suppliers(shared: Path, tmp_path: Path) -> None:
    path = shared / "registers" / "sipri" / "register_gen2026-05-18_order-level_1950-2026.csv"
    lines = path.read_bytes().decode("cp1252").split("\n")
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, path)
        answer = as_json(headstamp.suppliers(case, recipient="Serbia", first=1992, last=2010))
    found = [(one["name"], place["locator"]) for one in answer["suppliers"] if one["certain"] for place in one["sources"]]
    assert len(found) == 9
    for name, locator in found:
        line, column = locator.split("&")
        assert column == "column=Supplier"
        assert lines[int(line.removeprefix("line=")) - 1].split(",")[1] == name
