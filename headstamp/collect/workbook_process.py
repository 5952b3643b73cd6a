"""Runs in a process of its own: parses one workbook and prints its cells, as text, as one JSON object.

``python workbook_process.py FILE``; it imports nothing of the package. Exit code 0, :data:`TOO_LARGE`,
:data:`DISORDERED`, or whatever the parser ended with.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

MEMORY = 1024 * 1024 * 1024
"""Most bytes of address space that the process may take."""
CPU_SECONDS = 100
CELLS = 4_000_000
CHARACTERS = 16 * 1024 * 1024
"""Most cells and characters that a workbook may hold."""
TOO_LARGE, DISORDERED = 3, 4
CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]+)([0-9]+)[\"']")
"""A cell that tells its place, in the XML of a sheet."""
ROWS = 1_048_576
"""Most rows that a sheet can have."""


def limit() -> None:
    """Limit memory and time, where the operating system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # a system that knows the limit but does not let it be set
            continue


def cell_text(cell: Any) -> str:
    """A cell as the text that a person would have typed: whole numbers without a point, dates as ISO days.

    A formula is the value that the workbook keeps of it.
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


def rows_of(sheet: Any) -> list[list[str]]:
    """All rows of a sheet, from its first row and column on."""
    top, left = sheet.start or (0, 0)
    body = [[""] * left + [cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    return [[] for _ in range(top)] + body


def sheets_of(path: str) -> dict[str, list[list[str]]] | None:
    """All sheets by name, or None where they hold more than the limits."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    cells = characters = 0
    made: dict[str, list[list[str]]] = {}
    with open(path, "rb") as file:  # noqa: PTH123 (the parser takes an open file; a path's ending would mislead it)
        workbook = CalamineWorkbook.from_filelike(file)
        tables = [one.name for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        for name in tables:
            made[name] = rows_of(workbook.get_sheet_by_name(name))
            cells += sum(map(len, made[name]))
            characters += sum(len(cell) for row in made[name] for cell in row)
            if cells > CELLS or characters > CHARACTERS:
                return None
    return made


def is_in_order(path: str) -> bool:
    """Whether the cells of each sheet of an XLSX file stand in the order of their places.

    The parser puts a cell where it says that it stands, counts rows in 32 bits, and so may put one over another.
    """
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            content = archive.read(part)
            before = (0, 0, b"")
            for cell in CELL.finditer(content) if b"sheetData" in content else ():
                place = (int(cell[2][:20]), len(cell[1]), cell[1])
                if not before < place or place[0] > ROWS:
                    return False
                before = place
    return True


def main() -> int:
    """Print the sheets of the workbook that the command line names."""
    limit()
    if not is_in_order(sys.argv[1]):
        return DISORDERED
    sheets = sheets_of(sys.argv[1])
    if sheets is None:
        return TOO_LARGE
    sys.stdout.buffer.write(json.dumps(sheets, ensure_ascii=False).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
