"""The answer of ``sources``."""

from __future__ import annotations

from typing import ClassVar, Literal

from headstamp.answers.answer import Count, Part, Sha256
from headstamp.answers.table import TableAnswer


class Superseded(Part, frozen=True, kw_only=True):
    """A register of which nothing in a source holds any more."""

    register: str
    by: Sha256
    """the held source that is the whole register, and newer"""


class SpeaksFor(Part, frozen=True, kw_only=True):
    """For what a source speaks, of one register."""

    register: str
    what: str


class SourceEntry(Part, frozen=True, kw_only=True):
    """A source: a file that is held, or a page that another source cites."""

    id: Sha256
    """SHA-256 of the bytes (held), or of cited: and the address (cited)"""
    held: bool
    """true: the bytes are in the case; false: another source cites it"""
    register: str
    """the registers read in it, or the tables that cite it, by spaces"""
    name: str
    """the file's name; '' where cited"""
    title: str
    publisher: str
    url: str
    published: str
    """as the row says it"""
    vintage: str
    """the day on which the publisher made it, or ''"""
    kind: str
    """kind of source: see the vocabulary"""
    reliability: Literal["A", "B", "C", "D", "E", "F", ""]
    """grade; '' is read as F"""
    access: Literal["open", "restricted", "sealed", "unknown"]
    licence: str
    root: str
    """the report that the page retells, or ''"""
    records: Count | None
    """null where cited; likewise read, refused, joined"""
    read: Count | None
    refused: Count | None
    cells: Count | None
    joined: Count | None
    corrects: Sha256 | None
    """the held source whose rows it replaces where it has their ids; null where it corrects none"""
    corrected_by: list[Sha256]
    """the held sources that replace rows of it"""
    superseded: list[Superseded]
    """registers of which nothing in the source holds any more; empty where all of it may"""
    speaks_for: list[SpeaksFor]
    """for what the source speaks, of each register of which several files count"""
    outlet: str
    """what the table of outlets says of a cited page, in words; empty where it says nothing"""


class SourcesAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/sources@1"):
    """Held and cited sources."""

    LISTED: ClassVar[str] = "sources"

    sources: list[SourceEntry]
    """held ones first"""
