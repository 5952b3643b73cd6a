"""The limits within which files are read, out of the code that holds them."""

from __future__ import annotations

from headstamp.casefile import sources
from headstamp.collect import delimited, sheets, workbook_process
from tools.pages.commands import table

MIB = 1024 * 1024


def limits() -> str:
    """Each limit with its number."""
    return table(
        ("limit", "at most"),
        [
            ("a line of a text; refused while the file streams", f"{sources.LINE_LIMIT // MIB} MiB"),
            ("a record in quotation marks", f"{delimited.SPAN_LIMIT} lines, {delimited.RECORD_LIMIT // MIB} MiB"),
            ("what tells a register: from each end of the file", f"{sources.EDGE // 1024} KiB"),
            ("a workbook, unpacked", f"{sheets.UNPACKED_LIMIT // MIB} MiB, {sheets.PARTS_LIMIT:,} parts"),
            ("a part of a workbook, beside its packed form", f"{sheets.RATIO_LIMIT} times"),
            ("the cells of a workbook", f"{workbook_process.CELLS:,}"),
            ("the process that parses a workbook", f"{workbook_process.MEMORY // MIB:,} MiB, {sheets.SECONDS} seconds"),
        ],
    )
