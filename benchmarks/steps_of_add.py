"""Where the time of ``headstamp.add`` goes on one register.

    python -m benchmarks.steps_of_add FILE

prints one JSON object: for each step its seconds and its processor seconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.ways_to_read import headstamp_add
from headstamp.collect import add
from headstamp.collect import unpivot as unpivot
from headstamp.collect.detect import contents as inside
from headstamp.collect.registers.sipri import read as sipri
from headstamp.collect.save import Saved

HASHING, WRITING = "joining and hashing statements", "sorting and writing Parquet"
LOOKING = "looking at the bytes and keeping them"
STEPS: tuple[tuple[Any, str, str], ...] = (
    (add, "look", LOOKING), (add, "keep", LOOKING), (inside, "recognise", "recognising the register"),
    (unpivot, "_arrive", "cells: into tables"), (unpivot, "clean", "cleaning each distinct cell"),
    (unpivot, "find_faults", "finding rows to refuse"), (unpivot, "_subjects", "numbering and hashing subjects"),
    (add, "_added", "the account"), (Saved, "statements", WRITING),
)  # fmt: skip
"""Where each function stands that is a step, its name there, and the step's."""


class Clock:
    """Seconds and processor seconds by step: a step inside another counts for itself, and what is no step is told as all
    else."""

    def __init__(self) -> None:
        self.spent: dict[str, tuple[float, float]] = {}
        self._open: list[str] = ["all else"]
        self._last = (time.perf_counter(), time.process_time())

    def turn(self, *, counts: bool = True) -> None:
        """What has passed since the last turn goes to the step that is open, or to none."""
        now = (time.perf_counter(), time.process_time())
        if counts:
            self.spend(self._open[-1], now[0] - self._last[0], now[1] - self._last[1])
        self._last = now

    def spend(self, step: str, seconds: float, processor: float) -> None:
        """Add to a step, or take from it."""
        before = self.spent.get(step, (0.0, 0.0))
        self.spent[step] = (before[0] + seconds, before[1] + processor)

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


def steps(path: Path) -> dict[str, tuple[float, float]]:
    """Seconds and processor seconds of each step of one run."""
    clock = Clock()
    for home, name, step in STEPS:
        setattr(home, name, clock.timed(step, getattr(home, name)))
    split_lines, write = sipri.read, Saved.statements

    def read(opened: Any) -> Iterator[Any]:
        chunks = split_lines(opened)
        return iter(clock.timed("cells: splitting lines", partial(next, chunks, None)), None)

    def statements(saved: Saved, engine: Any, *words: Any) -> Any:
        # One query joins, hashes, sorts and writes. Its first half alone, once more, tells what the second takes.
        clock.turn()
        began = (time.perf_counter(), time.process_time())
        engine.rows("select max(id) as id, max(locator) as locator from draft")
        took = (time.perf_counter() - began[0], time.process_time() - began[1])
        clock.spend(HASHING, *took)
        clock.spend(WRITING, -took[0], -took[1])
        clock.turn(counts=False)
        return write(saved, engine, *words)

    sipri.read = read
    setattr(Saved, "statements", statements)  # noqa: B010
    run = headstamp_add(path, 0)
    clock.turn(counts=False)
    run()
    clock.turn()
    return clock.spent


if __name__ == "__main__":
    print(json.dumps(steps(Path(sys.argv[1]))))
