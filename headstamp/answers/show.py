"""The answer of ``show``."""

from __future__ import annotations

from typing import Any, Literal

from headstamp.answers.answer import Answer, Number, Part

Noun = Literal["Source", "Statement", "Judgement", "Finding", "Row", "Refused", "Repaired"]
"""What a thing is."""

class StatementRead(Part, frozen=True, kw_only=True):
    """What one cell of a row said, and how it was read."""

    id: str
    """in full"""
    property: str
    """what it is about"""
    said: str
    """the source's words"""
    canon: str | None
    """our word for them"""
    low: Number | None
    """least number, or first day as an ordinal; null is open"""
    high: Number | None
    """greatest number, or last day as an ordinal; null is open"""
    hedge: str | None
    """how sure the words are"""
    locator: str
    """the cell in the held source"""


class ShowAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/show@1"):
    """One thing by its id."""

    id: str
    """in full"""
    noun: Noun
    """which of the nouns; Row: what one row of a register says, together; Refused, Repaired: records of which nothing was read, or
    something after a repair"""
    kind: str
    """kind of thing, of source, verdict or rule"""
    fields: dict[str, Any]
    """what it says, by name"""
    support: list[str]
    """ids that speak for it"""
    against: list[str]
    """ids that speak against it"""
    judgements: list[str]
    """ids of judgements about it"""
    locator: str | None
    """the place in the held source"""
    statements: list[StatementRead]
    """what each cell of a Row said, and how it was read; empty for others"""
