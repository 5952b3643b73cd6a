"""The answer of ``report``."""

from __future__ import annotations

from headstamp.answers.answer import Answer, Seconds


class ReportAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/report@1"):
    """The report of a case was written."""

    case: str
    """the case's folder"""
    wrote: list[str]
    """the paths of index.html and figures.json"""
    seconds: Seconds
    """seconds that it took"""
