"""Where a table stands in a file of no known register: its sheet, the line of its names, what parts its cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from headstamp.casefile.sources import Seen, look
from headstamp.collect.detect.documents import (
    A_TABLE,
    JSON_AT,
    cells_by_blanks,
    check_no_document,
    is_aligned,
    is_header_alone,
    never_closed,
    no_rows,
    no_table,
    open_quote,
)
from headstamp.collect.detect.headers import HEADER_LINES, cells_of, names_of, numbered
from headstamp.collect.detect.unknown_table import delimiter_of, header_of
from headstamp.collect.detect.unsupported_formats import RTF, WORKBOOK, foreign
from headstamp.collect.formats.archives import is_packed
from headstamp.collect.formats.json_table import (
    cells_of_record,
    is_json_value,
    no_records,
    places_of_records,
    records_at,
    whole_of,
)
from headstamp.collect.formats.sheets import read_workbook
from headstamp.nouns.errors import NoTable, Unrecognised

PLACES = 8
"""Most places in a JSON file at which records lie that are looked at."""
ROWS = 5_000
"""Rows that are looked at."""


class Found(NamedTuple):
    """A table: ``sheet`` or ''; ``header_line`` from 1; ``delimiter``; ``names`` of all columns, each once; ``rows`` below
    them, at most :data:`ROWS`; ``above`` the filled cells of the line over the names; ``twice`` names that were numbered; ``medium``
    ``delimited``, or ``json`` with ``records``, the keys that lead to its records."""

    sheet: str
    header_line: int
    delimiter: str
    names: tuple[str, ...]
    rows: list[list[str]]
    above: tuple[str, ...]
    twice: tuple[str, ...]
    medium: str = "delimited"
    records: tuple[str, ...] = ()


def tables_in(path: Path) -> list[Found]:
    """The tables of a file: that of a text under a line of names, or one for each sheet of a workbook that has one.

    Raises:
        Unrecognised: the file cannot be read, or holds no table.
    """
    seen, file = look(path), str(path)
    if is_packed(path, seen):
        raise Unrecognised("a packed file", expected=A_TABLE, do="unpack it, and map the file inside", file=file)
    if seen.head.startswith(WORKBOOK):
        check_no_document(path, file)
        sheets = read_workbook(path, file)
        found = [_table(sheet, header_of(rows), ",", rows) for sheet, rows in sheets.items()]
        if not any(any(map(str.strip, row)) for rows in sheets.values() for row in rows):
            raise NoTable("a workbook whose sheets are empty", expected=A_TABLE, do="check that the table was saved in it", file=file)
    elif told := foreign(seen.head, has_nul=seen.has_nul):
        raise Unrecognised(told[0], expected=A_TABLE, do=told[1], file=file)
    elif JSON_AT.match(text := seen.head.decode("utf-8", "replace").lstrip("\ufeff")) or is_json_value(text):
        found = [*_in_json(path, "utf-8-sig" if seen.utf8 else "cp1252", file)]
    else:
        found = [_in_text(path, seen, file)]
    tables = [table for table in found if table is not None]
    if not tables:
        raise Unrecognised("no table: a line of names and rows below it", expected="a text or a workbook with a table",
                           do="save the table as CSV", file=file)  # fmt: skip
    return tables


def _in_text(path: Path, seen: Seen, file: str) -> Found | None:
    encoding = "utf-8-sig" if seen.utf8 else "cp1252"
    text = seen.head.decode(encoding, "replace")
    if text.lstrip()[:1] == "<" or text.startswith(RTF.decode()) or not text.strip():
        raise no_table(text, file)
    every_line = re.split("\r\n|\n|\r", text)
    if is_header_alone(every_line):
        raise no_rows(file)
    # In a file of which the head is all, a mark that is open at its end swallows the rows below it.
    if seen.size == len(seen.head) and (line := open_quote(every_line)):
        raise never_closed(file, line)
    lines = every_line[:HEADER_LINES]
    delimiter = delimiter_of(lines)
    if is_aligned(lines) and (not delimiter or header_of([cells_of(line, delimiter) for line in lines])):
        raise cells_by_blanks(file)
    delimiter = delimiter or ","
    head = [list(cells_of(line, delimiter)) for line in lines]
    at = header_of(head)
    with path.open(encoding=encoding, errors="replace", newline="") as opened:
        below = list(islice(csv.reader(islice(opened, at, None), delimiter=delimiter), ROWS))
    return _table("", at, delimiter, [*head[:at], *below])


def _in_json(path: Path, encoding: str, file: str) -> Iterator[Found]:
    """The tables of a JSON file: one for each place at which records lie."""
    whole = whole_of(path, encoding, file)
    places = list(islice(places_of_records(whole), PLACES))
    if not places:
        raise no_records(whole, file)
    for at in places:
        records = [one for one in records_at(whole, at) if isinstance(one, dict)]
        names = tuple(dict.fromkeys(name for one in records for name in one))
        rows = [row for one in records[:ROWS] if (row := cells_of_record(one, names))]
        yield Found("", 1, ",", names, rows, (), (), "json", at)


def _table(sheet: str, at: int, delimiter: str, rows: list[list[str]]) -> Found | None:
    body = rows[at + 1 : at + ROWS]
    if at >= len(rows) or len(rows[at]) < 2 or not body:
        return None
    plain = names_of([" ".join(cell.replace("\ufeff", "").split()) for cell in rows[at]])
    twice = tuple(sorted(name for name, times in Counter(plain).items() if times > 1))
    above = tuple(cell.strip() for cell in rows[at - 1] if cell.strip()) if at else ()
    return Found(sheet, at + 1, delimiter, numbered(plain), body, above, twice)
