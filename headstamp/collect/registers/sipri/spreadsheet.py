"""Designations that a spreadsheet read as dates or numbers, and letters that a wrong decoding lost."""

from __future__ import annotations

import re

from headstamp.collect.table_source import Chunk, TableSource

MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DAY_FIRST = re.compile(rf"([1-9][0-9]?)-({MONTH})")
MONTH_FIRST = re.compile(rf"({MONTH})-0?([1-9][0-9]?)")
POWER = re.compile(r"([0-9])\.([0-9]+)E\+([0-9]{2})")
LOST = "\ufffd"
READ_AGAIN = "a spreadsheet read the designation {!r} as a {}; it is read as {!r}"
LETTERS = "letters were lost in a wrong decoding; they cannot be had from this file"


def mend(chunk: Chunk, opened: TableSource) -> None:
    """Put designations right that a spreadsheet turned into something else, and list them; list lost letters.

    No designation of the register's undamaged releases looks like a date or a power of ten.
    """
    at = opened.columns.index("designation")
    for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
        cell = row[at].strip()
        if cell[-1:].isdecimal() or cell[:1].isdecimal():
            kind, designation = _was(cell)
            if kind:
                chunk.mend(first, last, READ_AGAIN.format(cell, kind, designation), list(row))
                row[at] = designation
        if LOST in "".join(row):
            chunk.mend(first, last, LETTERS, list(row))


def _was(cell: str) -> tuple[str, str]:
    """What the spreadsheet took a designation for ('' where it did not), and the designation.

    ``1-Apr`` and ``Apr-01`` were APR-1. ``5.70E+07`` was a number, an E and an exponent: of those with this value the
    one whose number has no nought at its end, 57E6.
    """
    if found := DAY_FIRST.fullmatch(cell):
        return "date", f"{found[2].upper()}-{found[1]}"
    if found := MONTH_FIRST.fullmatch(cell):
        return "date", f"{found[1].upper()}-{found[2]}"
    if found := POWER.fullmatch(cell):
        behind = found[2].rstrip("0")
        return "number", f"{found[1]}{behind}E{int(found[3]) - len(behind)}"
    return "", cell
