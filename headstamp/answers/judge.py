"""The answer of ``judge``."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from headstamp.answers.answer import Answer, Id, Part, Sha256
from headstamp.answers.bounds import Credibility


class JudgementMade(Part, frozen=True, kw_only=True):
    """A judgement in the chain."""

    id: Id
    about: str
    """the id judged"""
    verdict: Literal["same", "different", "unsure", "accept", "reject", "undo"]
    value: str
    """the accepted value, the other row of a pair, or empty"""
    judge: str
    """role of the person who decided"""
    decided: Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    """YYYY-MM-DD"""
    because: str
    """the reason"""
    credibility: Credibility | None
    """1–6"""
    previous: str
    """chain value of the previous judgement, or empty"""
    chain: Sha256
    """SHA-256 over the previous chain value and this judgement"""
    question: Literal["state", "party", "model", "same", "route", ""]
    """the question that it answers; empty if it undoes an older judgement that does not record it"""


class JudgeAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/judge@1"):
    """The judgement that was appended."""

    judgement: JudgementMade
