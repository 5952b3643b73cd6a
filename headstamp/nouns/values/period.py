"""Days, months and years: each the period between its first and its last day, as day ordinals.

A day ordinal is :meth:`datetime.date.toordinal`; both ends are inclusive. Nothing is guessed: a form that may be read
day first or month first has a cleaner for each order, and a register says which is its own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Day

from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable, Value, parts

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Years outside are slips of the pen, or stand for something else."""

STILL = "9999-12-31"
"""The last day that lists of states give a state that still exists."""

ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
ONE_YEAR = re.compile(r"([0-9]{4})")
YEARS = re.compile(r"([0-9]{4}) ?[-\u2013/] ?([0-9]{4})")
PARTED = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
HOUR = re.compile(
    r"(?:(?<=[0-9])T|,? )(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)? ?(?:Z|UTC|[+-][0-9]{2}:?(?:[0-9]{2})?)?$"
)
"""A time of day behind a day, perhaps with its zone, as programs write it."""
BEFORE = re.compile(r"(?:before|pre)[ -]?([0-9]{4})")
RUN_TOGETHER = re.compile(r"([0-9]{1,2})([0-9]{2})([0-9]{4})")
YEAR_MONTH = re.compile(r"([0-9]{4})([0-9]{2})?")
NAMED = re.compile(r"([0-9]{1,2})[- ]([A-Za-z]{3})[- ]([0-9]{4}|[0-9]{2})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FIRST_SHORT = 30
"""Of years of two digits this one and later ones are of the twentieth century, earlier ones of the twenty-first: the rule
by which spreadsheets read what they themselves shorten (Microsoft, *How Excel interprets two-digit years*, article 214391)."""

A_DATE = "a date YYYY, YYYY-MM or YYYY-MM-DD"


def date(cell: str) -> tuple[Value, ...]:
    """A day, a month or a year; a month and a year are somewhere between their first and last day. A time of day after a date
    (``2014-06-11T00:00:00``) is ignored.

    Raises:
        Unreadable: another form, a day that does not exist, or a year outside 1800–2100.
    """
    match = ISO.fullmatch(without_hour(cell))
    if match is None:
        raise Unreadable(A_DATE)
    year, month, day = match.groups()
    return (_value(cell, int(year), int(month) if month else None, int(day) if day else None),)


def without_hour(cell: str) -> str:
    """The words of a day without the time of day behind them: the day is the one that is written, in whatever zone.

    Words with a time that does not exist stay as they are, and so does a month or a year.
    """
    said = cell.strip()
    hour = HOUR.search(said)
    if hour is None or int(hour["hour"]) > (12 if hour["half"] else 24):
        return said
    if int(hour["hour"]) == 24 and int(hour["minute"]):
        return said
    day = said[: hour.start()]
    return day if len(re.findall(r"[^\W_]+", day)) == 3 else said


def date_open(cell: str) -> tuple[Value, ...]:
    """A date, or 9999-12-31 if there is no end yet: open bounds, canon ``open``."""
    if cell.strip() == STILL:
        return (Value(cell, "open"),)
    return date(cell)


def year(cell: str) -> tuple[Value, ...]:
    """One year of four digits."""
    match = ONE_YEAR.fullmatch(cell.strip())
    if match is None:
        raise Unreadable("a year YYYY")
    return (_value(cell, int(match[1])),)


def year_or_before(cell: str) -> tuple[Value, ...]:
    """One year; ``before 1954``, ``pre-1954`` or ``pré-1954`` is any year up to the one before it."""
    match = BEFORE.fullmatch(fold(cell))
    if match is None:
        return year(cell)
    (stated,) = year(match[1])
    assert stated.low is not None
    return (Value(cell, f"../{int(match[1]) - 1:04}", None, stated.low - 1, "at_most"),)


def years(cell: str) -> tuple[Value, ...]:
    """Years separated by semicolons, one value each; ``1981-1983`` is one value, somewhere between."""
    return tuple(_year_or_years(part) for part in parts(cell))


def date_dmy(cell: str) -> tuple[Value, ...]:
    """A day written day first: ``25-03-2005``, ``3/4/2014`` (3 April); see :func:`date_mdy` for what else is read."""
    if _is_iso_day(cell):
        return date(cell)
    day, month, year = _parted(cell, "a date DD-MM-YYYY, DD/MM/YYYY or DD.MM.YYYY")
    return (_value(cell, year, month, day),)


def date_mdy(cell: str) -> tuple[Value, ...]:
    """A day written month first: ``05/15/2009``, ``3/4/2014`` (4 March), also with a time of day: ``3/4/2014 16:26:00``.

    The same column saved in a workbook gives ``2009-05-15``, which :func:`date` reads.
    """
    if _is_iso_day(cell):
        return date(cell)
    month, day, year = _parted(cell, "a date MM/DD/YYYY, MM-DD-YYYY or MM.DD.YYYY")
    return (_value(cell, year, month, day),)


def date_compact_dmy(cell: str) -> tuple[Value, ...]:
    """A date written day first without separators; the leading zero may be missing: ``31012005``, ``6012004`` (6 January)."""
    match = RUN_TOGETHER.fullmatch(cell.strip())
    if match is None:
        raise Unreadable("a date DDMMYYYY")
    day, month, year = (int(part) for part in match.groups())
    return (_value(cell, year, month, day),)


def date_compact(cell: str) -> tuple[Value, ...]:
    """A year, or a month without a separator: `2014`, `201405`."""
    match = YEAR_MONTH.fullmatch(cell.strip())
    if match is None:
        raise Unreadable("a year YYYY or a month YYYYMM")
    return (_value(cell, int(match[1]), int(match[2]) if match[2] else None),)


def date_named(cell: str) -> tuple[Value, ...]:
    """A day with its month by name: `3 Jun 2013`, `16-Dec-66` (1966; years of two digits are those from 1930 to 2029).

    A date that :func:`date` reads is read as there.
    """
    match = NAMED.fullmatch(without_hour(cell))
    if match is None:
        if ISO.fullmatch(without_hour(cell)):
            return date(cell)
        raise Unreadable("a day such as 3 Jun 2013, 16-Dec-66 or 2013-06-03")
    day, name, year = match.groups()
    if name.lower() not in MONTHS:
        raise Unreadable("a month by its first three letters in English")
    century = (1900 if int(year) >= FIRST_SHORT else 2000) if len(year) == 2 else 0
    return (_value(cell, century + int(year), MONTHS.index(name.lower()) + 1, int(day)),)


def _is_iso_day(cell: str) -> bool:
    match = ISO.fullmatch(without_hour(cell))
    return match is not None and match[3] is not None


def _parted(cell: str, expected: str) -> tuple[int, int, int]:
    match = PARTED.fullmatch(without_hour(cell))
    if match is None:
        raise Unreadable(expected)
    return int(match[1]), int(match[3]), int(match[4])


def _year_or_years(said: str) -> Value:
    match = YEARS.fullmatch(said)
    if match is None:
        return year(said)[0]
    first, last = year(match[1])[0], year(match[2])[0]
    if first.canon == last.canon:
        return first._replace(said=said)
    if match[1] > match[2]:
        raise Unreadable("years in order, the earlier first")
    return Value(said, f"{first.canon}/{last.canon}", first.low, last.high, "between")


def _value(said: str, year: int, month: int | None = None, day: int | None = None) -> Value:
    """The period from its first to its last day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    if month is None:
        return _between(said, f"{year:04}", Day(year, 1, 1), Day(year, 12, 31))
    if not 1 <= month <= 12:
        raise Unreadable("a month from 1 to 12")
    days = monthrange(year, month)[1]
    if day is None:
        return _between(said, f"{year:04}-{month:02}", Day(year, month, 1), Day(year, month, days))
    if not 1 <= day <= days:
        raise Unreadable(f"a day that exists: {year:04}-{month:02} has {days}")
    ordinal = float(Day(year, month, day).toordinal())
    return Value(said, f"{year:04}-{month:02}-{day:02}", ordinal, ordinal, "exact")


def _between(said: str, canon: str, first: Day, last: Day) -> Value:
    return Value(said, canon, float(first.toordinal()), float(last.toordinal()), "between")
