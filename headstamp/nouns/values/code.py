"""Words of a controlled vocabulary. A word outside it is never refused: it is read as the default and counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from headstamp.nouns import vocabularies
from headstamp.nouns.packaged import packaged
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import VAGUE, Cleaner, Value, parts

LONGEST = 100
UNSAID = frozenset({"unstated", "not_stated", "unknown", "n/a", "not_known", "not_given", "?"})
"""Words that say that nothing is said: the default, hedged as unknown, and not vague."""
LIKE_ENOUGH = 72
"""Least likeness (0–100) at which a word of a list is proposed for one that is on none."""
LABELS: dict[str, Mapping[str, str]] = {
    "route": vocabularies.ROUTES, "documented": vocabularies.DOCUMENTED, "completeness": vocabularies.COMPLETENESS,
    "scope": vocabularies.SCOPES, "reliability": vocabularies.RELIABILITY, "credibility": vocabularies.CREDIBILITY,
    "point": vocabularies.POINTS,
}  # fmt: skip
"""What we print for the words of a list, by its name; of classes it stands in their tree."""


class Code:
    """A cleaner for one word of a list.

    Known are the words, the labels that we print for them, and what people write for them (``synonyms.yml``, under the
    list's name); case, hyphens, blanks and an English plural do not matter.
    """

    def __init__(self, vocabulary: Sequence[str], default: str, also: Mapping[str, str] | None, name: str) -> None:
        self._default, self._name = default, name
        self._known = {_plain(word): word for word in (*vocabulary, default)}
        self._known |= {_plain(other): word for other, word in (also or {}).items()}

    def __call__(self, cell: str) -> tuple[Value, ...]:
        """Read one word; one outside the list is the default, hedged as :data:`headstamp.nouns.values.value.VAGUE`."""
        word = _plain(cell)
        if word in self._known:
            return (Value(cell, self._known[word]),)
        if word in UNSAID:
            return (Value(cell, self._default, hedge="unknown"),)
        common = _common(self._name)
        found = next((common[one] for one in _singulars(word) if one in common), None)
        found = found or next((self._known[one] for one in _singulars(word) if one in self._known), None)
        return (Value(cell, found),) if found else (Value(cell, self._default, hedge=VAGUE),)

    def closest(self, cell: str) -> str | None:
        """The word of the list that a cell outside it is most like; None where none is like enough."""
        from rapidfuzz import fuzz, process

        known = _common(self._name) | self._known
        like = process.extractOne(_plain(cell), list(known), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
        return known[like[0]] if like else None


class Codes(Code):
    """A cleaner for words of a list parted by semicolons, one value each."""

    def __call__(self, cell: str) -> tuple[Value, ...]:
        """Read all words."""
        return tuple(value for part in parts(cell) for value in super(Codes, self).__call__(part))


def code(vocabulary: Sequence[str], default: str, also: Mapping[str, str] | None = None, *, name: str = "") -> Code:
    """A cleaner for one word of a list.

    Args:
        vocabulary: the words, as they are written.
        default: what a word outside the list is read as.
        also: other words for words of the list.
        name: under which the list has labels and common words, or ''.
    """
    return Code(vocabulary, default, also, name)


def codes(vocabulary: Sequence[str], default: str, *, name: str = "") -> Code:
    """A cleaner for words of a list parted by semicolons, one value each."""
    return Codes(vocabulary, default, None, name)


def closest_word(cleaner: Cleaner, cell: str) -> str | None:
    """The word of a cleaner's list that a cell outside it is most like; None where it has no list, or nothing is like it."""
    return cleaner.closest(cell) if isinstance(cleaner, Code) else None


@cache
def _common(name: str) -> dict[str, str]:
    """From the labels and common words of a list, plain, to its words."""
    listed: dict[str, Any] = packaged("synonyms.yml")
    known = {_plain(str(word)): ours for ours, words in listed.get(name, {}).items() for word in words}
    for ours, label in LABELS.get(name, {}).items():
        # "seizure of state stock, fall of a depot" is two names of one thing.
        known |= {_plain(words): ours for words in ((label, *label.split(", ")) if name == "route" else (label,))}
    if name == "class":
        from headstamp.nouns.classes import tree  # read when a cell needs it

        known |= {_plain(one.name): word for word, one in tree().items() if not one.group}
    return known


def _singulars(word: str) -> tuple[str, ...]:
    """A plain word, and what it is in the singular if it is an English plural."""
    if word.endswith("ies"):
        return word, word[:-3] + "y", word[:-1]
    return (word, word[:-1], word[:-2]) if word.endswith("es") else (word, word[:-1]) if word.endswith("s") else (word,)


def _plain(words: str) -> str:
    """A word as lists are compared; a longer text is on none."""
    return "_".join(fold(words).replace("-", " ").replace("_", " ").split()) if len(words) <= LONGEST else ""
