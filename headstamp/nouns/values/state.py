"""States as a source names them. Which state it is, and on which days it was one, is resolved with the case's table."""

from __future__ import annotations

import re

from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable, Value, parts

OR = re.compile(r"/|\bor\b", re.IGNORECASE)
"""What people write between states of which it may be any. No name of a state has it; "and" is part of several."""
CODE = re.compile(r"[A-Z]{3,4}")


def state(cell: str) -> tuple[Value, ...]:
    """The name of one state or party, folded."""
    return (Value(cell, fold(cell)),)


def states(cell: str) -> tuple[Value, ...]:
    """Names separated by semicolons, slashes or "or", one value each, folded: each is possible, none is certain."""
    named = (name.strip() for part in parts(cell) for name in OR.split(part))
    if not (found := tuple(Value(name, fold(name)) for name in named if name)):
        raise Unreadable("at least one name between the signs")
    return found


def code_of_state(cell: str) -> tuple[Value, ...]:
    """A code of the case's table of states: ISO 3166-1 alpha-3, for a former state ISO 3166-3 alpha-4.

    Raises:
        Unreadable: not three or four letters.
    """
    code = cell.strip().upper()
    if not CODE.fullmatch(code):
        raise Unreadable("a state's code of three letters, or of four where it has vanished")
    return (Value(cell, code),)
