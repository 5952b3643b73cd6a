"""Candidate sets that share no state: the proof of "at least N" that needs only a pencil."""

from __future__ import annotations

from collections.abc import Sequence

from headstamp.trace.optimum.linear import largest_packing
from headstamp.trace.optimum.reduce import bits

EXACT_UP_TO = 600
"""Sets in a part up to which the largest family is looked for by the solver."""


def disjoint_family(masks: Sequence[int]) -> list[int]:
    """Places in `masks` of sets that share no state: each time the set that rules out fewest others.

    A set's cost is how often its states stand in the sets still open; ties go to the first.
    The family is maximal (no further set fits), not always the largest.
    """
    left = list(range(len(masks)))
    family: list[int] = []
    while left:
        often: dict[int, int] = {}
        for at in left:
            for state in bits(masks[at]):
                often[state] = often.get(state, 0) + 1
        best = min(left, key=lambda at: (sum(often[state] for state in bits(masks[at])), at))
        family.append(best)
        left = [at for at in left if not masks[at] & masks[best]]
    return sorted(family)


def larger_family(masks: Sequence[int], family: list[int], *, at_most: int, seconds: float) -> list[int]:
    """The largest disjoint family that can be found, at least as large as `family`.

    Args:
        at_most: a proved upper limit of its size; a family of that size is not looked beyond.
        seconds: how long the solver may try.
    """
    if len(family) >= at_most or len(masks) > EXACT_UP_TO or seconds <= 0:
        return family
    found = largest_packing(masks, seconds=seconds)
    return found if len(found) > len(family) else family
