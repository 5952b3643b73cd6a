"""The answer of ``review``."""

from __future__ import annotations

from typing import ClassVar, Literal

from headstamp.answers.answer import Id, Part
from headstamp.answers.table import TableAnswer


class ReviewEntry(Part, frozen=True, kw_only=True):
    """One thing that a person should decide."""

    id: Id
    """what `headstamp judge` takes"""
    about: str | None
    """the statement that has it; null for a judgement"""
    kind: Literal["designation", "item", "judgement", "party", "state", "transfer"]
    """of what is put to a person; judgement: one that stands and decides nothing, to be undone or judged anew"""
    question: Literal["state", "party", "model", "same", "route"] | None
    """what a judgement about the id decides; null for a judgement that did not keep it"""
    found: str
    """its words"""
    proposed: str | None
    """what it could be, parted by semicolons"""
    because: str
    """why no table decides it"""


class ReviewAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/review@1"):
    """What a person should decide."""

    LISTED: ClassVar[str] = "review"

    review: list[ReviewEntry]
