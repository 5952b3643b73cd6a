"""Records out of delimited text (RFC 4180), with their physical lines; a broken record never swallows the next."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from headstamp.collect.opened import CHUNK_ROWS, Chunk, Opened, lines_after_header

SPAN_LIMIT = 200
"""Most physical lines that one quoted record may span; beyond, a quotation mark was left open."""

csv.field_size_limit(16 * 1024 * 1024)


class _OpenQuote(Exception):
    """A record spans more lines than :data:`SPAN_LIMIT`."""


class _Feed:
    """Physical lines, counted, that can be given again from the second line of a broken record on."""

    def __init__(self, lines: Iterator[str], number: int) -> None:
        self._lines, self._again = lines, list[str]()
        self.number = number
        self.span: list[str] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if len(self.span) >= SPAN_LIMIT:
            raise _OpenQuote
        line = self._again.pop() if self._again else next(self._lines)
        self.number += 1
        self.span.append(line)
        return line

    def begin(self) -> None:
        """A new record begins with the next line."""
        self.span.clear()

    def step_back(self) -> None:
        """Give all lines of this record again but its first."""
        self._again.extend(reversed(self.span[1:]))
        self.number -= len(self.span) - 1
        del self.span[1:]


def read_delimited(opened: Opened) -> Iterator[Chunk]:
    """Read a delimited text.

    A record with more or fewer cells than the header is refused; so is a line on which a quotation mark is left
    open: reading goes on with the line after it. Blank lines are skipped.

    Args:
        opened: the file and its layout.
    Yields:
        chunks of at most :data:`headstamp.collect.opened.CHUNK_ROWS` records.
    """
    width = len(opened.columns)
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
            except (csv.Error, _OpenQuote):
                feed.step_back()
                chunk.refuse(first, first, "a quotation mark that is never closed, or text after it",
                             [feed.span[0].rstrip("\r\n")])  # fmt: skip
                reader = _reader(feed, opened)
                continue
            if not any(cell.strip() for cell in row):
                chunk.skipped += 1
            elif len(row) != width:
                if feed.number > first:
                    feed.step_back()
                    reader = _reader(feed, opened)
                chunk.refuse(
                    first, first, f"{len(row)} cells; expected {width}", [feed.span[0].rstrip("\r\n")]
                )
            else:
                chunk.keep(row, first, feed.number)
            if len(chunk.rows) >= CHUNK_ROWS:
                yield chunk
                chunk = Chunk()
    yield chunk


def _reader(feed: _Feed, opened: Opened) -> Iterator[list[str]]:
    if not opened.layout.quoted:
        return csv.reader(feed, delimiter=opened.delimiter, quoting=csv.QUOTE_NONE, strict=True)
    return csv.reader(feed, delimiter=opened.delimiter, strict=True)
