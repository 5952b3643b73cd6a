"""The answer of ``verify``."""

from __future__ import annotations

from typing import Any, Literal

from headstamp.answers.answer import Answer, Count, Part


class Programs(Part, frozen=True, kw_only=True):
    """The program that wrote a report, according to the report, and the one that checked it."""

    made_with: str
    """version that the report names"""
    checked_with: str
    """version of this program"""
    changed_files: list[str]
    """files of the package that differ between the two; empty for the very same code"""


class Reworded(Part, frozen=True, kw_only=True):
    """A figure that states the same in other words."""

    figure: str
    """name of the figure"""
    printed: str
    """what the report says"""
    recomputed: str
    """what this program says"""


class Failure(Part, frozen=True, kw_only=True):
    """One thing that does not recompute."""

    figure: str | None
    """name of the figure"""
    finding: str | None
    """id of the finding"""
    printed: Any
    """what the report says"""
    recomputed: Any
    """what comes out now"""
    reason: str


class VerifyAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/verify@1"):
    """Whether every printed figure recomputes, and what was compared."""

    ok: bool
    """true: nothing differs, in what was compared"""
    sources: Count
    """held sources checked"""
    judgements: Count
    """judgements checked"""
    findings: Count
    """findings compared"""
    figures: Count
    """figures of the report, each compared"""
    program: Programs
    """the program that wrote the report, according to the report, and the one that checked it"""
    page: Literal["whole", "figures", "not compared"]
    """how the page was compared: every letter of it (whole), its figures only, because another program wrote it (figures), or not at
    all, because the case cannot be made again"""
    reworded: list[Reworded]
    """figures that state the same in other words; nobody but a reader can say whether the words mean the same"""
    unprinted: list[str]
    """names of figures that this program prints and the report has not"""
    passages: list[str]
    """words and links of the page, beside its figures, that this program would not write; [name] stands for a figure"""
    notes: list[str]
    """which programs made the case and the report, and what was not compared, in sentences"""
    failures: list[Failure]
    """what differs"""
