"""Numbers as people write them, read without a guess: the grammar that counts, quantities, money and degrees share."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from headstamp.nouns.values.value import Unreadable, Value

LONGEST = 40
"""Characters that a written number may have; nothing longer is read."""

LARGEST = Decimal(10) ** 15
"""Numbers stay below it, so that a double holds each whole number exactly."""

BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "))

PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")
GROUPED_BY_COMMA = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
GROUPED_BY_BLANK = re.compile(r"[1-9][0-9]{0,2}( [0-9]{3})+(\.[0-9]+)?")
GROUPED_BY_POINTS = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3}){2,}")
ONE_POINT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
DECIMAL_COMMA = re.compile(r"([0-9]+,[0-9]{1,2}|0,[0-9]+)")
GROUPS_AND_COMMA = re.compile(r"[1-9][0-9]{0,2}([. ][0-9]{3})+,[0-9]{1,2}")
"""A comma behind points or blanks that part thousands begins the fraction: ``1.250,50``."""

Point = Literal["fraction", "thousands", "unclear"]
"""What one point with three digits behind it means where a number stands."""

EXPECTED = "a number such as 1200, 1,200, 1 200 or 13.33"


def decimal(words: str, *, point: Point = "fraction") -> Decimal:
    """A number without sign.

    ``1200``, ``1,200``, ``1 200`` and ``1.200.000`` are whole, ``13.33``, ``12,5`` and ``1.250,50`` are not.

    Args:
        words: the number, with or without blanks around it.
        point: what one point with three digits behind it means where the number stands. ``fraction``: 194.741 is one,
            and 1.200 is refused all the same, since no fraction needs a nought at its end. ``thousands``: 15.422 is
            whole. ``unclear``: both are refused.
    Returns:
        the number, at least 0 and below :data:`LARGEST`.
    Raises:
        Unreadable: it is no number, may be two, or is too large.
    """
    number = words.strip().translate(BLANKS)
    if len(number) > LONGEST:
        raise Unreadable(EXPECTED)
    if number and number.isdecimal():
        number = str(int(number))
    if ONE_POINT.fullmatch(number):
        if point == "thousands":
            number = number.replace(".", "")
        elif point == "unclear" or number.endswith("0"):
            raise Unreadable(f"a number that can be read in one way only, which {number} cannot")
    elif GROUPED_BY_POINTS.fullmatch(number):
        number = number.replace(".", "")
    elif GROUPED_BY_COMMA.fullmatch(number) or GROUPED_BY_BLANK.fullmatch(number):
        number = number.replace(",", "").replace(" ", "")
    elif GROUPS_AND_COMMA.fullmatch(number):
        number = number.replace(".", "").replace(" ", "").replace(",", ".")
    elif DECIMAL_COMMA.fullmatch(number):
        number = number.replace(",", ".")
    if not PLAIN.fullmatch(number):
        raise Unreadable(EXPECTED)
    value = Decimal(number)
    if value >= LARGEST:
        raise Unreadable(f"a number below {LARGEST:,f}")
    return value


def signed(words: str) -> Decimal:
    """A number with or without sign, no groups: ``-12.50``, ``33.420``, ``+7``.

    Raises:
        Unreadable: it is no such number.
    """
    number = words.strip().replace("\u2212", "-")
    bare = number[1:] if number[:1] in ("-", "+") else number
    if len(number) > LONGEST or not PLAIN.fullmatch(bare) or Decimal(bare) >= LARGEST:
        raise Unreadable("a number such as 12.5 or -12.5")
    return -Decimal(bare) if number[0] == "-" else Decimal(bare)


def number(cell: str) -> tuple[Value, ...]:
    """A measured or computed number, with or without sign (a trend-indicator value, a number of years)."""
    return (exactly(cell, signed(cell)),)


def exactly(said: str, value: Decimal, canon: str | None = None) -> Value:
    """The value of a number that stands in a cell: both bounds are the number, its hedge is exact."""
    return Value(said, written(value) if canon is None else canon, float(value), float(value), "exact")


def written(value: Decimal) -> str:
    """A number in its shortest form: no groups, no exponent, no noughts behind the last digit of a fraction."""
    return format(value.normalize() if value else Decimal(0), "f")
