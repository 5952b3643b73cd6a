"""What a command answers when it fails."""

from __future__ import annotations

from headstamp.answers.answer import OneOrMore, Part


class ErrorLine(Part, frozen=True, kw_only=True):
    """An error in one line: where, what was found, what was expected, what to do."""

    code: OneOrMore
    """the exit code"""
    file: str | None
    """the file or folder, as it was named"""
    locator: str | None
    """the place in it"""
    found: str
    """what was found"""
    expected: str
    """what was expected; may be empty"""
    do: str
    """what to do; may be empty"""


class ErrorAnswer(Part, frozen=True, kw_only=True):
    """What any command prints on stdout with --json when it fails."""

    error: ErrorLine
