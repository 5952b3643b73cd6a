"""Why rows are refused: cells that cannot be read, bounds that cross, ids given twice, references to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collect.reading import Read, read_one, written


def read_table(folder: Path, columns: str, *rows: str) -> Read:
    return read_one(written(folder / "table.csv", "\n".join((columns, *rows, ""))))


def refused(read: Read) -> dict[int, str]:
    return {fault.first: fault.reason for fault in read.melted.faults if not fault.repaired}


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
def test_a_low_above_its_high_is_refused_and_says_so(tmp_path: Path, columns: str, row: str) -> None:
    read = read_table(tmp_path, columns, row)
    assert list(refused(read)) == [2]
    assert "above" in refused(read)[2]
    assert not read.statements


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
    assert not refused(read_table(tmp_path, columns, row))


def test_an_id_given_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    read = read_table(tmp_path, ITEMS[:-1], "I1,Lance,rifle", "I2,Lance,rifle", " I1 ,Hammer,apc", "I1,Lance,rifle")
    assert refused(read) == {
        4: "item_id: found ' I1 ' again, which line 2 has; expected an id of its own for each row",
        5: "item_id: found 'I1' again, which line 2 has; expected an id of its own for each row",
    }
    assert read.subjects == read_table(tmp_path, ITEMS[:-1], "I2,Lance,rifle", "I1,Lance,rifle").subjects


def test_the_first_fault_from_left_to_right_is_told(tmp_path: Path) -> None:
    read = read_table(tmp_path, ITEMS + "count_low,seen_low", "I1,,rifle,many,long ago")
    assert refused(read) == {2: "designation: found nothing; expected a value"}


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
    assert refused(read) == {2: reason}


@pytest.mark.parametrize("cell", ["planets:P1", "states:RUR"])
def test_a_reference_to_a_table_without_ids(tmp_path: Path, cell: str) -> None:
    read = read_table(tmp_path, ITEMS + "part_of", f"I1,Lance,rifle,{cell}", "I2,Lance,rifle,")
    ((line, reason),) = refused(read).items()
    found, tables = reason.split("; expected one of the tables ")
    assert (line, found) == (2, f"part_of: found '{cell}'")
    assert {"trace_facts", "items", "transfers", "diversions"} <= set(tables.split(", "))
    assert not {"planets", "states"} & set(tables.split(", "))


def test_words_outside_a_list_are_kept_and_counted(tmp_path: Path) -> None:
    read = read_table(tmp_path, ITEMS[:-1], "I1,Lance,raygun", "I2,Lance,raygun", "I3,Lance,Rifle")
    assert read.melted.vague == {"class: raygun": 2}
    assert {(row["said"], row["canon"]) for row in read.statements if row["property"] == "class"} == {
        ("raygun", "other"), ("Rifle", "rifle"),
    }  # fmt: skip


def test_expectations_that_are_not_met_are_told(tmp_path: Path) -> None:
    header = "year,importer_m49,importer_iso3,importer,exporter_m49,exporter_iso3,exporter,rating,value_eur"
    rows = [f"2007,1,RUR,Ruritania,2,SYL,Syldavia,ML {number},{number}" for number in range(30)]
    assert not read_table(tmp_path, header, *rows).melted.notes
    orders = (Path(__file__).parents[2] / "headstamp/collect/registers/sipri/sample_excerpt.csv").read_text("utf-8").splitlines()
    few = [orders[1].replace(",10,?,", ",,,").replace("Kestrel-2", f"K-{number}") for number in range(30)]
    read = read_table(tmp_path, orders[0], *few)
    assert read.melted.notes == ("column 'number_delivered' is filled in 0 of 30 rows; expected 50%",)
