"""Reads counts of consultations; a record counts those of a member state, or those about a destination."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

NOBODY = "numbers of no state: a total among its parts, or a name that was lost"
BOTH = "a member state and a destination in one record; expected one of them"


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one count a record; one that names no state, or two, is refused.

    Yields:
        chunks of records, with their physical lines.
    """
    state, destination = (opened.columns.index(name) for name in ("state", "destination"))
    for chunk in read_table(opened):
        kept = Chunk(joined=chunk.joined, skipped=chunk.skipped, faults=chunk.faults)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            named = sum(bool(row[at].strip()) for at in (state, destination))
            if named == 1:
                kept.keep(row, first, last)
            else:
                kept.refuse(first, last, BOTH if named else NOBODY, row)
        yield kept
