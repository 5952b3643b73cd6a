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
    """certain"""
    high: Count
    """possible"""


class Route(Part, frozen=True, kw_only=True):
    """A route, and how many items came by it."""

    route: Annotated[str, Meta(pattern="^D([0-9]|1[0-5])$")]
    """D0–D15"""
    name: str
    count: RouteCount
    """low: only this route; high: this route among others"""
    share: Ends
    """of the base"""
    support: list[Id]
    """ids of the statements behind it"""


class ItemRoutes(Part, frozen=True, kw_only=True):
    """The documented items by route."""

    total: Count
    """items of the holder"""
    base: Count
    """items that are not surely craft-made (D16)"""
    routes: list[Route]
    """most possible first"""


class HedgedQuantity(Part, frozen=True, kw_only=True):
    """A number as a row gives it."""

    low: Number | None
    """null: open"""
    high: Number | None
    """null: open"""
    hedge: str


class Account(Part, frozen=True, kw_only=True):
    """What one row says of a loss."""

    id: str
    """the row's own name"""
    subject: Id
    """id of the row"""
    route: str
    """D0–D16"""
    route_said: str | None
    """in the source's words"""
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
    """ISO day; null: open"""
    last: str | None
    """ISO day; null: open"""
    place: str | None
    support: list[Id]
    """ids of the statements behind it"""


class Event(Account, frozen=True, kw_only=True):
    """A loss, by the account of it that says most; what others say of it is beside it."""

    part_of: list[str]
    """rows that it is part of"""
    same_as: list[str]
    """rows that tell the same event; each is one of accounts"""
    conflicts: list[str]
    """rows that contradict it"""
    accounts: Annotated[list[Account], Meta(min_length=1)]
    """each account of this loss with what it alone says; the first is the event's own"""
    together: Ends | None
    """least low and greatest high of the accounts; null where fewer than two give a number in one unit"""
    hull: Ends | None
    """least low and greatest high of its accounts and its rivals; null where there is no rival"""


class CraftMade(Part, frozen=True, kw_only=True):
    """Items of illicit or craft manufacture, which is no diversion."""

    route: Literal["D16"]
    name: str
    count: RouteCount
    support: list[Id]
    """ids of the statements behind it"""


class RoutesAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/routes@1"):
    """By which routes things came to a holder."""

    LISTED: ClassVar[str] = "events"

    holder: str
    items: ItemRoutes
    """the documented items"""
    events: list[Event]
    """what sources say was lost to the holder; never summed"""
    apart: CraftMade | None
    """craft manufacture (D16), which is no diversion; null where there is none"""
