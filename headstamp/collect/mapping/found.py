"""Where a table stands in a file of no known register: its sheet, the line of its names, what parts its cells."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from headstamp.casefile.sources import look
from headstamp.collect.foreign import WORKBOOK
from headstamp.collect.headers import HEADER_LINES, cells_of, names_of, numbered
from headstamp.collect.parting import delimiter_of, header_of
from headstamp.collect.sheets import read_workbook
from headstamp.nouns.errors import Unrecognised

ROWS = 5_000
"""Rows that are looked at."""


class Found(NamedTuple):
    """A table: ``sheet`` or ''; ``header_line`` from 1; ``delimiter``; ``names`` of all columns, each once; ``rows`` below
    them, at most :data:`ROWS`; ``above`` the filled cells of the line over the names; ``twice`` names that were numbered."""

    sheet: str
    header_line: int
    delimiter: str
    names: tuple[str, ...]
    rows: list[list[str]]
    above: tuple[str, ...]
    twice: tuple[str, ...]


def tables_in(path: Path) -> list[Found]:
    """The tables of a file: that of a text under a line of names, or one for each sheet of a workbook that has one.

    Raises:
        Unrecognised: the file cannot be read, or holds no table.
    """
    seen = look(path)
    if seen.head.startswith(WORKBOOK):
        found = [_table(sheet, header_of(rows), ",", rows) for sheet, rows in read_workbook(path, str(path)).items()]
    else:
        encoding = "utf-8-sig" if seen.utf8 else "cp1252"
        lines = [line.rstrip("\r") for line in seen.head.decode(encoding, "replace").split("\n")[:HEADER_LINES]]
        delimiter = delimiter_of(lines) or ","
        head = [list(cells_of(line, delimiter)) for line in lines]
        at = header_of(head)
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            below = list(islice(csv.reader(islice(file, at, None), delimiter=delimiter), ROWS))
        found = [_table("", at, delimiter, [*head[:at], *below])]
    tables = [table for table in found if table is not None]
    if not tables:
        raise Unrecognised("no table: a line of names and rows below it", expected="a text or a workbook with a table",
                           do="save the table as CSV", file=str(path))  # fmt: skip
    return tables


def _table(sheet: str, at: int, delimiter: str, rows: list[list[str]]) -> Found | None:
    body = rows[at + 1 : at + ROWS]
    if at >= len(rows) or len(rows[at]) < 2 or not body:
        return None
    plain = names_of([" ".join(cell.replace("\ufeff", "").split()) for cell in rows[at]])
    twice = tuple(sorted(name for name, times in Counter(plain).items() if times > 1))
    above = tuple(cell.strip() for cell in rows[at - 1] if cell.strip()) if at else ()
    return Found(sheet, at + 1, delimiter, numbered(plain), body, above, twice)
