"""Days in words: the bound that the words give, and none that they do not."""

from __future__ import annotations

from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.dated_in_words import date_in_words
from headstamp.nouns.values.period import date
from headstamp.nouns.values.value import Unreadable

DAYS = st.dates(Day(1800, 1, 1), Day(2100, 12, 31))


def ordinal(iso: str | None) -> float | None:
    return None if iso is None else float(Day.fromisoformat(iso).toordinal())


@pytest.mark.parametrize(
    ("cell", "canon", "first", "last", "hedge"),
    [
        ("until 12/20/2022", "../2022-12-20", None, "2022-12-20", "at_most"),
        (" until  6/7/2022", "../2022-06-07", None, "2022-06-07", "at_most"),
        ("until 06/31/2022", "../2022-06-30", None, "2022-06-30", "at_most"),
        ("until 6/2022", "../2022-06-30", None, "2022-06-30", "at_most"),
        ("until 06.02.2024", "../2024-06-02", None, "2024-06-02", "at_most"),
        ("until 31.12.2024", "../2024-12-31", None, "2024-12-31", "at_most"),
        ("from 01/02/2024 until 05/01/2024", "2024-01-02/2024-05-01", "2024-01-02", "2024-05-01", "between"),
        ("between 3/20/2022 and 7/1/2022", "2022-03-20/2022-07-01", "2022-03-20", "2022-07-01", "between"),
        ("from 03.04.2022 until 6/2022", "2022-03-04/2022-06-30", "2022-03-04", "2022-06-30", "between"),
        ("unclear ", None, None, None, "unknown"),
    ],
)
def test_words_give_a_bound(cell: str, canon: str | None, first: str | None, last: str | None, hedge: str) -> None:
    (value,) = date_in_words(cell)
    assert value == (cell, canon, ordinal(first), ordinal(last), hedge)


@given(DAYS)
def test_a_day_is_the_last_one_until_it_and_a_date_stays_one(one: Day) -> None:
    (value,) = date_in_words(f"until {one.month}/{one.day:02}/{one.year:04}")
    assert (value.low, value.high) == (None, one.toordinal())
    assert date_in_words(one.isoformat()) == date(one.isoformat())


@given(DAYS, DAYS)
def test_two_days_are_in_order_or_refused(first: Day, last: Day) -> None:
    words = f"between {first.month}/{first.day}/{first.year:04} and {last.month}/{last.day}/{last.year:04}"
    if first > last:
        with pytest.raises(Unreadable, match="in order"):
            date_in_words(words)
    else:
        (value,) = date_in_words(words)
        assert (value.low, value.high) == (first.toordinal(), last.toordinal())


@pytest.mark.parametrize(
    "cell", ["", "soon", "until 13/01/2022", "until 12/32/2022", "until 12/20/22", "until 0/2022", "12/20/2022", "until 1/1/1799",
             "from 01/01/2024", "until until 1/1/2022", "Ruritania"],
)  # fmt: skip
def test_anything_else_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        date_in_words(cell)
