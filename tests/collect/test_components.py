"""Parts found in weapons: repeats of a page, makers and states that are not known; and lists of firms that are no parties."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from headstamp import add, open_case
from headstamp.casefile.case import init_folder
from headstamp.pipeline import prepare
from tests.collect.reading import REGISTERS, Read, read_one, written

HEADER = (
    "component_id,name_marking,category,function,manufacturer,manufacturer_country,oem_part_number,production_date,"
    "found_in_drones,sanctions_status,is_dual_use,replaceable_with,price_retail_usd,source_url,evidence_image,last_verified,notes"
)


def row(number: int, name: str = "Relay") -> str:
    return f'x-{number},{name},passive,,Hammer Inc.,BO,,,"[""lance""]",unknown,False,[],,https://example.org/{number},,2026-06-13,'


def read_rows(folder: Path, *rows: str) -> Read:
    return read_one(written(folder / "parts.csv", "\n".join((HEADER, *rows, ""))))


def test_repeats_are_read_once_and_each_run_is_listed_once(tmp_path: Path) -> None:
    page = [row(2), row(1)]
    read = read_rows(tmp_path, row(3), *page, *page, *page, row(4), row(3))
    unpivoted = read.unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped) == (9, 4, 0, 0, 5)
    assert [(fault.first, fault.last, fault.words) for fault in unpivoted.faults] == [(5, 8, ("x-2, x-1",)), (10, 10, ("x-3",))]
    assert read.ids == read_rows(tmp_path, row(1), row(2), row(3), row(4)).ids


def test_an_id_with_other_words_is_no_repeat(tmp_path: Path) -> None:
    read = read_rows(tmp_path, row(1), row(1, "Servo"), row(1))
    assert (read.unpivoted.read, read.unpivoted.refused, read.unpivoted.skipped) == (1, 1, 1)


def test_repeats_at_the_seam_of_two_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headstamp.collect.table_source.CHUNK_ROWS", 2)
    rows = [row(1), row(2), row(1), row(2), row(1), row(3)]
    read = read_rows(tmp_path, *rows)
    assert (read.unpivoted.read, read.unpivoted.skipped) == (3, 3)
    assert [(fault.first, fault.last) for fault in read.unpivoted.faults] == [(4, 6)]


def test_firms_in_a_list_are_no_parties_of_a_case(tmp_path: Path) -> None:
    with init_folder(tmp_path / "case") as case:
        add(case, *(REGISTERS / name / "sample.csv" for name in ("gur_makers", "gur_links", "gur_components", "parties")))
    with open_case(tmp_path / "case") as case:
        prepare(case)
        parties = {row["party"] for row in case.engine.rows("select party from party_row")}
        makers = {row["name"]: row["maker"] for row in case.engine.rows("select name, maker from item")}
    assert parties
    assert not parties & {"Invented Works, Limited", "Invented Works", "Hammer Distribution"}
    assert makers == {"x-1": "Hammer Inc.", "x-2": "Invented Works, Limited", "x-3": None, "x-4": "Hammer Inc."}


# --- the real tables ------------------------------------------------------------------------------------------------


@pytest.mark.shared
def test_the_same_page_again_and_again_is_read_once(shared: Path) -> None:
    path = shared / "registers" / "gur_components" / "components.csv"
    read = read_one(path)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [tuple(row) for row in csv.reader(lines)][1:]
    assert (len(rows), len(set(rows))) == (8326, 5806)
    unpivoted = read.unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped) == (8326, 5806, 0, 0, 2520)
    (fault,) = unpivoted.faults
    assert (fault.first, fault.last, fault.repaired) == (5808, 8327, True)
    assert rows[5800 - 2] == rows[5808 - 2] == rows[5816 - 2]
    assert not unpivoted.vague


@pytest.mark.shared
def test_a_maker_that_is_not_identified_is_unknown(shared: Path) -> None:
    told = read_one(shared / "registers" / "gur_components" / "components.csv").at("2")
    assert [(told[prop][0]["said"], told[prop][0]["canon"]) for prop in ("maker", "maker_state")] == [
        ("Not identified", "unknown"), ("UNK", "unknown"),
    ]  # fmt: skip
    assert [row["canon"] for row in told["found_in"]] == ["geran-4-uav"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "register", "rows"),
    [("manufacturers", "gur_makers", 621), ("drones", "gur_weapons", 195), ("teardowns", "gur_reports", 31),
     ("supply_chain_edges", "gur_links", 28)],
)  # fmt: skip
def test_the_tables_beside_it(shared: Path, name: str, register: str, rows: int) -> None:
    read = read_one(shared / "registers" / "gur_components" / f"{name}.csv")
    assert read.register == register
    assert (read.unpivoted.records, read.unpivoted.read, len(read.subjects)) == (rows, rows, rows)
    assert not read.unpivoted.faults
