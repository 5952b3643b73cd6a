"""The answer of ``refused``."""

from __future__ import annotations

from typing import ClassVar, Literal

from headstamp.answers.answer import Part, Sha256
from headstamp.answers.table import TableAnswer

FaultCode = Literal[
    "missing_value", "not_a_number", "not_a_date", "not_an_amount", "not_an_id", "unreadable",
    "low_above_high", "id_again", "refers_to_itself", "no_such_table", "no_such_row", "cells_slipped",
]  # fmt: skip
"""Why a row or a cell was refused, in one word."""

class RefusedRow(Part, frozen=True, kw_only=True):
    """A row or a cell that was refused, or a row that was repaired."""

    source: Sha256
    """id of the file"""
    file: str
    """name of the file"""
    locator: str
    """line=12, line=12-13, sheet=items&row=3; of a cell line=12&column=count_low"""
    reason: str
    """what was found, and what was expected"""
    row: list[str]
    """the cells of the row; for a repaired row, its lines in the file"""
    repaired: bool
    """true if repaired and read; false if refused"""
    cell: str | None
    """the column, if only a cell was refused and its row was read; null if the whole row was refused"""
    text: str | None
    """the text of that cell; empty if a value is missing"""
    code: FaultCode | None
    """the reason as a code; null if the register's own reader describes it in words"""


class RefusedAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/refused@1"):
    """Rows that gave no statement, cells that could not be read, rows that were repaired."""

    LISTED: ClassVar[str] = "rows"

    rows: list[RefusedRow]
