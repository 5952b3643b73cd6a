"""The answer of ``demo``."""

from __future__ import annotations

from headstamp.answers.answer import Answer, Seconds


class DemoAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/demo@1"):
    """The bundled case was built and reported."""

    case: str
    """the case's folder"""
    wrote: list[str]
    """the paths of index.html and figures.json"""
    missing: list[str]
    """files of the case that are not installed"""
    seconds: Seconds
    """seconds that it took"""
