"""Numbers under years, as a table with a column for each year gives them."""

from __future__ import annotations

from headstamp.nouns.values.number import exactly, signed
from headstamp.nouns.values.value import Unreadable, Value, parts


def by_year(cell: str) -> tuple[Value, ...]:
    """Numbers, each with its year, separated by semicolons: `1995: 2.5; 1996: 3`; canon is the year."""
    values = []
    for part in parts(cell):
        year, colon, words = part.partition(":")
        if not colon or len(year) != 4 or not year.isascii() or not year.isdigit():
            raise Unreadable("numbers, each under its year, such as 1995: 2.5; 1996: 3")
        values.append(exactly(part, signed(words), canon=year))
    return tuple(values)


def tiv_by_year(cell: str) -> tuple[Value, ...]:
    """Trend-indicator values in millions, each under its year: `1995: 25; 1996: 0`; SIPRI's 0 is between 0 and 0.5."""
    return tuple(
        value._replace(high=0.5, hedge="between") if value.low == 0 else value for value in by_year(cell)
    )
