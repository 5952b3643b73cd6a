"""Where a table stands in a text of no known layout: what parts its cells, which line has its names."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence

from headstamp.collect.detect.headers import DELIMITERS, HEADER_LINES, cells_of, is_of_years

RARE = ("#", "~", "^", "\x1f", "¦", "§")
"""Signs between cells that no register uses and old programs write."""
NEARLY, HALF = 0.75, 0.5
"""Share of a table's width that a line of names fills: the first such line is taken, or else the first of half the width."""
PLAIN = 0.2
"""Share of its cells that may be numbers: rows have more."""
NUMBER = re.compile(r"[0-9][0-9.,/: -]*")


def delimiter_of(lines: Sequence[str]) -> str:
    """What parts the cells: the sign by which the most records have as many cells as one another; of several, the one that gives
    the most. '' for none."""
    best = (0.0, 0, "")
    for delimiter in (*DELIMITERS, *RARE):
        widths = Counter(len(row) for row in records_of(lines, delimiter) if any(map(str.strip, row)))
        width, times = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(0, 0))
        if width > 1 and times >= HALF * max(sum(widths.values()) - 1, 1):
            best = max(best, (times / sum(widths.values()), width, delimiter), key=lambda found: found[:2])
    return best[2]


def records_of(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The first records of a text, of which a quoted cell may span several lines; where quotation marks do not agree with the sign
    between cells, line by line."""
    try:
        return list(csv.reader([f"{line}\n" for line in lines], delimiter=delimiter, strict=True))
    except csv.Error:
        return [list(cells_of(line, delimiter)) for line in lines]


def header_of(rows: Sequence[Sequence[str]]) -> int:
    """The line of names, from 0: the first that fills most of the table's width with words, whatever stands above it."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:HEADER_LINES]]
    width = max(filled, default=0)
    for share in (NEARLY, HALF):
        for at, row in enumerate(rows[:HEADER_LINES]):
            if filled[at] >= max(2, share * width) and _are_names(row):
                return at
    return next((at for at, number in enumerate(filled) if number >= 2), 0)


def _are_names(row: Sequence[str]) -> bool:
    """Whether cells may be names of columns: words, or years."""
    told = [cell.strip() for cell in row if cell.strip()]
    return sum(NUMBER.fullmatch(cell) is not None and not is_of_years(cell) for cell in told) <= PLAIN * len(told)
