"""Equal candidate sets are one class: a hundred thousand items say only a few hundred different things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Candidates = frozenset[str] | None
"""The states that an item could be from; None or empty: nothing narrows it down, it is unconstrained."""


class SetClass(NamedTuple):
    """All items that share one candidate set.

    candidates: at least one state. items: how many items, 1 or more. witness: the smallest id among them.
    """

    candidates: frozenset[str]
    items: int
    witness: str


@dataclass(frozen=True, slots=True)
class Collapsed:
    """Items without their repetitions.

    classes: one a distinct candidate set, smallest sets first, then by the names of their states.
    unconstrained: how many items could be from any state.
    """

    classes: tuple[SetClass, ...]
    unconstrained: int = 0


def ordered(classes: Iterable[SetClass]) -> tuple[SetClass, ...]:
    """The classes in their one order, so that the order of the input changes no result."""
    return tuple(sorted(classes, key=lambda one: (len(one.candidates), sorted(one.candidates))))


def collapse(items: Mapping[str, Candidates]) -> Collapsed:
    """Gather items with equal candidate sets.

    Args:
        items: item id → candidate states, for one stated role (never made_in and supplier together).

    A caller that has the items in columns groups them there (`count`, `min` of the id, by set), hands
    the groups to `ordered`, and spends no Python on rows.
    """
    counts: dict[frozenset[str], int] = {}
    smallest: dict[frozenset[str], str] = {}
    unconstrained = 0
    for item, candidates in items.items():
        if not candidates:
            unconstrained += 1
        elif candidates in counts:
            counts[candidates] += 1
            if item < smallest[candidates]:
                smallest[candidates] = item
        else:
            counts[candidates] = 1
            smallest[candidates] = item
    classes = ordered(SetClass(states, counts[states], smallest[states]) for states in counts)
    return Collapsed(classes, unconstrained)
