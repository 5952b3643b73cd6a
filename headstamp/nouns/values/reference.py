"""References to rows, lists of names, and marks that say yes."""

from __future__ import annotations

import re

from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable, Value, parts

REFERENCE = re.compile(r"([a-z][a-z_]{0,63}:)?[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")

ANSWERS = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}


def references(cell: str) -> tuple[Value, ...]:
    """Ids separated by semicolons, one value each: ``D001``, or ``trace_facts:F01`` for a row of another table.

    Raises:
        Unreadable: a part that is no id.
    """
    listed = parts(cell)
    for part in listed:
        if not REFERENCE.fullmatch(part):
            raise Unreadable("ids such as D001 or trace_facts:F01, parted by semicolons")
    return tuple(Value(part, part) for part in listed)


def names(cell: str) -> tuple[Value, ...]:
    """Names separated by semicolons, one value each, folded."""
    return tuple(Value(part, fold(part)) for part in parts(cell))


def flag(cell: str) -> tuple[Value, ...]:
    """The mark ``?`` that a register puts beside a doubtful cell.

    Raises:
        Unreadable: anything else, which is a cell that slipped into the wrong column.
    """
    if cell.strip() != "?":
        raise Unreadable("? or nothing")
    return (Value(cell, "yes"),)


def yes_no(cell: str) -> tuple[Value, ...]:
    """Yes or no, also written true or false.

    Raises:
        Unreadable: anything else.
    """
    answer = ANSWERS.get(cell.strip().casefold())
    if answer is None:
        raise Unreadable("yes or no")
    return (Value(cell, answer),)
