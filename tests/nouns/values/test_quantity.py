"""Counts, quantities and bounds as contracts, section 4, has them."""

from __future__ import annotations

import csv
from math import floor, log10
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.hedge import HEDGES
from headstamp.nouns.values.quantity import UNITS, bounds, count, quantity, quantity_dutch
from headstamp.nouns.values.value import Unreadable, Value

COUNTS = st.integers(min_value=0, max_value=10**9)
HEDGED = st.sampled_from(HEDGES)


def test_a_count_has_one_number_for_both_bounds() -> None:
    assert count("1,730") == (Value("1,730", "1730", 1730.0, 1730.0, "exact"),)
    assert count("13.33") == (Value("13.33", "13.33", 13.33, 13.33, "exact"),)
    assert count("0") == (Value("0", "0", 0.0, 0.0, "exact"),)


@pytest.mark.parametrize("cell", ["-1", "a handful", "4 pcs", "1.200", "125;;;;", "x x x x", "57E6"])
def test_what_is_no_count_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        count(cell)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("420", [(None, 420)]), ("1,250,000", [(None, 1_250_000)]), ("2143 stuks", [("pieces", 2143)]),
        ("1 stuk ", [("pieces", 1)]), ("41stuks", [("pieces", 41)]), ("1  stuk", [("pieces", 1)]),
        ("2143 kg", [("kg", 2143)]), ("9486 KG", [("kg", 9486)]), ("2330 kg.", [("kg", 2330)]),
        ("27,5 kg", [("kg", 27.5)]), ("0,10 kg", [("kg", 0.1)]), ("4 pcs", [("pieces", 4)]), ("29 pcs", [("pieces", 29)]),
        ("1 piece", [("pieces", 1)]), ("2 sets", [("sets", 2)]), ("5000 Ft", [("ft", 5000)]), ("1 kist", [("boxes", 1)]),
        ("1 suk", [("other", 1)]), ("380 tons", [("other", 380)]), ("76 stuks, 750 kg", [("pieces", 76), ("kg", 750)]),
        ("1 en 5 kg", [(None, 1), ("kg", 5)]), ("2 en  5 kg", [(None, 2), ("kg", 5)]),
        ("55000st. en 8000m.   ", [("pieces", 55000), ("m", 8000)]),
        ("23950 + 400 liter", [(None, 23950), ("litres", 400)]),
    ],
)  # fmt: skip
def test_numbers_keep_their_units(cell: str, read: list[tuple[str | None, float]]) -> None:
    for cleaner in (quantity, quantity_dutch):
        assert [(value.canon, value.low) for value in cleaner(cell)] == read
        assert all(value.low == value.high and value.hedge == "exact" for value in cleaner(cell))


def test_two_units_in_one_cell_say_two_things() -> None:
    assert [value.said for value in quantity("76 stuks, 750 kg")] == ["76 stuks", "750 kg"]
    assert quantity(" 5 kg ")[0].said == " 5 kg "


@pytest.mark.parametrize("cell", ["x x x x", " x x x x ", "xx", "X X X"])
def test_crosses_state_no_quantity(cell: str) -> None:
    assert quantity(cell) == (Value(cell, hedge="unknown"),)


def test_a_point_before_three_digits_is_dutch_or_unclear() -> None:
    assert [(value.canon, value.low) for value in quantity_dutch("15.422 kg")] == [("kg", 15422)]
    with pytest.raises(Unreadable):
        quantity("15.422 kg")


@pytest.mark.parametrize("cell", ["kg", "kg 5", "5 kg 6", "v.v.", "?", "1 en en 2", "1" * 300])
def test_what_is_no_quantity_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        quantity(cell)


HEDGED_QUANTITIES = [
    ("about 2,500", None, 2450, 2550, "about"), ("~40 pcs", "pieces", 35, 45, "about"),
    ("environ 500 fusils", "other", 450, 550, "about"),
    ("500 or so", None, 450, 550, "about"), ("около 50 штук", "other", 45, 55, "about"),
    ("some 2,500 rounds", "rounds", 2450, 2550, "about"),
    ("nearly 380", None, None, 380, "about"), ("at least 30", None, 30, None, "at_least"), ("30 or more", None, 30, None, "at_least"),
    ("100+", None, 100, None, "at_least"), ("au moins 12", None, 12, None, "at_least"), ("не менее 20", None, 20, None, "at_least"),
    ("more than 100", None, 101, None, "more_than"), ("plus de 100", None, 101, None, "more_than"),
    (">50", None, 51, None, "more_than"),
    ("up to 12", None, 0, 12, "at_most"), ("tot 12 stuks", "pieces", 0, 12, "at_most"), ("<50", None, 0, 49, "less_than"),
    ("20 to 30", None, 20, 30, "between"), ("20–30 pcs", "pieces", 20, 30, "between"), ("between 20 and 30", None, 20, 30, "between"),
    ("de 20 a 30 fusiles", "other", 20, 30, "between"), ("about 20-30", None, 20, 30, "about"),
    ("est. 300", None, 300, 300, "estimated"),
    ("1.5 million rounds", "rounds", 1_500_000, 1_500_000, "exact"), ("2 to 3 million", None, 2_000_000, 3_000_000, "between"),
    ("up to 1,5 Mio", None, 0, 1_500_000, "at_most"), ("3k", None, 3000, 3000, "exact"), ("ten rifles", "other", 10, 10, "exact"),
    ("50?", None, 50, 50, "estimated"), ("50 kg (est.)", "kg", 50, 50, "estimated"), ("10 thousand", None, 10_000, 10_000, "exact"),
    ("two and over", None, 2, None, "at_least"), ("50 america", "other", 50, 50, "exact"),
    ("two hundred", None, 200, 200, "exact"), ("about five", None, 5, 5, "about"),
    *((words, None, None, None, "unknown") for words in ("several hundred rifles", "thousands", "a handful", "a dozen", "Des centaines",
      "hunderte Gewehre", "the bulk of the stock", "несколько")),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "unit", "low", "high", "hedge"), HEDGED_QUANTITIES)
def test_words_around_a_number_are_its_hedge(cell: str, unit: str | None, low: float | None, high: float | None, hedge: str) -> None:
    for said in (cell, f" {cell.upper()} "):
        assert quantity(said) == (Value(said, unit, low, high, hedge),)


@pytest.mark.parametrize("cell", ["30 to 20", "about", "about 20 or more", "one of several", "more than 1.200", "12 (6 pairs)", "1/2",
                                  "about 9999999999 million", "20 30", "million", "5.70E+07", "50*", "50 **", "two hundred fifty",
                                  "two thousand and fourteen", "two and a half million", "3 million and a half", "two dozen", "5 dozen",
                                  "one third",
                                  "two-thirds", "three quarters of them", "ten-fifteen", "eight-inch howitzer", "2 to 3 or more",
                                  "1 million five hundred thousand", "10 120mm mortars"])
def test_a_hedge_without_one_number_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        quantity(cell)


@given(COUNTS, COUNTS, st.sampled_from(["{}-{}", "{} to {} pcs", "between {} and {}", "from {} to {}", "entre {} et {}"]))
def test_two_ends_stand_as_they_are(one: int, other: int, way: str) -> None:
    low, high = sorted((one, other))
    (value,) = quantity(way.format(low, high))
    assert (value.low, value.high) == (low, high)
    assert value.hedge == ("between" if low < high else "exact")


@given(st.text(max_size=60))
def test_any_words_are_a_quantity_or_refused(cell: str) -> None:
    try:
        values = quantity(cell)
    except Unreadable:
        return
    assert all(value.hedge in HEDGES for value in values)
    assert all(value.low is None or value.high is None or value.low <= value.high for value in values)


@given(COUNTS, st.sampled_from([word for words in UNITS.values() for word in words]))
def test_every_unit_is_read_with_and_without_a_blank(number: int, word: str) -> None:
    unit = next(unit for unit, words in UNITS.items() if word in words)
    for cell in (f"{number} {word}", f"{number}{word}", f"{number:,} {word.upper()}."):
        assert [(value.canon, value.low) for value in quantity(cell)] == [(unit, number)]


@pytest.mark.parametrize(
    ("low", "high", "hedge", "read"),
    [
        ("200", "200", "exact", (200, 200, "exact")),
        ("2,500", "2,500", "about", (2450, 2550, "about")),
        ("2500", "2500", "about", (2450, 2550, "about")),
        ("42", "42", "about", (42, 42, "about")),
        ("10", "10", "about", (5, 15, "about")),
        ("747000", "747000", "about", (746_500, 747_500, "about")),
        ("2.7", "2.7", "about", (2.65, 2.75, "about")),
        ("0", "0", "about", (0, 0, "about")),
        ("6", "12", "about", (6, 12, "about")),
        ("", "380", "about", (None, 380, "about")),
        ("2", "", "about", (2, None, "about")),
        ("", "", "about", (None, None, "unknown")),
        ("21", "", "at_least", (21, None, "at_least")),
        ("21", "21", "at_least", (21, None, "at_least")),
        ("20", "", "more_than", (21, None, "more_than")),
        ("20", "20", "more_than", (21, None, "more_than")),
        ("2.5", "", "more_than", (2.5, None, "more_than")),
        ("", "600", "at_most", (0, 600, "at_most")),
        ("600", "600", "at_most", (0, 600, "at_most")),
        ("", "600", "less_than", (0, 599, "less_than")),
        ("1", "1", "less_than", (0, 0, "less_than")),
        ("60", "80", "between", (60, 80, "between")),
        ("60", "", "between", (60, None, "at_least")),
        ("", "80", "between", (0, 80, "at_most")),
        ("70", "70", "between", (70, 70, "exact")),
        ("30", "30", "estimated", (30, 30, "estimated")),
        ("30", "40", "estimated", (30, 40, "estimated")),
        ("5", "5", "denied", (5, 5, "denied")),
        ("", "", "denied", (None, None, "denied")),
        ("", "", "unstated", (None, None, "unknown")),
        ("", "", "unknown", (None, None, "unknown")),
        ("5", "5", "unknown", (None, None, "unknown")),
        ("", "", "a handful", (None, None, "unknown")),
        ("", "", "thousands", (None, None, "unknown")),
        ("", "", "the bulk", (None, None, "unknown")),
        ("200", "200", "", (200, 200, "exact")),
        ("200", "300", "", (200, 300, "between")),
        ("200", "300", "exact", (200, 300, "between")),
        ("200", "", None, (200, None, "at_least")),
        ("", "300", None, (0, 300, "at_most")),
        (None, None, None, (None, None, "unknown")),
        ("1 200", "1,200", "exact", (1200, 1200, "exact")),
    ],
)
def test_bounds(
    low: str | None, high: str | None, hedge: str | None, read: tuple[float | None, float | None, str]
) -> None:
    assert bounds(low, high, hedge) == read


@pytest.mark.parametrize(
    ("number", "hedge", "read"),
    [("20", "more_than", (20, None)), ("600", "less_than", (0, 600)), ("693", "about", (692.5, 693.5)),
     ("10", "about", (5, 15)), ("0.5", "less_than", (0, 0.5))],
)  # fmt: skip
def test_what_is_measured_is_not_rounded(number: str, hedge: str, read: tuple[float, float | None]) -> None:
    assert bounds(number, number, hedge, whole=False) == (*read, hedge)


@pytest.mark.parametrize(
    ("low", "high", "hedge"),
    [("80", "60", "between"), ("5", "4", "exact"), ("0", "0", "less_than"), ("many", "", "at_least"), ("-1", "-1", "exact")],
)  # fmt: skip
def test_bounds_that_contradict_themselves_are_refused(low: str, high: str, hedge: str) -> None:
    with pytest.raises(Unreadable):
        bounds(low, high, hedge)


@given(COUNTS, HEDGED, st.booleans())
def test_bounds_hold_the_number_that_the_source_could_have_meant(number: int, hedge: str, whole: bool) -> None:
    if hedge == "less_than" and number == 0:
        return
    low, high, said = bounds(str(number), str(number), hedge, whole=whole)
    assert said == ("exact" if hedge == "between" else hedge)
    assert low is None or low >= 0
    assert low is None or high is None or low <= high
    inside = (low is None or low <= number) and (high is None or number <= high)
    # More than 20 is not 20, less than 20 neither, where things are counted.
    assert inside == (hedge not in ("more_than", "less_than") or not whole)
    if whole:
        assert all(bound is None or float(bound).is_integer() for bound in (low, high))


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=0, max_value=7))
def test_about_is_half_the_unit_of_the_last_digit(digits: int, noughts: int) -> None:
    number = digits * 10**noughts
    low, high, _ = bounds(str(number), str(number), "about", whole=False)
    unit = 10 ** next(power for power in range(floor(log10(number)), -1, -1) if number % 10**power == 0)
    assert (low, high) == (number - unit / 2, number + unit / 2)


@given(COUNTS, COUNTS, HEDGED)
def test_cells_that_differ_stand(one: int, other: int, hedge: str) -> None:
    low, high = min(one, other), max(one, other)
    if low < high:
        assert bounds(str(low), str(high), hedge)[:2] == (low, high)


@given(st.text(max_size=12), st.text(max_size=12), st.one_of(st.none(), HEDGED, st.text(max_size=12)))
def test_nothing_but_unreadable_is_raised(low: str, high: str, hedge: str | None) -> None:
    try:
        least, most, said = bounds(low, high, hedge)
    except Unreadable:
        return
    assert said in HEDGES
    assert least is None or most is None or least <= most


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.shared
def test_every_pair_of_bounds_in_the_tables_is_read(shared: Path) -> None:
    read = 0
    for table, low, high, hedge in (
        ("items", "count_low", "count_high", "count_hedge"),
        ("transfers", "quantity_low", "quantity_high", "quantity_hedge"),
        ("transfers", "money_low", "money_high", "money_hedge"),
        ("diversions", "quantity_low", "quantity_high", "quantity_hedge"),
        ("trace_facts", "quantity_low", "quantity_high", "hedge"),
    ):
        for row in rows(shared / "demo" / f"{table}.csv"):
            least, most, _ = bounds(row[low], row[high], row[hedge])
            stated = bool(row[low] or row[high])
            assert stated == (least is not None or most is not None), row
            read += stated
    assert read > 800


@pytest.mark.shared
def test_every_dutch_quantity_is_read(shared: Path) -> None:
    register = rows(shared / "registers" / "dutch" / "transit_notifications_2005-2015.csv")
    cells = {row["Aantal"] for row in register if row["Aantal"].strip()}
    units = {value.canon for cell in cells for value in quantity_dutch(cell)}
    assert len(cells) > 2500
    assert units >= {None, "pieces", "kg", "m"}
    assert {cell for cell in cells for value in quantity_dutch(cell) if value.canon == "other"} == {"1 suk"}
    # Lines 385 and 8442: thousands with a comma on one, with a point on the other.
    assert {quantity_dutch(cell)[0].low for cell in cells & {"1,301", "15.422 kg", "15422 kg"}} == {1301, 15422}


@pytest.mark.shared
def test_every_number_of_the_sipri_registers_is_read(shared: Path) -> None:
    folder = shared / "registers" / "sipri"
    for name in ("register_gen2025-03-13_order-level_1950-2024.csv", "register_gen2026-05-18_order-level_1950-2026.csv"):
        with (folder / name).open(encoding="cp1252", newline="") as lines:
            orders = [row for row in csv.reader(lines) if len(row) == 16][1:]
        cells = {row[at] for row in orders for at in (4, 8) if row[at]}
        assert len(cells) > 800
        assert all(count(cell)[0].canon == cell for cell in cells)
