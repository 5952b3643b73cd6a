"""Reads SIPRI's trade register: cells without quotation marks, and line breaks that split an order in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from headstamp.collect.delimited import read_delimited
from headstamp.collect.opened import CHUNK_ROWS, Chunk, Fault, Opened, lines_after_header

PIECES = 6
"""Most physical lines that are joined to one order."""


def vintage(head: str) -> str:
    """The day that the preamble gives ("Data generated: 18 May 2026 2:29:20 PM"), as YYYY-MM-DD, or ''."""
    found = re.search(r"Data generated: (\d{1,2} [A-Z][a-z]+ \d{4})", head)
    if not found:
        return ""
    try:
        return datetime.strptime(found.group(1), "%d %B %Y").date().isoformat()
    except ValueError:
        return ""


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one order a record.

    The site writes cells without quotation marks, so a line break inside a comment splits an order. Too short a
    line is joined to the ones after it while together they have just the cells of an order; the joining is listed.

    Yields:
        chunks of records, with their physical lines.
    """
    if opened.layout.quoted:
        yield from read_delimited(opened)
        return
    width = len(opened.columns)
    chunk = Chunk()
    with lines_after_header(opened) as lines:
        # Each waiting line: number and cells. A line waits when it may be the first part of an order.
        waiting: list[tuple[int, list[str]]] = []
        for number, line in enumerate(lines, opened.header_line + 1):
            cells = line.rstrip("\r\n").split(opened.delimiter)
            if waiting:
                waiting = _joined(chunk, waiting, number, cells, width)
            elif len(cells) == width:
                chunk.keep(cells, number, number)
            else:
                waiting = _odd(chunk, number, cells, width)
            if len(chunk.rows) >= CHUNK_ROWS:
                yield chunk
                chunk = Chunk()
        for number, cells in waiting:
            _refuse(chunk, number, cells, width)
    yield chunk


def _odd(chunk: Chunk, number: int, cells: list[str], width: int) -> list[tuple[int, list[str]]]:
    """A line that is no order by itself: skipped when blank, kept waiting when short, refused when long."""
    if cells == [""]:
        chunk.skipped += 1
    elif len(cells) < width and cells[0]:
        return [(number, cells)]
    else:
        _refuse(chunk, number, cells, width)
    return []


def _joined(
    chunk: Chunk, waiting: list[tuple[int, list[str]]], number: int, cells: list[str], width: int
) -> list[tuple[int, list[str]]]:
    """Take one more line while parts of an order wait; gives what waits afterwards."""
    parts = [*waiting, (number, cells)]
    # A break inside a cell: its two halves stand in two lines, so each joint has one cell too many.
    total = sum(len(part) for _, part in parts) - len(waiting)
    if total < width and len(parts) < PIECES and len(cells) < width:
        return parts
    if total == width:
        order = parts[0][1]
        for _, part in parts[1:]:
            order = [*order[:-1], f"{order[-1]} {part[0]}".strip(), *part[1:]]
        first = waiting[0][0]
        chunk.keep(order, first, number)
        chunk.joined += len(waiting)
        chunk.faults.append(
            Fault(
                first,
                number,
                "a line break inside a cell; the lines were joined",
                tuple(order),
                repaired=True,
            )
        )
        return []
    for at, part in waiting:
        _refuse(chunk, at, part, width)
    if len(cells) == width:
        chunk.keep(cells, number, number)
        return []
    return _odd(chunk, number, cells, width)


def _refuse(chunk: Chunk, number: int, cells: list[str], width: int) -> None:
    chunk.refuse(number, number, f"{len(cells)} cells; expected {width}", cells)
