"""Where the time of ``headstamp.add`` goes on one register.

    python -m benchmarks.steps_of_add FILE

prints one JSON object: the seconds of each step.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.ways_to_read import headstamp_add
from headstamp.collect import add, melt
from headstamp.collect.registers.sipri import read as sipri
from headstamp.collect.save import Saved

HASHING, WRITING = "joining and hashing statements", "sorting and writing Parquet"


class Clock:
    """Seconds by step: a step inside another counts for itself, and what is no step is told as all else."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._open: list[str] = ["all else"]
        self._last = time.perf_counter()

    def turn(self, *, counts: bool = True) -> None:
        """What has passed since the last turn goes to the step that is open, or to none."""
        now = time.perf_counter()
        if counts:
            self.spent[self._open[-1]] += now - self._last
        self._last = now

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed as this step."""

        def call(*words: Any, **named: Any) -> Any:
            self.turn()
            self._open.append(step)
            try:
                return function(*words, **named)
            finally:
                self.turn()
                self._open.pop()

        return call


def steps(path: Path) -> dict[str, float]:
    """Seconds of each step of one run."""
    clock = Clock()
    for home, name, step in (
        (add, "look", "looking at the bytes and keeping them"), (add, "keep", "looking at the bytes and keeping them"),
        (add, "recognise", "recognising the register"), (melt, "_arrive", "cells: into tables"),
        (melt, "_clean", "cleaning each distinct cell"), (melt, "find_faults", "finding rows to refuse"),
        (melt, "_subjects", "numbering and hashing subjects"), (Saved, "statements", WRITING),
    ):  # fmt: skip
        setattr(home, name, clock.timed(step, getattr(home, name)))
    split_lines, write = sipri.read, Saved.statements

    def read(opened: Any) -> Iterator[Any]:
        chunks = split_lines(opened)
        return iter(clock.timed("cells: splitting lines", partial(next, chunks, None)), None)

    def statements(saved: Saved, engine: Any, *words: Any) -> Any:
        # One query joins, hashes, sorts and writes. Its first half alone, once more, tells what the second takes.
        clock.turn()
        began = time.perf_counter()
        engine.rows("select max(id) as id, max(locator) as locator from melted")
        clock.spent[HASHING] += time.perf_counter() - began
        clock.turn(counts=False)
        return write(saved, engine, *words)

    sipri.read = read
    setattr(Saved, "statements", statements)  # noqa: B010
    run = headstamp_add(path, 0)
    clock.turn(counts=False)
    run()
    clock.turn()
    clock.spent[WRITING] -= clock.spent[HASHING]
    return dict(clock.spent)


if __name__ == "__main__":
    print(json.dumps(steps(Path(sys.argv[1]))))
