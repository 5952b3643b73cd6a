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
    """the held source"""
    file: str
    """its name"""
    locator: str
    """line=12, line=12-13, sheet=items&row=3; of a cell line=12&column=count_low"""
    reason: str
    """what was found, and what was expected"""
    row: list[str]
    """the row's own cells; of a repaired row its physical lines"""
    repaired: bool
    """true: repaired and read; false: refused, the row or the cell"""
    cell: str | None
    """the column of a cell that was refused alone: its row was read; null where the whole row is meant"""
    text: str | None
    """what that cell says; empty where it should say something"""
    code: FaultCode | None
    """the reason in one word; null where the register's own reader gives it in words"""


class RefusedAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/refused@1"):
    """Rows that gave no statement, cells that could not be read, rows that were repaired."""

    LISTED: ClassVar[str] = "rows"

    rows: list[RefusedRow]
