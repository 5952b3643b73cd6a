"""The answer of ``types``."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import field

from headstamp.answers.answer import Count, Grade, Id, OneOrMore, Part
from headstamp.answers.table import TableAnswer

Level = Literal["model", "family", "class"]
"""How far a type is told."""


class ClassTypes(Part, frozen=True, kw_only=True):
    """How many types of one class."""

    weapon_class: str = field(name="class")
    """its word"""
    at_least: Count
    at_most: Count


class ItemCount(Part, frozen=True, kw_only=True):
    """How many things of a type its items are."""

    low: int
    """the largest count of one item"""
    high: int | None
    """all items together; null: open"""


class GivenNumber(Part, frozen=True, kw_only=True):
    """A number as a source gives it; null is open."""

    low: int | None
    high: int | None


class GivenNumbers(Part, frozen=True, kw_only=True):
    """The numbers that sources give, each once, and their hull: the least low and the greatest high."""

    low: int | None
    """null: open, or no source gives a number"""
    high: int | None
    """null: open, or no source gives a number"""
    given: list[GivenNumber]
    """each different number, as a source gives it"""
    sources: Count
    """sources that give a number"""
    of: OneOrMore
    """sources in all"""


class EvidenceCount(Part, frozen=True, kw_only=True):
    """How many things one row speaks of; null is open."""

    low: int | None
    high: int | None
    hedge: str


class BestEvidence(Part, frozen=True, kw_only=True):
    """What the best row says, and nothing that another row says."""

    row: str
    """the row's own name"""
    documented: str
    place: str | None
    """null: not said"""
    first: str | None
    """ISO day; null: not said"""
    last: str | None
    """ISO day; null: not said"""
    grade: Grade
    """of its source, A to F"""
    statement: Id
    """id of the row's statement of its designation"""
    count: EvidenceCount


class TypeEntry(Part, frozen=True, kw_only=True):
    """A type of the catalogue: a model, a family or a class."""

    model: str | None
    """null where no model is identified"""
    designation: str
    """the model's, the family's or the class's name"""
    level: Level
    weapon_class: str = field(name="class")
    """its word"""
    items: ItemCount
    """things of this type"""
    numbers: GivenNumbers
    """the numbers that sources give, each once, and their hull: the least low and the greatest high"""
    first: str | None
    """ISO day of the best evidence; null: its row does not say"""
    documented: str
    """how the best evidence was documented: in_hand, photo, video, testimony, document, press_report, unstated"""
    place: str | None
    """where the best evidence was documented; null: its row does not say"""
    evidence: BestEvidence
    """the best evidence: what one row says, and nothing that another row says"""
    support: list[Id]
    """ids of the statements that name it"""


class TypesAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/types@1"):
    """The catalogue of what was documented with a holder."""

    LISTED: ClassVar[str] = "types"

    holder: str
    """as asked"""
    at_least: Count
    """observed nodes of class, family and model without an observed descendant"""
    at_most: Count
    """one more for each undecided item"""
    by_class: list[ClassTypes]
    """classes with a type or an undecided item"""
    types: list[TypeEntry]
    """one a counted node"""
    undecided: Count
    """items that no row identifies"""
