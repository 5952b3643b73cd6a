"""The answer of ``types``."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import field

from headstamp.answers.answer import Count, Grade, Id, OneOrMore, Part
from headstamp.answers.table import TableAnswer

Level = Literal["model", "family", "class"]
"""How precisely a type is identified."""


class ClassTypes(Part, frozen=True, kw_only=True):
    """How many types of one class."""

    weapon_class: str = field(name="class")
    """the class"""
    at_least: Count
    at_most: Count


class ItemCount(Part, frozen=True, kw_only=True):
    """The number of weapons of one type."""

    low: int
    """the largest count of one item"""
    high: int | None
    """the sum over all items; null if open"""


class GivenNumber(Part, frozen=True, kw_only=True):
    """A number as stated in a source; null if open."""

    low: int | None
    high: int | None


class GivenNumbers(Part, frozen=True, kw_only=True):
    """The different numbers stated by sources, with the lowest and the highest."""

    low: int | None
    """null if open, or if no source states a number"""
    high: int | None
    """null if open, or if no source states a number"""
    given: list[GivenNumber]
    """each different number, as stated in a source"""
    sources: Count
    """number of sources that state a number"""
    of: OneOrMore
    """number of sources"""


class EvidenceCount(Part, frozen=True, kw_only=True):
    """The number stated in one row; null if open."""

    low: int | None
    high: int | None
    hedge: str


class BestEvidence(Part, frozen=True, kw_only=True):
    """What the best row says; nothing is added from other rows."""

    row: str
    """id of the row in its table"""
    documented: str
    place: str | None
    """null if not stated"""
    first: str | None
    """YYYY-MM-DD; null if not stated"""
    last: str | None
    """YYYY-MM-DD; null if not stated"""
    grade: Grade
    """grade of its source, A to F"""
    statement: Id
    """id of the row's statement of its designation"""
    count: EvidenceCount


class TypeEntry(Part, frozen=True, kw_only=True):
    """A type of the catalogue: a model, a family or a class."""

    model: str | None
    """null if no model is identified"""
    designation: str
    """the model's, the family's or the class's name"""
    level: Level
    weapon_class: str = field(name="class")
    """the class"""
    items: ItemCount
    """number of weapons of this type"""
    numbers: GivenNumbers
    """the different numbers stated by sources, with the lowest and the highest"""
    first: str | None
    """date of the best evidence (YYYY-MM-DD); null if not stated"""
    documented: str
    """how the best evidence was documented: in_hand, photo, video, testimony, document, press_report, unstated"""
    place: str | None
    """where the best evidence was documented; null if not stated"""
    evidence: BestEvidence
    """the best evidence, as stated in one row"""
    support: list[Id]
    """ids of the statements that name it"""


class TypesAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/types@1"):
    """The catalogue of what was documented with a holder."""

    LISTED: ClassVar[str] = "types"

    holder: str
    """as requested"""
    at_least: Count
    """number of types that are certainly different: models, and families or classes without an identified member"""
    at_most: Count
    """at_least, plus one for each undecided item"""
    by_class: list[ClassTypes]
    """the same by class of weapon"""
    types: list[TypeEntry]
    """the types that are counted"""
    undecided: Count
    """number of items that no row identifies"""
