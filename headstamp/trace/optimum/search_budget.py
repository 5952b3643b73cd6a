"""How much a search may work: counted in steps of its own, so that it ends at the same place on every machine."""

from __future__ import annotations

WORK = 200_000
"""What one search may spend: nodes of branch and bound, times the sets of the problem."""

RELAXED = 50
"""A linear relaxation, with the search for a small cover, is counted as so many nodes."""

ENDLESS = 2**31 - 1
"""Nodes of a search that only a clock stops."""


class Effort:
    """Work that may still be done: by one search, or by several that share it."""

    def __init__(self, left: int = WORK) -> None:
        self.left = left

    def nodes(self, sets: int) -> int:
        """How many nodes a problem of so many sets may have; 0: nothing is left."""
        return min(ENDLESS, max(0, self.left // sets))

    def spend(self, nodes: int, sets: int) -> None:
        """Take off what a problem of so many sets took."""
        self.left -= nodes * sets


def timed() -> Effort:
    """Work without an end, for a search that the clock stops."""
    return Effort(ENDLESS**2)
