"""Hedges: how sure a source is of its number (contracts, section 4)."""

from __future__ import annotations

from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import VAGUE, Value

HEDGES = (
    "exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "estimated", "unknown", "denied",
)  # fmt: skip
"""``denied`` is a statement against the number; ``unknown`` leaves both ends open."""

WORDS = {
    "unstated": "unknown", "not stated": "unknown",
    "approximately": "about", "approx": "about", "approx.": "about", "around": "about", "roughly": "about",
    "circa": "about", "ca.": "about", "ca": "about", "~": "about",
    "minimum": "at_least", ">=": "at_least", "≥": "at_least",
    "over": "more_than", ">": "more_than",
    "up to": "at_most", "maximum": "at_most", "<=": "at_most", "≤": "at_most",
    "under": "less_than", "fewer than": "less_than", "<": "less_than",
    "range": "between", "estimate": "estimated",
}  # fmt: skip
"""Other words for them. Words that give no number (a handful, thousands, the bulk) are on no list: unknown."""


LONGEST = 100


def hedge(cell: str) -> tuple[Value, ...]:
    """A hedge. Any other word is unknown, kept and counted as vague."""
    canon = known_hedge(cell)
    return (Value(cell, canon or "unknown", hedge=None if canon else VAGUE),)


def known_hedge(words: str) -> str | None:
    """The hedge that these words stand for, or None where they are on no list."""
    if len(words) > LONGEST:
        return None
    folded = fold(words)
    plain = "_".join(folded.replace("_", " ").replace("-", " ").split())
    return plain if plain in HEDGES else WORDS.get(folded)
