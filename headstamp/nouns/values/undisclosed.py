"""Numbers that a source knows and does not tell."""

from __future__ import annotations

from headstamp.nouns.values.quantity import count
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Value

LONGEST = 40
WORDS = frozenset({"undisclosed", "not disclosed"})


def count_or_undisclosed(cell: str) -> tuple[Value, ...]:
    """A number of things, 0 or more, or `undisclosed`: then both bounds are open.

    Raises:
        Unreadable: anything else (see :func:`headstamp.nouns.values.quantity.count`).
    """
    if len(cell) <= LONGEST and fold(cell) in WORDS:
        return (Value(cell, hedge="unknown"),)
    return count(cell)
