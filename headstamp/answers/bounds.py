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
"""How vanished states are counted: as they then were, or with the one that took their seat."""
Credibility = Annotated[int, Meta(ge=1, le=6)]
"""How far a piece of information is believed, 1 (confirmed) to 6 (cannot be judged)."""


class Threshold(Part, frozen=True, kw_only=True):
    """The worst grades that may narrow a bound; F and 6 never do."""

    reliability: Grade
    credibility: Credibility


class PartialList(Part, frozen=True, kw_only=True):
    """A list of makers that no source calls full."""

    model: str
    rows: OneOrMore
    """rows of its list"""
    states: OneOrMore
    """states that it names"""
    items: OneOrMore
    """items of the model"""


class ShortBound(Part, frozen=True, kw_only=True):
    """A bound that stands beside another, without its witnesses."""

    at_least: Count
    """proved"""
    at_most: Count | None
    """null: open"""
    proved: bool
    """whether so few suffice"""
    incumbent: Count
    """so many are known to suffice"""
    items: Count
    constrained: Count
    """items that narrow the count"""
    unconstrained: Count
    """items that do not"""


class AssumedLists(Part, frozen=True, kw_only=True):
    """Lists that are taken as complete."""

    lists: Count
    """that no source closes"""
    of_one_row: Count
    """of these, with one row only"""


class PartRows(Part, frozen=True, kw_only=True):
    """A branch of the holder, and its rows."""

    party: str
    rows: OneOrMore
    """rows of items"""


class Fragility(Part, frozen=True, kw_only=True):
    """What one page or root carries: the bound without it."""

    without: str
    """a root as the rows name it, or the id of a source; `--without` takes both"""
    name: str
    """the root again, or the title or address of the source"""
    at_least: Count
    """proved without it"""
    lost: int
    """how many fewer; below 0 where a contradiction ends"""
    proved: bool
    items: Count
    """items that it speaks of"""
    no_longer_certain: list[str]
    """what is certain only as long as it stands"""


class Witness(Part, frozen=True, kw_only=True):
    """An item of those that share no candidate."""

    item: str
    """the row's own name"""
    designation: str
    """as the row says; of a type, the type"""
    candidates: list[str]
    """codes of states, or the type"""
    support: list[Id]
    """ids of the statements behind it"""
    by_family: list[str]
    """of the candidates, those known only for others of the family"""
    undecided: list[str]
    """of the candidates, those known only for something whose name is not decided"""
    evidence: list[Evidence]
    """the rows behind it, each with its own words, outlet and grade"""


class BoundsAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/bounds@1"):
    """How many states, or types, at least and at most."""

    LISTED: ClassVar[str] = "witnesses"

    of: Counted
    """what is counted"""
    holder: str
    """as asked"""
    threshold: Threshold
    """the worst grades that may narrow; F and 6 never do"""
    rule: Rule
    """dated: states as they then were; grouped: a vanished state with the one in its seat"""
    assume_lists_complete: bool
    """whether the answer is on condition that lists of makers are complete"""
    without: list[str]
    """sources and roots that are left out"""
    partial_lists: list[PartialList]
    """models of the items whose list of makers no source closes"""
    areas: list[Area]
    """names that are no states for certain, by name: nothing is certain of them"""
    conflicts: list[str]
    """items whose rows contradict one another: all that they say stands"""
    with_every_class: ShortBound | None
    """the bound with the classes that stay out; null where none does"""
    assumed: AssumedLists | None
    """lists that are taken as complete; null where none is"""
    nothing_said: ShortBound | None
    """the bound of the items whose maker no row says; null without assumed lists"""
    parts: list[PartRows] | None
    """the holder's branches; null where they do not count"""
    pseudo: str | None
    """what each item may also be, beside all states; null where there is none"""
    fragility: list[Fragility] | None
    """what each page and root carries, the greatest losses first; null where it was not asked"""
    answerable: bool
    """whether the rows of the case answer the question at all; else at_least is 0 and at_most null"""
    because: list[str]
    """why it cannot be answered; empty where it can"""
    at_least: Count
    """no explanation has fewer"""
    at_most: Count | None
    """no explanation has more; null: open"""
    certain: list[str]
    """in every explanation: codes of states, or types"""
    witnesses: list[Witness]
    """items that share no candidate"""
    proof: Literal["witnesses", "solver"]
    """witnesses: as many as at_least, to be checked by hand; solver: fewer"""
    proved: bool
    """whether at_least suffice to explain all"""
    incumbent: Count
    """so many are known to suffice"""
    items: Count
    """items counted"""
    constrained: Count
    """items that narrow the count"""
    unconstrained: Count
    """items that do not"""


class FragilityFinding(Part, frozen=True, kw_only=True):
    """The finding on what each page and root carries of a bound."""

    of: Counted
    """what is counted"""
    holder: str
    proved: bool
    """whether the bound, and all those without a page or root, are exact"""
    fragility: list[Fragility]
    """those without which fewer are proved"""
    largest: Fragility
    """the one that speaks of most of the holder's items"""
