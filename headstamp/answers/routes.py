"""The answer of ``routes``."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from headstamp.answers.answer import Count, Id, Number, Part
from headstamp.answers.parts import Ends
from headstamp.answers.table import TableAnswer


class RouteCount(Part, frozen=True, kw_only=True):
    """Items of a route: low, by this route only; high, by this route among others."""

    low: Count
    """known for certain"""
    high: Count
    """known or possible"""


class Route(Part, frozen=True, kw_only=True):
    """A route and the number of items that came by it."""

    route: Annotated[str, Meta(pattern="^D([0-9]|1[0-5])$")]
    """D0–D15"""
    name: str
    count: RouteCount
    """low: only this route; high: this route among others"""
    share: Ends
    """of items.base"""
    support: list[Id]
    """ids of the supporting statements"""


class ItemRoutes(Part, frozen=True, kw_only=True):
    """The documented items by route."""

    total: Count
    """items of the holder"""
    base: Count
    """items that are not known to be craft-made (D16)"""
    routes: list[Route]
    """the most frequent first"""


class HedgedQuantity(Part, frozen=True, kw_only=True):
    """A number as stated in a row."""

    low: Number | None
    """null if open"""
    high: Number | None
    """null if open"""
    hedge: str


class Account(Part, frozen=True, kw_only=True):
    """What one row says about a loss."""

    id: str
    """id of the row in its table"""
    subject: Id
    """id of the row"""
    route: str
    """D0–D16"""
    route_said: str | None
    """as written in the source"""
    point: str | None
    """S1–S4"""
    status: str
    """reported, alleged, confirmed, denied"""
    from_party: list[str]
    designation: str | None
    weapon_class: str | None = field(name="class")
    quantity: HedgedQuantity
    unit: str | None
    first: str | None
    """YYYY-MM-DD; null if open"""
    last: str | None
    """YYYY-MM-DD; null if open"""
    place: str | None
    support: list[Id]
    """ids of the supporting statements"""


class Event(Account, frozen=True, kw_only=True):
    """A loss, as described by its most detailed account, with the other accounts."""

    part_of: list[str]
    """rows that it is part of"""
    same_as: list[str]
    """other rows about the same event; each is also in accounts"""
    conflicts: list[str]
    """rows that contradict it"""
    accounts: Annotated[list[Account], Meta(min_length=1)]
    """every account of this loss with what that row says; the first is the event's own"""
    together: Ends | None
    """lowest and highest number in the accounts; null if fewer than two give a number in the same unit"""
    hull: Ends | None
    """lowest and highest number in its accounts and in conflicting ones; null if there are none"""


class CraftMade(Part, frozen=True, kw_only=True):
    """Items of illicit or craft manufacture, which is not diversion."""

    route: Literal["D16"]
    name: str
    count: RouteCount
    support: list[Id]
    """ids of the supporting statements"""


class RoutesAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/routes@1"):
    """The routes by which weapons came to a holder."""

    LISTED: ClassVar[str] = "events"

    holder: str
    items: ItemRoutes
    """the documented items"""
    events: list[Event]
    """losses to the holder, as sources report them; they are never added up"""
    apart: CraftMade | None
    """craft-made items (D16), which were not diverted; null if there are none"""
