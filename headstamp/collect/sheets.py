"""Records out of a sheet of a workbook (XLSX, ODS), under limits; formulas are never computed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from headstamp.collect.opened import CHUNK_ROWS, Chunk, Opened
from headstamp.nouns.errors import Unrecognised

UNPACKED_LIMIT = 256 * 1024 * 1024
"""Most bytes that a workbook may unpack to."""
RATIO_LIMIT = 200
"""Most times that a part of a workbook may be larger than its packed form, from 1 MiB on."""


def check_workbook(path: Path, file: str) -> None:
    """Refuse a workbook that unpacks beyond the limits or is no sound ZIP.

    Raises:
        Unrecognised: with what was found.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise Unrecognised(f"a workbook that cannot be opened ({error})", expected="a sound XLSX file",
                           do="save it again as XLSX or CSV", file=file) from error  # fmt: skip
    total = sum(part.file_size for part in parts)
    worst = max(
        (part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > 2**20), default=0
    )
    if total > UNPACKED_LIMIT or worst > RATIO_LIMIT:
        raise Unrecognised(
            f"a workbook that unpacks to {total:,} bytes", expected=f"at most {UNPACKED_LIMIT:,}",
            do="save the sheet that matters as CSV", file=file,
        )  # fmt: skip


def sheet_rows(path: Path, file: str) -> dict[str, list[list[str]]]:
    """All sheets of a workbook as text cells, by the sheet's name.

    Raises:
        Unrecognised: the workbook cannot be read.
    """
    from python_calamine import CalamineWorkbook

    check_workbook(path, file)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        return {name: _texts(workbook.get_sheet_by_name(name)) for name in workbook.sheet_names}
    except Exception as error:  # the reader's own errors share no base class
        raise Unrecognised(f"a workbook that cannot be read ({type(error).__name__})", expected="a sound XLSX file",
                           do="save it again as XLSX or CSV", file=file) from error  # fmt: skip


def _texts(sheet: Any) -> list[list[str]]:
    top = sheet.start[0] if sheet.start else 0
    left = sheet.start[1] if sheet.start else 0
    body = [[""] * left + [cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    return [[] for _ in range(top)] + body


def cell_text(cell: Any) -> str:
    """A cell as the text that a person would have typed: whole numbers without a point, dates as ISO days."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def read_sheet(opened: Opened) -> Iterator[Chunk]:
    """Read one sheet: one record a row below the header; empty rows are skipped.

    Args:
        opened: the workbook, with ``sheet`` set.
    Yields:
        chunks of records; ``first`` and ``last`` are rows of the sheet, from 1.
    """
    width = len(opened.columns)
    chunk = Chunk()
    rows = sheet_rows(opened.path, opened.file)[opened.sheet or ""]
    for number, row in enumerate(rows[opened.header_line :], opened.header_line + 1):
        if not any(cell.strip() for cell in row):
            chunk.skipped += 1
        elif any(cell.strip() for cell in row[width:]):
            chunk.refuse(number, number, f"{len(row)} cells; expected {width}", row)
        else:
            chunk.keep((row + [""] * width)[:width], number, number)
        if len(chunk.rows) >= CHUNK_ROWS:
            yield chunk
            chunk = Chunk()
    yield chunk
