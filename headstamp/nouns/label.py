"""The name under which a file came: a label that people read, and never a path."""

from __future__ import annotations

from headstamp.nouns.printable import JOINERS

MOST_BYTES = 255
"""Most bytes of a label in UTF-8, as most file systems bound a name."""
SEPARATORS = "/\\"
STAND_IN = "\ufffd"


def label_of(name: str) -> str:
    """The label of a file of this name: what cannot be printed, or parts folders, has U+FFFD in its place."""
    plain = "".join(sign if _is_plain(sign) else STAND_IN for sign in name)
    cut = plain.encode("utf-8", "replace")[:MOST_BYTES].decode("utf-8", "ignore")
    return cut if is_label(cut) else STAND_IN


def is_label(words: str) -> bool:
    """Whether words may be the label of a file: printable, without a separator, not too long, and no name of a folder above."""
    is_short = 0 < len(words.encode("utf-8", "replace")) <= MOST_BYTES
    return is_short and words not in (".", "..") and all(map(_is_plain, words))


def _is_plain(sign: str) -> bool:
    return sign not in SEPARATORS and (sign.isprintable() or sign in JOINERS)
