"""Days in answers: as people and programs write them."""

from __future__ import annotations

from datetime import date


def iso_day(ordinal: float | None) -> str | None:
    """A day ordinal (:meth:`datetime.date.toordinal`) as ``YYYY-MM-DD``; an open end stays None."""
    return None if ordinal is None else date.fromordinal(int(ordinal)).isoformat()
