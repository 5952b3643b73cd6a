"""Records out of delimited text (RFC 4180), with their physical lines; a broken record never swallows the next."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from headstamp.collect.table_source import Chunk, TableSource, lines_after_header
from headstamp.nouns.values.formula import constant_text

SPAN_LIMIT = 200
"""Most physical lines that one quoted record may span; beyond, a quotation mark was left open."""
RECORD_LIMIT = 16 * 1024 * 1024
"""Most characters that one record may have."""
NO_LINE_END = "no line end: the file may have been cut inside this record"
BROKEN_CELL = "a line break inside a quoted cell; it is kept"
KEPT_AS_TEXT = 'cells written as a formula of one text (="007"), so that spreadsheets keep their zeros, are read as that text'
CONSTANT = '="'
"""How such a cell begins."""
REASONS = (
    ("new-line character", "a carriage return inside a cell without quotation marks"),
    ("field larger", "a cell of more than 16 MiB"),
)
"""What the parser says, and what we say. All else is a quotation mark: never closed, or with text after it."""
QUOTE = "a quotation mark that is never closed, or text after it"

csv.field_size_limit(RECORD_LIMIT)


class _OpenQuote(Exception):
    """A record spans more lines than :data:`SPAN_LIMIT`, or more characters than :data:`RECORD_LIMIT`."""


class _Feed:
    """Physical lines, counted, that can be given again from the second line of a broken record on."""

    def __init__(self, lines: Iterator[str], number: int) -> None:
        self._lines, self._again = lines, list[str]()
        self.number = number
        self.span: list[str] = []
        self.characters = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if len(self.span) >= SPAN_LIMIT or (self.span and self.characters > RECORD_LIMIT):
            raise _OpenQuote
        line = self._again.pop() if self._again else next(self._lines)
        self.number += 1
        self.span.append(line)
        self.characters += len(line)
        return line

    def begin(self) -> None:
        """A new record begins with the next line."""
        self.span.clear()
        self.characters = 0

    def step_back(self) -> None:
        """Give all lines of this record again but its first."""
        self._again.extend(reversed(self.span[1:]))
        self.number -= len(self.span) - 1
        del self.span[1:]


def read_delimited(opened: TableSource) -> Iterator[Chunk]:
    """Read a delimited text.

    A record with more or fewer cells than the header is refused; so is a line on which a quotation mark is left
    open: reading goes on with the line after it. Blank lines are skipped. A record of several lines, and a last one
    without line end, are listed: a break or a cut inside a cell looks just like that; so is the first one with ``="007"``.

    Args:
        opened: the file and its layout.
    Yields:
        chunks of records.
    """
    width, padding = opened.width, opened.padding
    has_constants = False
    chunk = Chunk()
    with lines_after_header(opened) as lines:
        feed = _Feed(lines, opened.header_line)
        reader = _reader(feed, opened)
        while True:
            feed.begin()
            first = feed.number + 1
            try:
                row = next(reader)
            except StopIteration:
                break
            except (csv.Error, _OpenQuote) as error:
                feed.step_back()
                chunk.refuse(first, first, _reason(error), [feed.span[0].rstrip("\r\n")])
                reader = _reader(feed, opened)
                continue
            if opened.numbered:
                row = row[1:]
            if not any(cell.strip() for cell in row):
                chunk.skipped += 1
            elif len(row) == width or (len(row) == width + padding and not any(map(str.strip, row[width:]))):
                row = row[:width]
                if any(CONSTANT in line for line in feed.span) and (plain := _without_signs(row)) != row:
                    if not has_constants:
                        chunk.mend(first, feed.number, KEPT_AS_TEXT, [line.rstrip("\r\n") for line in feed.span])
                    row, has_constants = plain, True
                chunk.keep(row, first, feed.number, feed.characters)
                if feed.number > first or not feed.span[-1].endswith(opened.line_end):
                    _list_oddities(chunk, feed, first, opened.line_end)
            else:
                if feed.number > first:
                    feed.step_back()
                    reader = _reader(feed, opened)
                chunk.refuse(
                    first, first, f"{len(row)} cells; expected {width}", [feed.span[0].rstrip("\r\n")]
                )
            if chunk.is_full:
                yield chunk
                chunk = Chunk()
    yield chunk


def _without_signs(row: list[str]) -> list[str]:
    """The cells of a record, of which those that are a formula of one text become that text."""
    return [cell if (plain := constant_text(cell)) is None else plain for cell in row]


def _list_oddities(chunk: Chunk, feed: _Feed, first: int, line_end: str) -> None:
    lines = [line.rstrip("\r\n") for line in feed.span]
    if len(lines) > 1:
        chunk.mend(first, feed.number, BROKEN_CELL, lines)
    if not feed.span[-1].endswith(line_end):
        chunk.mend(first, feed.number, NO_LINE_END, lines)


def _reader(feed: _Feed, opened: TableSource) -> Iterator[list[str]]:
    if opened.layout.quoted:
        return csv.reader(feed, delimiter=opened.delimiter, strict=True)
    return csv.reader(feed, delimiter=opened.delimiter, quoting=csv.QUOTE_NONE, strict=True)


def _reason(error: Exception) -> str:
    return next((ours for theirs, ours in REASONS if theirs in str(error)), QUOTE)
