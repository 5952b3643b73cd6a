"""Reads UCDP's table of conflicts between groups: names in lists are parted as the ids beside them say."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.uppsala import read_lists
from headstamp.collect.table_source import Chunk, TableSource

LISTS = {"location": "gwno_location", "side_a_2nd": "gwno_a_2nd", "side_b_2nd": "gwno_b_2nd"}
ESTIMATES = ("low_fatality_estimate", "best_fatality_estimate", "high_fatality_estimate")


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one pair and year a record, as :func:`headstamp.collect.registers.uppsala.read_lists`."""
    return read_lists(opened, LISTS, ESTIMATES)
