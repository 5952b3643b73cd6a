"""The invented candidate sets are what they are said to be."""

from __future__ import annotations

from collections import Counter

import pytest

from headstamp.world import candidates, hard_candidates, planted_candidates, states_of


def test_equal_seeds_give_equal_worlds() -> None:
    assert planted_candidates(5, 500) == planted_candidates(5, 500)
    assert candidates(5, 500) == planted_candidates(5, 500).sets
    assert candidates(5, 500) != candidates(6, 500)
    assert hard_candidates(5) == hard_candidates(5) != hard_candidates(6)


def test_the_true_maker_is_always_a_candidate() -> None:
    world = planted_candidates(1, 5000)
    assert world.sets.keys() == world.made_in.keys()
    assert all(world.made_in[item] in states for item, states in world.sets.items())


def test_half_carry_a_read_mark_and_the_rest_nested_lists() -> None:
    world = planted_candidates(2, 20_000)
    sizes = Counter(map(len, world.sets.values()))
    assert 0.35 < sizes[1] / 20_000 < 0.45  # four fifths of the half
    lists = set(planted_candidates(2, 20_000, read=0.0).sets.values())
    assert {len(one) for one in lists} == {2, 4, 7, 12, 20}
    assert all(len(one) == 20 or any(one < other for other in lists) for one in lists)
    assert 0.45 < sum(one in lists for one in world.sets.values()) / 20_000 < 0.55


def test_states_are_invented_and_as_many_as_asked_for() -> None:
    world = planted_candidates(3, 20_000, 80)
    named = {state for one in world.sets.values() for state in one}
    assert named <= set(states_of(80))
    assert len(named) > 70
    assert all(state[0] == "X" and len(state) == 3 for state in named)
    assert len(set(states_of(676))) == 676


def test_a_few_makers_made_most() -> None:
    counts = Counter(planted_candidates(4, 20_000).made_in.values())
    assert sum(count for _, count in counts.most_common(8)) > 10_000
    assert 25 <= len(counts) <= 30


@pytest.mark.parametrize("states", [20, 25, 200])
def test_worlds_of_other_sizes(states: int) -> None:
    world = planted_candidates(1, 300, states)
    assert {state for one in world.sets.values() for state in one} <= set(states_of(states))
    assert candidates(1, 0, states) == {}


def test_hard_sets_have_one_size() -> None:
    items = hard_candidates(1, sets=300, size=5, states=50)
    assert len(items) == 300
    assert {len(one) for one in items.values()} == {5}
    assert len({state for one in items.values() for state in one}) == 50
