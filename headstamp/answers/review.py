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
    """id of the statement that contains it; null for a judgement"""
    kind: Literal["designation", "item", "judgement", "party", "state", "transfer"]
    """kind of question; judgement: a judgement that has no effect and should be undone or replaced"""
    question: Literal["state", "party", "model", "same", "route"] | None
    """the question that a judgement about this id answers; null if an older judgement does not record it"""
    found: str
    """as written in the source"""
    proposed: str | None
    """proposals, separated by semicolons"""
    because: str
    """why the tables do not decide it"""


class ReviewAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/review@1"):
    """What a person should decide."""

    LISTED: ClassVar[str] = "review"

    review: list[ReviewEntry]
