"""UN Comtrade: two reports of one flow, sums and parts are never counted twice."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import headstamp
from tests.collect.reading import REGISTERS, read_one, written

SAMPLE = REGISTERS / "comtrade" / "sample.csv"
STATES = "state,name,from,to\nXRU,Ruritania,1950-01-01,\nXSY,Syldavia,1950-01-01,\nXBO,Borduria,1950-01-01,\n"


@pytest.fixture(scope="module")
def row() -> dict[str, str]:
    with SAMPLE.open(encoding="utf-8", newline="") as lines:
        return next(csv.DictReader(lines))


def table(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def answer(folder: Path, rows: list[dict[str, str]]) -> dict[str, Any]:
    with headstamp.init(folder / "case", bare=True) as case:
        headstamp.add(case, written(folder / "states.csv", STATES), table(folder / "flows.csv", rows))
        return headstamp.suppliers(case, recipient="Ruritania", first=2014, last=2014)


def money(told: dict[str, Any]) -> dict[str, tuple[float, float]]:
    return {
        one["state"]: (amount["low"], amount["high"]) for one in told["suppliers"] for amount in one["quantities"]
        if amount["unit"] == "value"
    }  # fmt: skip


def test_the_importers_report_of_a_flow_is_not_added(tmp_path: Path, row: dict[str, str]) -> None:
    inward = row | {"reporterDesc": "Ruritania", "partnerDesc": "Syldavia", "flowCode": "M", "primaryValue": "71000"}
    told = answer(tmp_path, [row, inward])
    assert money(told) == {"XSY": (60250.5, 60250.5)}
    assert [(one["state"], one["stages"]) for one in told["suppliers"]] == [("XSY", ["shipped"])]


def test_a_state_that_an_importer_names_alone_is_no_counted_supplier(tmp_path: Path, row: dict[str, str]) -> None:
    inward = row | {"reporterDesc": "Ruritania", "partnerDesc": "Borduria", "flowCode": "M"}
    assert [one["state"] for one in answer(tmp_path, [row, inward])["suppliers"]] == ["XSY"]


def test_a_code_and_its_parts_are_counted_once(tmp_path: Path, row: dict[str, str]) -> None:
    values = {"93": "60", "9301": "60", "930190": "20", "930110": "40"}
    parts = [row | {"cmdCode": code, "primaryValue": value} for code, value in values.items()]
    assert money(answer(tmp_path, parts)) == {"XSY": (60, 60)}


def test_a_code_without_its_parts_stands(tmp_path: Path, row: dict[str, str]) -> None:
    flows = [row | {"cmdCode": "93", "primaryValue": "60"}, row | {"cmdCode": "930190", "period": "2013"}]
    assert money(answer(tmp_path, flows)) == {"XSY": (60, 60)}


def test_a_part_by_transport_does_not_make_its_whole_a_total(tmp_path: Path, row: dict[str, str]) -> None:
    flows = [row | {"cmdCode": "9301"}, row | {"motCode": "2100"}]
    assert money(answer(tmp_path, flows)) == {"XSY": (60250.5, 60250.5)}


@pytest.mark.parametrize("change", [{"partner2Code": "56"}, {"customsCode": "C04"}, {"motCode": "1000"}, {"cmdCode": "9506"}])
def test_parts_of_a_flow_and_other_goods_are_refused(tmp_path: Path, row: dict[str, str], change: dict[str, str]) -> None:
    melted = read_one(table(tmp_path / "flows.csv", [row, row | change])).melted
    assert (melted.records, melted.read, melted.refused) == (2, 1, 1)


def test_whoever_adds_it_is_told_that_it_is_untested(tmp_path: Path) -> None:
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (added,) = headstamp.add(case, SAMPLE)
    assert any(note.startswith("untested on a real file") and "https://" in note for note in added.notes)
