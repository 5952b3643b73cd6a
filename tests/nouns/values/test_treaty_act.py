"""The letters behind the days of treaties, in which capitals count."""

from __future__ import annotations

from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.treaty_act import ACTS, treaty_act, treaty_day
from headstamp.nouns.values.value import VAGUE, Unreadable, Value

DAYS = st.dates(Day(1800, 1, 1), Day(2100, 12, 31))


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("12 Aug 2013", "ratification"), ("9 Apr 2013 a", "accession"), ("9 Apr 2013 A", "acceptance"),
        ("2 Apr 2014 AA", "approval"), ("24 May 2006 d", "succession"), ("3 Jun 2013 n", "provisional application"),
    ],
)  # fmt: skip
def test_a_letter_stands_for_an_act(said: str, act: str) -> None:
    assert treaty_act(said) == (Value(said, act),)


@pytest.mark.parametrize("said", ["9 Apr 2013 s", "9 Apr 2013 aA", "9 Apr 2013 D"])
def test_another_letter_is_vague_and_its_day_is_read(said: str) -> None:
    assert treaty_act(said) == (Value(said, "unknown", hedge=VAGUE),)
    assert treaty_day(said)[0].canon == "2013-04-09"


@pytest.mark.parametrize("said", ["", "a", "AA", "31 Jun 2014", "31 Jun 2014 a", "9 Apr 2013 a b", "9 Apr 2013 abc", "Apr 2013"])
def test_what_is_no_day_is_refused(said: str) -> None:
    for cleaner in (treaty_act, treaty_day):
        with pytest.raises(Unreadable):
            cleaner(said)


@given(DAYS, st.sampled_from(sorted(ACTS)))
def test_the_letter_does_not_move_the_day(day: Day, letter: str) -> None:
    said = f"{day.day} {day:%b} {day.year} {letter}"
    (value,) = treaty_day(said)
    assert (value.said, value.canon) == (said, day.isoformat())
    assert value.low == value.high == day.toordinal()
    assert treaty_act(said)[0].canon == ACTS[letter]
