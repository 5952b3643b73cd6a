"""Records out of a sheet of a workbook (XLSX, ODS), under limits; formulas are never computed."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from headstamp.collect import workbook_process
from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.packed import METHODS, archive_at
from headstamp.engine.interruption import check, stopped_by
from headstamp.nouns.errors import Unrecognised

UNPACKED_LIMIT = 256 * 1024 * 1024
"""Most bytes that a workbook may unpack to."""
RATIO_LIMIT = 200
"""Most times that a part of a workbook may be larger than its packed form, from 1 MiB on."""
PARTS_LIMIT = 2000
"""Most parts that a workbook may have."""
SECONDS = 120
"""Most seconds that reading a workbook may take."""


def check_workbook(path: Path, file: str) -> None:
    """Refuse a workbook that unpacks beyond the limits, whose parts are not what they say, or that is no sound ZIP.

    Raises:
        Unrecognised: with what was found.
    """
    try:
        with archive_at(path) as archive:
            parts = archive.infolist()
            total = sum(part.file_size for part in parts)
            worst = max(
                (p.file_size / max(p.compress_size, 1) for p in parts if p.file_size > 2**20), default=0
            )
            if total > UNPACKED_LIMIT or worst > RATIO_LIMIT or len(parts) > PARTS_LIMIT:
                raise Unrecognised(
                    f"a workbook of {len(parts):,} parts that unpacks to {total:,} bytes",
                    expected=f"at most {UNPACKED_LIMIT:,} bytes, {RATIO_LIMIT} times its packed size",
                    do="save the sheet that matters as CSV", file=file,
                )  # fmt: skip
            if unusual := next((part.filename for part in parts if part.compress_type not in METHODS), None):
                raise _unsound(f"a workbook whose part {unusual!r} is packed in an unusual way", file)
            # Sizes are what the archive says of itself: a part that holds more, or other bytes, fails its checksum.
            broken = archive.testzip()
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise _unsound(f"a workbook that cannot be unpacked ({type(error).__name__})", file) from error
    if broken is not None:
        raise _unsound(f"a workbook with a damaged part ({broken!r})", file)


def read_workbook(path: Path, file: str) -> dict[str, list[list[str]]]:
    """All sheets of a workbook as text cells, by the sheet's name.

    The workbook is parsed by a process of its own with a limit on its memory: text that a small file repeats without
    end, or a fault in the parser, ends that process and not this one.

    Raises:
        Unrecognised: the workbook cannot be read, or not within the limits.
    """
    check_workbook(path, file)
    # -P: the folder of the script stays off the path, so that none of our modules hides one of Python's.
    command = [sys.executable, "-P", workbook_process.__file__, str(path.resolve())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            with stopped_by(process.kill):
                printed, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise _unsound(f"a workbook that takes more than {SECONDS} seconds to read", file) from error
        finally:
            process.kill()
    # Ctrl-C in a terminal reaches that process too: its end is then no fault of the workbook.
    check()
    if process.returncode == workbook_process.TOO_LARGE:
        raise _unsound(f"a workbook with more than {workbook_process.CHARACTERS:,} characters or "
                       f"{workbook_process.CELLS:,} cells", file)  # fmt: skip
    if process.returncode == workbook_process.DISORDERED:
        raise _unsound("a workbook with two cells in one place, or cells in no order", file)
    if process.returncode != 0:
        raise _unsound("a workbook that cannot be read within the limits", file)
    sheets: dict[str, list[list[str]]] = json.loads(printed)
    return sheets


def _unsound(found: str, file: str) -> Unrecognised:
    return Unrecognised(
        found, expected="a sound XLSX file", do="save it again as XLSX, or the sheet as CSV", file=file
    )


def read_sheet(opened: Opened) -> Iterator[Chunk]:
    """Read one sheet: one record a row below the header; empty rows are skipped.

    Args:
        opened: the workbook, with ``sheet`` and ``sheet_rows`` set.
    Yields:
        chunks of records; ``first`` and ``last`` are rows of the sheet, from 1.
    """
    width = opened.width
    chunk = Chunk()
    rows = opened.sheet_rows or []
    for number, row in enumerate(rows[opened.header_line :], opened.header_line + 1):
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
