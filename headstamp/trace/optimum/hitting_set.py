"""At least how many states: the smallest set of states that hits every candidate set, with its proof."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import NamedTuple

from headstamp.trace.optimum.candidate_classes import SetClass
from headstamp.trace.optimum.linear import fractional_bound, smallest_hitting_set
from headstamp.trace.optimum.packing import disjoint_family, larger_family
from headstamp.trace.optimum.reduce import Row, parts, reduced
from headstamp.trace.optimum.search_budget import RELAXED, Effort, timed
from headstamp.trace.optimum.small_cover import greedy_cover, improved_cover


class Hit(NamedTuple):
    """What is known of the smallest hitting set.

    low: proved lower bound of its size. cover: a hitting set, sorted by name; where its size is low, a
    smallest one. disjoint: places of classes whose candidates share no state. core: places of classes
    that by themselves need the smallest hitting set of all.
    """

    low: int
    cover: tuple[str, ...]
    disjoint: tuple[int, ...]
    core: tuple[int, ...]

    @property
    def proved(self) -> bool:
        """Whether the bound is met: no explanation has fewer states than cover has."""
        return self.low == len(self.cover)


class _Part(NamedTuple):
    low: int
    cover: list[int]
    disjoint: list[int]


LEAST_SECONDS = 1.0
"""The linear relaxation may always try for so long: without it a bound may be needlessly low."""


def smallest_hit(classes: Sequence[SetClass], *, time_limit: float | None, effort: Effort | None = None) -> Hit:
    """Bound the size of the smallest hitting set of the classes' candidate sets, exactly where time allows.

    Args:
        classes: distinct, non-empty candidate sets in canonical order (see `collapse.ordered`).
        time_limit: seconds for all searches together; parts are solved smallest first, and each may use
            an equal share of what is left. None: no clock, only `effort`, stops a search.
        effort: what may be worked, shared with other searches where they are handed the same; without it, WORK.

    The same classes give the same answer wherever it is proved. So do they where `effort` ran
    out. Where time did, how far the bound came depends on the machine; it is valid all the same.
    """
    names = sorted({state for one in classes for state in one.candidates})
    bit = {state: 1 << at for at, state in enumerate(names)}
    rows = reduced([sum(bit[state] for state in one.candidates) for one in classes])
    if time_limit is None:
        time_limit, effort = math.inf, effort or Effort()
    effort = effort or timed()
    deadline = time.monotonic() + time_limit
    low, cover, disjoint = 0, list[int](), list[int]()
    apart = parts(rows)
    for at, part in enumerate(apart):
        share = max(0.0, deadline - time.monotonic()) / (len(apart) - at)
        found = _solve([row.mask for row in part], seconds=share, effort=effort)
        low += found.low
        cover.extend(found.cover)
        disjoint.extend(part[place].source for place in found.disjoint)
    return Hit(low, tuple(names[state] for state in sorted(cover)), tuple(sorted(disjoint)), _sources(rows))


def _sources(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sorted(row.source for row in rows))


def _solve(masks: Sequence[int], *, seconds: float, effort: Effort) -> _Part:
    """One part: try the pencil first, then the linear relaxation, then branch and bound.

    Each step is left out as soon as lower bound and cover meet. Afterwards, if there is time, a disjoint
    family is looked for that is as large as the bound, because a reader can check that one.
    """
    deadline = time.monotonic() + seconds
    family = disjoint_family(masks)
    low = len(family)
    cover = greedy_cover(masks)
    if low < len(cover) and effort.nodes(len(masks)):
        effort.spend(RELAXED, len(masks))
        low = max(low, fractional_bound(masks, seconds=max(LEAST_SECONDS, seconds)))
        cover = improved_cover(masks, cover, enough=low)
    if low < len(cover) and (left := deadline - time.monotonic()) > 0 and effort.nodes(len(masks)):
        searched = smallest_hitting_set(masks, seconds=left, effort=effort)
        low = max(low, searched.low)
        if searched.cover is not None and len(searched.cover) < len(cover):
            cover = searched.cover
    if low == len(cover):
        family = larger_family(masks, family, at_most=low, seconds=deadline - time.monotonic())
    return _Part(low, cover, family)
