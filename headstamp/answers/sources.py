"""The answer of ``sources``."""

from __future__ import annotations

from typing import ClassVar, Literal

from headstamp.answers.answer import Count, Part, Sha256
from headstamp.answers.table import TableAnswer


class Superseded(Part, frozen=True, kw_only=True):
    """A register for which a newer file replaces all of this source."""

    register: str
    by: Sha256
    """id of the newer file, which contains the whole register"""


class SpeaksFor(Part, frozen=True, kw_only=True):
    """What a source is used for, in one register."""

    register: str
    what: str


class SourceEntry(Part, frozen=True, kw_only=True):
    """A source: a file that is held, or a page that another source cites."""

    id: Sha256
    """SHA-256 of the bytes (held), or of cited: and the address (cited)"""
    held: bool
    """true: the bytes are in the case; false: another source cites it"""
    register: str
    """the registers read from it, or the tables that cite it, separated by spaces"""
    name: str
    """name of the file; empty if the source is only cited"""
    title: str
    publisher: str
    url: str
    published: str
    """as written in the row"""
    vintage: str
    """date on which the publisher made it, or empty"""
    kind: str
    """kind of source: see the vocabulary"""
    reliability: Literal["A", "B", "C", "D", "E", "F", ""]
    """grade; empty counts as F"""
    access: Literal["open", "restricted", "sealed", "unknown"]
    licence: str
    root: str
    """the original report that the page repeats, or empty"""
    records: Count | None
    """number of records; null if the source is only cited"""
    read: Count | None
    refused: Count | None
    cells: Count | None
    joined: Count | None
    corrects: Sha256 | None
    """id of the file that it corrects (its rows replace those with the same ids); null if there is none"""
    corrected_by: list[Sha256]
    """ids of the files that correct it"""
    superseded: list[Superseded]
    """registers for which a newer file replaces all of this source"""
    speaks_for: list[SpeaksFor]
    """what the source is used for, in each register with several files"""
    outlet: str
    """what the table of outlets says about a cited page, in words; empty if it is not listed"""


class SourcesAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/sources@1"):
    """Held and cited sources."""

    LISTED: ClassVar[str] = "sources"

    sources: list[SourceEntry]
    """files in the case first"""
