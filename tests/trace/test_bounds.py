"""Bounds against brute force on thousands of small cases, and the cases one can work out by hand."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest

from headstamp.nouns.errors import WrongUse
from headstamp.trace.optimum.bounds import Bounds, Incumbent, Witness, bound, bound_classes
from headstamp.trace.optimum.candidate_classes import Candidates, Collapsed, SetClass, collapse
from headstamp.trace.optimum.matching import most_states
from headstamp.world import hard_candidates

STATES = "ABCDEFG"


def sets_of(*spelled: str) -> dict[str, frozenset[str]]:
    """Items i0, i1, … with the states spelled by the letters of each word."""
    return {f"i{at}": frozenset(word) for at, word in enumerate(spelled)}


def brute_minimum(sets: list[frozenset[str]]) -> int:
    """The smallest hitting set, by trying every set of states in order of size."""
    return next(
        size
        for size in range(8)
        for some in combinations(STATES, size)
        if all(one & set(some) for one in sets)
    )


def brute_packing(sets: list[frozenset[str]]) -> int:
    """The largest family of pairwise disjoint sets, by taking or leaving each."""

    def best(at: int, used: frozenset[str]) -> int:
        if at == len(sets):
            return 0
        left = best(at + 1, used)
        return left if sets[at] & used else max(left, 1 + best(at + 1, used | sets[at]))

    return best(0, frozenset())


def brute_explanations(sets: list[frozenset[str]]) -> list[set[str]]:
    """The states of every explanation: one state picked for each item, in all ways."""
    return [set(picked) for picked in product(*[sorted(one) for one in sets])]


def drawn(draw: random.Random, most_items: int) -> dict[str, Candidates]:
    """A small random case: up to 7 states, set sizes of one flavour, here and there an unconstrained item."""
    states = STATES[: draw.randint(1, 7)]
    largest = draw.randint(1, len(states))
    items: dict[str, Candidates] = {}
    for at in range(draw.randint(0, most_items)):
        size = draw.randint(min(largest, draw.choice((1, 2, 2))), largest)
        items[f"i{at}"] = frozenset(draw.sample(states, size))
    if draw.random() < 0.15:
        items["any"] = draw.choice((None, frozenset[str]()))
    return items


def check_proof(items: dict[str, Candidates], found: Bounds) -> None:
    """The witnesses are items of the case that share no state; the incumbent explains every item."""
    for one in found.witnesses:
        assert one.candidates == tuple(sorted(items[one.item] or ()))
    states = [state for one in found.witnesses for state in one.candidates]
    assert len(states) == len(set(states))
    members = set(found.incumbent.members)
    assert len(members) == found.incumbent.size
    assert all(members & states for states in items.values() if states)


def test_at_least_agrees_with_brute_force() -> None:
    draw = random.Random(20141)
    solved = 0
    for _ in range(3000):
        items = drawn(draw, 14)
        sets = [one for one in items.values() if one]
        found = bound(items)
        assert found.proved
        assert found.at_least == found.incumbent.size == brute_minimum(sets)
        assert len(found.witnesses) == brute_packing(sorted(set(sets), key=sorted))
        assert (found.proof == "witnesses") == (len(found.witnesses) == found.at_least)
        check_proof(items, found)
        solved += found.proof == "solver"
    assert solved > 50, "the cases never needed the solver: they test less than they should"


def test_at_most_and_certain_agree_with_brute_force() -> None:
    draw = random.Random(20142)
    for _ in range(2000):
        items = drawn(draw, 5)
        sets = [one for one in items.values() if one]
        found = bound(items)
        explanations = brute_explanations(sets)
        assert set(found.certain) == set.intersection(*explanations)
        assert found.at_least == min(map(len, explanations))
        if len(sets) == len(items):
            assert found.at_most == max(map(len, explanations))
        else:
            assert found.at_most is None


def test_the_core_alone_needs_as_many_states() -> None:
    draw = random.Random(20143)
    for _ in range(1000):
        items = drawn(draw, 14)
        found = bound(items)
        assert bound({item: items[item] for item in found.core}).at_least == found.at_least


def test_a_worked_case() -> None:
    items = sets_of("A", "AB", "BC", "BC", "DE", "EF", "DF")
    assert bound(items) == Bounds(
        at_least=4,  # A; one of B, C; two of D, E, F
        at_most=6,
        certain=("A",),
        witnesses=(
            Witness("i0", ("A",)),
            Witness("i2", ("B", "C")),
            Witness("i4", ("D", "E")),
        ),
        proof="solver",
        proved=True,
        incumbent=Incumbent(4, ("A", "B", "D", "E")),
        core=("i0", "i2", "i4", "i5", "i6"),
        items=7,
        constrained=7,
        unconstrained=0,
    )


def test_a_state_of_every_smallest_explanation_is_not_certain() -> None:
    found = bound(sets_of("AB", "BC"))
    assert (found.at_least, found.incumbent.members, found.certain) == (1, ("B",), ())


def test_no_items() -> None:
    found = bound({})
    assert (found.at_least, found.at_most, found.certain, found.witnesses) == (0, 0, (), ())
    assert (found.proved, found.proof, found.incumbent) == (True, "witnesses", Incumbent(0, ()))
    assert (found.items, found.constrained, found.unconstrained) == (0, 0, 0)


def test_unconstrained_items_are_counted_and_leave_at_most_open() -> None:
    found = bound({"i0": frozenset("A"), "i1": None, "i2": frozenset()})
    assert (found.at_least, found.at_most, found.certain) == (1, None, ("A",))
    assert (found.items, found.constrained, found.unconstrained) == (3, 1, 2)


def test_only_unconstrained_items() -> None:
    found = bound({"i0": None})
    assert (found.at_least, found.at_most, found.proved) == (0, None, True)


def test_equal_items_can_name_only_as_many_states_as_there_are_items_or_candidates() -> None:
    assert bound(sets_of("ABC")).at_most == 1
    assert bound(sets_of("ABC", "ABC")).at_most == 2
    assert bound(sets_of(*["ABC"] * 9)).at_most == 3
    assert bound(sets_of(*["ABC"] * 9, "AB", "D")).at_most == 4
    assert bound(sets_of("A", "A", "AB", "AB", "AB")).at_most == 2


def test_the_witness_is_the_smallest_id_of_its_set() -> None:
    items = {"z": frozenset("AB"), "b": frozenset("AB"), "c": frozenset("AB"), "a": frozenset("ABC")}
    assert bound(items).witnesses == (Witness("b", ("A", "B")),)


def test_seven_triples_of_the_fano_plane_need_three_states_and_share_one_each() -> None:
    # Any two lines meet, so a pencil proves 1 only; no two points meet all lines, so the truth is 3.
    found = bound(sets_of("ABC", "ADE", "AFG", "BDF", "BEG", "CDG", "CEF"))
    assert (found.at_least, len(found.witnesses), found.proof, found.proved) == (3, 1, "solver", True)


def test_parts_without_a_common_state_add_up() -> None:
    draw = random.Random(20144)
    for _ in range(200):
        one, other = drawn(draw, 8), drawn(draw, 8)
        both: dict[str, Candidates] = {f"one {item}": states for item, states in one.items()}
        for item, states in other.items():
            both[f"other {item}"] = states and frozenset(state.lower() for state in states)
        apart, together = (bound(one), bound(other)), bound(both)
        assert together.at_least == apart[0].at_least + apart[1].at_least
        assert len(together.witnesses) == len(apart[0].witnesses) + len(apart[1].witnesses)


def test_more_states_than_a_machine_word_has_bits() -> None:
    # Cycles of five states: two disjoint pairs, three states needed. Forty of them, 200 states.
    items = {
        f"{ring:02d}-{at}": frozenset({f"{ring:02d}{at}", f"{ring:02d}{(at + 1) % 5}"})
        for ring in range(40)
        for at in range(5)
    }
    found = bound(items)
    assert (found.at_least, len(found.witnesses), found.at_most, found.proved) == (120, 80, 200, True)


def test_out_of_time_it_prints_the_proved_bound_and_the_incumbent_apart() -> None:
    items = hard_candidates(1)
    found = bound(items, time_limit=2.0)
    assert not found.proved
    assert found.proof == "solver"
    # The mean set loads every state alike, so the linear relaxation gives 200 states / 4.
    assert 50 <= found.at_least < found.incumbent.size
    assert len(found.witnesses) <= found.at_least
    check_proof(dict(items), found)


@pytest.mark.parametrize("limit", [0.0, -1.0, float("nan"), float("inf")])
def test_a_time_limit_is_a_positive_number(limit: float) -> None:
    with pytest.raises(WrongUse):
        bound({"i0": frozenset("A")}, time_limit=limit)


def test_classes_from_columns_give_what_items_give() -> None:
    items: dict[str, Candidates] = {**sets_of("AB", "AB", "C", "CD", "EF", "FG", "EG"), "any": None}
    collapsed = collapse(items)
    assert collapsed.classes[0] == SetClass(frozenset("C"), 1, "i2")
    assert collapsed.classes[1] == SetClass(frozenset("AB"), 2, "i0")
    assert collapsed.unconstrained == 1
    assert bound_classes(collapsed) == bound(items)
    assert bound_classes(Collapsed(())) == bound({})


def test_matching_of_no_classes() -> None:
    assert most_states(()) == 0
