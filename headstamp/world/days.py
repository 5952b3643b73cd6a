"""Periods of days, as a reader with a calendar sees them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class Days(NamedTuple):
    """From the first to the last day, both included; None is open."""

    first: date | None
    last: date | None


def days(said: str) -> Days:
    """The days of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; '' is open at both ends."""
    if not said:
        return Days(None, None)
    year, month, day = (*(int(part) for part in said.split("-")), 0, 0)[:3]
    if day:
        return Days(date(year, month, day), date(year, month, day))
    if month:
        return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Days(date(year, 1, 1), date(year, 12, 31))


def meets(one: Days, other: Days) -> bool:
    """Whether the two may share a day."""
    return not ((one.last and other.first and one.last < other.first) or (other.last and one.first and other.last < one.first))


def inside(one: Days, other: Days) -> bool:
    """Whether all days of the first are certainly among those of the second."""
    return (other.first is None or (one.first is not None and one.first >= other.first)) and (
        other.last is None or (one.last is not None and one.last <= other.last)
    )
