"""Words of a source as they may be printed: no character of theirs moves the cursor or puts other words out of order."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner: letters of Persian, Hindi and others are written with them, and they move nothing."""
TOGETHER = 10_000
"""Words and marks of a JSON text that are written together."""
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

_UNSAFE_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What a terminal or an editor obeys instead of showing it: control characters but tab and line break, line and
paragraph separators, the controls of writing direction (Unicode Standard Annex 9, section 2), byte order marks; and
halves of characters."""


def printable(words: str) -> str:
    """Words on one line, as a terminal may show them.

    A run of right-to-left letters is isolated (FSI … PDI), so that it cannot put the words around it out of order. White
    space becomes a blank, and any other character that is not shown becomes its escape, as in ``\\u202e``.

    >>> printable("rifle\\x1b[31m")
    'rifle\\\\x1b[31m'
    """
    return _isolated("".join(_shown(character) for character in words))


def _shown(character: str) -> str:
    if character.isprintable() or character in JOINERS:
        return character
    return " " if character.isspace() else _escape(character)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _isolated(words: str) -> str:
    """The words with each run from one right-to-left letter to another, no left-to-right letter between, isolated."""
    if words.isascii():
        return words
    kinds = [unicodedata.bidirectional(character) for character in words]
    pieces, at = [], 0
    while at < len(words):
        if kinds[at] not in ("R", "AL"):
            pieces.append(words[at])
            at += 1
            continue
        end = last = at
        while end < len(words) and kinds[end] != "L":
            last = end if kinds[end] in ("R", "AL") else last
            end += 1
        pieces.append(FIRST_STRONG_ISOLATE + words[at : last + 1] + POP_ISOLATE)
        at = last + 1
    return "".join(pieces)


def without_controls(text: str) -> str:
    """A text of several lines, such as a page, with the characters escaped that change how its reader sees the others."""
    return _UNSAFE_IN_TEXT.sub(lambda found: _escape(found[0]), text)


def json_text(said: Any, *, indent: int | None = None, default: Callable[[Any], Any] | None = None, ascii_only: bool = False) -> str:
    """JSON that may be printed: letters of all scripts as they are, and what a terminal would obey as ``\\uXXXX``.

    Args:
        said: what is written.
        indent, default: as :func:`json.dumps` takes them.
        ascii_only: escape every letter outside ASCII, for an output that cannot carry them.
    """
    return _escaped(json.dumps(said, ensure_ascii=ascii_only, indent=indent, default=default))


def json_pieces(said: Any, *, indent: int | None = None) -> Iterator[str]:
    """The text of :func:`json_text` piece by piece, so that a large one is never whole in memory."""
    pieces = json.JSONEncoder(ensure_ascii=False, indent=indent).iterencode(said)
    while taken := list(islice(pieces, TOGETHER)):
        yield _escaped("".join(taken))


def _escaped(text: str) -> str:
    # All of these can only stand inside strings, where JSON takes the escape for the character itself.
    return _UNSAFE_IN_TEXT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
