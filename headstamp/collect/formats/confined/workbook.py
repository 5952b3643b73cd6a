"""The cells of a workbook (XLSX, ODS), as text; formulas are never computed."""

from __future__ import annotations

import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

# Here and not where it is used: behind the limits nothing can be imported any more.
from python_calamine import CalamineWorkbook, SheetTypeEnum

from headstamp.collect.formats.confined.formulas import is_computed, show_formulas
from headstamp.collect.formats.confined.open_document import show_open_document
from headstamp.collect.formats.confined.refusal import Refusal
from headstamp.collect.formats.confined.sheet_xml import book_of, sheets_as_xml
from headstamp.collect.formats.confined.zeros import nought_formats, show_numbers
from headstamp.collect.formats.confined.zip_file import METHODS, archive_at

PARTS_LIMIT = 2000
"""Most parts that a workbook may have."""
CELLS = 4_000_000
CHARACTERS = 16 * 1024 * 1024
"""Most cells and characters that a workbook may hold."""
CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]+)([0-9]+)[\"']")
"""A cell that tells its place, in the XML of a sheet."""
ROWS = 1_048_576
"""Most rows that a sheet can have."""


def make(source: BinaryIO, folder: str, said: dict[str, Any]) -> dict[str, list[list[str]]]:  # noqa: ARG001 (as every task)
    """All sheets by name.

    Args:
        said: ``most`` bytes that it may unpack to; ``ratio``, the most times that a part may be larger than its packed form, from
            1 MiB on.
    Raises:
        Refusal: it unpacks beyond the limits, its parts are not what they say, or it is no sound ZIP.
    """
    try:
        with archive_at(source.fileno()) as archive:
            check_parts(archive, said["most"], said["ratio"])
            if not is_in_order(archive):
                raise Refusal("a workbook with two cells in one place, or cells in no order")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise Refusal(f"a workbook that cannot be unpacked ({type(error).__name__})") from error
    source.seek(0)
    sheets = sheets_of(source)
    with archive_at(source.fileno()) as archive:
        formats, computed = nought_formats(archive), is_computed(book_of(archive))
        for name, xml in sheets_as_xml(archive):
            if rows := sheets.get(name):
                if formats:
                    show_numbers(xml, formats, rows)
                show_formulas(xml, rows, computed=computed)
        show_open_document(archive, sheets)
    return sheets


def check_parts(archive: zipfile.ZipFile, most: int, ratio: int) -> None:
    """Refuse a workbook that unpacks beyond the limits, or whose parts are not what they say."""
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    worst = max((part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > 2**20), default=0)
    if total > most or worst > ratio or len(parts) > PARTS_LIMIT:
        raise Refusal(f"a workbook of {len(parts):,} parts that unpacks to {total:,} bytes", "large")
    if unusual := next((part.filename for part in parts if part.compress_type not in METHODS), None):
        raise Refusal(f"a workbook whose part {unusual!r} is packed in an unusual way")
    # Sizes are what the archive says of itself: a part that holds more, or other bytes, fails its checksum.
    if (broken := archive.testzip()) is not None:
        raise Refusal(f"a workbook with a damaged part ({broken!r})")


def is_in_order(archive: zipfile.ZipFile) -> bool:
    """Whether the cells of each sheet of an XLSX file stand in the order of their places.

    The parser puts a cell where it says that it stands, counts rows in 32 bits, and so may put one over another.
    """
    for part in archive.infolist():
        content = archive.read(part)
        before = (0, 0, b"")
        for cell in CELL.finditer(content) if b"sheetData" in content else ():
            place = (int(cell[2][:20]), len(cell[1]), cell[1])
            if not before < place or place[0] > ROWS:
                return False
            before = place
    return True


def sheets_of(source: BinaryIO) -> dict[str, list[list[str]]]:
    """All sheets by name.

    Raises:
        Refusal: they hold more than the limits.
    """
    cells = characters = 0
    made: dict[str, list[list[str]]] = {}
    workbook = CalamineWorkbook.from_filelike(source)
    tables = [one.name for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    for name in tables:
        made[name] = rows_of(workbook.get_sheet_by_name(name))
        cells += sum(map(len, made[name]))
        characters += sum(len(cell) for row in made[name] for cell in row)
        if cells > CELLS or characters > CHARACTERS:
            raise Refusal(f"a workbook with more than {CHARACTERS:,} characters or {CELLS:,} cells")
    return made


def rows_of(sheet: Any) -> list[list[str]]:
    """All rows of a sheet, from its first row and column on."""
    top, left = sheet.start or (0, 0)
    body = [[""] * left + [cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    return [[] for _ in range(top)] + body


def cell_text(cell: Any) -> str:
    """A cell as the text that a person would have typed: whole numbers without a point, dates as ISO days.

    A formula is the value that the workbook keeps of it; for one without a value see
    :mod:`headstamp.collect.formats.confined.formulas`.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return "" if cell is None else str(cell)
