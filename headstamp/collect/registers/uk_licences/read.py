"""Reads British licences, among which those for arms are told from others by their rating."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

MILITARY = re.compile(r"ML([1-9]|1[0-9]|2[0-2])|PL50[0-9]{2}", re.IGNORECASE)
"""Ratings that the compiler's list of ratings (the register uk_control_list) calls military."""
SUPPLY, DUAL_USE, END_USE = "supply", "dual_use", "end_use"
FOR_THEIR_USE = "end use"
"""What stands in the place of a rating where goods on no list are controlled for what they might be used for."""


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one licence group and rating a record, with the role that the rating gives it: only arms are supply.

    Yields:
        chunks of records, with their physical lines.
    """
    rating = opened.columns.index("rating")
    for chunk in read_table(opened):
        for row in chunk.rows:
            row.append(_role(row[rating].strip()))
        yield chunk


def _role(rating: str) -> str:
    if MILITARY.fullmatch(rating):
        return SUPPLY
    return END_USE if rating.casefold() == FOR_THEIR_USE else DUAL_USE
