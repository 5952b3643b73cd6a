"""Places, degrees and metres."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.place import FARTHEST, latitude, longitude, metres, place
from headstamp.nouns.values.value import Cleaner, Unreadable, Value


def test_a_place_is_folded() -> None:
    assert place(" Al-Ḥasakah ") == (Value(" Al-Ḥasakah ", "al-hasakah"),)


@pytest.mark.parametrize(
    ("cleaner", "cell", "number"),
    [(latitude, "36.34", 36.34), (latitude, "-90", -90), (longitude, "-88.03", -88.03), (longitude, "180.0", 180),
     (longitude, "\u22121.5", -1.5), (metres, "25000", 25000), (metres, "100,000", 100_000), (latitude, "36.340", 36.34)],
)  # fmt: skip
def test_degrees_and_metres_are_read(cleaner: Cleaner, cell: str, number: float) -> None:
    (value,) = cleaner(cell)
    assert (value.said, value.low, value.high, value.hedge) == (cell, number, number, "exact")
    assert cleaner(str(value.canon))[0][1:] == value[1:]


@pytest.mark.parametrize(
    ("cleaner", "cell"),
    [(latitude, "90.01"), (latitude, "-91"), (longitude, "180.5"), (metres, "-1"), (metres, str(FARTHEST + 1)),
     (latitude, "36°20'N"), (latitude, "36,34"), (longitude, "nan"), (longitude, "inf"), (latitude, "-"), (metres, "25 km")],
)  # fmt: skip
def test_what_is_off_the_earth_or_no_number_is_refused(cleaner: Cleaner, cell: str) -> None:
    with pytest.raises(Unreadable):
        cleaner(cell)


@given(st.decimals(min_value=-200, max_value=200, places=4))
def test_only_the_range_decides(degrees: object) -> None:
    for cleaner, most in ((latitude, 90), (longitude, 180)):
        inside = abs(float(str(degrees))) <= most
        try:
            assert cleaner(str(degrees))[0].low == float(str(degrees))
            assert inside
        except Unreadable:
            assert not inside


@pytest.mark.shared
def test_every_place_of_the_table_is_read(shared: Path) -> None:
    with (shared / "demo" / "places.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 72
    for row in rows:
        assert place(row["place"])[0].canon
        assert (latitude(row["lat"])[0].low, longitude(row["lon"])[0].low) == (float(row["lat"]), float(row["lon"]))
        assert metres(row["precision_m"])[0].low == float(row["precision_m"])
