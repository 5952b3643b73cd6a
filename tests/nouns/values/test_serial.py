"""Serial numbers out of cells with remarks: what could not be read stays open, and a number keeps its part."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.serial import PARTS, serial, serial_condition
from headstamp.nouns.values.value import is_vague
from headstamp.nouns.values.vocabulary import SERIAL_CONDITIONS

LETTERS = "ABCDEFGHJKLMNPQRSTUVWYZ"
NUMBERS = st.from_regex(rf"[{LETTERS}]{{0,3}}[0-9]{{3,8}}", fullmatch=True)


def read(cell: str) -> list[str | None]:
    return [value.canon for value in serial(cell)]


@given(NUMBERS)
def test_a_bare_number_is_itself(number: str) -> None:
    (value,) = serial(number)
    assert (value.said, value.canon) == (number, number)
    assert serial_condition(number)[0].canon == "read"


@given(NUMBERS, st.data())
def test_what_could_not_be_read_is_open_and_nothing_else_is(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(number) - 1))
    for sign in ("?", "*", "(?)", "_"):
        cell = number[:at] + sign + number[at + 1 :]
        assert read(cell) == [number[:at] + "?" + number[at + 1 :]], cell
    cell = number[:at] + "X" + number[at + 1 :]
    assert read(f"{cell}, X representa o algarismo ilegível.") == [number[:at] + "?" + number[at + 1 :]]
    assert read(cell) == [cell], "an x that nobody explains is a letter"


@given(NUMBERS, st.sampled_from(sorted(PARTS)))
def test_a_number_keeps_its_part_before_and_behind(number: str, part: str) -> None:
    for cell in (f"{part}: {number}", f"{number} ({part})", f"{number} no {part}", f"removed. {part}: nº{number}"):
        assert read(cell) == [f"{number} {PARTS[part]}"], cell


@given(NUMBERS, NUMBERS)
def test_numbers_of_two_parts_are_not_exchanged(one: str, other: str) -> None:
    united = [f"{one} barrel frame"] if one == other else [f"{one} barrel", f"{other} frame"]
    for cell in (f"CANO:{one}/ARMAÇÃO:{other}", f"{one} (cano) e {other} (armação)", f"{one} no cano; {other} na armação"):
        assert read(cell) == united, cell


@given(NUMBERS)
def test_blanks_points_and_hyphens_are_no_part_of_a_number(number: str) -> None:
    spelt = f"T 6{number[:2]} - {number[2:]}"
    assert read(spelt) == read(spelt.replace(" - ", "-")) == ["T6" + number]


@given(st.lists(st.from_regex(r"[A-Z]{3}[0-9]{2}", fullmatch=True), min_size=2, max_size=6, unique=True))
def test_lots_beside_one_another_are_several(lots: list[str]) -> None:
    for sign in ("/", " / ", ", ", "; ", " "):
        assert [value.said for value in serial(sign.join(lots))] == lots


@pytest.mark.parametrize(
    ("cell", "canon", "condition"),
    [
        ("removido mecanicamente. parte interna do ferrolho: nº1234567", ["1234567 bolt"], "obliterated"),
        ("A08X123, X representa o algarismo ilegível", ["A08?123"], "illegible"),
        ("CANO:ABC12345/FERROLHO:ABC12346/ARMAÇÃO:ABC1234*(não revelad", ["ABC12345 barrel", "ABC12346 bolt", "ABC1234? frame"],
         "illegible"),
        ("ABC11113. Numeração removida do cano", ["ABC11113"], "obliterated"),
        ("REMOVIDO E REMARCADO para 123456", ["123456"], "altered"),
        ("123456 (CANO e ARMAÇÃO)", ["123456 barrel frame"], "read"),
        ("abc123 no ferrolho/cano e abc124 na armação.", ["ABC123 barrel bolt", "ABC124 frame"], "read"),
        ("ABC12345 (revelado no cano)", ["ABC12345 barrel"], "restored"),
        ("ELIMINADO", [None], "obliterated"), ("Suprimido por ação mecânica", [None], "obliterated"),
        ("não possui", [None], "absent"), ("S/N", [None], "absent"), ("Sem nº de série", [None], "absent"),
        ("desgaste natural", [None], "worn"), ("XXXXX", [None], "illegible"), ("?????", [None], "illegible"),
        ("IGNORADO", [None], "unstated"), ("-", [None], "unstated"), ("vide observação", [None], "unstated"),
        ("123 (vide observação)", ["123"], "read"), ("Lei 12345", [None], "other"), ("cal 380 raspado", [None], "obliterated"),
        ("nº 12345", ["12345"], "read"), ("serial no. 12345, frame", ["12345 frame"], "read"),
    ],
)  # fmt: skip
def test_cells_as_police_write_them(cell: str, canon: list[str | None], condition: str) -> None:
    assert read(cell) == canon
    (value,) = serial_condition(cell)
    assert (value.said, value.canon) == (cell, condition)


@given(st.text(min_size=1))
def test_the_words_of_any_cell_are_kept(cell: str) -> None:
    assert all(value.said in cell for value in serial(cell))
    (value,) = serial_condition(cell)
    assert value.said == cell
    assert value.canon in SERIAL_CONDITIONS
    assert is_vague(value) == (value.canon == "other")


@pytest.mark.shared
def test_the_real_cells_are_read(shared: Path) -> None:
    """Nearly every cell of the police table is understood; of a plain number no digit is lost."""
    path = shared / "registers" / "brazil" / "rj_police_seizures_2017-2022_stripped.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        cells = {row["serial"] for row in csv.DictReader(lines)} - {""}
    assert len(cells) > 39_000
    other = [cell for cell in cells if is_vague(serial_condition(cell)[0])]
    assert len(other) < 0.005 * len(cells)
    lost = [
        cell for cell in cells
        if serial_condition(cell)[0].canon == "read" and cell.isascii() and cell.isalnum() and "x" not in cell.lower()
        and read(cell) != [cell.upper()]
    ]  # fmt: skip
    assert not lost
