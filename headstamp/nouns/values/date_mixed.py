"""Dates as one person's table mixes them: ``March 2014``, ``12/05/2012``, ``3 août 2013``, ``early 2014``, ``1980s``, ``2012-14``."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import Any

from headstamp.nouns.packaged import packaged
from headstamp.nouns.values.period import FIRST_SHORT, ISO, date, date_dmy, date_mdy, without_hour, years
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.unsaid import is_unsaid
from headstamp.nouns.values.value import Cleaner, Unreadable, Value

LONGEST = 60
EXPECTED = "a day, a month or a year, such as 2013-06-03, 3 June 2013, March 2014, 3/6/2013, early 2014, Q1 2014 or 1980s"

NAMED = re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|[.])?[ -]?(?:de |of )?)?(?P<month>[^\W\d_]{3,12})[.]?"
                   r"[ ,/-]{0,2}(?:de |of |del )?(?P<year>[0-9]{4}|'[0-9]{2}|(?<=-)[0-9]{2})")  # fmt: skip
MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]{3,12})[.]? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})")
QUARTER = re.compile(r"(?:q|t)(?P<quarter>[1-4])[ /-]?(?P<year>[0-9]{4})|(?P<before>[0-9]{4})[ /-]?(?:q|t)(?P<behind>[1-4])")
DECADE = re.compile(r"(?:the )?(?P<decade>[12][0-9]{2})0'?s")
SHORT_SPAN = re.compile(r"(?P<first>[12][0-9]{3})[-/](?P<last>[0-9]{2})")
LONGEST_SPAN = 20
"""Years that two figures behind a year may be away from it: more is a slip, or another thing."""
ENDS = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}


def date_mixed(cell: str) -> tuple[Value, ...]:
    """A date in any common writing, of columns in which several are mixed.

    Where day and month cannot be told apart (``3/4/2014``) the period covers both; where a part of a year is not sharp
    (``early 2014``) it is the year.

    Returns:
        one value: the period, as :func:`headstamp.nouns.values.period.date` has it.
    Raises:
        Unreadable: another form, a day that does not exist, or an end before its beginning.
    """
    said = without_hour(cell)
    if len(said) > LONGEST:
        raise Unreadable(EXPECTED)
    if (span := SHORT_SPAN.fullmatch(said)) and (both := _years_or_month(span)):
        return (both._replace(said=cell),)
    plain = _read(said, date, years)
    in_figures = [] if plain else _read(said, date_dmy, date_mdy)
    if plain:
        value = plain[0]
    elif in_figures:
        # In the one order that gives a day, or the time between both.
        value = _hull(in_figures[0], in_figures[-1])
    else:
        value = _in_words(fold(said).strip(" ."))
    return (value._replace(said=cell),)


def date_in_field_table(cell: str) -> tuple[Value, ...]:
    """A date of a field table: YYYY, YYYY-MM or YYYY-MM-DD, so that ``2009-11`` is a month; else as :func:`date_mixed`. Words
    that say that it is not known (``unknown``, ``n/a``) leave it open.

    Raises:
        Unreadable: as :func:`date_mixed`.
    """
    if is_unsaid(cell):
        return (Value(cell, hedge="unknown"),)
    if read := _read(cell, date):
        return tuple(read)
    try:
        return date_mixed(cell)
    except Unreadable:
        if ISO.fullmatch(without_hour(cell)):
            date(cell)  # a day that does not exist has a reason of its own
        raise


def _read(said: str, *cleaners: Cleaner) -> list[Value]:
    """What those cleaners that can read a cell make of it."""
    values = []
    for cleaner in cleaners:
        with suppress(Unreadable):
            values.append(cleaner(said)[0])
    return values


def _years_or_month(span: re.Match[str]) -> Value | None:
    """Two years, the second cut to two figures: ``2012-14``. Where these may also be a month (``2009-11``) both years cover it."""
    last = span["first"][:2] + span["last"]
    if not 0 < int(last) - int(span["first"]) <= LONGEST_SPAN:
        return None
    return _hull(*(date(year)[0] for year in (span["first"], last)))


def _in_words(words: str) -> Value:
    if decade := DECADE.fullmatch(words):
        return _hull(date(f"{decade['decade']}0")[0], date(f"{decade['decade']}9")[0])
    if quarter := QUARTER.fullmatch(words):
        year, at = quarter["year"] or quarter["before"], int(quarter["quarter"] or quarter["behind"])
        return _hull(date(f"{year}-{3 * at - 2:02}")[0], date(f"{year}-{ENDS[at]}")[0])
    if named := MONTH_FIRST.fullmatch(words) or NAMED.fullmatch(words):
        month = _months().get(named["month"])
        if month:
            year = named["year"].lstrip("'")
            if len(year) == 2:
                year = ("19" if int(year) >= FIRST_SHORT else "20") + year
            return date(f"{year}-{month:02}" + (f"-{int(named['day']):02}" if named["day"] else ""))[0]
    part, _, year = words.replace("-", " ").rpartition(" ")
    if part in _words()["parts_of_a_year"] and re.fullmatch("[0-9]{4}", year):
        return date(year)[0]
    raise Unreadable(EXPECTED)


def _hull(one: Value, other: Value) -> Value:
    first, last = sorted((one, other), key=lambda value: (value.low or 0, value.high or 0))
    if first.low == last.low and first.high == last.high:
        return first
    return Value(one.said, f"{first.canon}/{last.canon}", first.low, last.high, "between")


@cache
def _months() -> dict[str, int]:
    return {name: at for at, names in enumerate(_words()["months"], 1) for name in names}


@cache
def _words() -> dict[str, Any]:
    said = packaged("month_words.yml")
    return {
        "months": [[fold(name) for name in names] for names in said["months"]],
        "parts_of_a_year": frozenset(fold(words) for words in said["parts_of_a_year"]),
    }
