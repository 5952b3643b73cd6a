"""Why rows and cells are refused: cells that cannot be read, bounds that cross, ids given twice, references to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collect.reading import REGISTERS, Read, day, read_one, written


def read_table(folder: Path, columns: str, *rows: str) -> Read:
    return read_one(written(folder / "table.csv", "\n".join((columns, *rows, ""))))


def refused(read: Read) -> dict[int, str]:
    """The reasons for which rows were refused, by line."""
    return {fault.first: fault.reason for fault in read.unpivoted.faults if fault.is_row}


def cells(read: Read) -> dict[tuple[int, str], str]:
    """The reasons for which cells were refused, by line and column; each row of them was read."""
    return {(fault.first, fault.cell): fault.reason for fault in read.unpivoted.faults if fault.cell}


def said(read: Read, line: int) -> dict[str, tuple[str, str | None, str | None]]:
    """What the cells of a line say, and how that is read: words, normal form, hedge."""
    return {name: (row["said"], row["canon"], row["hedge"]) for name, (row,) in read.at(str(line)).items()}


ITEMS = "item_id,designation,class,"
TRANSFERS = "transfer_id,supplier,recipient,"
DIVERSIONS = "diversion_id,route,route_said,"


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (ITEMS + "count_low,count_high", "I1,Lance,rifle,9,4"),
        (ITEMS + "year_made_low,year_made_high", "I1,Lance,rifle,1990,1989-12"),
        (ITEMS + "seen_low,seen_high", "I1,Lance,rifle,2014-07-15,2014-07-14"),
        (TRANSFERS + "quantity_low,quantity_high", "T1,Syldavia,Ruritania,2.5,2.4"),
        (TRANSFERS + "date_low,date_high", "T1,Syldavia,Ruritania,2012,2011"),
        (TRANSFERS + "money_low,money_high", 'T1,Syldavia,Ruritania,EUR 1m,"999,999"'),
        (DIVERSIONS + "years_from_delivery_low,years_from_delivery_high", "D1,D3,lost,2,1.5"),
        (DIVERSIONS + "date_low,date_high", "D1,D3,lost,2014-12,2014-11"),
        ("state,name,from,to", "RUR,Ruritania,1950-01-02,1950-01-01"),
        ("party,type,state,from,to", "Column,force,Ruritania,2015,2014"),
    ],
)
def test_of_a_low_above_its_high_both_cells_are_refused(tmp_path: Path, columns: str, row: str) -> None:
    """Which of the two is wrong, nobody can tell: both ends are open, and the rest of the row is read."""
    read = read_table(tmp_path, columns, row)
    (low, above), (high, below) = cells(read).items()
    assert not refused(read)
    assert (low[0], high[0], read.unpivoted.cells) == (2, 2, 2)
    assert "above" in above
    assert "below" in below
    assert {fault.code for fault in read.unpivoted.faults} == {"low_above_high"}
    told = said(read, 2)
    assert told[low[1]][1:] == told[high[1]][1:] == (None, "unreadable")
    assert {low[1], high[1]} < set(told)


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (ITEMS + "count_low,count_high", "I1,Lance,rifle,4,4"),
        (ITEMS + "count_low,count_high", "I1,Lance,rifle,4,"),
        (ITEMS + "count_low,count_high", "I1,Lance,rifle,,4"),
        (ITEMS + "seen_low,seen_high", "I1,Lance,rifle,2014-07-15,2014-07"),
        (ITEMS + "seen_low,seen_high", "I1,Lance,rifle,2014,2014-01"),
    ],
)
def test_bounds_that_may_hold_stand(tmp_path: Path, columns: str, row: str) -> None:
    assert not read_table(tmp_path, columns, row).unpivoted.faults


def test_an_id_given_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    read = read_table(tmp_path, ITEMS[:-1], "I1,Lance,rifle", "I2,Lance,rifle", " I1 ,Hammer,apc", "I1,Lance,rifle")
    assert refused(read) == {
        4: "item_id: found ' I1 ' again, which line 2 has; expected an id of its own for each row",
        5: "item_id: found 'I1' again, which line 2 has; expected an id of its own for each row",
    }
    assert read.subjects == read_table(tmp_path, ITEMS[:-1], "I2,Lance,rifle", "I1,Lance,rifle").subjects


def test_all_faults_of_a_file_are_listed_at_once(tmp_path: Path) -> None:
    read = read_table(
        tmp_path, ITEMS + "count_low,seen_low,part_of", "I1,,rifle,xyz,long ago,?", ",Lance,rifle,xyz,2014,", "I3,Lance,,3,,"
    )
    date = "a day, a month or a year, such as 2013-06-03, 3 June 2013, March 2014, 3/6/2013, early 2014, Q1 2014 or 1980s"
    number = "a number, a range or a number with its hedge, such as 1200, 2-3 or approx. 400"
    assert cells(read) == {
        (2, "designation"): "designation: found nothing; expected a value",
        (2, "count_low"): f"count_low: found 'xyz'; expected {number}",
        (2, "seen_low"): f"seen_low: found 'long ago'; expected {date}",
        (2, "part_of"): "part_of: found '?'; expected ids such as D001 or trace_facts:F01, parted by semicolons",
        (4, "class"): "class: found nothing; expected a value",
    }
    assert refused(read) == {
        3: f"item_id: found nothing; expected a value. count_low: found 'xyz'; expected {number}"
    }, "a row that nothing names is refused, with all its reasons"
    assert (read.unpivoted.records, read.unpivoted.read, read.unpivoted.refused, read.unpivoted.cells) == (3, 2, 1, 5)
    assert [fault.code for fault in read.unpivoted.faults] == [
        "missing_value", "not_a_number", "not_a_date", "not_an_id", "missing_value", "missing_value",
    ]  # fmt: skip
    assert [fault.text for fault in read.unpivoted.faults if fault.cell] == ["", "xyz", "long ago", "?", ""]
    assert said(read, 2)["count_low"] == ("xyz", None, "unreadable")


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("2-3", 2, 3), ("2–3", 2, 3), ("approx. 400", 350, 450), ("at least 20", 20, None), ("about 2,500", 2450, 2550),
        ("several hundred", None, None), ("unknown", None, None), ("n/a", None, None), ("12", 12, 12),
    ],
)  # fmt: skip
def test_a_number_of_a_field_table_may_be_a_range_or_hedged(tmp_path: Path, cell: str, low: float, high: float) -> None:
    read = read_table(tmp_path, ITEMS + "count_low", f'I1,Lance,rifle,"{cell}"')
    assert not read.unpivoted.faults
    (row,) = read.at("2")["count_low"]
    assert (row["low"], row["high"]) == (low, high)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("Nov 2016", "2016-11-01", "2016-11-30"), ("3 June 2013", "2013-06-03", "2013-06-03"), ("1980s", "1980-01-01", "1989-12-31"),
        ("2009-11", "2009-11-01", "2009-11-30"), ("2012-14", "2012-01-01", "2014-12-31"), ("unknown", None, None),
    ],
)  # fmt: skip
def test_a_date_of_a_field_table_may_be_written_out(tmp_path: Path, cell: str, first: str | None, last: str | None) -> None:
    read = read_table(tmp_path, ITEMS + "seen_low", f"I1,Lance,rifle,{cell}")
    assert not read.unpivoted.faults
    (row,) = read.at("2")["seen_low"]
    assert (row["low"], row["high"]) == (day(first), day(last))


def test_a_row_of_a_published_register_whose_cells_slipped_is_refused(tmp_path: Path) -> None:
    """Three cells that must have a form and do not: read one column further on, the words would name other states."""
    sample = (REGISTERS / "sipri" / "sample_excerpt.csv").read_text("utf-8").splitlines()
    cells_of = sample[1].split(",")
    slipped = ",".join(["Freedonia", *cells_of[:-1]])
    read = read_one(written(tmp_path / "table.csv", "\n".join((*sample[:1], slipped, *sample[2:], ""))))
    assert read.unpivoted.refused == 1
    (fault,) = [fault for fault in read.unpivoted.faults if fault.is_row]
    assert fault.code == "cells_slipped"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("I1", "part_of: found 'I1', the row itself; expected another row"),
        ("items:I1", "part_of: found 'items:I1', the row itself; expected another row"),
        ("I2; I1", "part_of: found 'I2; I1', the row itself; expected another row"),
        ("what is this?", "part_of: found 'what is this?'; expected ids such as D001 or trace_facts:F01, parted by semicolons"),
    ],
)
def test_references_that_cannot_be(tmp_path: Path, cell: str, reason: str) -> None:
    read = read_table(tmp_path, ITEMS + "part_of", f"I1,Lance,rifle,{cell}", "I2,Lance,rifle,")
    assert cells(read) == {(2, "part_of"): reason}
    assert said(read, 2)["part_of"] == (cell, None, "unreadable") if ";" not in cell else True


@pytest.mark.parametrize("cell", ["planets:P1", "states:RUR"])
def test_a_reference_to_a_table_without_ids(tmp_path: Path, cell: str) -> None:
    read = read_table(tmp_path, ITEMS + "part_of", f"I1,Lance,rifle,{cell}", "I2,Lance,rifle,")
    ((place, reason),) = cells(read).items()
    found, tables = reason.split("; expected one of the tables ")
    assert (place, found) == ((2, "part_of"), f"part_of: found '{cell}'")
    assert {"trace_facts", "items", "transfers", "diversions"} <= set(tables.split(", "))
    assert not {"planets", "states"} & set(tables.split(", "))


def test_words_outside_a_list_are_kept_and_counted(tmp_path: Path) -> None:
    read = read_table(tmp_path, ITEMS[:-1], "I1,Lance,raygun", "I2,Lance,raygun", "I3,Lance,Rifle", "I4,Lance,asault rifle")
    assert read.unpivoted.vague == [
        {"word": "raygun", "column": "class", "rows": 2, "closest": None},
        {"word": "asault rifle", "column": "class", "rows": 1, "closest": "rifle"},
    ]
    assert {(row["said"], row["canon"]) for row in read.statements if row["property"] == "class"} == {
        ("raygun", "other"), ("Rifle", "rifle"), ("asault rifle", "other"),
    }  # fmt: skip


def test_expectations_that_are_not_met_are_told(tmp_path: Path) -> None:
    header = "year,importer_m49,importer_iso3,importer,exporter_m49,exporter_iso3,exporter,rating,value_eur"
    rows = [f"2007,1,RUR,Ruritania,2,SYL,Syldavia,ML {number},{number}" for number in range(30)]
    assert not read_table(tmp_path, header, *rows).unpivoted.notes
    orders = (Path(__file__).parents[2] / "headstamp/collect/registers/sipri/sample_excerpt.csv").read_text("utf-8").splitlines()
    few = [orders[1].replace(",10,?,", ",,,").replace("Kestrel-2", f"K-{number}") for number in range(30)]
    read = read_table(tmp_path, orders[0], *few)
    assert read.unpivoted.notes == ("column 'number_delivered' is filled in 0 of 30 rows; expected 50%",)
