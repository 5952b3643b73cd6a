"""The answer of ``add``: what became of files."""

from __future__ import annotations

from headstamp.answers.answer import Answer, Count, OneOrMore, Part, Sha256
from headstamp.answers.error import ErrorLine


class VagueWord(Part, frozen=True, kw_only=True):
    """A word outside a vocabulary, kept as it is written."""

    word: str
    """the word as it is written"""
    column: str
    """the column that contains it"""
    rows: OneOrMore
    """number of rows that contain it"""
    closest: str | None
    """the most similar word in the vocabulary; null if none is similar"""


class AddedFile(Part, frozen=True, kw_only=True):
    """The result for one file, or for one table in it."""

    source: Sha256
    """SHA-256 of the file's bytes: its id in the case"""
    file: str
    """the file as it was named"""
    register: str
    """the register that was read; empty if the file is not a register, or if you have to name it"""
    vintage: str
    """date on which the publisher made it; empty if unknown"""
    asks: tuple[str, ...]
    """registers that match equally well; name one with --as"""
    records: Count
    """physical records after the header: read + refused + joined + skipped"""
    read: Count
    """rows that were read"""
    refused: Count
    """rows that were refused"""
    cells: Count
    """unreadable cells in rows that were read; their values are open in every count"""
    joined: Count
    """continuation lines"""
    skipped: Count
    """blank lines and the register's own notes"""
    statements: Count
    """number of statements in the file"""
    known: Count
    """number of them that were already in the case"""
    vague: list[VagueWord]
    """words outside a vocabulary, the most frequent first"""
    notes: tuple[str, ...]
    """notes about the file, such as repairs"""


class AddAnswer(Answer, frozen=True, kw_only=True, tag="headstamp/add@1"):
    """The result for each file."""

    files: list[AddedFile]
    """one entry for each file, or for each table of a workbook"""


class AddFailed(Part, frozen=True, kw_only=True):
    """What `headstamp add --json` prints when files fail: those that were added, and the errors."""

    files: list[AddedFile]
    """one entry for each file that was added, or for each table of a workbook"""
    error: ErrorLine
    not_read: list[str]
    """files that were not tried, because the same error would have occurred"""
    others: list[ErrorLine]
    """the errors of the other files"""
