"""Reads the decoded numbers; a year of make after the seizure is not taken over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

YEAR = re.compile(r"[0-9]{4}")


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one firearm a record.

    Where the rule gave a year after that of the seizure, the year and month are left out and the row is listed: the
    rule does not fit that number.

    Yields:
        chunks of records, with their physical lines.
    """
    seized, year, month = (opened.columns.index(name) for name in ("year_seized", "year_made", "month_made"))
    for chunk in read_table(opened):
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if YEAR.fullmatch(row[year]) and YEAR.fullmatch(row[seized]) and row[year] > row[seized]:
                reason = f"year of make {row[year]} after the seizure of {row[seized]}: left out, with its month"
                chunk.mend(first, last, reason, [" | ".join(row)])
                row[year] = row[month] = ""
        yield chunk
