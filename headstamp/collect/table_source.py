"""A file whose register is known: where its header stands and which column is which."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from headstamp.collect.registers.description import Layout, Register
from headstamp.nouns.selection import Selection


@dataclass(frozen=True, slots=True)
class Fault:
    """A refused row, a refused cell of a row that was read, or a repaired row.

    ``first`` and ``last`` its lines; ``reason`` in words; ``words`` the row's cells, or its lines where it was repaired;
    ``cell`` the name of the refused cell's column in the file, and ``text`` what the cell says: both '' where the whole row
    is meant; ``code`` the reason in one word (:data:`headstamp.collect.checks.row_errors.CODES`), ''
    where the row's own reader gives it; ``subject`` what the row speaks of, '' where that cannot be told.
    """

    first: int
    last: int
    reason: str
    words: tuple[str, ...]
    repaired: bool = False
    cell: str = ""
    text: str = ""
    code: str = ""
    subject: str = ""

    @property
    def is_row(self) -> bool:
        """Whether the whole row was refused."""
        return not self.repaired and not self.cell


@dataclass(frozen=True, slots=True)
class TableSource:
    """One readable part of a file (the whole of a text, or one sheet of a workbook).

    ``columns`` our column name at each position (ignored ones too), and after those that stand in the file the
    layout's added ones; ``names`` the source's own names there; ``width`` how many stand in the file; ``told`` the
    cells that are the same for every row, in the order of the last columns; ``padding`` how many nameless, empty
    columns follow; ``numbered`` whether a column of row numbers, which is none of these, comes first;
    ``header_line`` the physical line, or row of the sheet, on which the header stands, from 1;
    ``encoding`` and ``line_end`` of the text; ``member`` the file's name in an archive, or ''; ``sheet`` the sheet's
    name or None, ``sheet_rows`` its cells; ``vintage`` the ISO day on which the publisher made it, or ''; ``selection`` what
    the publisher cut it to, None where it does not say; ``oddities`` what is odd about
    header and dialect; ``notes`` what else a user should know of the file.
    """

    path: Path
    file: str
    register: Register
    layout: Layout
    columns: tuple[str, ...]
    names: tuple[str, ...]
    header_line: int
    delimiter: str
    encoding: str
    line_end: str = "\n"
    told: tuple[str, ...] = ()
    padding: int = 0
    numbered: bool = False
    member: str = ""
    sheet: str | None = None
    sheet_rows: list[list[str]] | None = field(default=None, repr=False, compare=False)
    vintage: str = ""
    selection: Selection | None = None
    oddities: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many cells a record has in the file."""
        return len(self.columns) - len(self.layout.added)

    @property
    def unit(self) -> str:
        """The beginning of a locator: a number follows, from 1 (contracts, section 3)."""
        inside = f"member={quote(self.member, safe=' ()')}&" if self.member else ""
        if self.sheet:
            return f"{inside}sheet={quote(self.sheet, safe=' ')}&row="
        return inside + ("item=" if self.layout.medium == "json" else "line=")


@dataclass(slots=True)
class Chunk:
    """Some records of a file, column-wise reading to follow.

    ``rows`` the raw cells of each record, as many as ``TableSource.columns`` but for those that are told; ``first`` and
    ``last`` its physical lines (or sheet rows, or numbers of JSON objects); ``faults`` rows refused or mended;
    ``joined`` how many continuation lines were joined to the record before; ``skipped`` blanks and the register's own
    notes after the header; ``astray`` the first lines of records whose cells stand under other names than their own, so
    that a place in them is the line alone.
    """

    rows: list[list[str]] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    joined: int = 0
    skipped: int = 0
    characters: int = 0
    astray: list[int] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether it is time to hand the records on."""
        return max(len(self.rows), len(self.faults)) >= CHUNK_ROWS or self.characters >= CHUNK_CHARACTERS

    def keep(self, row: list[str], first: int, last: int, characters: int = 0) -> None:
        """Take one record of so many characters."""
        self.rows.append(row)
        self.first.append(first)
        self.last.append(last)
        self.characters += characters

    def mend(self, first: int, last: int, reason: str, lines: Sequence[str]) -> None:
        """List a record that was mended, or is odd, with its physical lines as they stand."""
        self.faults.append(Fault(first, last, reason, _cut(lines), repaired=True))

    def refuse(self, first: int, last: int, reason: str, words: Sequence[str]) -> None:
        """Refuse one record, with its own words."""
        self.faults.append(Fault(first, last, reason, _cut(words)))


WORDS_LIMIT = 64 * 1024
"""Most characters of a refused row that the ledger keeps; the bytes themselves are kept whole."""


def _cut(words: Sequence[str]) -> tuple[str, ...]:
    """Words for the ledger: a few rows may be as long as the file."""
    return tuple(word[:WORDS_LIMIT] for word in words)


CHUNK_ROWS = 10_000
"""Records, and faults, held as Python lists at one time; with five times as many, turning rows into columns takes half as
long again."""
CHUNK_CHARACTERS = 32 * 1024 * 1024
"""Characters held so: a few records may be long."""


@contextmanager
def lines_after_header(opened: TableSource) -> Iterator[Iterator[str]]:
    """The decoded physical lines below the header, each with its line end; split at line feeds only, or at carriage
    returns where the file has nothing else."""
    with opened.path.open("rb") as raw:
        text = io.TextIOWrapper(raw, encoding=opened.encoding, newline=opened.line_end)
        for _ in range(opened.header_line):
            text.readline()
        yield text
