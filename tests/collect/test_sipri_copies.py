"""SIPRI's tables as R, pandas, Excel and others save them again: the same orders, with the same ids, as in the site's own file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

import headstamp
from headstamp.nouns.errors import Unrecognised
from tests.collect.reading import Read, read_one, written
from tests.collect.test_sipri import HEADER, ONE, THREE, TWO, account
from tests.collect.workbooks import workbook

Table = list[list[str]]
SITE: Table = [line.split(",") for line in (HEADER, ONE, TWO, THREE)]
BARE = [" ".join(name.split()) for name in SITE[0]]
AT_FLAGS = (3, 5, 9)
NUMBERS = (2, 4, 8, 13, 14, 15)


def renamed(*names: str) -> Table:
    """The table with other names for its three columns of flags."""
    header = list(SITE[0])
    for at, name in zip(AT_FLAGS, names, strict=True):
        header[at] = name
    return [header, *SITE[1:]]


def saved(table: Sequence[Sequence[str]], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL, end: str = "\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=cast("Any", quoting), lineterminator=end).writerows(table)
    return out.getvalue()


def cells(change: Callable[[int, str], str], table: Table | None = None) -> Table:
    """The table with each cell below the header changed, by its column."""
    table = SITE if table is None else table
    return [table[0], *([change(at, cell) for at, cell in enumerate(row)] for row in table[1:])]


def with_index(name: str, table: Table) -> Table:
    return [[name, *table[0]], *([str(at), *row] for at, row in enumerate(table[1:], 1))]


def r_names(name: str, times: int) -> str:
    made = "".join(letter if letter.isalnum() else "." for letter in name) if name.strip() else "X."
    return made + (f".{times}" if times and not name.strip() else "")


R_HEADER = [r_names(name, at // 4) for at, name in enumerate(SITE[0])]
SNAKE = ["_".join("".join(c if c.isalnum() else " " for c in name.lower()).split()) for name in SITE[0]]
JANITOR = [name or {3: "x", 5: "x_2", 9: "x_3"}[at] for at, name in enumerate(SNAKE)]
NA = cells(lambda at, cell: cell or "NA")
FLOATS = cells(lambda at, cell: cell + ".0" if at in NUMBERS and cell.isdecimal() else cell)
ALL = csv.QUOTE_ALL

COPIES = {
    "quoted": saved(SITE, quoting=ALL),
    "quoted, with line ends of Windows": saved(SITE, quoting=ALL, end="\r\n"),
    "with a mark of its encoding": "\ufeff" + saved(SITE, quoting=ALL),
    "R write.csv without row names": saved(NA, quoting=csv.QUOTE_NONNUMERIC),
    "R write.csv with row names": saved(with_index("", NA), quoting=ALL),
    "R write.table, whose header lacks the first name": saved([NA[0], *with_index("", NA)[1:]], quoting=ALL),
    "R write.table without quotation marks": saved([SITE[0], *with_index("", SITE)[1:]]),
    "R read.csv and write.csv": saved([R_HEADER, *NA[1:]], quoting=ALL),
    "R readr": saved(renamed("...4", "...6", "...10")),
    "R data.table": saved(renamed("V4", "V6", "V10")),
    "R janitor": saved([JANITOR, *SITE[1:]]),
    "R write.csv2": saved(cells(lambda at, cell: cell.replace(".", ",") if at in NUMBERS else cell), ";", ALL),
    "pandas": saved(renamed(" ", " .1", " .2")),
    "pandas, stripped": saved(renamed("", ".1", ".2")),
    "pandas from Excel": saved(renamed("Unnamed: 3", "Unnamed: 5", "Unnamed: 9")),
    "pandas with its index": saved(with_index("", renamed("Unnamed: 3", "Unnamed: 5", "Unnamed: 9"))),
    "pandas with its index twice": saved(with_index("", with_index("Unnamed: 0", renamed(" ", " .1", " .2")))),
    "pandas, floats": saved([renamed(" ", " .1", " .2")[0], *FLOATS[1:]]),
    "pandas, nan": saved(cells(lambda at, cell: cell or "nan", renamed(" ", " .1", " .2"))),
    "polars": saved(renamed(" ", " _duplicated_0", " _duplicated_1")),
    "Spark": saved(renamed("_c3", "_c5", "_c9")),
    "Excel's queries": saved(renamed("Column4", "Column6", "Column10")),
    "true and false": saved(cells(lambda at, cell: ("TRUE" if cell else "FALSE") if at in AT_FLAGS else cell)),
    "True and False": saved(cells(lambda at, cell: str(bool(cell)) if at in AT_FLAGS else cell), quoting=ALL),
    "tabs": saved(SITE, "\t"),
    "semicolons": saved(SITE, ";"),
    "with a column of our own at the end": saved([[*SITE[0], "Recipient ISO"], *([*row, "RUR"] for row in SITE[1:])]),
    "with a column of our own at the beginning": saved([["iso3", *SITE[0]], *(["RUR", *row] for row in SITE[1:])], quoting=ALL),
    "a semicolon behind each record": "".join(f"{line};\n" for line in (HEADER, ONE, TWO, THREE)),
    "a semicolon behind each record but the header": HEADER + "\n" + "".join(f"{line};\n" for line in (ONE, TWO, THREE)),
}


def site(folder: Path) -> Read:
    return read_one(written(folder / "site.csv", saved(SITE)))


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES)
def test_a_copy_says_what_the_site_says(tmp_path: Path, text: str) -> None:
    copy = read_one(written(tmp_path / "copy.csv", text))
    assert copy.register == "sipri"
    assert account(copy) == (3, 3, 0, 0, 0)
    assert copy.ids == site(tmp_path).ids
    assert not copy.unpivoted.vague


@pytest.mark.parametrize("names", [("Unnamed: 3", "Unnamed: 5", "Unnamed: 9"), (" ", "  ", "")])
def test_a_sheet_says_what_the_site_says(tmp_path: Path, names: tuple[str, str, str]) -> None:
    assert read_one(workbook(tmp_path / "copy.xlsx", {"Sheet1": renamed(*names)})).ids == site(tmp_path).ids


def test_a_cell_with_a_comma_and_a_line_break_is_one_cell(tmp_path: Path) -> None:
    table = [*SITE[:3], [*SITE[3][:12], "Second-hand, modernised\nin \"Ruritania\"", *SITE[3][13:]]]
    copy = read_one(written(tmp_path / "copy.csv", saved(table)))
    assert account(copy) == (3, 3, 0, 0, 0)
    assert 'Second-hand, modernised\nin "Ruritania"' in {row["said"] for row in copy.statements}


def test_a_copy_without_its_flags_is_certain_of_nothing(tmp_path: Path) -> None:
    table = [[cell for at, cell in enumerate(row) if at not in AT_FLAGS] for row in SITE]
    copy = read_one(written(tmp_path / "copy.csv", saved(table)))
    assert account(copy) == (3, 3, 0, 0, 0)
    assert len([row for row in copy.statements if row["property"] == "delivered.quantity_uncertain"]) == 3


@pytest.mark.parametrize("header", [
    HEADER.replace("Weapon designation", "Weapon"), HEADER.replace("Recipient,Supplier", "Supplier,Recipient"),
])  # fmt: skip
def test_a_copy_that_lacks_a_column_or_moves_one_is_still_refused(tmp_path: Path, header: str) -> None:
    table = [header.split(","), *SITE[1:]]
    with pytest.raises(Unrecognised):
        read_one(written(tmp_path / "copy.csv", saved(table, quoting=ALL)))


def test_further_columns_are_listed(tmp_path: Path) -> None:
    path = written(tmp_path / "copy.csv", COPIES["with a column of our own at the end"])
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (added,) = headstamp.add(case, path)
    assert "columns that the register does not have are kept and not read: 'Recipient ISO'" in added.notes


# -- by delivery ----------------------------------------------------------------------------------------------------

DELIVERIES = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,"
    "Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,"
    "TIV delivery values,Local production"
)
DELIVERY = "17,Syldavia,Ruritania,Kestrel-2,helicopter,Aircraft,1987,Yes,12,No,1988,No,New,1.5,1.5,18,{}"
LINES = (DELIVERIES, DELIVERY.format("Yes"), DELIVERY.format("No").replace("17,", "18,"))


@pytest.mark.parametrize("text", [
    "".join(f"{line};\n" for line in LINES), "".join(f"{line};;;;;\n" for line in LINES),
    LINES[0] + "\n" + "".join(f"{line};\n" for line in LINES[1:]),
    "".join(line.replace(",", ";,") + ";\n" for line in LINES),
    saved([line.split(",") for line in LINES], quoting=ALL),
    saved(with_index("", [line.split(",") for line in LINES])),
    saved([LINES[0].split(","), *with_index("", [line.split(",") for line in LINES])[1:]], quoting=ALL),
    saved([[name.lower().replace(" ", "_") for name in LINES[0].split(",")], *(line.split(",") for line in LINES[1:])]),
    "\n".join(LINES).replace(",Yes", ",TRUE").replace(",No,", ",FALSE,").replace(",1988", ",1988.0") + "\n",
])  # fmt: skip
def test_a_copy_by_delivery_keeps_its_local_production(tmp_path: Path, text: str) -> None:
    copy = read_one(written(tmp_path / "copy.csv", text))
    assert copy.register == "sipri_deliveries"
    assert (copy.unpivoted.read, copy.unpivoted.refused, list(copy.unpivoted.vague)) == (2, 0, [])
    forms = sorted(row["canon"] for row in copy.statements if row["property"] == "form")
    assert forms == ["licensed_production", "unknown"]
    assert copy.subjects == read_one(written(tmp_path / "site.csv", "\n".join(LINES) + "\n")).subjects


# -- values ---------------------------------------------------------------------------------------------------------

HEAD = "Volume of transfers of major arms\nSource: SIPRI Arms Transfers Database (c) SIPRI.\nData generated: 14 Jul 2026 2:57:40 AM\n\n"
ROWS = "Pakistan,700,400,1100,92%,1100,92%\nAlgeria,60,40,100,8%,100,8%\n"
NAMES = "{},2024,2025,2024-2025,Percentage,Sum total years,Percentage of total\n"
SUMS = ",760,440,1200,100%,1200,\n"


@pytest.mark.parametrize(
    ("first", "total", "counterpart", "indicator"),
    [
        ("Recipient", "Total imports from China", {"China"}, "TIV of imports"),
        ("Recipient", "Total import from China", {"China"}, "TIV of imports"),
        ("Recipient", "TOTAL IMPORTS FROM United Kingdom", {"United Kingdom"}, "TIV of imports"),
        ("Exports by", "Total exports to Iraq", {"Iraq"}, "TIV of exports"),
        ("Exports by", "Total world export", set(), "TIV of exports"),
        ("Recipient", "Total imports from all countries", set(), "TIV of imports"),
        ("Recipient", "Grand total", set(), "TIV of imports"),
        ("Recipient", "Total:", set(), "TIV of imports"),
        ("Recipient", "World", set(), "TIV of imports"),
    ],
)
def test_the_total_of_a_value_table_says_for_whom_it_was_made(
    tmp_path: Path, first: str, total: str, counterpart: set[str], indicator: str
) -> None:
    read = read_one(written(tmp_path / "tiv.csv", HEAD + NAMES.format(first) + ROWS + total + SUMS + "\n"))
    assert account(read) == (4, 2, 0, 0, 2)
    assert {row["said"] for row in read.statements if row["property"] == "country"} == {"Pakistan", "Algeria"}
    assert {row["said"] for row in read.statements if row["property"] == "counterpart"} == counterpart
    assert {row["said"] for row in read.statements if row["property"] == "indicator"} == {indicator}
    assert not read.unpivoted.faults


def test_a_value_table_without_a_total_says_that_nothing_tells_for_whom_it_was_made(tmp_path: Path) -> None:
    read = read_one(written(tmp_path / "tiv.csv", HEAD + NAMES.format("Recipient") + ROWS))
    assert account(read) == (2, 2, 0, 0, 0)
    assert "is not stated" in read.unpivoted.faults[0].reason


def test_the_old_site_s_imports_of_one_state_are_imports(tmp_path: Path) -> None:
    text = '"TIV of arms imports to Ruritania, 1990-1991",,,\nGenerated: 28 July 2021,,,\n,1990,1991,Total\nSyldavia,2,,2\nTotal,2,,2\n'
    read = read_one(written(tmp_path / "tiv.csv", text))
    said = {row["property"]: row["said"] for row in read.statements}
    assert (said["country"], said["counterpart"], said["indicator"]) == ("Ruritania", "Syldavia", "TIV of imports")
