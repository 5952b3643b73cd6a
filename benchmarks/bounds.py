"""Time of the exact bounds beside what one would write instead, in one run.

    python -m benchmarks bounds [--most 100000] [--seconds 15]

Beside `bound` stand a greedy cover in plain Python and one integer program with a row for every item.
Neither gives what `bound` gives (at most, certain, witnesses), and the greedy count is not even a bound:
it is the size of one explanation.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds as Box
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

from benchmarks.machine import exponent, machine
from headstamp.trace.optimum.bounds import bound
from headstamp.trace.optimum.candidate_classes import collapse
from headstamp.world import hard_candidates, planted_candidates

Items = Mapping[str, frozenset[str]]


class Answer(NamedTuple):
    """A lower bound (None: the way gives none), the size of the smallest explanation found, and words on it."""

    low: int | None
    found: int | None
    words: str


def ours(items: Items, seconds: float) -> Answer:
    """`bound`: everything that it gives, matching and witnesses included."""
    answer = bound(items, time_limit=seconds)
    words = f"{answer.proof}, at most {answer.at_most}, certain {len(answer.certain)}"
    return Answer(answer.at_least, answer.incumbent.size, words if answer.proved else f"not proved, {words}")


def greedy(items: Items, _: float) -> Answer:
    """The textbook cover over the items as they come: the state that explains most of what is left."""
    left = list(items.values())
    cover = 0
    while left:
        state, _count = Counter(state for one in left for state in one).most_common(1)[0]
        left = [one for one in left if state not in one]
        cover += 1
    return Answer(None, cover, "one explanation, no bound")


def integer_program(items: Items, seconds: float) -> Answer:
    """`scipy.optimize.milp` with one row an item."""
    number = {state: at for at, state in enumerate(sorted({s for one in items.values() for s in one}))}
    columns = [number[state] for one in items.values() for state in one]
    starts = np.cumsum([0, *(len(one) for one in items.values())])
    rows = csr_array((np.ones(len(columns)), columns, starts), shape=(len(items), len(number)))
    answer = milp(
        np.ones(len(number)),
        constraints=LinearConstraint(rows, 1, np.inf),
        integrality=np.ones(len(number)),
        bounds=Box(0, 1),
        options={"time_limit": seconds},
    )
    dual = answer.mip_dual_bound
    low = math.ceil(dual - 1e-6) if dual is not None and math.isfinite(dual) else None
    return Answer(low, None if answer.fun is None else round(answer.fun), f"status {answer.status}")


WAYS: tuple[Callable[[Items, float], Answer], ...] = (ours, greedy, integer_program)


def timed(
    way: Callable[[Items, float], Answer], items: Items, limit: float, times: int
) -> tuple[float, Answer]:
    """The median of some runs, in seconds, and the last answer."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        answer = way(items, limit)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken), answer


def sweep(read: float, most: int, limit: float) -> None:
    """Sizes from a thousand to `most` items of one world, all ways, with the ratio to ours."""
    sizes = [size for size in (1_000, 3_162, 10_000, 31_623, 100_000, 316_228, 1_000_000) if size <= most]
    print(f"\nworld.candidates, 80 states, marks read on {read:.0%} of the items; median of 5, seconds\n")
    print("| items | distinct sets | way | seconds | ratio to ours | at least | explanation of | |")
    print("|---:|---:|---|---:|---:|---:|---:|---|")
    spent: dict[str, list[float]] = {way.__name__: [] for way in WAYS}
    for size in sizes:
        items = planted_candidates(1, size, read=read).sets
        classes = len(collapse(items).classes)
        base = 0.0
        for way in WAYS:
            seconds, answer = timed(way, items, limit, 5)
            spent[way.__name__].append(seconds)
            base = base or seconds
            print(
                f"| {size:,} | {classes} | {way.__name__} | {seconds:.4f} | {seconds / base:.1f} "
                f"| {answer.low if answer.low is not None else '–'} | {answer.found} | {answer.words} |"
            )
    if len(sizes) > 1:
        fits = ", ".join(f"{name} {exponent(sizes, seconds):.2f}" for name, seconds in spent.items())
        print(f"\nseconds ~ items ^ k, fitted: {fits}")


def hard(limit: float) -> None:
    """Random sets without structure, where no way proves the minimum."""
    print(f"\nworld.hard_candidates, sets of 4 of 200 states, stopped after {limit:g} s; one run\n")
    print("| sets | way | seconds | at least | explanation of | |")
    print("|---:|---|---:|---:|---:|---|")
    for sets in (1_000, 2_000):
        items = hard_candidates(1, sets=sets)
        for way in WAYS:
            seconds, answer = timed(way, items, limit, 1)
            low = answer.low if answer.low is not None else "–"
            print(f"| {sets:,} | {way.__name__} | {seconds:.2f} | {low} | {answer.found} | {answer.words} |")


def main(words: list[str] | None = None) -> None:
    """Print everything as Markdown."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--most", type=int, default=100_000, help="items of the largest world")
    ask.add_argument("--seconds", type=float, default=15.0, help="time limit of one search")
    given = ask.parse_args(words)
    print(machine("scipy", "numpy"))
    ours({"warm": frozenset("AB"), "up": frozenset("BC"), "first": frozenset("CA")}, 1.0)
    for read in (0.5, 0.0):
        sweep(read, given.most, given.seconds)
    hard(given.seconds)


if __name__ == "__main__":
    main()
