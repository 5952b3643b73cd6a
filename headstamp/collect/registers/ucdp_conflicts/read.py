"""Reads UCDP and PRIO's table of armed conflicts: names in lists are parted as the ids beside them say."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.uppsala import read_lists
from headstamp.collect.table_source import Chunk, TableSource

LISTS = {"location": "gwno_loc", "side_a_2nd": "gwno_a_2nd", "side_b": "side_b_id", "side_b_2nd": "gwno_b_2nd"}


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one conflict and year a record, as :func:`headstamp.collect.registers.uppsala.read_lists`."""
    return read_lists(opened, LISTS)
