"""Reads the keys: which of them a file is tells its first column."""

from __future__ import annotations

import re

from headstamp.collect.registers.plain_reader import read

__all__ = ["read", "told"]

SCHEMES = {
    "arma_marca": "make", "calibre": "calibre", "tipo": "type", "crime_original": "offence", "arma_calibre_final": "police calibre",
}  # fmt: skip
"""From the first column of a key to what its words are."""


def told(head: str) -> dict[str, str]:
    """The scheme of all words in a key, by the name of its first column."""
    first = re.split(r"[,;\t|\r\n]", head.lstrip("\ufeff \r\n"), maxsplit=1)[0].strip('" ')
    return {"scheme": SCHEMES.get(first, "")}
