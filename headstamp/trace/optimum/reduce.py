"""Make a hitting-set problem small without changing its answer, and cut it into independent parts.

Candidate sets are bit masks (bit s stands for state s), so that "is a subset of" is one operation.
Two rules, applied in turn until neither finds anything more:

* a set that contains another one asks nothing new, because whatever hits the smaller one hits it;
* a state that stands only in sets where another state stands too is never the better choice.

Both leave the smallest hitting set as large as it was. Both leave the largest family of pairwise
disjoint sets as large as it was, and families that are disjoint after the second rule were disjoint
before it: two sets that share a dropped state share the state that outdid it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """A set that is left: its mask after the states that were dropped, and its place in the input."""

    mask: int
    source: int


def bits(mask: int) -> Iterator[int]:
    """The states of a mask, smallest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def reduced(masks: Sequence[int]) -> list[Row]:
    """The rows that are left of `masks` (none of them empty), smallest sets first, then in input order."""
    rows = _without_supersets([Row(mask, at) for at, mask in enumerate(masks)])
    while True:
        keep = _kept_states([row.mask for row in rows])
        if all(row.mask & keep == row.mask for row in rows):
            return rows
        rows = _without_supersets([Row(row.mask & keep, row.source) for row in rows])


def parts(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows that share states, directly or through others, together; the smallest parts first."""
    open_parts: list[tuple[int, list[Row]]] = []
    for row in rows:
        touched = [part for part in open_parts if part[0] & row.mask]
        mask = row.mask
        together = max((part[1] for part in touched), key=len, default=list[Row]())
        for part in touched:
            mask |= part[0]
            if part[1] is not together:
                together.extend(part[1])
        together.append(row)
        open_parts = [part for part in open_parts if not part[0] & row.mask]
        open_parts.append((mask, together))
    found = [sorted(together, key=lambda row: row.source) for _, together in open_parts]
    return sorted(found, key=lambda together: (len(together), together[0].source))


def _without_supersets(rows: Sequence[Row]) -> list[Row]:
    """Rows that contain no other row; of equal ones the first of the input.

    A kept set is filed under its rarest state. A set can only contain those filed under states of its
    own, and only smaller ones: equal sizes are compared by a dictionary alone.
    """
    ordered = sorted(rows, key=lambda row: (row.mask.bit_count(), row.source))
    often: dict[int, int] = {}
    for row in ordered:
        for state in bits(row.mask):
            often[state] = often.get(state, 0) + 1
    filed: dict[int, list[int]] = {}
    seen: set[int] = set()
    kept: list[Row] = []
    waiting: list[int] = []
    size = 0
    for row in ordered:
        if row.mask in seen:
            continue
        if row.mask.bit_count() > size:
            size = row.mask.bit_count()
            for mask in waiting:
                filed.setdefault(min(bits(mask), key=lambda state: (often[state], state)), []).append(mask)
            waiting = []
        if _contains_one(row.mask, size, filed, seen):
            continue
        seen.add(row.mask)
        waiting.append(row.mask)
        kept.append(row)
    return kept


def _contains_one(mask: int, size: int, filed: dict[int, list[int]], kept: set[int]) -> bool:
    """Whether a kept smaller set lies inside `mask`: look through the files or the subsets, the fewer."""
    files = [filed[state] for state in bits(mask) if state in filed]
    if sum(map(len, files)) <= 1 << size:
        return any(smaller & mask == smaller for smallers in files for smaller in smallers)
    subset = (mask - 1) & mask
    while subset:
        if subset in kept:
            return True
        subset = (subset - 1) & mask
    return False


def _kept_states(masks: Sequence[int]) -> int:
    """The states that no other state outdoes; of two that stand in the same sets the first is kept."""
    shared: dict[int, int] = {}
    for mask in masks:
        for state in bits(mask):
            shared[state] = shared.get(state, mask) & mask
    keep = 0
    for state, companions in shared.items():
        outdone = any(
            other < state or not shared[other] >> state & 1 for other in bits(companions) if other != state
        )
        if not outdone:
            keep |= 1 << state
    return keep
