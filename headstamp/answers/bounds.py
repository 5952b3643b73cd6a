"""The answer of ``bounds``."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from headstamp.answers.answer import Count, Grade, Id, OneOrMore, Part
from headstamp.answers.parts import Area, Evidence
from headstamp.answers.table import TableAnswer

Counted = Literal["made_in", "supplier", "type"]
"""What is counted."""
Rule = Literal["dated", "grouped"]
"""How former states are counted: separately, or together with their successors."""
Credibility = Annotated[int, Meta(ge=1, le=6)]
"""How far a piece of information is believed, 1 (confirmed) to 6 (cannot be judged)."""


class Threshold(Part, frozen=True, kw_only=True):
    """The lowest grades that may limit a bound; F and 6 never do."""

    reliability: Grade
    credibility: Credibility


class PartialList(Part, frozen=True, kw_only=True):
    """A list of makers that no source describes as complete."""

    model: str
    rows: OneOrMore
    """number of rows in its list"""
    states: OneOrMore
    """number of states in it"""
    items: OneOrMore
    """number of items of the model"""


class ShortBound(Part, frozen=True, kw_only=True):
    """A second bound, without its witnesses."""

    at_least: Count
    """proved lower bound"""
    at_most: Count | None
    """null if open"""
    proved: bool
    """whether this number is known to be enough"""
    incumbent: Count
    """a number that is known to be enough"""
    items: Count
    constrained: Count
    """items that limit the count"""
    unconstrained: Count
    """items that do not limit it"""


class AssumedLists(Part, frozen=True, kw_only=True):
    """Lists of makers that were assumed to be complete."""

    lists: Count
    """number of lists that no source describes as complete"""
    of_one_row: Count
    """those with a single row"""


class PartRows(Part, frozen=True, kw_only=True):
    """A branch of the holder, and its rows."""

    party: str
    rows: OneOrMore
    """number of rows about items"""


class Fragility(Part, frozen=True, kw_only=True):
    """The bound without one source or root."""

    without: str
    """the name of a root, or the id of a source; `--without` accepts both"""
    name: str
    """the name of the root, or the title or address of the source"""
    at_least: Count
    """proved lower bound without it"""
    lost: int
    """by how much the bound is lower; negative if leaving it out removes a contradiction"""
    proved: bool
    items: Count
    """number of items that it describes"""
    no_longer_certain: list[str]
    """states or types that are certain only because of it"""


class Witness(Part, frozen=True, kw_only=True):
    """One of the items that have no candidate in common."""

    item: str
    """id of the row in its table"""
    designation: str
    """as written in the row; for types, the type"""
    candidates: list[str]
    """codes of states, or the type"""
    support: list[Id]
    """ids of the supporting statements"""
    by_family: list[str]
    """candidates known only for another model of the family"""
    undecided: list[str]
    """candidates known only for a name that is not yet identified"""
    evidence: list[Evidence]
    """the supporting rows, each with its quotation, outlet and grade"""


class BoundsAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/bounds@1"):
    """How many states, or types, at least and at most."""

    LISTED: ClassVar[str] = "witnesses"

    of: Counted
    """what is counted"""
    holder: str
    """as requested"""
    threshold: Threshold
    """the lowest grades that may limit the bound; F and 6 never do"""
    rule: Rule
    """dated: former states count separately; grouped: together with their successors"""
    assume_lists_complete: bool
    """whether the answer assumes that lists of makers are complete"""
    without: list[str]
    """sources and roots that are left out"""
    partial_lists: list[PartialList]
    """models whose list of makers no source describes as complete"""
    areas: list[Area]
    """names that may not be those of states, such as territories; they are counted as possible only"""
    conflicts: list[str]
    """items whose rows contradict each other; all their states are candidates"""
    with_every_class: ShortBound | None
    """the bound with the classes that are normally left out; null if none is"""
    assumed: AssumedLists | None
    """lists assumed to be complete; null if none is"""
    nothing_said: ShortBound | None
    """the bound for items without a stated maker; null unless lists are assumed to be complete"""
    parts: list[PartRows] | None
    """the holder's branches; null if they are not counted"""
    pseudo: str | None
    """a further possibility for every item; null if there is none"""
    fragility: list[Fragility] | None
    """the bound without each source and root, the largest effect first; null if not requested"""
    answerable: bool
    """whether the rows of the case can answer the question; otherwise at_least is 0 and at_most null"""
    because: list[str]
    """why the question cannot be answered; empty if it can"""
    at_least: Count
    """lower bound"""
    at_most: Count | None
    """upper bound; null if open"""
    certain: list[str]
    """codes of states, or types, that every explanation contains"""
    witnesses: list[Witness]
    """items that have no candidate in common"""
    proof: Literal["witnesses", "solver"]
    """witnesses: the witnesses prove at_least, which you can check by hand; solver: the solver proves it"""
    proved: bool
    """whether at_least is known to be enough to explain all items"""
    incumbent: Count
    """a number that is known to be enough"""
    items: Count
    """items counted"""
    constrained: Count
    """items that limit the count"""
    unconstrained: Count
    """items that do not limit it"""


class FragilityFinding(Part, frozen=True, kw_only=True):
    """The finding on how a bound depends on each source and root."""

    of: Counted
    """what is counted"""
    holder: str
    proved: bool
    """whether the bound, with and without each source, is exact"""
    fragility: list[Fragility]
    """the sources and roots without which the bound is lower"""
    largest: Fragility
    """the source or root that describes most of the items"""
