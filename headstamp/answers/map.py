"""The answer of ``map``."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from headstamp.answers.answer import Answer, Count, OneOrMore, Part


class ColumnGuess(Part, frozen=True, kw_only=True):
    """What one column probably contains, and why."""

    name: str
    property: str
    """what the column says, or '' where it is not understood"""
    value: str
    """the cleaner that reads its cells, or ''"""
    why: Annotated[list[str], Meta(min_length=1)]
    """the reasons, or what prevents an answer"""
    filled: Count
    distinct: Count
    examples: Annotated[list[str], Meta(max_length=2)]
    may_be: list[str]
    """the properties between which, or how to read which, a person must choose; empty where nothing is open"""
    words: dict[str, list[str]]
    """the column's words under ours, for the cleaner to look up"""
    doubtful: bool
    """whether some cells cannot be read, and are to be refused without their rows"""


class MapAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/map@1"):
    """What each column of an unknown table probably contains, and why."""

    file: str
    kind: Literal["Transfer", "Item", "Custody"]
    """what the rows are taken to be about"""
    sheet: str
    """the sheet of a workbook, or ''"""
    header_line: OneOrMore
    """the line, or row of the sheet, of the names, from 1"""
    delimiter: str
    rows: OneOrMore
    """rows looked at"""
    columns: list[ColumnGuess]
    key: list[str]
    """the columns that tell one row from another"""
    currency: str
    """the currency that the name of a column tells of all rows, or ''"""
    nothing: list[str]
    """words that mean an empty cell"""
    notes: list[str]
    """what a person must know of the table: sheets left out, what it cannot answer"""
    saved: str | None
    """where the mapping was written, or null"""
    medium: Literal["delimited", "json"]
    """a table under a line of names, or records of JSON"""
    records: list[str]
    """the keys that lead to the records of JSON, where they lie deeper"""
