"""The finding on the sample: what was documented, where and how."""

from __future__ import annotations

from headstamp.answers.answer import Count, Number, OneOrMore, Part


class DocumentedPlace(Part, frozen=True, kw_only=True):
    """A place where things were documented; no finer than its row of ``places`` says."""

    place: str
    country: str | None
    latitude: Number
    longitude: Number
    precision_m: Number | None
    rows: OneOrMore


class DocumentedHow(Part, frozen=True, kw_only=True):
    """How many rows were documented in one way."""

    documented: str
    rows: OneOrMore


class DocumentedRoot(Part, frozen=True, kw_only=True):
    """How many rows retell one report."""

    root: str
    """'' for those that name none"""
    rows: OneOrMore


class Documented(Part, frozen=True, kw_only=True):
    """What the rows of one holder are a sample of."""

    holder: str
    """as requested"""
    rows: Count
    places: list[DocumentedPlace]
    """most rows first"""
    unplaced: Count
    """rows that fit no place of the table, or two"""
    how: list[DocumentedHow]
    roots: list[DocumentedRoot]
    first: str | None
    """ISO day; null where no row gives one"""
    last: str | None
    """ISO day; null where no row gives one"""
