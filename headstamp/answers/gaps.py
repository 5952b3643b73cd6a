"""The finding on one kind of gap: what cannot be said."""

from __future__ import annotations

from typing import Literal

from headstamp.answers.answer import Count, Part

CellKind = Literal["said", "quote", "id", "count", "told"]
"""What the cells of a column are: words of a source, a quotation, an id, a number, or our own words."""


class Gap(Part, frozen=True, kw_only=True):
    """One kind of gap: a sentence with a count, and the list behind it."""

    order: Count
    """its place among the kinds"""
    before: str
    """the sentence up to the count"""
    count_text: str
    """the count with its noun"""
    sentence: str
    """the sentence after the count"""
    columns: list[str]
    """of the list"""
    kinds: list[CellKind]
    """of its columns"""
    rows: list[list[str | int | None]]
    """the first of the list"""
    support: list[list[str]]
    """for each row of the list the statements that carry it, or the held sources"""
