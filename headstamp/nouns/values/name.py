"""Names of makers, of owners, of brands' states: compared without case and marks, whatever the language."""

from __future__ import annotations

import json

from headstamp.nouns.values.text import fold
from headstamp.nouns.values.unsaid import UNKNOWN, is_unsaid
from headstamp.nouns.values.value import Unreadable, Value


def name(cell: str) -> tuple[Value, ...]:
    """One name, folded; words that say that it is not known are ``unknown``, with that hedge."""
    return (_named(cell),)


def names_by_slashes(cell: str) -> tuple[Value, ...]:
    """Names separated by three slashes, one value each, folded; one slash is part of a name.

    Raises:
        Unreadable: nothing stands between the slashes.
    """
    return _parted(cell, "///")


def names_by_slash(cell: str) -> tuple[Value, ...]:
    """Names separated by a slash, one value each, folded.

    Raises:
        Unreadable: nothing stands between the slashes.
    """
    return _parted(cell, "/")


def names_in_json(cell: str) -> tuple[Value, ...]:
    """Names in a JSON list of texts, one value each, folded; an empty list is unknown.

    Raises:
        Unreadable: no list of texts.
    """
    try:
        listed = json.loads(cell)
    except (ValueError, RecursionError):
        listed = None
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise Unreadable('a JSON list of names, such as ["one", "two"]')
    values = (_named(one) for one in listed if one.strip())
    # A name that JSON writes with escapes does not stand in the cell as it is read.
    told = tuple(value if value.said in cell else value._replace(said=cell) for value in values)
    return told or (Value(cell, UNKNOWN, hedge=UNKNOWN),)


def _parted(cell: str, sign: str) -> tuple[Value, ...]:
    listed = [part for part in (piece.strip() for piece in cell.split(sign)) if part]
    if not listed:
        raise Unreadable("at least one name between slashes")
    return tuple(_named(part) for part in listed)


def _named(said: str) -> Value:
    return Value(said, UNKNOWN, hedge=UNKNOWN) if is_unsaid(said) else Value(said, fold(said))
