"""Reads the reduced tracker: without their items, many of its rows are alike, and are read once."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.repeats import without_repeats
from headstamp.collect.tables import read as read_table


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one promise a record (see :func:`headstamp.collect.repeats.without_repeats`)."""
    return without_repeats(opened, read_table(opened))
