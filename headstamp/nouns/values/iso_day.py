"""Days in answers: as people and programs write them."""

from __future__ import annotations

from datetime import date


def iso_day(ordinal: float | None) -> str | None:
    """A day ordinal (:meth:`datetime.date.toordinal`) as ``YYYY-MM-DD``; an open end, and what is no day of the calendar, is None.

    >>> iso_day(735000), iso_day(None), iso_day(-4)
    ('2013-05-12', None, None)
    """
    if ordinal is None or not 1 <= ordinal <= date.max.toordinal():
        return None
    return date.fromordinal(int(ordinal)).isoformat()
