"""Two orders of day and month in one column."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.date_by_sign import date_by_sign
from headstamp.nouns.values.value import Unreadable


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2090, 12, 31)))
def test_every_spelling_of_a_day_is_that_day(day: date) -> None:
    number = (day - date(1970, 1, 1)).days + 25569  # spreadsheets: 1 January 1970 is day 25569
    cells = [f"{day:%d-%m-%Y}", f"{day:%m/%d/%Y}", f"{day:%d%m%Y}", f"{day.day}{day:%m%Y}", f" {day:%d-%m-%Y} "]
    cells += [str(number)] if number >= 10_000 else []
    for cell in cells:
        (value,) = date_by_sign(cell)
        assert (value.said, value.canon, value.low, value.high) == (cell, day.isoformat(), day.toordinal(), day.toordinal())


def test_a_spreadsheet_counts_days() -> None:
    assert date_by_sign("38837")[0].canon == "2006-04-30"
    assert date_by_sign("10000")[0].low == (date(1900, 3, 1) + timedelta(days=10000 - 61)).toordinal()


@pytest.mark.parametrize("cell", ["31-06-2014", "06/31/2014", "31062014", "13/13/2014", "2014", "soon", "", "1-2/2014", "٣١٠١٢٠٠٥"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        date_by_sign(cell)
