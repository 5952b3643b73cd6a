"""Reads UCDP's table of external support: the supporters stand in one list, parted as their ids say."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.uppsala import read_lists


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one party and year a record, as :func:`headstamp.collect.uppsala.read_lists`."""
    return read_lists(opened, {"ext_name": "ext_id"})
