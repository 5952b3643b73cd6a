"""States as Dutch lists name them: several in a cell, with the way there and back."""

from __future__ import annotations

import re

from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable, Value

THERE_AND_BACK = re.compile(r"\s*\bv\.? ?v\b\.?.*", re.IGNORECASE | re.DOTALL)
"""``v.v.`` (there and back), and whatever a slip of the pen put behind it."""
BY_WAY_OF = re.compile(r"\s*,?\s*\bvia\b.*", re.IGNORECASE | re.DOTALL)
EXCEPT = re.compile(r"\bm\.?u\.?v\b", re.IGNORECASE)
"""``muv`` (but for): what follows is not meant, so that such a cell is one name, of a group."""
BETWEEN = re.compile(r"[,;/]")
AND = re.compile(r"\s+en\s+", re.IGNORECASE)
PAIRS = (
    "antigua", "bosnie", "saint kitts", "saint vincent", "sao tome", "servie", "svalbard", "trinidad", "turks",
    "wallis", "zuid-georgie",
)  # fmt: skip
"""What stands, folded, before the *and* of one name: Bosnia and Herzegovina, Trinidad and Tobago."""
LONGEST = 400


def states_dutch(cell: str) -> tuple[Value, ...]:
    """Names separated by commas, semicolons, slashes or ``en`` (and), one value each, folded.

    ``Irak, via Sharjah`` is Iraq: the way there is no destination. ``Tanzania v.v.`` is Tanzania. A name that is one in
    spite of its *and* stays whole.

    Raises:
        Unreadable: no name is left.
    """
    if len(cell) > LONGEST:
        raise Unreadable("names of states")
    if EXCEPT.search(cell):
        return (Value(cell.strip(), fold(cell)),)
    pieces = [piece for listed in BETWEEN.split(cell) for piece in _parted(listed) if piece.strip()]
    named = [(piece, fold(_destination(piece))) for piece in pieces]
    values = tuple(Value(piece.strip(), name) for piece, name in named if name)
    if not values:
        raise Unreadable("at least one name of a state")
    return values


def _destination(piece: str) -> str:
    return BY_WAY_OF.sub("", THERE_AND_BACK.sub("", piece))


def _parted(listed: str) -> list[str]:
    """The names that an *and* joins."""
    before, *after = AND.split(listed, maxsplit=1)
    if not after or BY_WAY_OF.search(before):
        return [listed]
    if fold(before) in PAIRS:
        return [listed]
    return [before, *_parted(after[0])]
