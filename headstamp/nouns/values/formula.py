"""Cells in which a formula is written, or the word that a spreadsheet shows where a formula failed: neither is a value."""

from __future__ import annotations

import re

FORMULA = re.compile(r"=[^\s=>]")
"""How a formula begins; an arrow or a doubled sign is punctuation."""
CONSTANT = re.compile(r'="((?:[^"]|"")*)"')
"""A formula that is one constant text: how programs keep a spreadsheet from taking ``007`` for a number."""
ERROR = re.compile(
    r"#[¡¿]?[\w/]{1,15}[!?]|#(?:N/A|N/V|N/D|N/B|N/DISP|NV|YOK|BRAK|Н/Д)|#{4,}|Err:[0-9]{3}|#(?:GETTING_DATA|CALC|SPILL)"
)
"""The words of Excel (#REF!, #NAME?, and their translations) and of LibreOffice (Err:502) for a formula that failed, and the signs
that fill a column which is too narrow for its numbers."""
EXPECTED_FOR_FORMULA = "a value, which the file does not keep for this formula (open it in a spreadsheet, then save it)"
EXPECTED_FOR_ERROR = "a value, in whose place a spreadsheet wrote this"


def missing_value(cell: str) -> str:
    """What was expected in a cell that holds a formula, or a spreadsheet's word for an error; '' for any other cell."""
    words = cell.strip()
    if words.startswith("=") and FORMULA.match(words):
        return EXPECTED_FOR_FORMULA
    return EXPECTED_FOR_ERROR if words.startswith(("#", "Err:")) and ERROR.fullmatch(words) else ""


def constant_text(cell: str) -> str | None:
    """The text of a cell such as ``="007"``; None for any other cell."""
    found = CONSTANT.fullmatch(cell.strip())
    return found[1].replace('""', '"') if found else None
