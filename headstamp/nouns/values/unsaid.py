"""Words by which a cell says that it says nothing: not a name, not a maker, not a state."""

from __future__ import annotations

from headstamp.nouns.values.text import fold

UNKNOWN = "unknown"
"""The canon of such a cell; its hedge is the same word."""

WORDS = frozenset((
    "?", "-", "unknown", "unk", "n/a", "n/c", "n/i", "none", "null", "not identified", "not stated", "not given",
    "unidentified", "undetermined", "unspecified", "unstated",
    # Portuguese
    "desconhecido", "desconhecida", "ignorado", "ignorada", "indeterminado", "indeterminada", "nao identificado",
    "nao identificada", "nao informado", "nao informada", "nao consta", "nada consta", "sem informacao", "sem marca", "s/m", "s/marca",
    "sem identificacao",
))  # fmt: skip
"""Folded, without brackets and without a point at the end. Codes of states are none of them (NI, NC)."""

LONGEST = 40


def is_unsaid(cell: str) -> bool:
    """Whether a cell's words, all together, say that what should stand there is not known."""
    return len(cell) <= LONGEST and fold(cell).strip(" .()") in WORDS
