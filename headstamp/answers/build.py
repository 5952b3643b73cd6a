"""The answer of ``build``."""

from __future__ import annotations

from headstamp.answers.answer import Answer, Seconds


class BuildAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/build@1"):
    """Answers to the standing questions of a case were stored."""

    case: str
    """the case's folder"""
    wrote: list[str]
    """questions that were answered"""
    skipped: list[str]
    """questions that were skipped because nothing changed"""
    seconds: Seconds
    """seconds that it took"""
