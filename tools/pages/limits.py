"""The limits within which files are read, out of the code that holds them."""

from __future__ import annotations

from headstamp.casefile import case, sources
from headstamp.collect.formats import archives as packed
from headstamp.collect.formats import delimited, sheets
from headstamp.collect.formats.confined import archive, document, page, run, workbook
from headstamp.collect.formats.confined import limits as given_up
from headstamp.nouns import plain_yaml
from tools.pages.commands import table

MIB = 1024 * 1024


def limits() -> str:
    """Each limit with its number."""
    return table(
        ("limit", "at most"),
        [
            ("a line of a text; refused while the file streams", f"{sources.LINE_LIMIT // MIB} MiB"),
            ("a record in quotation marks", f"{delimited.SPAN_LIMIT} lines, {delimited.RECORD_LIMIT // MIB} MiB"),
            ("the part used to recognise a register: from each end of the file", f"{sources.EDGE // 1024} KiB"),
            ("a workbook, unpacked", f"{sheets.UNPACKED_LIMIT // MIB} MiB, {workbook.PARTS_LIMIT:,} parts"),
            ("a part of a workbook, compared with its packed size", f"{sheets.RATIO_LIMIT} times"),
            ("the cells of a workbook", f"{workbook.CELLS:,}"),
            ("a packed file, unpacked", f"{packed.UNPACKED_LIMIT // MIB:,} MiB, {archive.MEMBERS_LIMIT} files"),
            ("a saved web page; an RTF document", f"{page.SIZE_LIMIT // MIB} MiB; {document.SIZE_LIMIT // MIB} MiB"),
            ("the process that parses any of these", f"{given_up.MEMORY // MIB:,} MiB, {run.SECONDS} seconds"),
            ("memory of DuckDB while the tables of a case are made; the rest goes to temporary files",
             f"{case.ENGINE_LEAST:,} MB up to {case.ROWS_OF_LEAST:,} rows, in proportion beyond; {case.ENGINE_MOST:,} MB"),
            ("a mapping; a case.yml", f"{plain_yaml.MOST_BYTES // MIB} MiB, {plain_yaml.MOST_VALUES:,} values, "
             f"{plain_yaml.DEEPEST} levels"),
        ],
    )  # fmt: skip
