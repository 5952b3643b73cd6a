"""What must hold of bounds whatever the items are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headstamp.trace.optimum.bounds import bound
from headstamp.trace.optimum.candidate_classes import Candidates
from headstamp.world import hard_candidates, planted_candidates

STATES = "ABCDEFGHIJ"
states_of_an_item = st.frozensets(st.sampled_from(STATES), min_size=1, max_size=5)
cases = st.dictionaries(st.text("0123456789", min_size=1, max_size=3), states_of_an_item, max_size=16)
few = settings(max_examples=150, deadline=None, derandomize=True)


@few
@given(cases)
def test_low_is_not_above_high(items: dict[str, Candidates]) -> None:
    found = bound(items)
    assert found.at_most is not None
    assert len(found.witnesses) <= found.at_least <= found.incumbent.size <= found.at_most
    assert found.at_most <= min(len(items), len({s for one in items.values() if one for s in one}))
    assert set(found.certain) <= set(found.incumbent.members)


@few
@given(cases, states_of_an_item)
def test_one_more_item_lowers_nothing(items: dict[str, Candidates], more: frozenset[str]) -> None:
    before, after = bound(items), bound({**items, "more": more})
    assert before.at_least <= after.at_least <= before.at_least + 1
    assert before.at_most is not None
    assert after.at_most is not None
    assert before.at_most <= after.at_most <= before.at_most + 1
    assert set(before.certain) <= set(after.certain)


@few
@given(cases, st.data())
def test_a_wider_set_never_raises_at_least_nor_lowers_at_most(
    items: dict[str, Candidates], data: st.DataObject
) -> None:
    wider = {item: (states or frozenset()) | data.draw(states_of_an_item) for item, states in items.items()}
    before, after = bound(items), bound(wider)
    assert after.at_least <= before.at_least
    assert before.at_most is not None
    assert after.at_most is not None
    assert after.at_most >= before.at_most
    assert set(after.certain) <= set(before.certain)


@few
@given(cases, st.data())
def test_an_item_that_becomes_unconstrained_never_raises_at_least(
    items: dict[str, Candidates], data: st.DataObject
) -> None:
    loosened = {item: None if data.draw(st.booleans()) else states for item, states in items.items()}
    assert bound(loosened).at_least <= bound(items).at_least


@few
@given(cases, st.randoms(use_true_random=False))
def test_order_changes_nothing(items: dict[str, Candidates], shuffle: object) -> None:
    order = list(items.items())
    shuffle.shuffle(order)  # type: ignore[attr-defined]
    assert bound(dict(order)) == bound(items)


@few
@given(cases, st.integers(1, 3))
def test_doubled_items_change_counts_alone(items: dict[str, Candidates], times: int) -> None:
    once = bound(items)
    more = bound(
        {f"{item}{'~' * copy}": states for item, states in items.items() for copy in range(times + 1)}
    )
    assert (more.at_least, more.certain, more.incumbent) == (once.at_least, once.certain, once.incumbent)
    assert (more.witnesses, more.proof, more.core) == (once.witnesses, once.proof, once.core)
    assert more.items == (times + 1) * once.items
    assert once.at_most is not None
    assert more.at_most is not None
    assert more.at_most >= once.at_most


@few
@given(cases, st.integers(1, 5))
def test_unconstrained_items_leave_at_least_alone(items: dict[str, Candidates], count: int) -> None:
    once = bound(items)
    more = bound({**items, **{f"any{at}": None for at in range(count)}})
    assert (more.at_least, more.certain, more.witnesses) == (once.at_least, once.certain, once.witnesses)
    assert (more.at_most, more.unconstrained, more.constrained) == (None, count, once.constrained)


@few
@given(cases)
def test_a_state_that_is_renamed_keeps_every_number(items: dict[str, Candidates]) -> None:
    turned = {item: frozenset(STATES[9 - STATES.index(s)] for s in one or ()) for item, one in items.items()}
    before, after = bound(items), bound(turned)
    assert (before.at_least, before.at_most, len(before.certain)) == (
        after.at_least,
        after.at_most,
        len(after.certain),
    )


def test_a_hundred_thousand_items_are_proved_and_hold_the_truth() -> None:
    world = planted_candidates(7)
    found = bound(world.sets)
    true_states = set(world.made_in.values())
    assert found.items == len(world.sets) == 100_000
    assert found.proved
    assert found.at_most is not None
    assert found.at_least <= len(true_states) <= found.at_most
    assert set(found.certain) <= true_states
    assert len(found.certain) < found.at_least, "marks alone give the bound: the lists prove nothing"


def test_worlds_without_a_mark_are_proved_too() -> None:
    for seed in range(5):
        world = planted_candidates(seed, 3000, read=0.0)
        found = bound(world.sets)
        assert found.proved
        assert found.certain == ()
        assert found.at_least <= len(set(world.made_in.values()))


def test_the_order_of_a_case_that_needs_the_solver_changes_nothing() -> None:
    items = hard_candidates(4, sets=90, size=3, states=30)
    found = bound(items)
    assert found.proved
    assert found.proof == "solver"
    assert bound(dict(reversed(items.items()))) == found
