"""Reads a table of items as it stands; in a form's export blanks part the answers of one question."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

EXPORT = "odk"
"""The layout of a form's export."""
SEVERAL = "documented"
"""The question to which the form takes several answers."""


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one item a record.

    Yields:
        chunks of records, with their physical lines.
    """
    is_export = opened.layout.name == EXPORT and SEVERAL in opened.columns
    at = opened.columns.index(SEVERAL) if is_export else -1
    for chunk in read_table(opened):
        for row in chunk.rows if is_export else ():
            row[at] = "; ".join(row[at].split())
        yield chunk
