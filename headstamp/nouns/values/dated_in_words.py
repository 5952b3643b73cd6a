"""Days with words around them: ``until 12/20/2022``, ``from 01/01/2024 until 05/01/2024``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Day

from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.period import FIRST_YEAR, LAST_YEAR, date
from headstamp.nouns.values.value import Unreadable, Value

LONGEST = 80
EXPECTED = "a date YYYY-MM-DD, until MM/DD/YYYY, between MM/DD/YYYY and MM/DD/YYYY, or unclear"
UNCLEAR = frozenset({"unclear", "unknown"})

DAY = r"[0-9]{1,2}(?:[/.][0-9]{1,2})?[/.][0-9]{4}"
UNTIL = re.compile(rf"until ({DAY})")
BETWEEN = re.compile(rf"(?:from|between) ({DAY}) (?:until|and) ({DAY})")


def date_in_words(cell: str) -> tuple[Value, ...]:
    """A date, or days in words: `until 12/20/2022`, `from 1/1/2024 until 5/1/2024`, `until 6/2022`, `unclear`.

    Days are written month first. With points (`06.02.2024`) the order is not told: the later reading bounds an end,
    the earlier one a beginning. A day past the end of its month (31 June) is the month's last.

    Returns:
        one value: both ends open where it is unclear, the first open where only the last day is given.
    Raises:
        Unreadable: another form, a month that does not exist, or an end before the beginning.
    """
    if len(cell) > LONGEST:
        raise Unreadable(EXPECTED)
    words = " ".join(cell.split()).casefold()
    if words in UNCLEAR:
        return (Value(cell, hedge="unknown"),)
    if match := UNTIL.fullmatch(words):
        last = max(_days(match[1], is_end=True))
        return (Value(cell, f"../{iso_day(last)}", None, last, "at_most"),)
    if match := BETWEEN.fullmatch(words):
        first, last = min(_days(match[1], is_end=False)), max(_days(match[2], is_end=True))
        if first > last:
            raise Unreadable("days in order, the earlier first")
        return (Value(cell, f"{iso_day(first)}/{iso_day(last)}", first, last, "between"),)
    try:
        return date(cell)
    except Unreadable as error:
        raise Unreadable(EXPECTED) from error


def _days(words: str, *, is_end: bool) -> list[float]:
    """The days that a written one may be; of a month its last or its first."""
    numbers = [int(part) for part in re.split(r"[/.]", words)]
    *month_and_day, year = numbers
    if len(month_and_day) == 1:
        pairs = [(month_and_day[0], 31 if is_end else 1)]
    else:
        month, day = month_and_day
        pairs = [(month, day), (day, month)] if "." in words else [(month, day)]
    days = [
        float(Day(year, month, min(day, monthrange(year, month)[1])).toordinal())
        for month, day in pairs
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
    ]
    if not days:
        raise Unreadable(EXPECTED)
    return days
