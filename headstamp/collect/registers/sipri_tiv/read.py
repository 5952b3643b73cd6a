"""Reads SIPRI's value tables: years as columns, totals among the rows, regions as headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.sipri_site import vintage
from headstamp.collect.tables import read as read_table

__all__ = ["read", "told", "vintage"]

TITLE = re.compile(r"TIV of arms exports from (.*?), [0-9]{4}-[0-9]{4}")
TOTALS = re.compile(r"Total|Total world (export|import)|Regional total|World total")


def told(head: str) -> dict[str, str]:
    """The state whose exports a table lists, from its title; and which way the values of a table run."""
    title = TITLE.search(head)
    is_of_imports = "\nRecipient," in head
    return {"state": title[1] if title else "", "indicator": "TIV of imports" if is_of_imports else "TIV of exports"}


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one row a record; totals are the table's own sums, and skipped; a region stands for the rows below it.

    Yields:
        chunks of records, with their physical lines.
    """
    region = opened.columns.index("region") if "region" in opened.columns else None
    name = opened.columns.index("partner" if "partner" in opened.columns else "state")
    above = ""
    for chunk in read_table(opened):
        totals = []
        for at, row in enumerate(chunk.rows):
            if region is not None:
                above = row[region] = row[region].strip() or above
            if TOTALS.fullmatch(row[name].strip()):
                totals.append(at)
        for at in reversed(totals):
            del chunk.rows[at], chunk.first[at], chunk.last[at]
        chunk.skipped += len(totals)
        yield chunk
