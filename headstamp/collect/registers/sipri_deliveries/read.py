"""Reads SIPRI's deliveries: a delimited table, below which the old site prints a notice."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.formats.copied_cells import has_index, mend_cells, read_copy
from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.registers.sipri_site import chosen, selection, vintage
from headstamp.collect.table_source import Chunk, TableSource

__all__ = ["chosen", "read", "selection", "vintage"]

NOTICE = "©"
"""How the line below the old site's table begins."""


NUMBERS = ("deal", "order_year", "number_delivered", "delivery_year", "tiv_unit", "tiv_delivered")


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one delivery a record; the notice below the table is skipped.

    Yields:
        chunks of records, with their physical lines.
    """
    for chunk in mend_cells(_chunks(opened), opened, NUMBERS):
        others = [fault for fault in chunk.faults if fault.repaired or not fault.words[0].startswith(NOTICE)]
        chunk.skipped += len(chunk.faults) - len(others)
        chunk.faults = others
        yield chunk


def _chunks(opened: TableSource) -> Iterator[Chunk]:
    is_text = opened.layout.medium == "delimited" and opened.sheet is None
    return read_copy(opened) if is_text and has_index(opened) else read_table(opened)
