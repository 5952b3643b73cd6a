"""Words of hostile files, as they may be printed."""

from __future__ import annotations


def printable(words: str) -> str:
    """Words on one line, without control characters, which could move the cursor or colour the terminal of a reader."""
    return "".join(character if character.isprintable() else " " for character in words)
