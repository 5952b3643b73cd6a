"""What long work says of how far it is: one step after another, for a bar on the terminal or for a caller's own display."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Step(NamedTuple):
    """How far one phase of long work is.

    ``phase`` what is being done, for a reader ("Reading sources"); ``name`` what it is done to, or '' (a file, a question);
    ``done`` how many steps of the phase are finished, of ``total``; ``result`` what the step gave, once it is finished, or ''.
    """

    phase: str
    name: str
    done: int
    total: int
    result: str = ""

    def __str__(self) -> str:
        """One line for a log: ``Reading sources 3/22: places.csv, 72 records``."""
        about = ", ".join(filter(None, (self.name, self.result)))
        return f"{self.phase} {self.done}/{self.total}" + (f": {about}" if about else "")


Progress = Callable[[Step], None]
"""Called with each step when it begins, and again when it is finished."""


def ignore(step: Step) -> None:
    """Default progress callback: ignores its step."""


def part_of(progress: Progress, at: int, total: int) -> Progress:
    """The progress of one part of a phase that has several: the steps of part ``at`` are counted among all of them.

    Args:
        progress: told of each step.
        at: how many parts were finished before this one, which has one step.
        total: how many parts there are.
    """
    return lambda step: progress(step._replace(done=at + step.done, total=total))
