"""The keys of a ``case.yml``, and what may stand under each."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

Day = Annotated[
    str | int, Meta(extra_json_schema={"examples": ["2014", "2014-06", "2014-06-10"]})
]
"""A date YYYY, YYYY-MM or YYYY-MM-DD; YAML makes a number of a year that is not in quotation marks."""


class WrittenWindow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days from a first to a last, both included; one that is not given is open."""

    first: Day | None = field(name="from", default=None)
    """the first day, month or year"""
    last: Day | None = field(name="to", default=None)
    """the last day, month or year"""


class WrittenSuspect(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party from which the holder is said to have obtained arms."""

    party: str
    """its name"""
    row: str | None = None
    """the row that says so, table:id"""
    source_url: str | None = None
    """the page that says so"""


class WrittenSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of a case."""

    name: str | None = None
    """a short name"""
    title: str | None = None
    """the heading of the report"""
    holder: str | None = None
    """the party, or several parted by semicolons, whose things are traced"""
    period: WrittenWindow | None = None
    """when the things were with the holder"""
    recipient: str | None = None
    """the state or party whose suppliers are counted"""
    window: WrittenWindow | None = None
    """when suppliers are counted"""
    suspected_from: list[str | WrittenSuspect] | None = None
    """from whom the holder obtained arms"""
    credits: list[str] | None = None
    """lines that the report prints at its end"""
