"""SIPRI's register: broken orders, flags, encodings, years; and the real releases, where they are at hand."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from headstamp.casefile.sources import look
from headstamp.collect.detect.recognise import recognise
from headstamp.collect.registers.description import register_named
from headstamp.collect.registers.sipri.read import chosen, selection, vintage
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.selection import Selection
from tests.collect.reading import REGISTERS, Read, day, read_one, written

HEADER = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons"
)
ONE = "Ruritania,Syldavia,1987,?,12,?,Kestrel-2,light helicopter,10,,1988; 1989,New,For the guard,1.5,18,15"
TWO = "Freedonia,Borduria,2003,,9,,Hammer,APC,9,,2004,New,,0.1,0.9,0.9"
THREE = "Borduria,Syldavia,2005,,4,,Lance,tank,4,,2006,New,,1,4,4"


OLDER = ("damaged/*uncertainty*", "damaged/*1991plus*", "damaged/*1990plus*", "rtf*/artillery.rtf", "rtf*/armoured_vehicles.rtf")
"""Copies of older releases, which use shorter words."""


def read_lines(folder: Path, *lines: str, end: str = "\n", header: str = HEADER) -> Read:
    return read_one(written(folder / "register.csv", end.join((header, *lines, ""))))


def account(read: Read) -> tuple[int, int, int, int, int]:
    unpivoted = read.unpivoted
    return unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped


def repaired(read: Read) -> list[tuple[int, int]]:
    return [(fault.first, fault.last) for fault in read.unpivoted.faults if fault.repaired]


def refused(read: Read) -> list[int]:
    return sorted(fault.first for fault in read.unpivoted.faults if not fault.repaired)


@pytest.mark.parametrize("at", range(len(ONE) - 4))
def test_a_break_anywhere_in_an_order_is_mended_or_refused(tmp_path: Path, at: int) -> None:
    """Up to the last cell, whose halves cannot be told from an order and a stray number."""
    whole = read_lines(tmp_path, ONE, TWO, THREE)
    broken = read_lines(tmp_path, ONE[: at + 1], ONE[at + 1 :], TWO, THREE)
    assert broken.unpivoted.records == 4
    others = {row["id"] for row in whole.statements if not row["locator"].startswith("line=2&")}
    assert others <= broken.ids, "a break in one order changes another"
    cells = {fault.cell for fault in broken.unpivoted.faults if fault.cell}
    if any(fault.is_row for fault in broken.unpivoted.faults):
        assert not [row for row in broken.statements if row["locator"].startswith("line=2-3")]
    elif cells:
        # The order is kept, and says nothing else than it said: but for the cells that cannot be read any more.
        before = {(row["property"], row["said"]) for row in whole.statements if row["locator"].startswith("line=2&")}
        after = {(row["property"], row["said"]) for row in broken.statements
                 if row["locator"].startswith("line=2-3") and row["hedge"] != "unreadable"}  # fmt: skip
        assert after < before
    else:
        assert account(broken) == (4, 3, 0, 1, 0)
        assert repaired(broken) == [(2, 3)]
        lines = next(fault.words for fault in broken.unpivoted.faults)
        assert "".join(lines) == ONE
        assert broken.subjects == whole.subjects or at < ONE.index("light"), "a key cell was broken"


@pytest.mark.parametrize("at", range(len(ONE) - 4, len(ONE) - 1))
def test_a_break_in_the_last_cell_refuses_the_order(tmp_path: Path, at: int) -> None:
    broken = read_lines(tmp_path, ONE[: at + 1], ONE[at + 1 :], TWO, THREE)
    complete = ONE[: at + 1].count(",") == 15
    assert refused(broken) == ([2, 3] if complete else [])
    assert {row["locator"].split("&")[0] for row in broken.statements} >= {"line=4", "line=5"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_several_breaks_in_one_order(tmp_path: Path, end: str) -> None:
    parts = ("Ruritania,Syldavia,1987,?,12,?,Kestrel-2,light", "helicopter,10,,1988;", "1989,New,For", "the guard,1.5,18,15")
    broken = read_lines(tmp_path, TWO, *parts, THREE, end=end)
    whole = read_lines(tmp_path, TWO, ONE, THREE, end=end)
    assert account(broken) == (6, 3, 0, 3, 0)
    assert repaired(broken) == [(3, 6)]
    assert broken.ids == whole.ids


def test_a_stray_line_joins_no_order(tmp_path: Path) -> None:
    read = read_lines(tmp_path, ONE, "Source: nobody", TWO)
    assert refused(read) == [3]
    assert read.subjects == read_lines(tmp_path, ONE, TWO).subjects


def test_too_many_cells_are_refused_alone(tmp_path: Path) -> None:
    assert account(read_lines(tmp_path, ONE, TWO + ",7", THREE)) == (3, 2, 1, 0, 0)


def test_blank_lines_and_a_line_of_commas_are_skipped(tmp_path: Path) -> None:
    assert account(read_lines(tmp_path, ONE, "", ",,,,,,,,,,,,,,,", "   ", TWO)) == (5, 2, 0, 0, 3)


def test_halves_that_a_spreadsheet_padded_are_joined(tmp_path: Path) -> None:
    first, second = ONE.split(" guard,")
    padded = (first + ",,,", "guard," + second + "," * 12)
    read = read_lines(tmp_path, TWO, *padded, THREE)
    assert account(read) == (4, 3, 0, 1, 0)
    assert read.ids == read_lines(tmp_path, TWO, ONE, THREE).ids
    assert next(f.words for f in read.unpivoted.faults) == padded


def test_a_padded_half_without_its_first_half_is_refused(tmp_path: Path) -> None:
    assert refused(read_lines(tmp_path, ",0.1,0.9,0.9" + "," * 12, TWO)) == [2]
    assert refused(read_lines(tmp_path, TWO, "guard,0.1,0.9,0.9" + "," * 12, THREE)) == [2, 3]


def test_a_last_line_without_end_is_listed(tmp_path: Path) -> None:
    read = read_one(written(tmp_path / "cut.csv", "\n".join((HEADER, ONE, TWO))))
    assert read.unpivoted.read == 2
    assert repaired(read) == [(3, 3)]
    assert "no line end" in read.unpivoted.faults[0].reason


def test_encodings_give_the_same_statements(tmp_path: Path) -> None:
    text = "\n".join((HEADER, ONE.replace("guard", "Wärtsilä guard"), ""))
    reads = [
        read_one(written(tmp_path / name, text.encode(encoding)))
        for name, encoding in (("a", "utf-8"), ("b", "utf-8-sig"), ("c", "cp1252"))
    ]
    assert reads[0].ids == reads[1].ids == reads[2].ids
    assert "For the Wärtsilä guard" in {row["said"] for row in reads[0].statements}


def test_a_blank_behind_a_designation_makes_no_other_weapon(tmp_path: Path) -> None:
    read = read_lines(tmp_path, TWO, TWO.replace("Hammer", "Hammer "))
    names = {(row["said"], row["canon"]) for row in read.statements if row["property"] == "designation"}
    assert names == {("Hammer", "hammer"), ("Hammer ", "hammer")}


def test_a_number_that_is_not_there_stays_unknown(tmp_path: Path) -> None:
    read = read_lines(tmp_path, TWO.replace(",9,,Hammer", ",,,Hammer"))
    assert "contracted.quantity" not in {row["property"] for row in read.statements}
    assert ("delivered.quantity", 9.0) in {(row["property"], row["low"]) for row in read.statements}


def test_twins_stay_two_under_any_order(tmp_path: Path) -> None:
    lines = [ONE, ONE, TWO, TWO.replace("9", "8"), THREE, ONE.replace("guard", "navy")]
    read = read_lines(tmp_path, *lines)
    assert len(read.subjects) == 6
    (note,) = read.unpivoted.notes
    assert note.startswith("2 records are alike in every cell to another, in 1 group, as at line=2 and line=3: ")
    for seed in range(8):
        random.Random(seed).shuffle(lines)
        again = read_lines(tmp_path, *lines)
        assert again.ids == read.ids


def test_a_refused_twin_renames_nobody(tmp_path: Path) -> None:
    """A row that a better cleaner may read one day holds its number among rows of equal key."""
    spoilt = ONE.replace("12,?", "a dozen,?")
    both = read_lines(tmp_path, ONE, spoilt)
    assert refused(both) == [3]
    readable = read_lines(tmp_path, ONE, ONE.replace("12,?", "13,?"))
    assert both.subjects == readable.subjects, "the row is kept; only its number cannot be read"


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Data generated: 18 May 2026 2:29:20 PM", "2026-05-18"),
        ("Data generated: 13 Mar 2025 10:02:49 AM", "2025-03-13"),
        ("Data generated: 3 September 2021", "2021-09-03"),
        ("Data generated: 31 Feb 2021", ""),
        ("Data generated: 3 Foo 2021", ""),
        ("", ""),
    ],
)
def test_the_preamble_tells_the_day(head: str, told: str) -> None:
    assert vintage(head) == told


ALL = "Transfers of major conventional arms from All countries  to All countries . Deals with deliveries made for the year range "


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (f"{ALL}'Not specified' to 'Not specified' \nData generated: 3 May 2021\n{HEADER}\n", Selection()),
        (f"{ALL.replace('  ', ' ').replace(' .', '.')}'Not specified' to 'Not specified'\r\n{HEADER}\r\n", Selection()),
        (f"{ALL}'Not specified' to 'Not specified' \n{HEADER.replace('Number delivered', 'Deliveries in the Year Range')}\n",
         Selection()),
        (f"{ALL}'Not specified' to 'Not specified' ,,,,\n{HEADER}\n", Selection()),
        (f"\ufeff{ALL}'Not specified' to 'Not specified' \n{HEADER.replace(',', ';')}\n", Selection()),
        (f"{ALL}'2000' to '2025' \n{HEADER}\n", Selection(2000, 2025)),
        (f"{ALL.replace('made for the', 'or orders made for')}'1990' to '2023'\n{HEADER}\n", Selection(1990, 2023)),
        (f"{ALL}'Not specified' to '2025' \n{HEADER}\n", Selection(None, 2025)),
        (f"{ALL}'1990' to 'Not specified'\n{HEADER}\n", Selection(1990)),
        (f"{ALL.replace('from All countries ', 'from Syldavia  ')}'Not specified' to 'Not specified' \n{HEADER}\n",
         Selection(suppliers=("Syldavia",))),
        (f'"{ALL.replace("from All countries", "from Syldavia, Bordurian Isles")}\'2000\' to \'2001\' "\n{HEADER}\n',
         Selection(2000, 2001, ("Syldavia", "Bordurian Isles"))),
        (f"{ALL.replace('to All countries', 'to Ruritania')}'Not specified' to 'Not specified' \n{HEADER}\n",
         Selection(recipients=("Ruritania",))),
        (f"{ALL.replace('major conventional arms', 'Artillery')}'Not specified' to 'Not specified' \n{HEADER}\n", None),
        (f"{ALL}'Not specified' to 'Not specified' Only Artillery\n{HEADER}\n", None),
        (f"{ALL}'soon' to 'Not specified'\n{HEADER}\n", None),
        (f"{ALL}'Not specified' to 'Not specified' \nrecipient,supplier,year_of_order,designation\n", None),
        (" Database search results for buyer 'All Countries' and seller  'Syldavia' and the years from 2008 to 2015 - "
         "(created: 17-09-2022)\n\nDeal ID;Seller;Buyer;\n", Selection(2008, 2015, ("Syldavia",))),
        (f"{HEADER}\n", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_first_lines_state_what_was_chosen(head: str, told: Selection | None) -> None:
    assert selection(head) == told


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (f"{ALL}'Not specified' to 'Not specified' \n{HEADER}\n", ""),
        (f"{ALL}'2000' to '2025' \r\n{HEADER}\r\n", "from All countries to All countries. Deals with deliveries made for the year "
         "range '2000' to '2025'"),
        (f"{ALL.replace('from All countries', 'from Syldavia')}'Not specified' to 'Not specified'\n", "from Syldavia to All countries"),
        ("\\fs40 Transfers of major weapons: Deals with deliveries or orders made for 1950 to 2022\\par \n", "made for 1950 to 2022"),
        ("Database search results for buyer 'All' and seller  'Syldavia' and the years from 2008 to 2015 - (created: 17-09-2022)",
         "and the years from 2008 to 2015"),
        (f"{HEADER}\n", "is not told"),
    ],
)  # fmt: skip
def test_what_was_chosen_is_told_or_that_nothing_tells_it(head: str, told: str) -> None:
    assert told in chosen(head)
    assert bool(chosen(head)) is bool(told)
    assert "created" not in chosen(head)
    assert "par" not in chosen(head)


@pytest.mark.parametrize(("name", "told"), [("sample.csv", True), ("sample_years.csv", False), ("sample_excerpt.csv", False)])
def test_which_samples_are_whole(name: str, told: bool) -> None:
    path = REGISTERS / "sipri" / name
    (part,) = recognise(path, path.name, look(path)).parts
    assert (part.selection == Selection()) is told


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("register_gen2026-05-18_order-level_1950-2026.csv", True),
        ("register_gen2025-03-13_order-level_1950-2024.csv", True),
        ("register_china-supplier_gen2026-07-14_variant-header.csv", False),
        ("damaged/mangled_partial_1990plus_nopreamble_committed2026-01-30.csv", False),
        ("damaged/mangled_partial_1991plus_nopreamble_committed2024-11-27.csv", False),
    ],
)
def test_which_releases_are_whole(sipri: Path, name: str, told: bool) -> None:
    path = sipri / name
    (part,) = recognise(path, path.name, look(path)).parts
    assert (part.selection == Selection()) is told


def test_a_renamed_or_moved_column_is_refused_by_name(tmp_path: Path) -> None:
    renamed = HEADER.replace("Weapon designation", "Weapon")
    with pytest.raises(Unrecognised, match=r"unknown 'Weapon'; no 'Weapon designation'"):
        read_lines(tmp_path, ONE, header=renamed)
    moved = HEADER.replace("Recipient,Supplier", "Supplier,Recipient")
    with pytest.raises(Unrecognised, match="in another order"):
        read_lines(tmp_path, ONE, header=moved)


# --- the real releases --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sipri(shared: Path) -> Path:
    return shared / "registers" / "sipri"


@pytest.fixture(scope="module")
def may(sipri: Path) -> Read:
    return read_one(sipri / "register_gen2026-05-18_order-level_1950-2026.csv")


@pytest.fixture(scope="module")
def march(sipri: Path) -> Read:
    return read_one(sipri / "register_gen2025-03-13_order-level_1950-2024.csv")


@pytest.mark.shared
def test_may_2026_has_29916_orders(may: Read) -> None:
    assert account(may) == (29_916, 29_916, 0, 0, 0)
    assert not may.unpivoted.vague
    assert all("alike in every cell" in note for note in may.unpivoted.notes)
    assert len(may.subjects) == 29_916


@pytest.mark.shared
def test_march_2025_has_29515_orders_and_four_continuation_lines(march: Read) -> None:
    assert account(march) == (29_519, 29_515, 0, 4, 0)
    assert not march.unpivoted.vague
    assert repaired(march) == [(5432, 5433), (21488, 21489), (25178, 25179), (27955, 27956)]
    assert all(len(fault.words) == 2 for fault in march.unpivoted.faults)
    thai = march.at("25178-25179")
    assert [row["said"] for row in thai["tiv_contracted"]] == ["3.5"]
    assert [row["said"] for row in thai["designation"]] == ["BTR-3"]
    assert thai["comments"][0]["said"].endswith("redesign for other engines")


@pytest.mark.shared
def test_faults_that_the_data_notes_list(may: Read) -> None:
    assert "Wärtsilä" in str(may.at("303"))
    assert may.at("119")["designation"][0]["said"] == "Fleyta/Skorpion "
    assert may.at("119")["designation"][0]["canon"] == "fleytaskorpion"
    assert "?615 m" in may.at("27465")["comments"][0]["said"]
    assert "contracted.quantity" not in may.at("527")
    assert may.at("527")["delivered.quantity"][0]["low"] == 25
    assert may.at("21660")["supplier"][0]["said"] == "unknown supplier(s)"


@pytest.mark.shared
def test_nine_pairs_of_identical_orders_stay_eighteen(may: Read) -> None:
    alike = may.engine.rows(
        """select words, count(*) as orders from (
            select string_agg(concat(property, ':', said), ' ' order by property, said) as words
            from draft group by subject
        ) group by words having count(*) > 1"""
    )
    assert [row["orders"] for row in alike] == [2] * 9
    assert any("in 9 groups, as at line=7624 and line=7680" in note for note in may.unpivoted.notes)


@pytest.mark.shared
def test_every_description_of_both_releases_has_a_class(sipri: Path, may: Read, march: Read) -> None:
    words = next(c.words for c in register_named("sipri").columns if c.property == "class")
    told = [read.engine.rows("select distinct said from draft where property = 'description'") for read in (may, march)]
    said = {row["said"].strip().casefold() for rows in told for row in rows}
    older: set[str] = set()
    for name in OLDER:
        read = read_one(next(sipri.glob(name)))
        rows = read.engine.rows("select distinct said from draft where property = 'description'")
        older |= {row["said"].strip().casefold() for row in rows}
    assert len(said) > 250
    assert said <= set(words), "a description without a class"
    assert set(words) <= said | older, "a class for a description that no release has"


@pytest.mark.shared
@pytest.mark.parametrize("name", ["sipri_excerpt_iraq.csv", "sipri_excerpt_armed_groups.csv"])
def test_a_row_of_an_excerpt_is_the_row_of_the_register(shared: Path, may: Read, name: str) -> None:
    excerpt = read_one(shared / "demo" / name)
    assert excerpt.unpivoted.refused == 0
    assert excerpt.ids <= may.ids
    subjects = ", ".join(f"'{subject}'" for subject in excerpt.subjects)
    rows = may.engine.rows(f"select id from draft where subject in ({subjects})")
    assert {row["id"] for row in rows} == excerpt.ids


@pytest.mark.shared
def test_a_shuffled_register_has_the_same_ids(sipri: Path, may: Read, tmp_path: Path) -> None:
    lines = (sipri / "register_gen2026-05-18_order-level_1950-2026.csv").read_bytes().split(b"\n")
    orders = lines[12:-1]
    random.Random(7).shuffle(orders)
    shuffled = read_one(written(tmp_path / "shuffled.csv", b"\n".join([*lines[:12], *orders, b""])))
    assert shuffled.ids == may.ids


@pytest.mark.shared
def test_a_release_of_chosen_years_is_known_as_one(sipri: Path) -> None:
    path = sipri / "register_china-supplier_gen2026-07-14_variant-header.csv"
    (part,) = recognise(path, path.name, look(path)).parts
    assert (part.vintage, part.selection) == ("2026-07-14", Selection(2000, 2025, ("China",)))
    assert account(read_one(path)) == (692, 692, 0, 0, 0)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("mangled_partial_1990plus_nopreamble_committed2026-01-30.csv", (14_286, 14_284, 0, 2, 0)),
        ("mangled_partial_1991plus_nopreamble_committed2024-11-27.csv", (13_499, 13_497, 0, 2, 0)),
    ],
)
def test_damaged_copies_are_mended_with_a_list(sipri: Path, name: str, wanted: tuple[int, ...]) -> None:
    read = read_one(sipri / "damaged" / name)
    assert account(read) == wanted
    assert sum("were joined" in fault.reason for fault in read.unpivoted.faults) == 2


def test_the_years_of_a_sample(tmp_path: Path) -> None:
    path = REGISTERS / "sipri" / "sample_years.csv"
    (part,) = recognise(path, path.name, look(path)).parts
    assert (part.vintage, part.selection) == ("2010-07-14", Selection(2000, 2009, ("Syldavia",)))
    read = read_lines(tmp_path, ONE)
    years = [(row["low"], row["high"]) for row in read.statements if row["property"] == "delivered.year"]
    assert sorted(years) == [(day("1988-01-01"), day("1988-12-31")), (day("1989-01-01"), day("1989-12-31"))]
