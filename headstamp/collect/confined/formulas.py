"""Formulas of which a workbook keeps no value: a program wrote them and nobody has opened the workbook since."""

from __future__ import annotations

import re
from html import unescape

from headstamp.collect.confined.sheet_xml import elements, place_of

WITHOUT_VALUE = re.compile(
    r"<(?:\w+:)?c\s([^<>]*[^<>/])>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>([^<]*)</(?:\w+:)?f>)\s*"
    r"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A cell of a sheet with a formula and nothing, or no text, as its value: its attributes, and the formula."""
SHARED = "(the formula of another cell)"
LONGEST = 200
"""Characters of a formula that are kept."""


def show_formulas(xml: str, rows: list[list[str]]) -> None:
    """Put a formula without a value into its cell as it was typed: ``=B2*2``. Nothing is computed.

    An empty cell would say that nothing was recorded; the formula is listed as a cell that cannot be read.

    Args:
        xml: a sheet of an XLSX file.
        rows: the sheet's cells as text; cells of such formulas are changed.
    """
    for found in WITHOUT_VALUE.finditer(xml):
        (cell,) = elements(f"<c {found[1]}>", "c")
        if (place := place_of(cell)) and place[0] < len(rows):
            row, column = place
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = f"={unescape(found[2] or '')[:LONGEST] or SHARED}"
