"""The finding on what was supplied to the holder itself."""

from __future__ import annotations

from headstamp.answers.answer import Id, Part
from headstamp.answers.suppliers import SuppliersAnswer


class OutsideSupport(Part, frozen=True, kw_only=True):
    """A row of a register of outside support that names the holder as the one supported."""

    year: str | None
    supporters: list[str]
    weapons: str | None
    """what the row codes for weapons: coded, not coded"""
    register: str
    statements: list[Id]


class HolderSupply(Part, frozen=True, kw_only=True):
    """What registers say was supplied to a holder."""

    holder: str
    """as requested"""
    deliveries: SuppliersAnswer | None
    """the suppliers of the holder as the recipient; null where no register lists a delivery to it"""
    support: list[OutsideSupport]
    """by year; each says what one row says"""
