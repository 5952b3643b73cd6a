"""Reads the UN Register of Conventional Arms: what states report of their exports and imports, never of their holdings."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

TRANSFERS = ("_export", "_import")
"""Endings of the tables that tell of transfers; the others list what a state holds or makes."""


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one reported transfer a record.

    Yields:
        chunks of records; a row of another table is refused with its name.
    """
    at = opened.columns.index("table")
    for chunk in read_table(opened):
        kept = Chunk(faults=chunk.faults, joined=chunk.joined, skipped=chunk.skipped)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if row[at].strip().endswith(TRANSFERS):
                kept.keep(row, first, last)
            else:
                kept.refuse(first, last, f"table {row[at]!r}; expected one of exports or imports", row)
        yield kept
