"""Days in a column that has two orders, or three: the sign between the numbers tells which."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta

from headstamp.nouns.values.period import date, date_compact_dmy, date_dmy, date_mdy, without_hour
from headstamp.nouns.values.value import Unreadable, Value

DAY_NUMBER = re.compile(r"[1-9][0-9]{4}")
DAY_ZERO = Day(1899, 12, 30)
"""Spreadsheets count days from here (numbers from 61 on: they believe in 29 February 1900)."""
EXPECTED = "a date DD-MM-YYYY, MM/DD/YYYY or DDMMYYYY, or a spreadsheet's number of a day"


def date_by_sign(cell: str) -> tuple[Value, ...]:
    """A day: ``05-01-2004`` is 5 January, ``01/05/2004`` too, and so is ``5012004``; ``37991`` is a spreadsheet's number.

    Raises:
        Unreadable: another form, or a day that does not exist.
    """
    said = without_hour(cell)
    if "/" in said:
        return date_mdy(cell)
    if "-" in said:
        return date_dmy(cell)
    if DAY_NUMBER.fullmatch(said):
        day = (DAY_ZERO + timedelta(days=int(said))).isoformat()
        return tuple(value._replace(said=cell) for value in date(day))
    if said.isascii() and said.isdigit():
        return date_compact_dmy(cell)
    raise Unreadable(EXPECTED)
