"""UN Comtrade: two reports of one flow, sums and parts are never counted twice."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from tests.collect.reading import REGISTERS, read_one, written
from tests.planted import new_case

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
        return as_json(headstamp.suppliers(case, recipient="Ruritania", first=2014, last=2014))


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


def test_a_state_that_an_importer_names_alone_may_have_supplied(tmp_path: Path, row: dict[str, str]) -> None:
    inward = row | {"reporterDesc": "Ruritania", "partnerDesc": "Borduria", "flowCode": "M"}
    told = answer(tmp_path, [row, inward])
    assert {one["state"]: one["certain"] for one in told["suppliers"]} == {"XSY": True, "XBO": False}
    assert money(told)["XBO"] == (0, 60250.5)


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
    unpivoted = read_one(table(tmp_path / "flows.csv", [row, row | change])).unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.refused) == (2, 1, 1)


def test_whoever_adds_it_is_told_that_it_is_untested(tmp_path: Path) -> None:
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (added,) = headstamp.add(case, SAMPLE)
    assert any(note.startswith("untested on a real file") and "https://" in note for note in added.notes)


CASES = Path(__file__).parent / "comtrade"


def asked(folder: Path, *files: Path, recipient: str = "Iraq", **more: Any) -> dict[str, Any]:
    with headstamp.init(folder / "case") as case:
        headstamp.add(case, *files)
        told: dict[str, Any] = as_json(headstamp.suppliers(case, recipient=recipient, **more))
        return told


def names(told: dict[str, Any]) -> dict[str, bool]:
    return {one["name"]: one["certain"] for one in told["suppliers"]}


@pytest.mark.parametrize(
    ("file", "found"),
    [("case_05.csv", {"Bulgaria": True, "United States": True}),
     ("case_06.csv", {"Bulgaria": True, "United States": False}), ("case_06_columns_chosen.csv", {"Bulgaria": True}),
     ("case_07.csv", {"Bulgaria": True, "Romania": False}), ("case_09.csv", {"Bulgaria": True})],
)  # fmt: skip
def test_files_as_the_sites_save_them(tmp_path: Path, file: str, found: dict[str, bool]) -> None:
    told = asked(tmp_path, CASES / file)
    assert names(told) == found
    assert told["count"] == {"low": sum(found.values()), "high": len(found)}


def test_a_recipient_under_a_name_that_is_not_known_is_no_nothing(tmp_path: Path) -> None:
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, CASES / "case_02.csv")
        for recipient, supplier in (("South Korea", "Bulgaria"), ("Democratic Republic of the Congo", "France")):
            told = as_json(headstamp.suppliers(case, recipient=recipient))
            assert [one["name"] for one in told["suppliers"]] == [supplier]
            assert told["count"]["high"] == 1
            assert told["count"]["low"] or any("no table says so" in note for note in told["warnings"])


def test_one_flow_in_two_editions_counts_once(tmp_path: Path, row: dict[str, str]) -> None:
    editions = [row | {"classificationCode": "H3", "primaryValue": "41"}, row | {"primaryValue": "40"}]
    told = answer(tmp_path, editions)
    assert money(told) == {"XSY": (40, 40)}
    assert any(note.startswith("1 row repeats a flow that is also given by a newer edition") for note in told["warnings"])


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        # The codes of a heading changed between editions; the newest has two where the older had one.
        ([("H0", "930100", "10"), ("H4", "930110", "4"), ("H4", "930190", "6")], 10),
        # Another heading, another year or another flow is another thing.
        ([("H3", "930190", "10"), ("H4", "930630", "6")], 16),
        # The whole chapter in one edition holds a heading in the other.
        ([("H3", "93", "10"), ("H4", "930630", "6")], 10), ([("H4", "93", "10"), ("H3", "930630", "6")], 10),
        ([("H3", "93", "10"), ("H4", "871000", "6")], 16),
        # What states no edition gives way to what does.
        ([("", "930190", "10"), ("H4", "930190", "6")], 6), ([("HS", "930190", "10"), ("H0", "930190", "6")], 6),
    ],
)  # fmt: skip
def test_editions_of_one_flow(tmp_path: Path, row: dict[str, str], rows: list[tuple[str, str, str]], value: int) -> None:
    flows = [row | {"classificationCode": edition, "cmdCode": code, "primaryValue": money} for edition, code, money in rows]
    assert money(answer(tmp_path, flows)) == {"XSY": (value, value)}


@pytest.mark.parametrize(
    ("rows", "year", "march"),
    [
        # The year holds its months; asked for one month alone, the month counts and the year may add to it.
        ([("2014", "930190", "10"), ("201403", "930190", "6")], (10, 10), (6, 16)),
        # The same with the codes of a heading split, in another edition, or under the whole chapter.
        ([("2014", "9301", "10"), ("201403", "930190", "6"), ("201404", "930120", "4")], (10, 10), (6, 16)),
        ([("2014", "93", "10"), ("201403", "930190", "6")], (10, 10), (6, 16)),
        # Months alone add up, and another heading is another thing.
        ([("201403", "930190", "6"), ("201404", "930190", "4")], (10, 10), (6, 6)),
        ([("2014", "930690", "10"), ("201403", "930190", "6")], (16, 16), (6, 16)),
    ],
)  # fmt: skip
def test_a_year_and_its_months_count_once(
    tmp_path: Path, row: dict[str, str], rows: list[tuple[str, str, str]], year: tuple[int, int], march: tuple[int, int]
) -> None:
    flows = [row | {"period": period, "cmdCode": code, "primaryValue": money} for period, code, money in rows]
    assert money(answer(tmp_path, flows)) == {"XSY": year}
    with headstamp.open_case(tmp_path / "case") as case:
        assert money(as_json(headstamp.suppliers(case, recipient="Ruritania", first="2014-03", last="2014-03"))) == {"XSY": march}


def test_two_files_with_two_editions_or_two_layouts_count_a_flow_once(tmp_path: Path) -> None:
    """Two editions in two files; and one flow as the old and as the present site save it."""
    text = (CASES / "case_09.csv").read_text("utf-8").splitlines(keepends=True)
    older, newer = (written(tmp_path / f"{at}.csv", text[0] + text[at]) for at in (1, 2))
    (tmp_path / "editions").mkdir()
    (one,) = asked(tmp_path / "editions", older, newer)["suppliers"]
    assert [(q["low"], q["high"]) for q in one["quantities"]] == [(4000, 4000)]
    old_site = CASES / "case_06.csv"
    present = text[0] + text[2].replace(",9301,Military weapons,", ',9306,"Bombs, grenades",').replace("4000", "1200345")
    (tmp_path / "layouts").mkdir()
    told = asked(tmp_path / "layouts", old_site, written(tmp_path / "present.csv", present))
    amounts = {one["name"]: [(q["low"], q["high"]) for q in one["quantities"]] for one in told["suppliers"]}
    assert amounts["Bulgaria"] == [(1200345, 1200345)]


@pytest.mark.parametrize("edition", ["S3", "SS", "B4", "EB02"])
def test_a_code_of_another_system_is_no_chapter_of_arms(tmp_path: Path, row: dict[str, str], edition: str) -> None:
    unpivoted = read_one(table(tmp_path / "flows.csv", [row, row | {"classificationCode": edition, "cmdCode": "931"}])).unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.refused) == (2, 1, 1)


@pytest.mark.parametrize(
    "partner", [{"partnerCode": "0"}, {"partnerCode": "", "partnerDesc": "World"}, {"partnerCode": "0", "partnerDesc": ""}]
)  # fmt: skip
def test_the_world_is_no_recipient(tmp_path: Path, row: dict[str, str], partner: dict[str, str]) -> None:
    unpivoted = read_one(table(tmp_path / "flows.csv", [row, row | partner])).unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.skipped) == (2, 1, 1)


def test_areas_that_are_not_named_may_be_anyones_and_are_no_supplier(tmp_path: Path, row: dict[str, str]) -> None:
    to_nobody = row | {"reporterDesc": "Borduria", "partnerDesc": "Areas, nes", "partnerCode": "899"}
    from_nobody = row | {"reporterDesc": "Ruritania", "partnerDesc": "Areas, nes", "flowCode": "M", "partnerCode": "899"}
    told = answer(tmp_path, [row, to_nobody, from_nobody, from_nobody | {"cmdCode": "930630"}])
    assert told["count"] == {"low": 1, "high": 3}
    assert {one["name"]: one["sense"] for one in told["suppliers"]} == {
        "Syldavia": "state", "Borduria": "state", "Areas, nes": "group"
    }  # fmt: skip


def test_re_exports_may_be_supply_and_are_never_added_to_all_exports(tmp_path: Path, row: dict[str, str]) -> None:
    again = row | {"flowCode": "RX", "primaryValue": "250"}
    told = answer(tmp_path, [row, again, again | {"reporterDesc": "Borduria"}])
    assert told["count"] == {"low": 1, "high": 2}
    assert money(told) == {"XSY": (60250.5, 60250.5), "XBO": (0, 250)}


SNAKE = {"period": "period", "reporterISO": "reporter_iso", "reporterDesc": "reporter_desc", "flowCode": "flow_code",
         "partnerISO": "partner_iso", "partnerDesc": "partner_desc", "classificationCode": "classification_code",
         "cmdCode": "cmd_code", "primaryValue": "primary_value"}  # fmt: skip
SITE = {"period": "Year", "flowCode": "Trade Flow", "reporterDesc": "Reporter", "partnerDesc": "Partner",
        "cmdCode": "Commodity Code", "primaryValue": "Trade Value (US$)"}  # fmt: skip
CODES = {"period": "period", "reporterISO": "reporterISO", "flowCode": "flowCode", "partnerISO": "partnerISO",
         "cmdCode": "cmdCode", "primaryValue": "primaryValue"}  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "flow"), [(SNAKE, "X"), (SITE, "Export"), (SITE | {"flowCode": "Trade Flow Code"}, "2"), (CODES, "X")]
)  # fmt: skip
def test_other_names_and_a_choice_of_columns(
    tmp_path: Path, row: dict[str, str], columns: dict[str, str], flow: str
) -> None:
    renamed = {theirs: (row | {"flowCode": flow})[ours] for ours, theirs in columns.items()}
    told = answer(tmp_path, [renamed])
    assert money(told) == {"XSY": (60250.5, 60250.5)}


@pytest.mark.parametrize(
    ("tails", "read"), [((",", ","), 2), (("", ""), 2), ((",", ""), 1), (("", ","), 1), ((",,", ",,"), 0), ((",x", ",x"), 0)]
)  # fmt: skip
def test_a_comma_behind_every_record_is_none_too_many(tmp_path: Path, tails: tuple[str, str], read: int) -> None:
    head, first = (line for line in SAMPLE.read_text("utf-8").splitlines()[:2])
    lines = [head, *(f"{first.replace('930190', code)}{tail}" for code, tail in zip(("930190", "930630"), tails, strict=True))]
    unpivoted = read_one(written(tmp_path / "flows.csv", "\n".join(lines) + "\n")).unpivoted
    assert (unpivoted.read, unpivoted.refused) == (read, 2 - read)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"93": "100", "9301": "30"}, (30, 100)), ({"93": "100", "9301": "30", "9306": "70"}, (100, 100)),
        ({"93": "100", "9301": "60", "930190": "10"}, (10, 100)), ({"93": "50", "9301": "60", "930190": "10"}, (10, 60)),
        ({"93": "20", "9301": "30"}, (30, 30)), ({"9301": "60", "930190": "10", "9306": "5"}, (15, 65)),
        ({"8710": "9", "871000": "4"}, (4, 9)), ({"93": "100", "930190": "10", "9306": "20"}, (30, 100)),
        ({"93": "30.4", "9301": "30"}, (30, 30)), ({"93": "", "9301": "30"}, (30, 30)),
    ],
)  # fmt: skip
def test_what_a_total_has_beyond_its_parts_is_possible(
    tmp_path: Path, row: dict[str, str], values: dict[str, str], expected: tuple[int, int]
) -> None:
    told = answer(tmp_path, [row | {"cmdCode": code, "primaryValue": value} for code, value in values.items()])
    (bounds,) = money(told).values()
    assert bounds == expected
    assert told["count"] == {"low": 1, "high": 1}


def test_of_two_editions_the_total_of_the_older_one_is_still_possible(tmp_path: Path, row: dict[str, str]) -> None:
    rows = [("H4", "93", "100"), ("H4", "9301", "30"), ("H5", "9301", "40")]
    told = answer(tmp_path, [row | {"classificationCode": e, "cmdCode": c, "primaryValue": v} for e, c, v in rows])
    (bounds,) = money(told).values()
    assert bounds[0] == 40
    assert bounds[1] >= 100
