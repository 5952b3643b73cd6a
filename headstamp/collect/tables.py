"""The plain reader: delimited text or a sheet, one record a row. A register with nothing odd uses it as it is."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.delimited import read_delimited
from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.sheets import read_sheet


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one opened part of a file, as :func:`read_delimited` or :func:`read_sheet`."""
    yield from read_sheet(opened) if opened.sheet is not None else read_delimited(opened)
