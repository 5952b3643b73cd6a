"""Reads SISO's list of weapon types: entries that were deleted say so where a name should stand."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

DELETED = "(deleted)"
NAMED = "the entry is marked as deleted, and keeps its name; the name is read"


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one type a record. An entry without another name than that it was deleted is a note of the publisher's: skipped.

    Yields:
        chunks of records.
    """
    name = opened.columns.index("name")
    for chunk in read_table(opened):
        kept = Chunk(faults=chunk.faults, skipped=chunk.skipped)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if row[name].strip() == DELETED:
                kept.skipped += 1
                continue
            if row[name].strip().startswith(DELETED):
                kept.mend(first, last, NAMED, [" | ".join(row)])
                row[name] = row[name].strip().removeprefix(DELETED)
            kept.keep(row, first, last)
        yield kept
