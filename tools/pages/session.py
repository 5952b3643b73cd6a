"""Commands as a reader of a page would type them, run in one folder."""

from __future__ import annotations

import contextlib
import io
import shlex
from pathlib import Path

from headstamp.cli import main

WITH_ERRORS = " 2>&1"


class Session:
    """A folder in which commands run one after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.codes: list[tuple[str, int]] = []

    def run(self, command: str) -> str:
        """Run ``headstamp …`` and give what it prints; ``codes`` keeps each exit code.

        A ``2>&1`` at the end adds what it says on stderr.

        Raises:
            ValueError: another command than headstamp.
        """
        program, *words = shlex.split(command.removesuffix(WITH_ERRORS))
        if program != "headstamp":
            raise ValueError(f"found {program}; expected headstamp")
        out, err = io.StringIO(), io.StringIO()
        told = out if command.endswith(WITH_ERRORS) else err
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
            self.codes.append((command, main(words)))
        return out.getvalue()
