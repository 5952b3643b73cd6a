"""Years of the United States' accounts."""

from __future__ import annotations

from datetime import date as Day

from headstamp.nouns.values.period import year
from headstamp.nouns.values.value import Value


def fiscal_year_us(cell: str) -> tuple[Value, ...]:
    """A year of the United States' accounts, or of the calendar: from 1 October of the year before to 31 December.

    Its reports close on 30 September ("Historical Facts As of September 30, 2016"). Where a table does not say which
    year it means, both are inside these days.

    Raises:
        Unreadable: no year of four digits from 1800 to 2100.
    """
    (value,) = year(cell)
    first = Day(int(value.canon or cell) - 1, 10, 1)
    return (value._replace(low=float(first.toordinal())),)
