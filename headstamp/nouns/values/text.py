"""Words as they stand, and the two forms in which words are compared: folded, and letters and digits only."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Literal

from headstamp.nouns.values.value import Value

MARKS_IN_A_RUN = 30
"""Combining marks that one letter may carry; the limit of Unicode's stream-safe text (UAX 15, section 13).

A longer run is cut before it is normalised: sorting the marks of a run takes time by the square of its length.
"""

LONG = 1000
"""Shorter texts are normalised as they are: whatever they hold, it is done at once."""

ONE_SIGN = str.maketrans(
    dict.fromkeys("‘’‚‛ʼʹ`´′＇", "'")
    | dict.fromkeys("“”„‟«»″＂", '"')
    | dict.fromkeys("‐‑‒–—―−－", "-")
)
"""Quotation marks, apostrophes and dashes of all kinds, and the plain sign that stands for them."""


def text(cell: str) -> tuple[Value, ...]:
    """Text as written. The normal form is Unicode NFC with single spaces."""
    return (Value(cell, spaced(normalise("NFC", cell))),)


def fold(words: str) -> str:
    """Words without what writers differ in: case, marks on letters, kinds of quotation mark, dash, digit and blank.

    Every script is kept. Marks fall where a letter can be read without them (Latin, Greek, Cyrillic, Arabic, Hebrew);
    signs that make another letter (Japanese voicing, Indian and Thai vowels) stay. ``fold(fold(s)) == fold(s)``.
    """
    if words.isascii():
        return spaced(words.translate(ONE_SIGN).casefold())
    plain = normalise("NFKD", words.translate(ONE_SIGN))
    bare = normalise("NFKD", "".join(c for c in plain if not _is_mark(c)).casefold())
    signs = "".join(c for c in bare if not _is_mark(c)).translate(ONE_SIGN)
    return spaced(unicodedata.normalize("NFC", _ascii_digits(signs)))


def key(words: str) -> str:
    """The letters and digits of the folded words, of any script, and nothing else."""
    return "".join(c for c in fold(words) if c.isalnum())


def spaced(words: str) -> str:
    """Words with single blanks between them and none around them."""
    return " ".join(words.split())


def normalise(form: Literal["NFC", "NFKD"], words: str) -> str:
    """:func:`unicodedata.normalize` in a time that grows with the length of the text, whatever it holds."""
    if len(words) > LONG and not words.isascii():
        runs = groupby(words, lambda c: unicodedata.combining(c) > 0)
        words = "".join("".join(run)[: MARKS_IN_A_RUN if marks else None] for marks, run in runs)
    return unicodedata.normalize(form, words)


def _is_mark(character: str) -> bool:
    """Whether this is a mark above or below a letter that can be read without it.

    Unicode's combining classes: 10–36 points and vowels of Hebrew and Arabic, 202–240 marks by their place. Class 8
    (Japanese voicing), 9 (virama) and the vowel signs of Thai and Tibetan (103–132) make another letter.
    """
    placed = unicodedata.combining(character)
    return 10 <= placed <= 36 or 202 <= placed <= 240


def _ascii_digits(words: str) -> str:
    """Decimal digits of any script as 0–9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in words)
