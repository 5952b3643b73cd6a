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
    """the property"""
    said: str
    """the source's words"""
    canon: str | None
    """normalised value"""
    low: Number | None
    """lower bound, or first day as an ordinal number; null if open"""
    high: Number | None
    """upper bound, or last day as an ordinal number; null if open"""
    hedge: str | None
    """hedge, such as about or at_least"""
    locator: str
    """the cell in the held source"""


class ModelMatch(Part, frozen=True, kw_only=True):
    """The model that a designation was matched to, in `fields.match` of a Row with a designation."""

    model: str | None
    """the model; null if it is not identified"""
    family: str | None
    """its family, or the family alone if no model is identified"""
    scope: str | None
    """exact, variant or family; null if nothing is identified"""
    rule: str
    """the rule that decided, or person"""
    because: str
    """the reason, in words"""
    rivals: list[str]
    """the names between which a person must choose"""


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
    """its fields by name; for a Row with a designation, `match` is an object: model, family, scope, rule, because, rivals"""
    support: list[str]
    """ids that support it"""
    against: list[str]
    """ids that contradict it"""
    judgements: list[str]
    """ids of judgements about it"""
    locator: str | None
    """the place in the held source"""
    statements: list[StatementRead]
    """for a Row, the text of each cell and how it was read; empty otherwise"""
