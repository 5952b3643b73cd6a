"""A small hitting set, found fast: an upper limit that no search for the smallest needs to pass.

On random sets of four the solver's own search for covers is far behind this one (the benchmark shows
both), and unlike the solver's it stops after a number of steps, not by the clock.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from headstamp.engine.interruption import check
from headstamp.trace.optimum.reduce import bits

STEPS = 20
"""Exchanges tried for each set: 20,000 on a thousand sets, where more of them gain little."""

WORK = 20_000_000
"""Looks at a state of a set, over all steps: large parts get fewer steps."""


def greedy_cover(masks: Sequence[int]) -> list[int]:
    """A hitting set: each time the state that stands in most of the sets still open, ties to the first."""
    left = list(masks)
    cover: list[int] = []
    while left:
        often: dict[int, int] = {}
        for mask in left:
            for state in bits(mask):
                often[state] = often.get(state, 0) + 1
        best = min(often, key=lambda state: (-often[state], state))
        cover.append(best)
        left = [mask for mask in left if not mask >> best & 1]
    return cover


def improved_cover(masks: Sequence[int], cover: Sequence[int], *, enough: int) -> list[int]:
    """A hitting set no larger than `cover`, by local search with row weights.

    Args:
        masks: sets of states, none empty.
        cover: a hitting set of them to begin with.
        enough: a proved lower limit, 1 or more; a cover of that size is not improved.

    The method: one state leaves, a random open set is hit again by the state that gains most, and sets
    that stay open weigh more from step to step (Gao, Yao, Weise and Li, "An efficient local search
    heuristic with row weighting for the unicost set covering problem", European Journal of Operational
    Research, 2015, pages 750–761). The random numbers are seeded: equal input gives an equal cover.
    """
    best = list(cover)
    if len(best) <= enough:
        return best
    search = _Search(masks, best)
    draw = random.Random(0)  # noqa: S311  # repeatable on purpose, no secret
    for _ in range(min(STEPS * len(masks), WORK // search.work_of_a_step())):
        check()
        while not search.open:
            best = search.chosen()
            if len(best) <= enough:
                return best
            search.remove(search.least_missed(best))
        search.exchange(draw)
    if not search.open and len(search.inside) < len(best):
        return search.chosen()
    return best


class _Search:
    """The state of the local search: what is chosen, how often each set is hit, what each state is worth.

    `worth` of a state outside: the weight of open sets that it would hit. Of a chosen one: minus the
    weight of the sets that only it hits.
    """

    def __init__(self, masks: Sequence[int], cover: Iterable[int]) -> None:
        self.sets = [tuple(bits(mask)) for mask in masks]
        self.rows: dict[int, list[int]] = {
            state: [] for state in sorted({s for one in self.sets for s in one})
        }
        for at, states in enumerate(self.sets):
            for state in states:
                self.rows[state].append(at)
        self.weight = [1] * len(masks)
        self.hits = [0] * len(masks)
        self.worth = {state: len(rows) for state, rows in self.rows.items()}
        self.moved = dict.fromkeys(self.rows, 0)
        self.inside: set[int] = set()
        self.open: dict[int, None] = dict.fromkeys(range(len(masks)))
        self.step = 0
        self.last = -1
        for state in cover:
            self.add(state)

    def work_of_a_step(self) -> int:
        """About how many states of sets one exchange looks at (two moves)."""
        return 1 + 2 * sum(len(one) ** 2 for one in self.sets) // len(self.rows) + len(self.rows)

    def chosen(self) -> list[int]:
        """The states chosen now, sorted."""
        return sorted(self.inside)

    def least_missed(self, states: Iterable[int]) -> int:
        """The chosen state whose leaving opens least weight; ties to the one that rested longest, then the first."""
        return min(states, key=lambda state: (-self.worth[state], self.moved[state], state))

    def exchange(self, draw: random.Random) -> None:
        """One state out, one in, and every set that is still open weighs one more."""
        self.step += 1
        out = self.least_missed([state for state in self.inside if state != self.last] or self.inside)
        self.remove(out)
        self.moved[out] = self.step
        states = self.sets[draw.choice(list(self.open))]
        back = min(states, key=lambda state: (state == out, -self.worth[state], self.moved[state], state))
        self.add(back)
        self.moved[back] = self.step
        self.last = back
        for at in self.open:
            self.weight[at] += 1
            for state in self.sets[at]:
                self.worth[state] += 1

    def add(self, state: int) -> None:
        """Choose a state."""
        self.inside.add(state)
        self.worth[state] = 0
        for at in self.rows[state]:
            self.hits[at] += 1
            if self.hits[at] == 1:
                del self.open[at]
                self.worth[state] -= self.weight[at]
                self._others_worth(at, state, -self.weight[at])
            elif self.hits[at] == 2:
                self._only_one_worth(at, state, self.weight[at])

    def remove(self, state: int) -> None:
        """Give a chosen state up."""
        self.inside.discard(state)
        self.worth[state] = 0
        for at in self.rows[state]:
            self.hits[at] -= 1
            if self.hits[at] == 0:
                self.open[at] = None
                self.worth[state] += self.weight[at]
                self._others_worth(at, state, self.weight[at])
            elif self.hits[at] == 1:
                self._only_one_worth(at, state, -self.weight[at])

    def _others_worth(self, at: int, but: int, change: int) -> None:
        for state in self.sets[at]:
            if state != but:
                self.worth[state] += change

    def _only_one_worth(self, at: int, but: int, change: int) -> None:
        for state in self.sets[at]:
            if state != but and state in self.inside:
                self.worth[state] += change
