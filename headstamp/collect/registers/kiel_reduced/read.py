"""Reads the reduced tracker: without their items, many of its rows are alike, and are read once."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.checks.duplicates import without_repeats
from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one promise a record (see :func:`headstamp.collect.checks.duplicates.without_repeats`)."""
    return without_repeats(opened, read_table(opened))
