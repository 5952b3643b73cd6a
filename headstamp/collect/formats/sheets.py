"""Records out of a sheet of a workbook (XLSX, ODS), under limits; formulas are never computed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from headstamp.collect.formats.confined.run import confined
from headstamp.collect.table_source import Chunk, TableSource

UNPACKED_LIMIT = 256 * 1024 * 1024
"""Most bytes that a workbook may unpack to."""
RATIO_LIMIT = 200
"""Most times that a part of a workbook may be larger than its packed form, from 1 MiB on."""


def read_workbook(path: Path, file: str) -> dict[str, list[list[str]]]:
    """All sheets of a workbook as text cells, by the sheet's name.

    The workbook is parsed by a process of its own, shut off and with limits: text that a small file repeats without end, or a
    fault in the parser, ends that process and not this one.

    Raises:
        Unrecognised: the workbook cannot be read, or not within the limits.
    """
    sheets: dict[str, list[list[str]]] = confined(
        "workbook", path, file, {"most": UNPACKED_LIMIT, "ratio": RATIO_LIMIT}, expected="a sound XLSX file",
        do="save it again as XLSX, or the sheet as CSV",
        large=(f"at most {UNPACKED_LIMIT:,} bytes, {RATIO_LIMIT} times its packed size", "save the sheet that matters as CSV"),
    )  # fmt: skip
    return sheets


def read_sheet(opened: TableSource) -> Iterator[Chunk]:
    """Read one sheet: one record a row below the header; empty rows are skipped.

    Args:
        opened: the workbook, with ``sheet`` and ``sheet_rows`` set.
    Yields:
        chunks of records; ``first`` and ``last`` are rows of the sheet, from 1.
    """
    width = opened.width
    chunk = Chunk()
    rows = opened.sheet_rows or []
    for number, cells_there in enumerate(rows[opened.header_line :], opened.header_line + 1):
        row = cells_there[1:] if opened.numbered else cells_there
        if not any(cell.strip() for cell in row):
            chunk.skipped += 1
        elif any(cell.strip() for cell in row[width:]):
            chunk.refuse(number, number, f"{len(row)} cells; expected {width}", row)
        else:
            cells = (row + [""] * width)[:width]
            chunk.keep(cells, number, number, sum(map(len, cells)))
        if chunk.is_full:
            yield chunk
            chunk = Chunk()
    yield chunk
