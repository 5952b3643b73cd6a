"""The value that a cleaner gives, and the error that it raises."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

VAGUE = "vague"
"""The hedge of a word outside its list: read as *other* or *unknown*, kept, and counted by ``add``."""

UNREADABLE = "unreadable"
"""The hedge of a cell that cannot be read: its words are kept, and every bound that depends on it is open."""


class Value(NamedTuple):
    """One value as a source said it.

    ``said`` its own words; ``canon`` our normal form, or None where it has none; ``low`` and ``high`` bounds
    (numbers in the value's own unit, or day ordinals of :meth:`datetime.date.toordinal`; None is open);
    ``hedge`` one of :data:`headstamp.nouns.values.hedge.HEDGES`, or :data:`VAGUE` or :data:`UNREADABLE`, or None where
    the value has no bounds.
    """

    said: str
    canon: str | None = None
    low: float | None = None
    high: float | None = None
    hedge: str | None = None


class Unreadable(ValueError):
    """A cell that its cleaner cannot read; ``expected`` says in words what the cell should hold."""

    def __init__(self, expected: str) -> None:
        super().__init__(f"expected {expected}")
        self.expected = expected


Cleaner = Callable[[str], tuple[Value, ...]]
"""From one cell that is not empty to its values: several for a cell that lists several."""


def is_vague(value: Value) -> bool:
    """Whether the value's words stand outside the list that they were looked up in."""
    return value.hedge == VAGUE


def parts(cell: str) -> tuple[str, ...]:
    """The values that a cell lists, parted by semicolons, without the blanks around them.

    Raises:
        Unreadable: nothing stands between the semicolons.
    """
    listed = tuple(part for part in (piece.strip() for piece in cell.split(";")) if part)
    if not listed:
        raise Unreadable("at least one value between semicolons")
    return listed
