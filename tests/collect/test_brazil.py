"""Tables of Brazil's police: case and remarks, keys that leave a word open, years of make that cannot be."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.collect.reading import Read, day, read_one


@pytest.fixture(scope="module")
def brazil(shared: Path) -> Path:
    return shared / "registers" / "brazil"


@pytest.fixture(scope="module")
def seizures(brazil: Path) -> Read:
    return read_one(brazil / "rj_police_seizures_2017-2022_stripped.csv")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.shared
def test_every_seizure_is_read_three_without_their_month(brazil: Path, seizures: Read) -> None:
    rows = rows_of(brazil / "rj_police_seizures_2017-2022_stripped.csv")
    odd = [number for number, row in enumerate(rows, 2) if len(row["registered_month"]) != 7 or row["registered_month"][4] != "-"]
    unpivoted = seizures.unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped) == (128_734, 128_734, 0, 0, 0)
    assert [fault.first for fault in unpivoted.faults] == odd == [113_527, 117_105, 121_227]
    assert len(seizures.subjects) == 128_734
    lots = seizures.engine.rows("select count(*) as n from draft where property = 'category' and canon = 'municao'")
    assert lots[0]["n"] == sum(row["class"] == "MUNIÇÃO" for row in rows) == 64_209


@pytest.mark.shared
def test_letter_case_parts_no_owners_and_no_states(seizures: Read) -> None:
    marks = [seizures.at(line)["owner_mark"][0] for line in ("15", "82")]
    assert len({mark["said"] for mark in marks}) == 2
    assert len({mark["canon"] for mark in marks}) == 1
    states = [seizures.at(line)["maker_state"][0] for line in ("15", "82")]
    assert ({state["said"] for state in states}, {state["canon"] for state in states}) == ({"Brasil", "BRASIL"}, {"brasil"})
    unknown = seizures.engine.rows(
        "select distinct said from draft where property = 'maker_state' and canon = 'unknown' order by said"
    )
    assert [row["said"] for row in unknown] == ["IGNORADO", "Ignorado"]


@pytest.mark.shared
def test_numbers_are_pulled_out_of_remarks(brazil: Path, seizures: Read) -> None:
    """No number of the file is written down here: what is expected is cut out of the cell by hand."""
    cells = {number: row["serial"] for number, row in enumerate(rows_of(brazil / "rj_police_seizures_2017-2022_stripped.csv"), 2)}
    several = seizures.at("111587")["serial"]
    parts = [piece.partition(":") for piece in cells[111587].split("(")[0].split("/")]
    ours = {"CANO": "barrel", "FERROLHO": "bolt", "ARMAÇÃO": "frame"}
    assert {row["canon"] for row in several} == {f"{number.replace('*', '?')} {ours[part]}" for part, _, number in parts}
    (unread,) = seizures.at("111712")["serial"]
    assert unread["canon"] == cells[111712].split(",")[0].replace("X", "?")
    (inside,) = seizures.at("120423")["serial"]
    assert inside["canon"] == cells[120423].rpartition("nº")[2] + " bolt"
    for line in (111587, 111712, 120423):
        assert seizures.at(str(line))["serial_condition"][0]["said"] == cells[line], "the text is kept"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "register", "rows"),
    [("key_calibre_half.csv", "brazil_keys", 881), ("key_make_half.csv", "brazil_keys", 510), ("key_offence.csv", "brazil_keys", 782),
     ("key_police_calibre.csv", "brazil_keys", 34), ("key_type.csv", "brazil_keys", 23),
     ("sp_serial_values_frequency.xlsx", "brazil_serial_words", 563), ("sp_taurus_decoded_half.csv", "brazil_decoded", 5799),
     ("taurus_serial_rule_1.csv", "brazil_serial_rules", 108), ("taurus_serial_rule_2.csv", "brazil_serial_rules", 468),
     ("taurus_serial_rule_3.csv", "brazil_serial_rules", 324)],
)  # fmt: skip
def test_the_tables_beside_it(brazil: Path, name: str, register: str, rows: int) -> None:
    read = read_one(brazil / name)
    assert read.register == register
    assert (read.unpivoted.records, read.unpivoted.read, len(read.subjects)) == (rows, rows, rows)


@pytest.mark.shared
def test_a_key_is_compared_without_case_and_an_open_word_is_no_answer(brazil: Path) -> None:
    calibres, makes = (read_one(brazil / f"key_{name}_half.csv") for name in ("calibre", "make"))
    one = calibres.at("47")["meaning"][0]
    spelt = calibres.engine.rows(f"select distinct said from draft where property = 'meaning' and canon = '{one['canon']}'")
    assert len(spelt) == 2
    states = {row["said"]: row["canon"] for row in makes.statements if row["property"] == "country"}
    assert states["CHECKMANUAL"] == "unknown"
    assert states["REP. THECA"] == "rep. theca"
    assert {row["said"] for row in makes.statements if row["property"] == "scheme"} == {"make"}


@pytest.mark.shared
def test_rules_are_read_to_their_end(brazil: Path) -> None:
    rule = read_one(brazil / "taurus_serial_rule_3.csv")
    assert [rule.at("325")[prop][0]["said"] for prop in ("year_made", "month_made")] == ["2045", "12"]
    assert [rule.at("2")[f"letter_{n}"][0]["said"] for n in (1, 2, 3)] == ["A", "A", "A"]
    two = read_one(brazil / "taurus_serial_rule_2.csv").at("2")
    assert [two[prop][0]["said"] for prop in ("letter_1", "letter_2", "year_made", "month_made")] == ["A", "A", "1981", "1"]
    assert "maker" not in {row["property"] for row in rule.statements}
    before = read_one(brazil / "taurus_serial_rule_1.csv").at("2")["year_made"][0]
    assert (before["said"], before["low"], before["high"]) == ("pré-1954", None, day("1953-12-31"))


@pytest.mark.shared
def test_no_year_after_the_seizure_is_a_year_of_make(brazil: Path) -> None:
    rows = rows_of(brazil / "sp_taurus_decoded_half.csv")
    late = [number for number, row in enumerate(rows, 2) if int(row["year_made"]) > int(row["year_seized"])]
    read = read_one(brazil / "sp_taurus_decoded_half.csv")
    assert len(late) == 5
    assert [(fault.first, fault.repaired) for fault in read.unpivoted.faults] == [(line, True) for line in late]
    for line in late:
        told = read.at(str(line))
        assert "serial" in told
        assert not {"year_made_low", "year_made_high", "month_made"} & set(told)
    made = read.engine.rows(
        """select count(*) as n from draft made join draft seized using (subject)
        where made.property = 'year_made_high' and seized.property = 'listed' and made.high > seized.high"""
    )
    assert made[0]["n"] == 0
