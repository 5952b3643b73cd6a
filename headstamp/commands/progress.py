"""How far long work is, as a bar on the terminal; nothing where stderr is a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from headstamp.nouns.printable import printable
from headstamp.nouns.progress import Progress, Step, ignore

PHASE, BAR, COUNT = 21, 24, 8
"""Characters that a phase, its bar and its count take; what is left of the line is for the name of the step."""


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Show a bar on stderr for each phase of the work inside; quiet where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    # Names of files and titles of registers are text, never markup.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(bar_width=BAR), MofNCompleteColumn(),
               TextColumn("{task.fields[now]}", markup=False))  # fmt: skip
    console = Console(stderr=True, highlight=False)
    room = max(0, console.width - PHASE - BAR - COUNT - len(columns))
    with Bars(*columns, console=console) as bars:
        tasks: dict[str, Any] = {}

        def show(step: Step) -> None:
            now = printable(step_text(step, room))
            if step.phase not in tasks:
                tasks[step.phase] = bars.add_task(f"{step.phase:<{PHASE}}", total=step.total, now=now)
            # A finished phase keeps its bar, without the name of its last step.
            now = "" if step.done == step.total else now
            bars.update(tasks[step.phase], completed=step.done, total=step.total, now=now)

        yield show


def step_text(step: Step, room: int) -> str:
    """The step's name and what it gave, in so many characters at most: the name is cut first.

    >>> step_text(Step("Reading sources", "Dutch notifications of arms in transit", 1, 2, "7 records"), 24)
    'Dutch notific… 7 records'
    """
    left = max(0, room - len(step.result) - 1) if step.result else room
    name = step.name if len(step.name) <= left else step.name[: left - 1] + "…" if left else ""
    return f"{name} {step.result}".strip()[:room]
