"""Reads the Dutch list of licences; who exports is not written there, since it is always the Netherlands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

EXPORTER = "Nederland"
TRANSIT = "D"
"""Under U/D: the goods come from elsewhere and pass."""
DAY_NUMBER = re.compile(r"\s*[0-9]{5}\s*")
"""How a spreadsheet keeps a day."""


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one licence a record, with the Netherlands as the state that exports, but for a licence of transit.

    Yields:
        chunks of records, with their physical lines.
    """
    direction, expires = (opened.columns.index(name) for name in ("direction", "expires"))
    for chunk in read_table(opened):
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if DAY_NUMBER.fullmatch(row[expires]):
                why = f"{opened.names[expires]}: a spreadsheet's number of a day; it is read as one"
                chunk.mend(first, last, why, [opened.delimiter.join(row)])
            row.append("" if row[direction].strip() == TRANSIT else EXPORTER)
        yield chunk
