"""The answer of ``build``."""

from __future__ import annotations

from headstamp.answers.answer import Answer, Seconds


class BuildAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/build@1"):
    """The standing questions of a case were answered."""

    case: str
    """the case's folder"""
    wrote: list[str]
    """questions answered anew"""
    skipped: list[str]
    """questions whose answer could not have changed"""
    seconds: Seconds
    """seconds that it took"""
