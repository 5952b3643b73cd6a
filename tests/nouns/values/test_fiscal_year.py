"""A year of accounts or of the calendar: both lie within its bounds."""

from __future__ import annotations

from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.fiscal_year import fiscal_year_us
from headstamp.nouns.values.value import Unreadable


@given(st.integers(1800, 2100), st.integers(0, 365))
def test_either_reading_of_the_year_is_inside(year: int, days: int) -> None:
    (value,) = fiscal_year_us(str(year))
    assert (value.canon, value.hedge) == (str(year), "between")
    assert value.low is not None
    assert value.high is not None
    for first in (Day(year - 1, 10, 1), Day(year, 1, 1)):
        end = Day(first.year + 1, first.month, 1).toordinal() - 1
        assert value.low <= min(first.toordinal() + days, end) <= value.high
    assert Day.fromordinal(int(value.low)) == Day(year - 1, 10, 1)
    assert Day.fromordinal(int(value.high)) == Day(year, 12, 31)


@pytest.mark.parametrize("cell", ["", "FY2008", "08", "2008/09", "1799", "2101"])
def test_anything_else_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        fiscal_year_us(cell)
