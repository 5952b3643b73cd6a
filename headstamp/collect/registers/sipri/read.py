"""Reads SIPRI's trade register: cells without quotation marks, and line breaks that split an order in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from headstamp.collect.formats.copied_cells import has_index, is_quoted, mend_cells, read_copy
from headstamp.collect.formats.delimited import NO_LINE_END
from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.registers.sipri import document, spreadsheet
from headstamp.collect.registers.sipri_site import chosen, has_notes, selection, vintage
from headstamp.collect.table_source import Chunk, TableSource, lines_after_header

__all__ = ["chosen", "has_notes", "read", "selection", "told", "vintage"]

PIECES = 6
"""Most physical lines that are joined to one order."""
JOINED = "a line break inside a cell; the lines were joined"
TAIL = "a tail of semicolons behind the header, and behind the records, was left off"
NUMBERS = ("year_of_order", "number_ordered", "number_delivered", "years_of_delivery", "tiv_unit", "tiv_order", "tiv_delivered")
FLAGS = ("year_of_order_uncertain", "number_ordered_uncertain", "number_delivered_uncertain")
NUMBER = re.compile(r"[0-9]*\.?[0-9]*")


def told(head: str) -> dict[str, str]:  # noqa: ARG001 (what is told here hangs on the layout alone)
    """The flags of a copy whose three columns of flags were deleted: which data are certain is no longer known, so that
    none may be taken as certain."""
    return dict.fromkeys(FLAGS, "?")


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one order a record.

    The site writes cells without quotation marks, so a line break inside a comment splits an order. Too short a
    line is joined to the ones after it while together they have just the cells of an order; the joining is listed
    with the lines as they stand. A spreadsheet may have padded both halves to full length: a line without recipient,
    or with a number for a supplier, is such a half. Copies that R, pandas or a spreadsheet saved have quotation marks.

    Yields:
        chunks of records, with their physical lines.
    """
    if opened.layout.medium == "document":
        yield from document.read(opened)
        return
    if opened.layout.quoted:
        chunks = read_table(opened)
    elif opened.sheet is not None or is_quoted(opened) or has_index(opened):
        chunks = read_copy(opened)
    else:
        chunks = _read_lines(opened)
    for chunk in mend_cells(chunks, opened, NUMBERS, FLAGS):
        spreadsheet.mend(chunk, opened)
        yield chunk


def _read_lines(opened: TableSource) -> Iterator[Chunk]:
    orders = _Orders(opened)
    with lines_after_header(opened) as lines:
        for number, line in enumerate(lines, opened.header_line + 1):
            orders.take(number, line)
            if orders.chunk.is_full:
                yield orders.chunk
                orders.chunk = Chunk()
    orders.finish()
    yield orders.chunk


def _has_tails(opened: TableSource) -> bool:
    """Whether a spreadsheet left semicolons behind the header, and so behind each record."""
    with opened.path.open(encoding=opened.encoding, newline=opened.line_end) as lines:
        header = next(islice(lines, opened.header_line - 1, None), "")
    return opened.delimiter == "," and header.rstrip("\r\n").endswith(";")


class _Orders:
    """Lines in, orders out. ``whole`` is the last line that is an order by itself: it is held back until the next
    line shows that it was not cut. ``waiting`` are lines that may be the first parts of an order. ``has_tails`` whether a
    spreadsheet left semicolons behind them."""

    def __init__(self, opened: TableSource) -> None:
        self.width, self.delimiter, self.padding = opened.width, opened.delimiter, opened.padding
        self.recipient, self.supplier = opened.columns.index("recipient"), opened.columns.index("supplier")
        self.chunk = Chunk()
        self.whole: tuple[int, list[str]] | None = None
        self.waiting: list[tuple[int, list[str]]] = []
        self.ended = True
        self.has_tails = _has_tails(opened)
        if self.has_tails:
            self.chunk.mend(opened.header_line, opened.header_line, TAIL, opened.names)

    def take(self, number: int, line: str) -> None:
        """Take one physical line."""
        self.ended = line.endswith("\n")
        text = line.rstrip("\r\n")
        if self.has_tails:
            text = text.rstrip(";")
        cells = text.split(self.delimiter)
        if self.width < len(cells) <= self.width + self.padding and not any(map(str.strip, cells[self.width :])):
            del cells[self.width :]
        if not cells[0].strip() and not text.strip(f" {self.delimiter}"):
            self._give_up()
            self.chunk.skipped += 1
        elif len(cells) == self.width and not self.waiting:
            # A number in place of a supplier can only stand in a fragment.
            if not cells[self.recipient] or NUMBER.fullmatch(cells[self.supplier]):
                self._padded(number, cells)
            else:
                self._keep_whole()
                self.whole = (number, cells)
        else:
            self._part(number, cells)

    def finish(self) -> None:
        """No line follows."""
        if self.whole and not self.waiting and not self.ended:
            number, cells = self.whole
            self.chunk.mend(number, number, NO_LINE_END, [self.delimiter.join(cells)])
        self._give_up()

    def _part(self, number: int, cells: list[str]) -> None:
        """A line that is no order by itself, or that follows one."""
        if len(cells) >= self.width:
            self._give_up()
            if len(cells) == self.width:
                self.take(number, self.delimiter.join(cells) + "\n" * self.ended)
            else:
                self._keep_whole()
                self._refuse(number, cells)
            return
        self.waiting.append((number, cells))
        # A break inside a cell: its two halves stand in two lines, so each joint has one cell too many.
        total = sum(len(part) for _, part in self.waiting) - len(self.waiting) + 1
        if total == self.width and len(self.waiting) > 1:
            self._join([part for _, part in self.waiting])
        elif total >= self.width or len(self.waiting) == PIECES:
            self._give_up()

    def _padded(self, number: int, cells: list[str]) -> None:
        """The second half of an order whose halves were both padded with empty cells to full length."""
        if self.whole is None or self.whole[0] != number - 1:
            self._refuse(number, cells)
            return
        at, before = self.whole
        self.whole = None
        first, second = _without_tail(before), _without_tail(cells)
        if len(first) < self.width and len(first) + len(second) - 1 <= self.width:
            self.waiting = [(at, before), (number, cells)]
            self._join([first, second])
        else:
            self._refuse(at, before)
            self._refuse(number, cells)

    def _join(self, parts: list[list[str]]) -> None:
        """Keep the waiting lines as one order."""
        order = parts[0]
        for part in parts[1:]:
            order = [*order[:-1], f"{order[-1].rstrip()} {part[0].lstrip()}".strip(), *part[1:]]
        order += [""] * (self.width - len(order))
        first, last = self.waiting[0][0], self.waiting[-1][0]
        self._keep_whole()
        self.chunk.keep(order, first, last, sum(map(len, order)))
        self.chunk.joined += len(parts) - 1
        self.chunk.mend(first, last, JOINED, [self.delimiter.join(cells) for _, cells in self.waiting])
        self.waiting = []

    def _give_up(self) -> None:
        """Refuse the waiting lines; a lone number among them may be the end of the order before, which is then cut."""
        if self.waiting and self.whole:
            number, cells = self.whole
            lone = self.waiting[0][1]
            if self.waiting[0][0] == number + 1 and len(lone) == 1 and NUMBER.fullmatch(lone[0]):
                self.whole = None
                self._refuse(number, cells, "a line break may have cut the last cell: a lone number follows")
        self._keep_whole()
        for number, cells in self.waiting:
            self._refuse(number, cells)
        self.waiting = []

    def _keep_whole(self) -> None:
        if self.whole:
            number, cells = self.whole
            self.chunk.keep(cells, number, number, sum(map(len, cells)))
            self.whole = None

    def _refuse(self, number: int, cells: list[str], reason: str = "") -> None:
        self.chunk.refuse(
            number, number, reason or f"{len(cells)} cells; expected {self.width}, from a recipient on", cells
        )


def _without_tail(cells: list[str]) -> list[str]:
    """The cells without the empty ones at the end."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept
