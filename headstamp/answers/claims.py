"""The finding on one claim of others."""

from __future__ import annotations

from headstamp.answers.answer import Number, Part


class Money(Part, frozen=True, kw_only=True):
    """A sum of money; null is open."""

    currency: str
    """'' where none is named"""
    low: Number | None
    high: Number | None


class Claim(Part, frozen=True, kw_only=True):
    """What others counted or said, in their hedge; the bounds are those of the finding."""

    name: str | None
    """id of the row in its table"""
    claim: str
    """count, share, or another kind of claim"""
    item: str | None
    """what was counted"""
    holder: str | None
    """all that the cell lists"""
    recipient: str | None
    """all that the cell lists"""
    how_said: str | None
    hedge: str | None
    hedge_said: str | None
    money: Money | None
    """null where the claim names no sum"""
    note: str | None
    url: str | None
    kind: str | None
    """kind of source"""
