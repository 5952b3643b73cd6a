"""How many states at least, how many at most, and which for certain.

The mathematics alone, as functions of candidate sets: item i could be from any state of its set C_i,
and an explanation picks one state for each item. Every count is of one stated role (made_in, or
supplier, …), never of a mixture.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from headstamp.nouns.errors import WrongUse
from headstamp.trace.optimum.candidate_classes import Candidates, Collapsed, collapse
from headstamp.trace.optimum.hitting_set import smallest_hit
from headstamp.trace.optimum.matching import most_states
from headstamp.trace.optimum.search_budget import Effort


class Witness(NamedTuple):
    """An item of a family that shares no candidate: item id, and its candidate states, sorted."""

    item: str
    candidates: tuple[str, ...]


class Incumbent(NamedTuple):
    """States that explain every constrained item: how many, and which, sorted.

    One explanation with few states, not a finding: its members are certain only if `Bounds.certain` says so.
    """

    size: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the candidate sets say for certain about the number of states.

    Attributes:
        at_least: no explanation of the items has fewer states. The smallest hitting set where `proved`;
            otherwise the proved lower bound of its size.
        at_most: no explanation has more; None while an item is unconstrained.
        certain: states that stand in every explanation, sorted: those of the sets with one state.
        witnesses: items whose candidates are pairwise disjoint, by item id: as many as were found.
        proof: "witnesses" if there are `at_least` of them, so that a reader can check the figure by
            hand; otherwise "solver".
        proved: whether some explanation of the constrained items has exactly `at_least` states.
        incumbent: the smallest explanation found; of size `at_least` where `proved`, larger otherwise.
        core: items that by themselves need as many states as all do, sorted: all that a solver's proof
            rests on.
        items, constrained, unconstrained: how many items; items = constrained + unconstrained.
    """

    at_least: int
    at_most: int | None
    certain: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    proof: Literal["witnesses", "solver"]
    proved: bool
    incumbent: Incumbent
    core: tuple[str, ...]
    items: int
    constrained: int
    unconstrained: int


def bound(items: Mapping[str, Candidates], *, time_limit: float | None = None) -> Bounds:
    """Bound the number of states behind a set of items.

    Args:
        items: item id → states it could be from. None or no state at all: unconstrained; such an item
            is left out of at_least and makes at_most unknown.
        time_limit: seconds for the search, above 0. None: the search ends by its own work, never by a clock.
            When either is over, the answer is the bound proved so far (a second or two later at most),
            with `proved` False.

    Raises:
        WrongUse: a time limit that is no positive number.

    Equal items give equal answers in whatever order they come, wherever the answer is proved.
    """
    return bound_classes(collapse(items), time_limit=time_limit)


def bound_classes(collapsed: Collapsed, *, time_limit: float | None = None, effort: Effort | None = None) -> Bounds:
    """The same as `bound`, for items already gathered into classes of equal sets; `effort` as `smallest_hit` takes it."""
    if time_limit is not None and not (time_limit > 0 and math.isfinite(time_limit)):
        raise WrongUse(f"a time limit of {time_limit} seconds", expected="a number of seconds above 0")
    classes = collapsed.classes
    hit = smallest_hit(classes, time_limit=time_limit, effort=effort)
    witnesses = sorted(
        Witness(classes[at].witness, tuple(sorted(classes[at].candidates))) for at in hit.disjoint
    )
    constrained = sum(one.items for one in classes)
    return Bounds(
        at_least=hit.low,
        at_most=None if collapsed.unconstrained else most_states(classes),
        certain=tuple(
            sorted(state for one in classes if len(one.candidates) == 1 for state in one.candidates)
        ),
        witnesses=tuple(witnesses),
        proof="witnesses" if len(witnesses) == hit.low else "solver",
        proved=hit.proved,
        incumbent=Incumbent(len(hit.cover), hit.cover),
        core=tuple(sorted(classes[at].witness for at in hit.core)),
        items=constrained + collapsed.unconstrained,
        constrained=constrained,
        unconstrained=collapsed.unconstrained,
    )
