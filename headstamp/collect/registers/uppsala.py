"""What the tables of Uppsala's conflict data share: lists parted by commas, in which a name may hold commas too, beside a
list of ids that tells how many names there are; and a best estimate beside its low and high one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

PARTED = (
    re.compile(r","),
    re.compile(r",(?![^(]*\))"),
    re.compile(r",(?!\s)"),
    re.compile(r",(?=\s*Government of )"),
)
"""Commas that part names: all; those outside brackets; those without a blank behind; those before a government."""
LONGEST = 10_000
"""Characters of a list; a longer one is kept as one name."""
COUNT = re.compile(r"[0-9]{1,9}")
"""A number of deaths."""
OUTSIDE = "the best estimate lies outside its low and high one; all three are read as they stand"


def names_by_ids(cell: str, ids: str) -> list[str] | None:
    """The names in a cell, as many as there are ids beside it.

    Args:
        cell: names parted by commas; a name may hold commas.
        ids: their ids, parted by commas.
    Returns:
        the names, by the first of :data:`PARTED` that gives as many as there are ids; one id is one name, whatever it
        holds; None where no reading gives as many.
    """
    count = len([one for one in ids.split(",") if one.strip()])
    if count == 1 and cell.strip():
        return [cell.strip()]
    for comma in PARTED if len(cell) <= LONGEST else ():
        names = [name.strip() for name in comma.split(cell)]
        if len(names) == count and all(names):
            return names
    return None


def read_lists(opened: TableSource, lists: dict[str, str], estimates: tuple[str, str, str] | None = None) -> Iterator[Chunk]:
    """Read one record a row, its lists parted by semicolons.

    A list that cannot be parted as its ids say is kept as one name, and listed. So is a best estimate of deaths
    outside its bounds: the numbers stand as they are.

    Args:
        opened: the table.
        lists: our columns of names, each with that of its ids.
        estimates: our columns of the low, best and high estimate, or None.
    Yields:
        chunks of records.
    """
    pairs = [(opened.columns.index(names), opened.columns.index(ids)) for names, ids in lists.items()]
    bounds = [opened.columns.index(name) for name in estimates or ()]
    for chunk in read_table(opened):
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            for at, ids in pairs:
                if not row[at].strip() or not row[ids].strip():
                    continue
                names = names_by_ids(row[at], row[ids])
                if names is None:
                    why = f"{opened.names[at]}: not as many names as ids in {opened.names[ids]}; kept as one name"
                    chunk.mend(first, last, why, [f"{row[at]} | {row[ids]}"])
                else:
                    row[at] = "; ".join(names)
            if bounds and _is_outside([row[at].strip() for at in bounds]):
                chunk.mend(first, last, OUTSIDE, [" | ".join(row[at] for at in bounds)])
        yield chunk


def _is_outside(cells: list[str]) -> bool:
    """Whether the second of three whole numbers lies outside the first and the last."""
    if not all(map(COUNT.fullmatch, cells)):
        return False
    low, best, high = map(int, cells)
    return not low <= best <= high
