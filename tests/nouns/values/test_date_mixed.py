"""Dates in the writings that one person's table mixes: what is open stays open, nothing is guessed."""

from __future__ import annotations

from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.date_mixed import date_mixed
from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.period import FIRST_YEAR, LAST_YEAR
from headstamp.nouns.values.value import Unreadable

DAYS = st.dates(Day(FIRST_YEAR, 1, 1), Day(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2013-06-03", "2013-06-03", "2013-06-03"), ("2013", "2013-01-01", "2013-12-31"), ("2014-06", "2014-06-01", "2014-06-30"),
        ("March 2014", "2014-03-01", "2014-03-31"), ("mars 2014", "2014-03-01", "2014-03-31"), ("Mar-14", "2014-03-01", "2014-03-31"),
        ("3 Aug. 2013", "2013-08-03", "2013-08-03"), ("3 août 2013", "2013-08-03", "2013-08-03"),
        ("3. März 2013", "2013-03-03", "2013-03-03"),
        ("3 de marzo de 2013", "2013-03-03", "2013-03-03"), ("March 3, 2014", "2014-03-03", "2014-03-03"),
        ("12 марта 2014", "2014-03-12", "2014-03-12"), ("16-Dec-66", "1966-12-16", "1966-12-16"),
        ("1st of May 2014", "2014-05-01", "2014-05-01"),
        ("25/05/2012", "2012-05-25", "2012-05-25"), ("05.25.2012", "2012-05-25", "2012-05-25"),
        ("12/05/2012", "2012-05-12", "2012-12-05"),
        ("early 2014", "2014-01-01", "2014-12-31"), ("mid-2014", "2014-01-01", "2014-12-31"), ("fin 2013", "2013-01-01", "2013-12-31"),
        ("Q1 2014", "2014-01-01", "2014-03-31"), ("2014 Q3", "2014-07-01", "2014-09-30"), ("1980s", "1980-01-01", "1989-12-31"),
        ("2012-14", "2012-01-01", "2014-12-31"), ("2012-2014", "2012-01-01", "2014-12-31"), ("2011-12", "2011-01-01", "2012-12-31"),
        ("2009/11", "2009-01-01", "2011-12-31"), ("2014-03", "2014-03-01", "2014-03-31"), ("Mar '14", "2014-03-01", "2014-03-31"),
    ],
)  # fmt: skip
def test_a_date_in_any_writing_is_its_period(cell: str, first: str, last: str) -> None:
    for said in (cell, f" {cell.upper()} "):
        (value,) = date_mixed(said)
        assert (value.said, iso_day(value.low), iso_day(value.high)) == (said, first, last)


@pytest.mark.parametrize("cell", ["", "unknown", "31/02/2015", "31 June 2014", "winter 2014", "2014-10-2013", "14 Smarch 2014",
                                  "2014-2012", "20-30",
                                  "1", "March 14", "Mar 14", "circa", "3/4", "x" * 100, "the day before", "2013/99"])
def test_what_is_no_date_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        date_mixed(cell)


@given(DAYS)
def test_a_day_in_figures_lies_within_what_is_read(day: Day) -> None:
    for way in ("{0.day}/{0.month}/{0.year:04}", "{0.month}/{0.day}/{0.year:04}", "{0:%Y-%m-%d}", "{0.day} {0:%b} {0.year:04}"):
        (value,) = date_mixed(way.format(day))
        assert value.low is not None
        assert value.high is not None
        assert value.low <= day.toordinal() <= value.high


@given(st.text(max_size=70))
def test_any_words_are_a_date_or_refused(cell: str) -> None:
    try:
        (value,) = date_mixed(cell)
    except Unreadable:
        return
    assert value.low is None or value.high is None or value.low <= value.high
