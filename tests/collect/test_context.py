"""Embargoes, treaties, states and the corruption index: the real lists, with each fault that is known of them.

What is expected was counted with ``csv`` or by hand in the files themselves, and stands in the notes of the data.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from headstamp.casefile.sources import look
from headstamp.collect.detect.recognise import recognise
from tests.collect.reading import Read, day, read_one

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def registers(shared: Path) -> Path:
    return shared / "registers"


def account(read: Read) -> tuple[int, ...]:
    unpivoted = read.unpivoted
    return unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped


def listed(read: Read) -> list[tuple[int, str]]:
    return [(fault.first, fault.reason.split(":")[0]) for fault in read.unpivoted.faults if fault.repaired]


def canons(read: Read, prop: str) -> Counter[str]:
    return Counter(row["canon"] for row in read.statements if row["property"] == prop)


# -- embargoes ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def embargoes(registers: Path) -> Read:
    return read_one(registers / "embargoes" / "embargo.csv")


def test_79_embargoes_and_five_empty_records(embargoes: Read, registers: Path) -> None:
    rows = list(csv.reader((registers / "embargoes" / "embargo.csv").open(encoding="utf-8-sig", newline="")))[1:]
    filled = [row for row in rows if any(row)]
    assert account(embargoes) == (len(rows), len(filled), 0, 0, len(rows) - len(filled))
    assert len(filled) == 79


@pytest.mark.parametrize(
    ("line", "begin", "end"),
    [("24", "1966-12-16", "1979-12-21"), ("34", "1963-08-07", "1977-11-04"), ("79", "2005-02-25", "2005-05-28"),
     ("2", "2000-12-19", None)],
)  # fmt: skip
def test_years_of_two_digits_are_of_the_right_century(embargoes: Read, line: str, begin: str, end: str | None) -> None:
    told = embargoes.at(line)
    assert [row["low"] for row in told["from"]] == [day(begin)]
    assert [row["high"] for row in told.get("to", [])] == ([day(end)] if end else [])
    latest = max(row["high"] for row in embargoes.statements if row["high"] is not None)
    assert latest < day("2021-05-07"), "no day after the file was made"


def test_issuers_are_read_off_documents(embargoes: Read) -> None:
    assert canons(embargoes, "issuer") == {"UN": 33, "EU": 39, "OSCE": 1, "LAS": 1}
    assert not embargoes.unpivoted.vague
    dashes = [line for line, why in listed(embargoes) if why == "no document is named"]
    assert dashes == [74, 75, 77, 79, 80]
    assert all("document" not in embargoes.at(str(line)) for line in dashes)


def test_of_one_document_of_two_embargoes_24_years_apart_the_wrong_one_is_listed(embargoes: Read) -> None:
    late = [fault.first for fault in embargoes.unpivoted.faults if "did not found it" in fault.reason]
    assert late == [28], "the resolution is of 2015: its other embargo, of 2015, is right"
    assert not [line for line, why in listed(embargoes) if why.startswith("the document of another")]


def test_the_rewritten_list_speaks_of_the_same_embargoes(embargoes: Read, shared: Path) -> None:
    rewritten = read_one(shared / "demo" / "arms_embargoes_as_compiled_2021.csv")
    assert account(rewritten) == (78, 78, 0, 0, 0)
    assert rewritten.subjects < embargoes.subjects
    days = [
        {(row["subject"], row["property"], row["low"], row["high"]) for row in read.statements
         if row["property"] in ("from", "suspended", "to") and row["subject"] in rewritten.subjects}
        for read in (embargoes, rewritten)
    ]  # fmt: skip
    assert days[0] == days[1]


# -- treaties ----------------------------------------------------------------------------------------------------

LISTS = {
    "arms_trade_treaty.csv": (118, 118, 19, 41, {"ratification": 38, "approval": 2, "acceptance": 1}, "2014-06-16"),
    "cluster_munitions.csv": (113, 108, 3, 84, {"ratification": 77, "accession": 5, "acceptance": 2}, "2013-09-13"),
    "firearms_protocol.csv": (
        123, 52, 0, 109, {"ratification": 37, "accession": 69, "approval": 1, "acceptance": 1, "succession": 1}, "2014-03-21",
    ),
    "ottawa_mine_ban.csv": (
        162, 133, 0, 161, {"ratification": 129, "accession": 27, "acceptance": 2, "succession": 2, "approval": 1}, "2012-12-27",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_participants_asks_which_treaty_it_is(registers: Path, name: str) -> None:
    path = registers / "treaties" / name
    answer = recognise(path, name, look(path))
    assert (answer.register, answer.asks) == ("treaty_participation", ("treaty",))


@pytest.mark.parametrize("name", LISTS)
def test_every_act_of_a_list_is_read(registers: Path, name: str) -> None:
    count, signed, provisional, bound, acts, latest = LISTS[name]
    read = read_one(registers / "treaties" / name, told_as="treaty=X")
    assert account(read) == (count, count, 0, 0, 0)
    assert not read.unpivoted.vague
    assert [sum(canons(read, prop).values()) for prop in ("signed", "applied_provisionally", "bound")] == [
        signed, provisional, bound,
    ]  # fmt: skip
    assert canons(read, "bound_by") == acts
    assert canons(read, "treaty") == {"X": count}
    assert max(row["high"] for row in read.statements if row["high"] is not None) == day(latest)


def test_an_act_with_its_letter(registers: Path) -> None:
    read = read_one(registers / "treaties" / "arms_trade_treaty.csv", told_as="treaty=ATT")
    told = read.at("106")
    assert [row["said"] for row in told["applied_provisionally"]] == ["16 Jun 2014 n"]
    assert [(row["said"], row["canon"]) for row in told["bound_by"]] == [("16 Jun 2014", "ratification")]


def test_the_index_of_treaties(registers: Path) -> None:
    read = read_one(registers / "treaties" / "un_treaty_index.csv")
    assert account(read) == (401, 401, 0, 0, 0)
    assert canons(read, "chapter")["Disarmament"] == 12


# -- states ------------------------------------------------------------------------------------------------------


def test_the_states_of_correlates_of_war(registers: Path) -> None:
    path = registers / "states" / "cowstates.csv"
    read = read_one(path)
    assert read.register == "cow_states"
    assert account(read) == (243, 243, 0, 0, 0)
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    assert canons(read, "cow") == Counter(str(int(float(row["cowcode"]))) for row in rows)
    assert canons(read, "to")["open"] == sum(row["end"] == "9999-12-31" for row in rows) > 100
    assert [row["canon"] for row in read.at("2")["cow"]] == ["2"]


def test_the_states_after_gleditsch_and_ward(registers: Path) -> None:
    assert account(read_one(registers / "states" / "gwstates.csv")) == (239, 239, 0, 0, 0)


# -- the corruption index ----------------------------------------------------------------------------------------


def test_the_corruption_index(registers: Path) -> None:
    path = registers / "indices" / "corruption-perceptions.csv"
    raw = path.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\r\n") == 253
    rows = list(csv.DictReader(raw.decode("cp1252").replace("\r\r\n", "\n").splitlines()))
    scores = [row[year] for row in rows for year in row if year != "country" and row[year] != "0.0"]
    asked = recognise(path, path.name, look(path))
    assert (asked.parts, asked.asks) == ((), ("corruption_index",)), "many tables have a country and years"
    read = read_one(path, told_as="corruption_index")
    assert account(read) == (252, 252, 0, 0, 0)
    assert sum(canons(read, "by_year").values()) == len(scores) == 3166
    assert not any(row["low"] == 0 for row in read.statements if row["property"] == "by_year")
    again = [fault.first for fault in read.unpivoted.faults if fault.repaired]
    assert again == [70, 88, 114, 118, 164, 206, 208]
    assert [row["said"] for row in read.at("88")["by_year"]] == ["1995: 7.0"]
    assert "1995: 7.0" not in [row["said"] for row in read.at("87")["by_year"]]
    ivory = ["Cote d'Ivoire", "Cote d´Ivoire", "Côte D'Ivoire", "Côte d´Ivoire", "Côte d’Ivoire", "Côte-d'Ivoire", "Ivory Coast"]
    said = {row["said"] for row in read.statements if row["property"] == "country"}
    assert set(ivory) <= said


# -- conflicts and support ---------------------------------------------------------------------------------------


def numbers(path: Path, ids: str) -> int:
    """How many ids a column of lists holds in all."""
    rows = csv.DictReader(path.open(encoding="utf-8-sig", newline=""))
    return sum(len([one for one in row[ids].split(",") if one.strip()]) for row in rows)


def test_armed_conflicts(registers: Path) -> None:
    path = registers / "ucdp" / "ucdp-prio-acd-221.csv"
    read = read_one(path)
    assert account(read) == (2568, 2568, 0, 0, 0)
    assert not read.unpivoted.faults
    for prop, ids in (("side_b", "side_b_id"), ("side_a_with", "gwno_a_2nd"), ("side_b_with", "gwno_b_2nd"), ("location", "gwno_loc")):
        assert sum(canons(read, prop).values()) == numbers(path, ids), prop
    assert canons(read, "intensity") == {"minor": 1916, "war": 652}
    assert canons(read, "subject") == {"territory": 1424, "government": 1126, "both": 18}
    assert canons(read, "type") == {
        "intrastate": 1893, "internationalised intrastate": 420, "interstate": 138, "extrasystemic": 117,
    }  # fmt: skip


def test_conflicts_between_groups(registers: Path) -> None:
    path = registers / "ucdp" / "ucdp-nonstate-221.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    crossed = [row for row in rows if int(row["low_fatality_estimate"]) > int(row["high_fatality_estimate"])]
    read = read_one(path)
    assert account(read) == (1442, 1442, 0, 0, 0)
    assert read.unpivoted.cells == 2 * len(crossed) == 8
    low = [fault.words[0] for fault in read.unpivoted.faults if fault.cell == "low_fatality_estimate"]
    assert low == [row["conflict_id"] for row in crossed]
    broken = [(fault.first, fault.last) for fault in read.unpivoted.faults if "line break" in fault.reason]
    assert broken == [(963, 964), (965, 966)]
    assert sum(canons(read, "side_b_with").values()) == numbers(path, "gwno_b_2nd")
    assert sum(canons(read, "side_a").values()) == 1442


def test_deaths_in_battle(registers: Path) -> None:
    path = registers / "ucdp" / "BattleDeaths_v24_1_conf.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    outside = [at for at, row in enumerate(rows, 2) if not int(row["bd_low"]) <= int(row["bd_best"]) <= int(row["bd_high"])]
    read = read_one(path)
    assert account(read) == (1520, 1520, 0, 0, 0)
    assert [line for line, why in listed(read) if why.startswith("the best")] == outside
    whole = [line for line, why in listed(read) if why == "side_b"]
    assert [row["said"] for line in whole for row in read.at(str(line))["side_b"]] == [rows[line - 2]["side_b"] for line in whole]
    assert {rows[line - 2]["side_b_id"] for line in whole} == {"169, 170"}
    for prop, column in (("deaths_low", "bd_low"), ("deaths_best", "bd_best"), ("deaths_high", "bd_high")):
        low = sum(row["low"] for row in read.statements if row["property"] == prop)
        assert low == sum(int(row[column]) for row in rows), prop


def test_external_support(registers: Path) -> None:
    path = registers / "ucdp" / "ucdp-esd-ay-181_without-two-conflict-places.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    read = read_one(path)
    assert account(read) == (4574, 4574, 0, 0, 0)
    assert [(fault.first, fault.last) for fault in read.unpivoted.faults if "line break" in fault.reason] == [
        (4269, 4270), (4271, 4272), (4273, 4274),
    ]  # fmt: skip
    odd = [line for line, why in listed(read) if why == "ext_name"]
    assert odd == [2177, 2178, 2179]
    for line in odd:
        assert [row["said"] for row in read.at(str(line))["supporters"]] == ["Puntland State of Somalia"]
    # Of three rows two ids have one name; all other lists hold as many names as ids.
    assert sum(canons(read, "supporters").values()) == sum(int(row["ext_count"]) for row in rows) - 3
    said = {row["said"] for row in read.statements if row["property"] == "supporters"}
    assert {"Interahamwe, ex-FAR", "UNITA", "Military Junta for the Consolidation of Democracy, Peace and Justice"} <= said
    assert canons(read, "weapons") == {"coded": 1703, "not coded": 2871}
    assert canons(read, "support") == {"coded": 2866, "not coded": 1708}
    assert canons(read, "is_coalition") == {"no": 2737, "yes": 129}


# -- types, goods and codes --------------------------------------------------------------------------------------


def test_the_whole_list_of_weapon_types(registers: Path) -> None:
    path = registers / "taxonomy" / "siso_2009_entity_types_flat.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    deleted = [row for row in rows if row["description"] == "(deleted)"]
    assert (len(rows), len(deleted)) == (12_271, 630)
    read = read_one(path)
    assert (read.register, account(read)) == ("weapon_types", (12_271, 12_271 - 630, 0, 0, 630))
    marked = [at for at, row in enumerate(rows, 2) if row["description"].startswith("(deleted)") and row not in deleted]
    assert [line for line, _ in listed(read)] == marked
    assert [row["said"] for row in read.at(str(marked[0]))["name"]] == ["Golf I class"]
    said = read.engine.rows("select count(*) as n from draft where property = 'name' and said like '%deleted%'")
    assert said[0]["n"] == 0


def test_the_selection_of_weapon_types(shared: Path) -> None:
    assert account(read_one(shared / "demo" / "weapon_types_siso_2009.csv")) == (3617, 3617, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "register", "count"),
    [("siso_v28_weapon_lists.csv", "siso_weapon_lists", 843), ("harmonized-system.csv", "hs_codes", 6940),
     ("country-codes.csv", "country_codes", 249)],
)  # fmt: skip
def test_lists_of_codes(registers: Path, name: str, register: str, count: int) -> None:
    read = read_one(registers / "taxonomy" / name)
    assert (read.register, account(read)) == (register, (count, count, 0, 0, 0))
    assert not read.unpivoted.faults
    assert len(read.subjects) == count


def test_customs_codes_keep_their_noughts(registers: Path) -> None:
    read = read_one(registers / "taxonomy" / "harmonized-system.csv")
    codes = canons(read, "code")
    assert {"01", "0101", "010121", "93", "8710"} <= set(codes)
    assert set(codes.values()) == {1}


def test_a_code_may_read_like_a_missing_value(registers: Path) -> None:
    read = read_one(registers / "taxonomy" / "country-codes.csv")
    assert canons(read, "alpha_2")["NA"] == 1
    assert sum(canons(read, "region").values()) == 248


def test_codes_and_names_ask_whose_they_are(registers: Path) -> None:
    path = registers / "taxonomy" / "siso_2009_country_codes.csv"
    answer = recognise(path, path.name, look(path))
    assert (answer.register, answer.asks) == ("code_list", ("scheme",))
    assert account(read_one(path, told_as="scheme=SISO-2009-countries")) == (263, 263, 0, 0, 0)
