"""The answer of ``init``."""

from __future__ import annotations

from headstamp.answers.answer import Answer, Seconds


class InitAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/init@1"):
    """A new case was made."""

    case: str
    """the case's folder"""
    wrote: list[str]
    """the files made"""
    seconds: Seconds
    """seconds that it took"""
