"""The paragraphs of an RTF document, tab stops as tabs."""

from __future__ import annotations

import io
import re
from typing import Any, BinaryIO

from headstamp.collect.formats.confined.refusal import Refusal

SIZE_LIMIT = 64 * 1024 * 1024
"""Most bytes of a document."""
TOKEN = re.compile(r"\\'([0-9A-Fa-f]{2})|\\([a-z]+)(-?[0-9]+)? ?|\\([^a-z'])|([{}])|([^\\{}\r\n]+)")
"""A letter in hexadecimal, a control word, a control sign, a brace, text (the Word 4.0 to RTF 1.0 specifications)."""


def make(source: BinaryIO, folder: str, said: dict[str, Any]) -> list[tuple[int, str]]:  # noqa: ARG001 (as every task)
    """The text of each paragraph, with the physical line on which it ends.

    Args:
        said: ``encoding`` and ``line_end`` of the text, and ``size`` in bytes.
    Raises:
        Refusal: the document is too large.
    """
    if said["size"] > SIZE_LIMIT:
        raise Refusal(f"a document of more than {SIZE_LIMIT:,} bytes")
    made: list[tuple[int, str]] = []
    words: list[str] = []
    number = 0
    for number, line in enumerate(io.TextIOWrapper(source, encoding=said["encoding"], newline=said["line_end"]), 1):
        for letter, control, _, sign, _, text in (token.groups("") for token in TOKEN.finditer(line)):
            if letter:
                words.append(bytes.fromhex(letter).decode("mac_roman"))
            elif control == "tab":
                words.append("\t")
            elif control == "par":
                made.append((number, "".join(words)))
                words = []
            elif control == "line" or sign == "~":
                words.append(" ")
            else:
                words.append(text)
    return [*made, (number, "".join(words))]
