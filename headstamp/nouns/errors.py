"""The error tree: every error that a user may see, with its exit code (contracts, section 6).

HeadstampError
├── WrongUse        2  wrong arguments, or a folder that is no case
├── VerifyDrift     3  a printed figure no longer recomputes
├── Unrecognised    4  a file that is not recognised or cannot be read
│   └── NoTable     4  a page or a document
└── NoSpace         5  the disk is full, or input/output failed
"""

from __future__ import annotations

from typing import Any


class HeadstampError(Exception):
    """One clear sentence for a user: where, what was found, what was expected, what to do.

    Args:
        found: what stands there, in words.
        expected: what should stand there.
        do: what the user can do about it.
        file: the file or folder concerned, as the user named it.
        locator: the place inside it, such as ``line=12`` or ``sheet=items&row=3``.
    """

    exit_code = 1

    def __init__(
        self,
        found: str,
        *,
        expected: str = "",
        do: str = "",
        file: str | None = None,
        locator: str | None = None,
    ) -> None:
        super().__init__(found)
        self.found, self.expected, self.do, self.file, self.locator = found, expected, do, file, locator
        self.beside: dict[str, Any] = {}
        """What was done beside it and stands, by the key under which the command's answer would tell it."""
        self.others: list[HeadstampError] = []
        """Errors of other files, where one did not keep the rest from being done."""

    def told(self) -> dict[str, Any]:
        """The error as ``--json`` prints it; ``code`` is the exit code."""
        return {"code": self.exit_code, "file": self.file, "locator": self.locator, "found": self.found,
                "expected": self.expected, "do": self.do}  # fmt: skip

    def __str__(self) -> str:
        where = ":".join(part for part in (self.file, (self.locator or "").removeprefix("line=")) if part)
        parts = [f"found {self.found}"]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.do:
            parts.append(self.do)
        return (f"{where}: " if where else "") + "; ".join(parts)


class WrongUse(HeadstampError):
    """The command was used wrongly, or the folder is no case."""

    exit_code = 2


class VerifyDrift(HeadstampError):
    """A figure, a source or a judgement is not what the report says."""

    exit_code = 3


class Unrecognised(HeadstampError):
    """A file is of no known register, or cannot be read within the limits."""

    exit_code = 4


class NoTable(Unrecognised):
    """A page, a document or a blank file: nothing in it is a table, so that beside tables, in one archive, it can be left out."""


class NoSpace(HeadstampError):
    """Nothing more can be written, or the operating system refused input or output."""

    exit_code = 5


class NoMemory(NoSpace):
    """A step needs more memory than the engine may take, or more passing files than it may write."""


class OlderCase(UserWarning):
    """A case that an earlier version of the program wrote: it is read all the same, and the user should know."""
