"""The finding on arms embargoes in force."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from headstamp.answers.answer import Id, Part


class Embargo(Part, frozen=True, kw_only=True):
    """A row of a list of embargoes."""

    target: str
    """as the list has it"""
    against: str
    """whose name that is, as asked"""
    among: bool
    """whether the target lists others too"""
    issuer: str | None
    document: str | None
    first: str | None
    """YYYY-MM-DD"""
    suspended: str | None
    """YYYY-MM-DD"""
    last: str | None
    """ISO day; null where the list gives no end"""
    inside: Literal["all", "part"]
    """all: in force on every day of the window"""
    doubts: list[str]
    """in sentences"""
    register: str
    statement: Id


class Embargoes(Part, frozen=True, kw_only=True):
    """The embargoes against some parties, in force on some day of a window."""

    first: str | None = field(name="from")
    """the window's first day, as asked; null is open"""
    last: str | None = field(name="to")
    """its last day, as asked; null is open"""
    targets: list[str]
    """as requested"""
    embargoes: list[Embargo]
