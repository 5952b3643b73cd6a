"""Which rows are one thing, by what tables call the same and by what people decided: mathematics without a case.

A person's *same* joins two rows over any number of steps; a person's *different* parts two rows whatever joins them. What
tables call the same counts where it contradicts nothing that was decided. Where several such references together join
two rows that a person called different, nothing says which of them is wrong: none of that group is followed, and each is
left to a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Pair = tuple[str, str]


class Decided(NamedTuple):
    """A decision on two rows: whether they are the same; ``judgement`` is its id."""

    one: str
    other: str
    is_same: bool
    judgement: str


class Contradiction(NamedTuple):
    """Two rows that were called different and are one all the same: the decision, and those that join them, in order."""

    different: Decided
    chain: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What rows are one.

    ``least`` from each row to the least of those that it is one with; ``parted`` the leasts of each two groups of which
    rows were called different; ``overruled`` ids of decisions that contradict later ones. Rows that a table calls the same
    and that are neither one nor parted are for a person to decide.
    """

    least: dict[str, str]
    parted: frozenset[frozenset[str]]
    overruled: frozenset[str]

    def is_parted(self, one: str, other: str) -> bool:
        """Whether it follows from the decisions that two rows are different."""
        return frozenset((self.least[one], self.least[other])) in self.parted


class Groups:
    """Rows in groups that only grow (a union-find forest); the least row stands for its group."""

    def __init__(self, rows: Iterable[str]) -> None:
        self._above = {row: row for row in rows}

    def least(self, row: str) -> str:
        """The row that stands for the group of this one."""
        while self._above[row] != row:
            self._above[row] = self._above[self._above[row]]
            row = self._above[row]
        return row

    def join(self, one: str, other: str) -> None:
        """Make one group of two."""
        low, high = sorted((self.least(one), self.least(other)))
        self._above[high] = low


def grouped(rows: Iterable[str], called_same: Iterable[Pair], decided: Iterable[Decided]) -> Grouped:
    """Group rows.

    Args:
        rows: all of them.
        called_same: pairs that tables call the same and that may be.
        decided: the decisions that stand, first to last; one that contradicts later ones is overruled by them.
    """
    listed = list(rows)
    groups = Groups(listed)
    parted, overruled = _settled(groups, decided)

    apart = {frozenset(map(groups.least, pair)) for pair in parted}
    followed = [pair for pair in called_same if frozenset(map(groups.least, pair)) not in apart]
    with_tables = Groups(listed)
    for row in listed:
        with_tables.join(row, groups.least(row))
    for pair in followed:
        with_tables.join(*pair)
    contradicted = {with_tables.least(a) for a, b in parted if with_tables.least(a) == with_tables.least(b)}
    left = {
        (one, other) for one, other in followed
        if with_tables.least(one) in contradicted and groups.least(one) != groups.least(other)
    }  # fmt: skip
    for pair in followed:
        if pair not in left:
            groups.join(*pair)
    apart = {frozenset(map(groups.least, pair)) for pair in parted}
    return Grouped({row: groups.least(row) for row in listed}, frozenset(apart), frozenset(overruled))


def _settled(groups: Groups, decided: Iterable[Decided]) -> tuple[list[Pair], set[str]]:
    """Join what was called the same, the last decision first; the pairs that stay parted, and decisions overruled."""
    parted: list[Pair] = []
    overruled: set[str] = set()
    for one in reversed(list(decided)):
        ends = {groups.least(one.one), groups.least(one.other)}
        if not one.is_same and len(ends) == 2:
            parted.append((one.one, one.other))
        elif one.is_same and not any({groups.least(a), groups.least(b)} == ends for a, b in parted):
            groups.join(one.one, one.other)
        else:
            overruled.add(one.judgement)
    return parted, overruled


def contradictions(decided: Iterable[Decided]) -> list[Contradiction]:
    """The decisions *different* whose rows other decisions join, over any number of steps, each with a shortest chain."""
    listed = list(decided)
    joined: dict[str, list[tuple[str, Decided]]] = {}
    for one in listed:
        if one.is_same:
            joined.setdefault(one.one, []).append((one.other, one))
            joined.setdefault(one.other, []).append((one.one, one))
    found = []
    for one in listed:
        if not one.is_same and (chain := _chain(joined, one.one, one.other)) is not None:
            found.append(Contradiction(one, chain))
    return found


def _chain(joined: dict[str, list[tuple[str, Decided]]], first: str, last: str) -> tuple[Decided, ...] | None:
    reached: dict[str, tuple[Decided, ...]] = {first: ()}
    waiting = [first]
    for row in waiting:
        for other, decision in joined.get(row, ()):
            if other not in reached:
                reached[other] = (*reached[row], decision)
                waiting.append(other)
    return reached.get(last)
