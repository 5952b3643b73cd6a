"""Reads SIPRI's old table by seller, and lists letters that a wrong decoding changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.registers.sipri_site import chosen
from headstamp.collect.table_source import Chunk, TableSource

__all__ = ["chosen", "read"]

CHANGED = re.compile(r"[a-z\u00e0-\u00ff][\u00c0-\u00de]")
"""A small letter with a capital one of Latin-1 behind it, which no word has."""
LETTERS = "letters may have been changed in a wrong decoding; they are kept as they stand"


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one buyer, seller and designation a record; the sum below the table, which names nobody, is skipped.

    Yields:
        chunks of records, with their lines.
    """
    number = opened.columns.index("number_delivered")
    for chunk in read_table(opened):
        sums = [at for at, row in enumerate(chunk.rows) if not any(row[:number]) and not any(row[number + 1 :])]
        for at in reversed(sums):
            del chunk.rows[at], chunk.first[at], chunk.last[at]
        chunk.skipped += len(sums)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if any(CHANGED.search(cell) for cell in row):
                chunk.mend(first, last, LETTERS, list(row))
        yield chunk
