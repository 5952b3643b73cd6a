"""The Dutch lists as published: each fault that the notes on the data list, found again in the real files."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.nouns.values.text import fold
from tests.collect.reading import REGISTERS, Read, day, read_one, written
from tests.planted import new_case

STATES = REGISTERS.parents[1] / "reference" / "states.csv"


def account(read: Read) -> tuple[int, int, int, int, int]:
    unpivoted = read.unpivoted
    return unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped


def said(read: Read, line: int | str, prop: str) -> list[str]:
    return [row["said"] for row in read.at(str(line)).get(prop, [])]


def one(read: Read, line: int | str, prop: str) -> dict[str, Any]:
    (row,) = read.at(str(line))[prop]
    return dict(row)


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def code_of(name: str) -> set[str]:
    """The states of the bundled table that bear a name."""
    with STATES.open(encoding="utf-8", newline="") as lines:
        return {
            row["state"] for row in csv.DictReader(lines)
            if name in {fold(word) for word in (row["name"], *row["names"].split(";"))}
        }  # fmt: skip


@pytest.fixture(scope="module")
def transit_file(shared: Path) -> Path:
    return shared / "registers" / "dutch" / "transit_notifications_2005-2015.csv"


@pytest.fixture(scope="module")
def transit(transit_file: Path) -> Read:
    return read_one(transit_file)


@pytest.mark.shared
def test_16104_notifications_are_read_and_none_is_lost(transit: Read) -> None:
    assert account(transit) == (16_104, 16_104, 0, 0, 0)
    assert len(transit.subjects) == 16_104


@pytest.mark.shared
def test_260_shifted_notifications_are_put_back(transit: Read) -> None:
    put_back = [fault.first for fault in transit.unpivoted.faults if "put back" in fault.reason]
    assert put_back == list(range(15_847, 16_107))
    assert said(transit, 15_847, "supplier") == ["DUITSLAND"]
    assert said(transit, 15_847, "recipient") == ["OEGANDA"]
    assert said(transit, 16_106, "supplier") == ["VERENIGDE STATEN"]
    assert "calibre" not in transit.at("15846")


@pytest.mark.parametrize("word", ["nvt", "-", "ja?"])
def test_an_unknown_answer_shifts_nothing(tmp_path: Path, word: str) -> None:
    """Only a calibre where the origin should stand tells that the columns are not right."""
    lines = (REGISTERS / "dutch_transit" / "sample.csv").read_text("utf-8").splitlines()
    row = f"03/04/2010,90000031,2,Pistolen,Syldavië,Ruritanië,{word},,Vliegtuig,Verzonnen haven"
    read = read_one(written(tmp_path / "t.csv", "\n".join((lines[0], row, ""))))
    assert (said(read, 2, "supplier"), said(read, 2, "recipient"), said(read, 2, "calibre")) == (["Syldavië"], ["Ruritanië"], [])
    assert not read.unpivoted.faults


def test_values_of_dutch_licences_are_never_added_up(tmp_path: Path) -> None:
    """A renewed licence stands there again with its value."""
    lines = (REGISTERS / "dutch_licences" / "sample.csv").read_text("utf-8").splitlines()
    with new_case(tmp_path / "case") as case:
        table = lines[0], *(
            f"3/{day}/2010,1{day},ML1a,,pistolen,D,{renewed},,U,,Irak,Irak,,,{value},12/31/2011"
            for day, renewed, value in ((1, "N", 500), (2, "J", 500), (3, "N", 900))
        )  # fmt: skip
        headstamp.add(case, written(tmp_path / "t.csv", "\n".join((*table, ""))))
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", stages=("licensed",)))
    (value,) = answer["suppliers"][0]["quantities"]
    assert (value["low"], value["high"], value["rows"]) == (500, 900, 3)


@pytest.mark.shared
def test_calibres_that_became_numbers_are_calibres(transit: Read, transit_file: Path) -> None:
    assert (one(transit, 15_847, "calibre")["canon"], one(transit, 16_104, "calibre")["canon"]) == (".50", "10x22mm")
    numbers = [row[4] for row in rows_of(transit_file)[-260:] if row[4].startswith("0.")]
    mended = [fault for fault in transit.unpivoted.faults if "had become a number" in fault.reason]
    assert len(mended) == len(numbers) == 38


@pytest.mark.shared
def test_eleven_pistols_of_one_consent_are_eleven(transit: Read, transit_file: Path) -> None:
    alike = Counter(map(tuple, rows_of(transit_file)))
    words = tuple(rows_of(transit_file)[15_932 - 3])
    assert words == tuple(rows_of(transit_file)[15_933 - 3])
    (pistols,) = [row for row in alike if row == words]
    assert alike[pistols] == 11
    (subjects,) = transit.engine.rows(
        """select count(*) as n from (
            select subject from draft where property in ('consent', 'goods', 'calibre')
            group by subject
            having string_agg(canon, '|' order by property) = '10x22mm|NL0074CDIU0016869|PISTOOL'
        )"""
    )
    assert subjects["n"] == 11


@pytest.mark.shared
def test_a_date_out_of_order_is_kept_and_listed(transit: Read) -> None:
    assert one(transit, 95, "date")["canon"] == "2004-04-07"
    listed = {fault.first: fault.reason for fault in transit.unpivoted.faults if "stands between" in fault.reason}
    assert listed[95].endswith("2005-03-30 and 2005-04-07; it is kept as written; perhaps 2005-04-07")
    assert sorted(listed) == [95, 441, 901, 1753, 1832, 2059, 14_437]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("line", "quantities"),
    [
        (385, [(1301, None)]), (8442, [(15_422, "kg")]), (5801, [(55_000, "pieces"), (8000, "m")]), (8355, [(2143, "kg")]),
        (11_142, [(2143, "pieces")]), (7603, [(None, None)]), (3360, []),
    ],
)  # fmt: skip
def test_quantities_keep_their_units(transit: Read, line: int, quantities: list[tuple[float | None, str | None]]) -> None:
    rows = transit.at(str(line)).get("quantity", [])
    assert {(row["low"], row["canon"]) for row in rows} == set(quantities)


@pytest.mark.shared
def test_a_unit_before_the_goods_is_the_quantitys(transit: Read, transit_file: Path) -> None:
    ahead = sum(row[3].lower().lstrip().startswith(("kg.", "kg ")) for row in rows_of(transit_file))
    (found,) = transit.engine.rows("select count(*) as n, min(canon) as unit, max(canon) as other from draft where property = 'unit'")
    assert (found["n"], found["unit"], found["other"]) == (ahead, "kg", "kg")
    assert ahead > 290


@pytest.mark.shared
def test_round_trips_are_no_transit(transit: Read, transit_file: Path) -> None:
    rows = rows_of(transit_file)
    trips = sum("v.v" in row[5] for row in rows) + sum(row[9].endswith("vv") for row in rows)
    assert trips == 7834 + 183
    (found,) = transit.engine.rows("select count(distinct subject) as n from draft where property = 'role' and canon = 'round_trip'")
    assert found["n"] == trips
    assert said(transit, 99, "role") == ["v.v."]
    assert one(transit, 99, "recipient")["canon"] == "zuid-afrika"
    assert "role" not in transit.at("2")


@pytest.mark.shared
def test_one_state_in_several_spellings_is_one(transit: Read) -> None:
    found = transit.engine.rows("select distinct canon, said from draft where property in ('supplier', 'recipient')")
    spellings = {row["said"] for row in found}
    assert {"VS", "VERENIGDE STATEN"} <= spellings
    assert all(row["said"] == row["said"].strip() for row in found)
    assert code_of("vs") == code_of("verenigde staten") == {"USA"}
    assert code_of("irak") == {"IRQ"}
    assert {row["canon"] for row in found if fold(row["said"]).startswith("irak")} == {"irak"}
    assert one(transit, 4305, "recipient")["canon"] == "irak"


@pytest.mark.shared
def test_an_answer_in_the_column_before_its_own_is_put_there(transit: Read) -> None:
    assert [fault.first for fault in transit.unpivoted.faults if "VP/AN" in fault.reason] == [9255]
    assert (one(transit, 9255, "stage")["said"], one(transit, 9255, "stage")["canon"]) == ("VP AN", "proposed")


@pytest.mark.shared
def test_a_transit_that_was_given_up_is_not_shipped(transit: Read, transit_file: Path) -> None:
    given_up = sum("AN" in row[7] for row in rows_of(transit_file))
    rows = transit.engine.rows("select canon, count(*) as n from draft where property = 'stage' group by canon order by canon")
    assert [(row["canon"], row["n"]) for row in rows] == [("proposed", given_up), ("unknown", 8)]
    assert day("2005-03-30") == one(transit, 94, "date")["low"]


@pytest.fixture(scope="module")
def licences_file(shared: Path) -> Path:
    return shared / "registers" / "dutch" / "export_licences_2004-2014.csv"


@pytest.fixture(scope="module")
def licences(licences_file: Path) -> Read:
    return read_one(licences_file)


@pytest.mark.shared
def test_16592_licences_are_read(licences: Read) -> None:
    assert licences.register == "dutch_licences"
    assert account(licences) == (16_592, 16_592, 0, 0, 0)
    assert not licences.unpivoted.vague


@pytest.mark.shared
def test_a_licence_has_its_days_in_either_notation(licences: Read) -> None:
    assert (one(licences, 2, "date")["canon"], one(licences, 2, "expires")["canon"]) == ("2004-01-05", "2005-01-31")
    assert one(licences, 144, "expires")["canon"] == "2005-02-28"
    assert one(licences, 1935, "expires")["canon"] == "2006-04-30"
    (span,) = licences.engine.rows("select min(low) as first, max(low) as last from draft where property = 'date'")
    assert day("2004-01-01") <= span["first"] < span["last"] <= day("2014-12-31")


@pytest.mark.shared
def test_31_june_is_refused_and_its_licence_kept(licences: Read) -> None:
    mended = [fault for fault in licences.unpivoted.faults if fault.repaired]
    refused_days = [fault.first for fault in licences.unpivoted.faults if fault.cell and "a day that exists" in fault.reason]
    assert refused_days == [14_258, 14_259]
    assert sorted(fault.first for fault in mended if "number of a day" in fault.reason) == [1935, 4270, 4809, 5156]
    assert len(mended) == 4
    end = one(licences, 14_258, "expires")
    assert (end["said"], end["canon"], end["low"], end["high"]) == ("31-06-2014", None, None, None)
    assert one(licences, 14_258, "money")["low"] == 1_000_000


@pytest.mark.shared
def test_licences_say_what_is_temporary_and_what_passes(licences: Read, licences_file: Path) -> None:
    rows = rows_of(licences_file)
    counted = licences.engine.rows("select property, canon, count(*) as n from draft group by property, canon")
    found = {(row["property"], row["canon"]): row["n"] for row in counted}
    assert found["condition", "temporary"] == sum(row[5] == "T" for row in rows) == 4262
    assert found["role", "transit"] == sum(row[8] == "D" for row in rows) == 13
    assert found["role", "unknown"] == sum(row[8] in "34" for row in rows if row[8]) == 351
    assert found["renewal", "yes"] == sum(row[6].strip() == "J" for row in rows)
    assert found["supplier", "nederland"] == 16_592 - 13


@pytest.mark.shared
def test_no_value_is_not_the_value_0(licences: Read, licences_file: Path) -> None:
    rows = list(enumerate(rows_of(licences_file), 2))
    assert [line for line, row in rows if not row[14]] == [15_660, 15_788, 16_124]
    assert all("money" not in licences.at(str(line)) for line in (15_660, 15_788, 16_124))
    (found,) = licences.engine.rows("select count(*) as n, sum(low) as total from draft where property = 'money'")
    assert found["n"] == 16_592 - 3
    assert found["total"] == sum(int(row[14]) for _, row in rows if row[14])


@pytest.fixture(scope="module")
def dual_use_file(shared: Path) -> Path:
    return shared / "registers" / "dutch" / "dual_use_2004-2015.csv"


@pytest.fixture(scope="module")
def dual_use(dual_use_file: Path) -> Read:
    return read_one(dual_use_file)


@pytest.mark.shared
def test_6335_licences_of_dual_use_in_6414_lines(dual_use: Read, dual_use_file: Path) -> None:
    assert dual_use.register == "dutch_dual_use"
    assert account(dual_use) == (6335, 6335, 0, 0, 0)
    assert dual_use_file.read_bytes().count(b"\n") == 6414
    broken = [fault for fault in dual_use.unpivoted.faults if "a line break" in fault.reason]
    assert sum(fault.last - fault.first for fault in broken) == 6414 - 1 - 6335


@pytest.mark.shared
def test_the_sign_tells_the_order_of_a_date(dual_use: Read) -> None:
    assert one(dual_use, 2, "date")["canon"] == "2004-01-05"
    assert one(dual_use, 395, "date")["canon"] == "2005-01-13"
    (span,) = dual_use.engine.rows("select min(low) as first, max(low) as last, count(*) as n from draft where property = 'date'")
    assert span["n"] == 6335
    assert day("2004-01-01") <= span["first"] < span["last"] <= day("2015-12-31")


@pytest.mark.shared
def test_an_amount_that_lost_its_noughts_is_not_read(dual_use: Read, dual_use_file: Path) -> None:
    with dual_use_file.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        unclear = [",".join(row) for row in reader if row[8].count(".") == 1 and len(row[8].split(".")[1]) < 3]
    refused = [fault for fault in dual_use.unpivoted.faults if "a whole amount of euros" in fault.reason]
    assert sorted(",".join(fault.words) for fault in refused) == sorted(unclear)
    assert len(unclear) == 20
    assert {one(dual_use, 6334, "money")["low"], one(dual_use, 6335, "money")["low"]} == {None, 2_308_000}
    assert one(dual_use, 6337, "money")["low"] == 5539
    assert one(dual_use, 2, "money")["low"] == 25_740


@pytest.mark.shared
def test_the_way_is_no_destination(dual_use: Read) -> None:
    assert [row["canon"] for row in dual_use.at("2")["recipient"]] == ["chili"]
    assert one(dual_use, 2, "end_use")["said"] == "Nachtzichtsystemen"
    names = {row["canon"] for row in dual_use.engine.rows("select distinct canon from draft where property = 'recipient'")}
    assert not [name for name in names if " via " in f" {name} "]
    assert {"bosnie en herzegovina", "servie en montenegro", "trinidad en tobago"} & names
