"""Places: their names, degrees, and how far off they may be."""

from __future__ import annotations

from headstamp.nouns.values.number import decimal, exactly, signed
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable, Value

FARTHEST = 20_100_000
"""Metres; half the circumference of the earth is a little less."""


def place(cell: str) -> tuple[Value, ...]:
    """The name of a place, folded; which place it is, the table of places says."""
    return (Value(cell, fold(cell)),)


def latitude(cell: str) -> tuple[Value, ...]:
    """Degrees north, from -90 to 90, WGS 84."""
    return (_degrees(cell, 90),)


def longitude(cell: str) -> tuple[Value, ...]:
    """Degrees east, from -180 to 180, WGS 84."""
    return (_degrees(cell, 180),)


def metres(cell: str) -> tuple[Value, ...]:
    """A length in metres, from 0 to half the circumference of the earth."""
    length = decimal(cell)
    if length > FARTHEST:
        raise Unreadable(f"metres from 0 to {FARTHEST:,}")
    return (exactly(cell, length),)


def _degrees(cell: str, most: int) -> Value:
    degrees = signed(cell)
    if abs(degrees) > most:
        raise Unreadable(f"degrees from -{most} to {most}")
    return exactly(cell, degrees)
