"""Where a table stands in a file of no known register: its sheet, the line of its names, what parts its cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from headstamp.casefile.sources import look
from headstamp.collect.foreign import WORKBOOK
from headstamp.collect.headers import cells_of, is_of_years, names_of, numbered
from headstamp.collect.recognise import DELIMITERS, HEADER_LINES
from headstamp.collect.sheets import read_workbook
from headstamp.nouns.errors import Unrecognised

ROWS = 5_000
"""Rows that are looked at."""
NEARLY, HALF = 0.75, 0.5
"""Share of a table's width that a line of names fills: the first such line is taken, or else the first of half the width."""
PLAIN = 0.2
"""Share of its cells that may be numbers: rows have more."""
NUMBER = re.compile(r"[0-9][0-9.,/: -]*")


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
        found = [_table(sheet, _header_of(rows), ",", rows) for sheet, rows in read_workbook(path, str(path)).items()]
    else:
        encoding = "utf-8-sig" if seen.utf8 else "cp1252"
        lines = [line.rstrip("\r") for line in seen.head.decode(encoding, "replace").split("\n")[:HEADER_LINES]]
        delimiter = _delimiter(lines)
        head = [list(cells_of(line, delimiter)) for line in lines]
        at = _header_of(head)
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


def _delimiter(lines: list[str]) -> str:
    """What parts the cells: of the signs by which most lines have as many cells, the one that gives the most."""
    best = (0.0, ",")
    for delimiter in DELIMITERS:
        widths = Counter(len(cells_of(line, delimiter)) for line in lines if line.strip())
        width, times = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(0, 0))
        if width > 1 and times >= HALF * max(sum(widths.values()) - 1, 1):
            best = max(best, (float(width), delimiter), key=lambda pair: pair[0])
    return best[1]


def _header_of(rows: list[list[str]]) -> int:
    """The line of names, from 0: the first that fills most of the table's width with words, whatever stands above it."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:HEADER_LINES]]
    width = max(filled, default=0)
    for share in (NEARLY, HALF):
        for at, row in enumerate(rows[:HEADER_LINES]):
            if filled[at] >= max(2, share * width) and _are_names(row):
                return at
    return next((at for at, number in enumerate(filled) if number >= 2), 0)


def _are_names(row: list[str]) -> bool:
    """Whether cells may be names of columns: words, or years."""
    told = [cell.strip() for cell in row if cell.strip()]
    return sum(NUMBER.fullmatch(cell) is not None and not is_of_years(cell) for cell in told) <= PLAIN * len(told)
