"""figures.json, beside a report."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from headstamp.answers.answer import Answer, Count, Id, OneOrMore, Part, Sha256

Behind = Annotated[str, Meta(pattern="^([0-9a-f]{32}|[0-9a-f]{64})$")]
"""The id of a statement, or of a source."""
NoteNumber = Annotated[str, Meta(pattern="^[1-9][0-9]*$")]
"""The number of a footnote, as a key."""

class SourceUsed(Part, frozen=True, kw_only=True):
    """A source that the report was made from."""

    id: Sha256
    """SHA-256 of its bytes"""
    told_as: str
    """the register that the user named, or ''"""
    vintage: str
    """or ''"""
    corrects: Sha256 | None
    """SHA-256 of the source whose rows it replaces, or null"""


class ChainEnd(Part, frozen=True, kw_only=True):
    """The whole chain of judgements, undone ones too."""

    judgements: Count
    """how many there are"""
    last: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]
    """the chain value of the last one, or ''"""


class PrintedFigure(Part, frozen=True, kw_only=True):
    """A printed figure, and the finding that it states."""

    figure: str
    """its name in the page (data-figure)"""
    finding: Id
    """the finding that it states"""
    text: str
    """the words as printed"""
    rule: Annotated[str, Meta(pattern="^[a-z_]+@[0-9]+$")]
    """rule@version"""
    footnote: OneOrMore
    """the number of its footnote on the page, under which `footnotes` lists the statements behind it"""


class FiguresFile(Answer, frozen=True, kw_only=True, tag="headstamp/figures@1"):
    """figures.json of a report: every printed figure and its supporting statements."""

    case: Sha256
    """digest of the case: its sources, judgements in force and settings"""
    version: str
    """version of Headstamp"""
    settings: Sha256
    """digest of what case.yml says"""
    sources: list[SourceUsed]
    """the held sources"""
    chain: ChainEnd
    """the whole chain of judgements, undone ones too"""
    judgements: list[Id]
    """ids of the judgements in force"""
    code: dict[str, Id]
    """each file of the package, by its path"""
    figures: list[PrintedFigure]
    """in the order of the page"""
    footnotes: dict[NoteNumber, Annotated[list[Behind], Meta(min_length=1)]]
    """by the number of the footnote: ids of the statements behind its figures; where rows were refused, of the files that hold
    them"""
