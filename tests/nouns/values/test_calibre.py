"""Calibres of every spelling have one metric form."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.calibre import AMBIGUOUS, calibre
from headstamp.nouns.values.value import Unreadable, is_vague


@pytest.mark.parametrize(
    ("said", "canon"),
    [
        ("7.62x39", "7.62x39mm"), ("7,62 × 39 mm", "7.62x39mm"), ("7.62х39", "7.62x39mm"), ("7.62 X 39MM", "7.62x39mm"),
        ("7.62 x 54 mm R", "7.62x54mmR"), ("7.62x54R", "7.62x54mmR"), ("7.62x54mmR", "7.62x54mmR"),
        ("7.62x54 mm", "7.62x54mm"), ("12.7 x 108mm", "12.7x108mm"), ("9x19 Parabellum", "9x19mm"),
        ("9 x 19 mm", "9x19mm"), ("5.56x45 mm NATO", "5.56x45mm"), ("5.56 mm", "5.56x45mm"), ("155 mm", "155mm"),
        ("155mm", "155mm"), ("100 mm gun", "100mm"), ("122.0 mm", "122mm"), (".30-06", ".30-06"), (".50", ".50"),
        (".50 cal", ".50"), (".308 Winchester", "7.62x51mm"), (".375 H&H", ".375 h&h"), ("9 mm Parabellum", "9x19mm"),
        ("12 bore", "12 bore"), ("12 gauge", "12 bore"), ("12-gauge", "12 bore"), ("2.75 inch", "2.75in"),
    ],
)  # fmt: skip
def test_a_calibre_is_read(said: str, canon: str) -> None:
    (value,) = calibre(said)
    assert (value.said, value.canon) == (said, canon)


@pytest.mark.parametrize("bore", sorted(AMBIGUOUS))
def test_a_bore_of_several_cartridges_does_not_say_which(bore: str) -> None:
    for said in (bore, bore.replace("mm", " mm")):
        (value,) = calibre(said)
        assert (value.canon, value.hedge) == (bore, "unknown")
    assert calibre("5.56 mm")[0].hedge is None


def test_several_in_one_cell() -> None:
    assert [value.canon for value in calibre("60 mm; 81 mm")] == ["60mm", "81mm"]
    assert [value.canon for value in calibre("7.62x39 mm; 7.62x54 mm")] == ["7.62x39mm", "7.62x54mm"]


@pytest.mark.parametrize("said", ["various", "0.5", "small", "AK-47", "81/82 mm", "?"])
def test_what_is_no_calibre_is_kept_and_counted(said: str) -> None:
    (value,) = calibre(said)
    assert (value.said, value.canon, is_vague(value)) == (said, "other", True)


BORES = st.decimals(min_value=4, max_value=300, places=2).map(lambda bore: f"{bore.normalize():f}")


@given(BORES, st.integers(min_value=10, max_value=400), st.sampled_from(["x", " x ", "×", " × ", "х", "*"]), st.booleans())
def test_every_spelling_of_a_cartridge_is_one(bore: str, length: int, times: str, rimmed: bool) -> None:
    case = "R" if rimmed else ""
    spellings = [f"{bore}{times}{length}{case}", f"{bore.replace('.', ',')}{times}{length} mm {case}"]
    assert {calibre(said)[0].canon for said in spellings} == {f"{bore}x{length}mm{case}"}


@given(st.one_of(st.text(), st.from_regex(r"[.0-9x]{1,8} ?(mm|bore|in)?[ A-Z]{0,3}", fullmatch=True)))
def test_the_form_is_its_own_form(cell: str) -> None:
    try:
        values = calibre(cell)
    except Unreadable:
        assert not cell.replace(";", "").strip()
        return
    for value in values:
        assert value.canon
        assert value.canon == "other" or calibre(value.canon)[0].canon == value.canon


@pytest.mark.shared
def test_every_calibre_of_the_tables_is_read(shared: Path) -> None:
    said = set()
    for table in ("items", "transfers", "producers", "producers_from_sipri"):
        with (shared / "demo" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            said |= {row["calibre"] for row in csv.DictReader(lines) if row["calibre"]}
    assert len(said) > 60
    assert {value.said for cell in said for value in calibre(cell) if is_vague(value)} == set()


@pytest.mark.shared
def test_a_bore_that_the_producers_table_knows_in_several_cartridges_is_ambiguous(shared: Path) -> None:
    with (shared / "demo" / "producers.csv").open(encoding="utf-8", newline="") as lines:
        forms = {str(calibre(row["calibre"])[0].canon) for row in csv.DictReader(lines) if row["calibre"]}
    cartridges = {form.split("x")[0] + "mm": {f for f in forms if f.startswith(form.split("x")[0] + "x")} for form in forms}
    assert {bore for bore, known in cartridges.items() if len(known) > 1} == AMBIGUOUS
