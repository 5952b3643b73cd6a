"""Quantities that a source hedges: ``about 2,500``, ``20 to 30``, ``plus de 100 fusils``, ``several hundred``.

The words are those of ``quantity_words.yml``; what a hedge does to a number is :func:`headstamp.nouns.values.quantity.bounds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from headstamp.nouns.packaged import packaged
from headstamp.nouns.values.text import fold

NUMBER = r"[0-9](?:[0-9., ]*[0-9])?"


class Said(NamedTuple):
    """The parts of a hedged quantity: its numbers as written ('' where there is none), the power by which its words multiply
    each, the hedge ('' where none is said; ``nearly`` for an upper end alone), and the words of its unit."""

    low: str
    high: str
    scales: tuple[int, int]
    hedge: str
    unit: str


def in_words(cell: str) -> Said | None:
    """Read a cell that says how sure it is, that gives two ends, or that has words for a number; None for any other.

    Args:
        cell: the words of one quantity, not folded.
    """
    words = fold(cell).strip(" .")
    if _pattern("open").match(words) and not re.search("[0-9]", words):
        return Said("", "", (1, 1), "unknown", "")
    digits = re.sub(r"[a-z]+(?! of )", lambda word: str(_words()["numerals"].get(word[0], word[0])), words)
    is_spelt, words = digits != words, digits
    before = _pattern("before").match(words)
    hedge = _hedge_of("before", before[0]) if before else ""
    rest = words[before.end() :].strip() if before else words
    for way in ("pair", "pair_behind_from"):
        if pair := _pattern(way).fullmatch(rest):
            return Said(pair["low"], pair["high"], _scales(pair), hedge or "between", pair["unit"].strip(" ."))
    one = _pattern("one").fullmatch(rest)
    if one is None:
        return None
    after = _hedge_of("after", one["after"]) if one["after"] else ""
    if (hedge and after) or not (hedge or after or one["scale"] or is_spelt):
        return None
    return Said(one["low"], one["low"], _scales(one), hedge or after or "exact", one["unit"].strip(" ."))


def is_unit(words: str) -> bool:
    """Whether words behind a number, folded, may be its unit: they hold none that makes another number of it (two dozen,
    three quarters, two hundred fifty), and do not begin with a sign (eight-inch) or a measure of a calibre (10 120mm mortars)."""
    held = set(re.findall(r"[^\W\d_]+", words))
    is_word = any(map(str.isalpha, words)) and not words.startswith(("-", "/"))
    return is_word and held.isdisjoint(_of_numbers()) and _pattern("after").search(words) is None


@cache
def _of_numbers() -> frozenset[str]:
    """Words that are part of a number, and so of no unit."""
    scales = (word for listed in _words()["scales"].values() for word in listed)
    return frozenset((*_words()["no_units"], *_words()["numerals"], *scales))


def _scales(found: re.Match[str]) -> tuple[int, int]:
    """Of two numbers the first has the scale of the second where it has none of its own: "2 to 3 million"."""
    powers = {word: power for power, words in _words()["scales"].items() for word in words}
    last = powers[found["scale"]] if found["scale"] else 1
    first = found.groupdict().get("first_scale")
    return powers[first] if first else last, last


def _hedge_of(place: str, words: str) -> str:
    said = words.strip(" .()")
    return next(str(hedge) for hedge, listed in _words()[place].items() if said in listed)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = _words()
    scale = _any(word for listed in words["scales"].values() for word in listed)
    first, last = rf"(?P<low>{NUMBER}) ?(?P<first_scale>{scale})?", rf"(?P<high>{NUMBER}) ?(?P<scale>{scale})?(?P<unit>[^0-9]*)"
    return re.compile({
        "open": rf"{_any(words['open'])}",
        "before": rf"{_any(word for listed in words['before'].values() for word in listed)}[ .]*(?=[0-9])",
        "pair": rf"(?:{_any(words['from'])} )?{first} ?{_any(words['to'])} ?{last}",
        "pair_behind_from": rf"{_any(words['from'])} {first} ?{_any(words['to_behind_from'])} ?{last}",
        "after": rf"{_any(word for listed in words['after'].values() for word in listed if word.isalpha() or ' ' in word)}",
        "one": rf"(?P<low>{NUMBER}) ?(?P<scale>{scale})?(?P<unit>[^0-9]*?)"
               rf"(?P<after> ?[(]?{_any(word for listed in words['after'].values() for word in listed)}[.]?[)]?)?",
    }[name])  # fmt: skip


def _any(words: Iterable[str]) -> str:
    """Any of the words, whole; the longest first."""
    each = sorted(set(words), key=len, reverse=True)
    begun, ended = r"(?<![^\W\d_])", r"(?!\w)"
    return "(?:" + "|".join(
        (begun if word[0].isalpha() else "") + re.escape(word) + (ended if word[-1].isalnum() else "") for word in each
    ) + ")"  # fmt: skip


@cache
def _words() -> dict[str, Any]:
    return {name: _folded(said) for name, said in packaged("quantity_words.yml").items()}


def _folded(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: _folded(value) for key, value in said.items()}
    return [fold(word) for word in said] if isinstance(said, list) else said
