"""Parts that several answers share."""

from __future__ import annotations

from typing import Literal

from headstamp.answers.answer import Grade, Number, OneOrMore, Part

Standing = Literal["territory", "associated", "contested", "international", "unknown", "early"]
"""How the table of states classifies a name that may not be a state."""


class Ends(Part, frozen=True, kw_only=True):
    """The low and the high end of a range; null if open."""

    low: Number | None
    high: Number | None


class AreaState(Part, frozen=True, kw_only=True):
    """A state that an area may be counted as."""

    state: str | None
    """its code"""
    name: str | None


class Area(Part, frozen=True, kw_only=True):
    """A name that may not be a state: a territory, a contested state, a state before its independence."""

    name: str
    standing: Standing
    """how the table of states classifies it; early: a state, before its independence"""
    states: list[AreaState]
    """the states that it may be counted under, as possible ones only"""
    rows: OneOrMore
    """number of rows, or of items, that name it"""
    reason: str
    """why it is not counted as a state, in words"""


class Evidence(Part, frozen=True, kw_only=True):
    """One row that supports an answer, in the source's own words."""

    row: str
    """its table and id"""
    said: str
    """its quotation, or empty"""
    source: str
    """the page's title, else its host, else the file"""
    url: str
    """address of the page, or empty"""
    root: str
    """the original report that the page repeats, or empty"""
    kind: str
    """kind of source, from the table of outlets or else from the row"""
    grade: Grade
    """the grade that counts: the worst of the row's, the page's outlet's and the root's"""
    locator: str
    """place of the row in its file"""
