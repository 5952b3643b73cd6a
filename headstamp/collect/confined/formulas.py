"""Formulas of which a workbook keeps no value: a program wrote them and nobody has opened the workbook since."""

from __future__ import annotations

import re
import zipfile
from html import unescape

from headstamp.collect.confined.sheet_xml import elements, place_of, sheets_as_xml

WITHOUT_VALUE = re.compile(
    r"<(?:\w+:)?c\s([^<>]*[^<>/])>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>([^<]*)</(?:\w+:)?f>)\s*"
    r"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A cell of a sheet with a formula and nothing, or no text, as its value: its attributes, and the formula."""
SHARED = "(the formula of another cell)"
LONGEST = 200
"""Characters of a formula that are kept."""


def put_formulas(archive: zipfile.ZipFile, sheets: dict[str, list[list[str]]]) -> None:
    """Put a formula without a value into its cell as it was typed: ``=B2*2``. Nothing is computed.

    An empty cell would say that nothing was recorded; the formula is listed as a cell that cannot be read.

    Args:
        archive: the workbook.
        sheets: its cells as text, by the name of the sheet; cells of such formulas are changed.
    """
    for sheet, xml in sheets_as_xml(archive):
        rows = sheets.get(sheet)
        for found in WITHOUT_VALUE.finditer(xml) if rows else ():
            (cell,) = elements(f"<c {found[1]}>", "c")
            if rows and (place := place_of(cell)) and place[0] < len(rows):
                row, column = place
                rows[row] += [""] * (column + 1 - len(rows[row]))
                rows[row][column] = f"={unescape(found[2] or '')[:LONGEST] or SHARED}"
