"""Reads the Corruption Perceptions Index: lines that end twice, noughts for missing scores, countries in two records."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

MISSING = "0.0"
AGAIN = "a second record of this country; each year of either stands"


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one country a record; its lines end in CR CR LF, which is one line end.

    0.0 stands for a missing score and gives no statement. A country's second record is listed, and read.

    Yields:
        chunks of records.
    """
    country = opened.columns.index("country")
    seen: set[str] = set()
    for chunk in read_table(opened):
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            row[-1] = "; ".join(part for part in row[-1].split("; ") if part.partition(": ")[2] != MISSING)
            if row[country] in seen:
                chunk.mend(first, last, AGAIN, [f"{row[country]}: {row[-1]}"])
            seen.add(row[country])
        yield chunk
