"""Words of a controlled vocabulary. A word outside it is never refused: it is read as the default and counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import VAGUE, Cleaner, Value, parts

LONGEST = 100
UNSAID = frozenset({"unstated", "not_stated", "unknown"})
"""Words that say that nothing is said: the default, and not vague."""


def code(vocabulary: Sequence[str], default: str, also: Mapping[str, str] | None = None) -> Cleaner:
    """A cleaner for one word of a list.

    Args:
        vocabulary: the words, as they are written; case, hyphens and blanks in a cell do not matter.
        default: what a word outside the list is read as, hedged as :data:`headstamp.nouns.values.value.VAGUE`.
        also: other words for words of the list.
    """
    known = {_plain(word): word for word in (*vocabulary, default)}
    known |= {_plain(other): word for other, word in (also or {}).items()}

    def clean(cell: str) -> tuple[Value, ...]:
        word = _plain(cell)
        if word in known:
            return (Value(cell, known[word]),)
        return (Value(cell, default, hedge=None if word in UNSAID else VAGUE),)

    return clean


def codes(vocabulary: Sequence[str], default: str) -> Cleaner:
    """A cleaner for words of a list parted by semicolons, one value each."""
    one = code(vocabulary, default)
    return lambda cell: tuple(value for part in parts(cell) for value in one(part))


def _plain(words: str) -> str:
    """A word as lists are compared; a longer text is on none."""
    return "_".join(fold(words).replace("-", " ").replace("_", " ").split()) if len(words) <= LONGEST else ""
