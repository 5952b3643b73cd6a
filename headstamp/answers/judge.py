"""The answer of ``judge``."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from headstamp.answers.answer import Answer, Id, Part, Sha256
from headstamp.answers.bounds import Credibility


class JudgementMade(Part, frozen=True, kw_only=True):
    """A judgement, as it stands in the chain."""

    id: Id
    about: str
    """the id judged"""
    verdict: Literal["same", "different", "unsure", "accept", "reject", "undo"]
    value: str
    """what is accepted, or the other row of a pair, or ''"""
    judge: str
    """who, a role"""
    decided: Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    """ISO day"""
    because: str
    """the reason"""
    credibility: Credibility | None
    """1–6"""
    previous: str
    """chain of the judgement before, or ''"""
    chain: Sha256
    """SHA-256 over that and all that this one says"""
    question: Literal["state", "party", "model", "same", "route", ""]
    """what it decides; '' for the undo of a judgement that did not keep it"""


class JudgeAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/judge@1"):
    """The judgement that was appended."""

    judgement: JudgementMade
