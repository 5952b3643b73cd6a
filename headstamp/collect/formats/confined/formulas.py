"""Formulas of which a workbook keeps no value, and those that failed: the parser gives an empty cell for either.

An empty cell would say that nothing was recorded. Such a cell gets the formula, or the word for the error, as its text, so that it
is listed as one that cannot be read (:mod:`headstamp.nouns.values.formula`). Nothing is computed.
"""

from __future__ import annotations

import re
from html import unescape

from headstamp.collect.formats.confined.sheet_xml import cells_like, elements, put

WITH_FORMULA = re.compile(
    r"<(?:\w+:)?c(?=[\s>])([^<>]*)(?<!/)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>([^<]*)</(?:\w+:)?f>)\s*"
    r"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v(?:\s[^<>]*)?>(0?)</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A cell of a sheet with a formula and nothing, no text or a zero as its value: its attributes, the formula, and that zero."""
FAILED = re.compile(
    r"<(?:\w+:)?c(?=\s[^<>]*?\bt\s*=\s*[\"']e[\"'])([^<>]*)(?<!/)>\s*"
    r"(?:<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*)?<(?:\w+:)?v(?:\s[^<>]*)?>([^<]+)</(?:\w+:)?v>"
)
"""A cell with an error in place of a value: its attributes, and the error."""
SHARED = "(the formula of another cell)"
LONGEST = 200
"""Characters of a formula that are kept."""


def is_computed(book: str) -> bool:
    """Whether the values of formulas were computed, by the XML of the workbook as a whole.

    A program that cannot compute leaves them to be computed when the workbook is opened, and some (XlsxWriter) write 0 meanwhile.
    """
    return not any(one.get("fullCalcOnLoad") in ("1", "true") for one in elements(book, "calcPr"))


def show_formulas(xml: str, rows: list[list[str]], *, computed: bool) -> None:
    """Put a formula without a value into its cell as it was typed (``=B2*2``), and the word for its error for one that failed.

    Args:
        xml: a sheet of an XLSX file.
        rows: the sheet's cells as text; cells of such formulas are changed.
        computed: whether a zero is the value of a formula (:func:`is_computed`).
    """
    for row, column, attributes, found in cells_like(xml, WITH_FORMULA):
        is_empty_text = attributes.get("t") == "str"
        if not is_empty_text and not (found[3] and computed):
            put(rows, row, column, as_typed(unescape(found[2] or "")))
    for row, column, _, found in cells_like(xml, FAILED):
        put(rows, row, column, unescape(found[2]).strip()[:LONGEST])


def as_typed(formula: str) -> str:
    """A formula with its sign, and no longer than a message may be."""
    return f"={formula.strip()[:LONGEST] or SHARED}"
