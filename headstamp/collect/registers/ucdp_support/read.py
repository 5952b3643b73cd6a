"""Reads UCDP's table of external support: the supporters stand in one list, parted as their ids say."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.uppsala import read_lists
from headstamp.collect.table_source import Chunk, TableSource


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one party and year a record, as :func:`headstamp.collect.registers.uppsala.read_lists`."""
    return read_lists(opened, {"ext_name": "ext_id"})
