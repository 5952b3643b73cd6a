"""The answer of ``add``: what became of files."""

from __future__ import annotations

from headstamp.answers.answer import Answer, Count, OneOrMore, Part, Sha256
from headstamp.answers.error import ErrorLine


class VagueWord(Part, frozen=True, kw_only=True):
    """A word outside a vocabulary, kept as it is written."""

    word: str
    """the word as it is written"""
    column: str
    """the column in which it is"""
    rows: OneOrMore
    """how many rows have it there"""
    closest: str | None
    """the word of the vocabulary that it is most like; null where none is like enough"""


class AddedFile(Part, frozen=True, kw_only=True):
    """What became of one file, or of one table of it."""

    source: Sha256
    """SHA-256 of the file's bytes: its id in the case"""
    file: str
    """the file as it was named"""
    register: str
    """the register or table that was read; '' where the file is none, or must be named"""
    vintage: str
    """the day on which the publisher made it; '' where nobody says"""
    asks: tuple[str, ...]
    """registers that fit equally: name one with --as"""
    records: Count
    """physical records after the header: read + refused + joined + skipped"""
    read: Count
    """rows that gave a statement"""
    refused: Count
    """rows that gave none"""
    cells: Count
    """cells that could not be read in rows that were: each is open wherever it counts"""
    joined: Count
    """lines that were joined to the record before"""
    skipped: Count
    """blank lines and the register's own notes"""
    statements: Count
    """how many statements the file gives"""
    known: Count
    """how many of them the case held before"""
    vague: list[VagueWord]
    """words outside a vocabulary, kept as said, the most frequent first"""
    notes: tuple[str, ...]
    """what was repaired to open the file"""


class AddAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/add@1"):
    """What became of each file."""

    files: list[AddedFile]
    """one entry for each file, or for each table of a workbook"""


class AddFailed(Part, frozen=True, kw_only=True):
    """What `headstamp add --json` prints when files fail: those that were added, and the errors."""

    files: list[AddedFile]
    """one entry for each file that was added, or for each table of a workbook"""
    error: ErrorLine
    not_read: list[str]
    """files that were not come to: what went wrong would have gone wrong with them, too"""
    others: list[ErrorLine]
    """the errors of further files"""
