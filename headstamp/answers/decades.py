"""The finding on supply by decade."""

from __future__ import annotations

from headstamp.answers.answer import Id, Part
from headstamp.answers.suppliers import StateCount


class StateInDecade(Part, frozen=True, kw_only=True):
    """A supplier in one decade."""

    state: str | None
    """code of the state; null if the name is not that of a known state"""
    name: str
    certain: bool


class Decade(Part, frozen=True, kw_only=True):
    """The suppliers of ten years."""

    first: int
    """its first year"""
    last: int
    """its last year"""
    count: StateCount
    states: list[StateInDecade]
    support: list[Id]
    """ids of the supporting statements"""


class Decades(Part, frozen=True, kw_only=True):
    """How many states supplied a recipient in each decade from its first dated delivery on; one without any row has zero."""

    decades: list[Decade]
