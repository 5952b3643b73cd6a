"""Parts that several answers share."""

from __future__ import annotations

from typing import Literal

from headstamp.answers.answer import Grade, Number, OneOrMore, Part

Standing = Literal["territory", "associated", "contested", "international", "unknown", "early"]
"""What the table of states says of a name that is that of no state for certain."""


class Ends(Part, frozen=True, kw_only=True):
    """The low and the high end of a number; null is open."""

    low: Number | None
    high: Number | None


class AreaState(Part, frozen=True, kw_only=True):
    """A state that an area may be counted as."""

    state: str | None
    """its code"""
    name: str | None


class Area(Part, frozen=True, kw_only=True):
    """A name that is that of no state for certain: a territory, a contested state, a state before it began."""

    name: str
    standing: Standing
    """what the table of states says of it; early: a state, on days on which it was none"""
    states: list[AreaState]
    """the states that it may be counted as, as possible ones only"""
    rows: OneOrMore
    """how many rows, or items, name it"""
    reason: str
    """in words, why it is no state for certain"""


class Evidence(Part, frozen=True, kw_only=True):
    """One row of a source behind an answer, in the source's own words."""

    row: str
    """its table and own name"""
    said: str
    """its quotation, or empty"""
    source: str
    """the page's title, else its host, else the file"""
    url: str
    """address of the page, or empty"""
    root: str
    """whose report the page retells, or empty"""
    kind: str
    """what the table of outlets says of the page or its root, else the row's own word"""
    grade: Grade
    """the grade that counts: the worst of the row's, the page's outlet's and the root's"""
    locator: str
    """place of the row in its file"""
