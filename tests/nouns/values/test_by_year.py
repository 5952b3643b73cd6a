"""Each number keeps its year, or the whole cell is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.by_year import by_year, tiv_by_year
from headstamp.nouns.values.value import Unreadable


@given(st.dictionaries(st.integers(1800, 2099), st.integers(-10_000, 10_000).map(lambda n: n / 4), min_size=1))
def test_what_is_written_under_years_is_read_under_them(told: dict[int, float]) -> None:
    values = by_year("; ".join(f"{year}: {number}" for year, number in told.items()))
    assert {(value.canon, value.low) for value in values} == {(str(year), number) for year, number in told.items()}
    assert all(value.low == value.high and value.hedge == "exact" for value in values)


@pytest.mark.parametrize("cell", ["", ";", "1995", "1995: ", "95: 2", "1995: two", "1995: 2; 3", "199a: 2", "1995: 1e9"])
def test_anything_else_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        by_year(cell)


def test_a_trend_indicator_value_of_nought_is_less_than_a_half() -> None:
    nought, some = tiv_by_year("1995: 0; 1996: 25")
    assert (nought.low, nought.high, nought.hedge) == (0, 0.5, "between")
    assert (some.low, some.high, some.hedge) == (25, 25, "exact")
