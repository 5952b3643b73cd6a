"""Cells of tables that R, pandas or a spreadsheet saved again, and the number of the row that they put before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from headstamp.collect.detect.headers import cells_of
from headstamp.collect.formats.delimited import read_delimited
from headstamp.collect.formats.sheets import read_sheet
from headstamp.collect.table_source import Chunk, TableSource, lines_after_header

NOTHING = frozenset({"NA", "N/A", "nan", "NaN", "None", "NULL", "null", "<NA>", "#N/A"})
"""What programs write for an empty cell."""
POINT_ZERO = re.compile(r"([0-9]+)\.0")
DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
TAIL = "a tail of semicolons behind the last cell was left off"
WITHOUT_POINT = "numbers were saved with a decimal point (such as {}); they are read without it"
WITHOUT_COMMA = "numbers were saved with a decimal comma (such as {}); they are read with a point"
FLAGS = {"true": "?", "yes": "?", "false": "", "no": ""}
LINES_LOOKED_AT = 20
"""How many lines below the header are looked at for the first record."""
INDEX = "a row number before the first column, which has no name in the header; it is left off"


def is_quoted(opened: TableSource) -> bool:
    """Whether a cell of the text begins with a quotation mark, as no cell of the publisher's own files does."""
    begins = re.compile(rf'(^|{re.escape(opened.delimiter)})"')
    with opened.path.open(encoding=opened.encoding, newline=opened.line_end) as lines:
        header = next(islice(lines, opened.header_line - 1, None), "")
    if begins.search(header.lstrip("\ufeff")):
        return True
    with lines_after_header(opened) as lines:
        return any('"' in line and begins.search(line) for line in lines)


def read_copy(opened: TableSource) -> Iterator[Chunk]:
    """Read a sheet, or a text whose cells may stand in quotation marks; a number of the row before its cells is left off.

    Yields:
        chunks of records, with their physical lines.
    """
    if opened.sheet is not None:
        yield from read_sheet(opened)
        return
    quoted = replace(opened, layout=replace(opened.layout, quoted=True))
    if not has_index(quoted):
        yield from read_delimited(quoted)
        return
    is_first = True
    for chunk in read_delimited(replace(quoted, columns=("", *quoted.columns), names=("", *quoted.names))):
        for row in chunk.rows:
            del row[0]
        if is_first:
            chunk.mend(opened.header_line, opened.header_line, INDEX, opened.names)
        is_first = False
        yield chunk


def has_index(opened: TableSource) -> bool:
    """Whether the first record has one cell more than the header, and begins with a number (R's ``write.table``)."""
    with lines_after_header(opened) as lines:
        first = next((line for line in islice(lines, LINES_LOOKED_AT) if line.strip()), "")
    cells = cells_of(first.rstrip("\r\n"), opened.delimiter)
    return len(cells) == opened.width + 1 and cells[0].strip().isdecimal()


def mend_cells(
    chunks: Iterable[Chunk], opened: TableSource, numbers: Collection[str], flags: Collection[str] = ()
) -> Iterator[Chunk]:
    """Read cells as the publisher wrote them. Words for nothing are empty, numbers lose ``.0``, the last cell a tail of semicolons.

    Where cells are not separated by commas, a decimal comma is read as a point. The first cell of each kind is listed.

    Args:
        numbers: our names of the columns that hold numbers, years or lists of years.
        flags: our names of those that hold the mark ``?`` or nothing, which some programs write as TRUE and FALSE.
    """
    at_numbers = [at for at, name in enumerate(opened.columns[: opened.width]) if name in numbers]
    at_flags = [at for at, name in enumerate(opened.columns[: opened.width]) if name in flags]
    listed: set[str] = set()
    for chunk in chunks:
        for at in _odd_rows(chunk, opened, at_numbers, at_flags):
            row = chunk.rows[at]
            mended, found = _emptied(row, opened)
            for place in at_flags:
                if row[place] and (flag := FLAGS.get(row[place].strip().casefold())) is not None:
                    mended[place] = flag
            for place in at_numbers:
                cell = mended.get(place, row[place]).strip()
                if plain := _without_point(cell):
                    mended[place] = plain
                    found.setdefault(WITHOUT_POINT, cell)
                elif opened.delimiter != "," and DECIMAL_COMMA.fullmatch(cell):
                    mended[place] = cell.replace(",", ".")
                    found.setdefault(WITHOUT_COMMA, cell)
            for reason in found.keys() - listed:
                listed.add(reason)
                chunk.mend(chunk.first[at], chunk.last[at], reason.format(found[reason]), [opened.delimiter.join(row)])
            for place, cell in mended.items():
                row[place] = cell
        yield chunk


def _odd_rows(chunk: Chunk, opened: TableSource, at_numbers: Collection[int], at_flags: Collection[int]) -> list[int]:
    """The rows of a chunk with a cell that may have to be mended: in the publisher's own files there is hardly one. Each distinct cell
    of a column is looked at once."""
    odd: set[int] = set()
    for place, column in zip(range(opened.width), zip(*chunk.rows, strict=True)):  # noqa: B905 (added columns stand behind)
        is_number, is_flag, is_last = place in at_numbers, place in at_flags, place == opened.width - 1
        cells = {
            cell for cell in set(column)
            if cell.strip() in NOTHING or (is_last and cell.endswith(";")) or (is_flag and cell.strip().casefold() in FLAGS)
            or (is_number and (_without_point(cell.strip()) or DECIMAL_COMMA.fullmatch(cell.strip())))
        }  # fmt: skip
        if cells:
            odd.update(at for at, cell in enumerate(column) if cell in cells)
    return sorted(odd)


def _emptied(row: list[str], opened: TableSource) -> tuple[dict[int, str], dict[str, str]]:
    """The cells of a row that say nothing, empty, and those with a tail of semicolons, without it; and what was found, for the list.

    A semicolon at the end of another cell than the last is the publisher's own, since a remark may end with one, unless
    every cell of the row has one: then a program wrote two separators.
    """
    mended: dict[int, str] = {}
    found: dict[str, str] = {}
    width, has_tails = opened.width, opened.delimiter == ","
    everywhere = has_tails and all(row[place].endswith(";") for place in range(width))
    for place in range(width) if everywhere else (width - 1,) if has_tails and row[width - 1].endswith(";") else ():
        mended[place] = row[place].rstrip("; ")
        found[TAIL] = row[place]
    if not NOTHING.isdisjoint(map(str.strip, row)):
        mended |= dict.fromkeys((place for place in range(width) if row[place].strip() in NOTHING), "")
    return mended, found


def _without_point(cell: str) -> str:
    """A number, or a list of years, without decimal points that say nothing (``2008.0``); '' where it has none."""
    if ".0" not in cell:
        return ""
    listed = [one.strip() for one in cell.split(";")]
    if not any(POINT_ZERO.fullmatch(one) for one in listed):
        return ""
    return "; ".join(found[1] if (found := POINT_ZERO.fullmatch(one)) else one for one in listed)
