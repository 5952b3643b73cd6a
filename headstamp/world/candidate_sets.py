"""Candidate sets of many items, with the states that truly made them: what bounds are tried on."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import NamedTuple

MAKERS = 30
"""States that really made what was found (all of them in a world with fewer states)."""

MARKLESS = 0.3
"""Share of the makers whose products carry no mark that tells the state: known by lists alone."""

READ = 0.5
"""Chance that a mark was read on an item."""

SHARED = 0.2
"""Chance that a mark that was read is one that two to four states used."""

FAMILIES = 40
"""Families of models, each with a chain of nested lists of producing states."""

CHAIN = (2, 4, 7, 12, 20)
"""How many states the lists of a chain name, from the variant out to the whole family."""


class PlantedCandidates(NamedTuple):
    """Items with what is known of them, and what is true.

    sets: item id → candidate states. made_in: item id → the state that made it, always one of them.
    """

    sets: dict[str, frozenset[str]]
    made_in: dict[str, str]


def states_of(count: int) -> list[str]:
    """`count` invented state codes (0 to 676), XAA onwards."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [f"X{first}{second}" for first in letters for second in letters][:count]


def candidates(seed: int, items: int = 100_000, states: int = 80) -> dict[str, frozenset[str]]:
    """Candidate states of `items` items: half by a read mark, the rest by nested producers' lists."""
    return planted_candidates(seed, items, states).sets


def planted_candidates(
    seed: int, items: int = 100_000, states: int = 80, *, read: float = READ
) -> PlantedCandidates:
    """The same, with the truth behind it.

    Args:
        seed: names the world.
        items: how many items, 0 or more.
        states: how many states there are, 20 to 676.
        read: chance that a mark was read on an item, 0 to 1.

    A few makers made most of the items. A mark that was read tells the maker, or sometimes one of the
    states that used the same mark. An item without one has a producers' list: the lists of a family are
    nested, and the shortest names a true maker. Some makers marked nothing, so that the marks alone do
    not give the number of states.
    """
    draw = random.Random(seed)
    names = states_of(states)
    makers = draw.sample(names, min(MAKERS, states))
    weight = {maker: 1 / rank for rank, maker in enumerate(makers, start=1)}
    marking = sorted(draw.sample(makers, round((1 - MARKLESS) * len(makers))), key=lambda one: -weight[one])
    marking_weights = list(accumulate(weight[maker] for maker in marking))
    alone = {maker: frozenset([maker]) for maker in marking}
    shared = {maker: frozenset([maker, *draw.sample(names, draw.randint(1, 3))]) for maker in marking}
    lists = [one for _ in range(FAMILIES) for one in _nested(draw, names, makers)]
    makers_on = [[maker for maker in makers if maker in one] for one in lists]
    weights_on = [list(accumulate(weight[maker] for maker in on)) for on in makers_on]
    sets: dict[str, frozenset[str]] = {}
    made_in: dict[str, str] = {}
    for at in range(items):
        item = f"item-{at:07d}"
        if draw.random() < read:
            maker = draw.choices(marking, cum_weights=marking_weights)[0]
            sets[item] = shared[maker] if draw.random() < SHARED else alone[maker]
        else:
            which = draw.randrange(len(lists))
            maker = draw.choices(makers_on[which], cum_weights=weights_on[which])[0]
            sets[item] = lists[which]
        made_in[item] = maker
    return PlantedCandidates(sets, made_in)


def hard_candidates(
    seed: int, sets: int = 1000, size: int = 4, states: int = 200
) -> dict[str, frozenset[str]]:
    """Random sets with no structure, one an item: beyond what any solver proves in reasonable time.

    Args:
        seed: names the world.
        sets: how many items, each with a set drawn on its own (equal ones may occur).
        size: states of a set, 1 to `states`.
        states: how many states there are, up to 676.
    """
    draw = random.Random(seed)
    names = states_of(states)
    return {f"item-{at:07d}": frozenset(draw.sample(names, size)) for at in range(sets)}


def _nested(draw: random.Random, names: list[str], makers: list[str]) -> list[frozenset[str]]:
    """The lists of one family, each inside the next, all of them with one true maker at least."""
    first = draw.choice(makers)
    others = draw.sample([name for name in names if name != first], max(CHAIN) - 1)
    return [frozenset([first, *others[: size - 1]]) for size in CHAIN]
