"""Bounds without one group: the short cuts say what solving everything anew says."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Any

import pytest

from headstamp.trace.makers.fragility import Fragile, fragility
from headstamp.trace.optimum import linear
from headstamp.trace.optimum.bounds import bound, bound_classes
from headstamp.trace.optimum.candidate_classes import Candidates, collapse
from headstamp.trace.optimum.hitting_set import smallest_hit
from headstamp.trace.optimum.search_budget import Effort
from headstamp.world import hard_candidates, planted_candidates

STATES = "ABCDEFGH"


def some_states(draw: random.Random) -> frozenset[str]:
    return frozenset(draw.sample(STATES, draw.choice((1, 2, 2, 3, 4))))


def test_it_agrees_with_solving_anew() -> None:
    draw = random.Random(31)
    lost = gained = 0
    for _ in range(400):
        items: dict[str, Candidates] = {f"i{at}": some_states(draw) for at in range(draw.randint(1, 12))}
        items["any"] = None
        # Widened, loosened, narrowed (a contradiction ends) and items that were unconstrained before.
        changes: dict[str, dict[str, Candidates]] = {
            group: {
                item: draw.choice(
                    (None, frozenset(), some_states(draw), (items[item] or frozenset()) | {"A"})
                )
                for item in draw.sample(sorted(items), draw.randint(0, min(4, len(items))))
            }
            for group in ("r1", "r2", "r3")
        }
        base = bound(items)
        found = fragility(base, items, changes, changes.__getitem__)
        for one in found:
            anew = bound({**items, **changes[one.without]}).at_least
            assert one == Fragile(one.without, anew, base.at_least - anew, True)
            lost += one.lost > 0
            gained += one.lost < 0
        assert [one.without for one in found] == list(changes)
    assert lost > 100
    assert gained > 30


def test_a_group_that_the_proof_does_not_rest_on_is_not_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    items: dict[str, Candidates] = {
        "a": frozenset("A"), "a2": frozenset("A"), "b": frozenset("BC"), "wide": frozenset("ABD"),
    }  # fmt: skip
    changes: dict[str, dict[str, Candidates]] = {
        "dominated": {"wide": None},
        "doubled": {"a": frozenset("AB")},
        "both": {"a": None, "a2": None},
    }
    solved = []

    def counted(*given: object, **named: object) -> object:
        solved.append(given)
        return smallest_hit(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("headstamp.trace.makers.fragility.smallest_hit", counted)
    found = fragility(bound(items), items, changes, changes.__getitem__)
    assert found == (
        Fragile("dominated", 2, 0, True),
        Fragile("doubled", 2, 0, True),
        Fragile("both", 1, 1, True),  # B alone is in "b" and in "wide"
    )
    assert len(solved) == 1


def test_a_source_that_carries_the_bound_alone() -> None:
    items: dict[str, Candidates] = {f"i{at}": frozenset(letter) for at, letter in enumerate(STATES)}
    without: Mapping[str, Candidates] = dict.fromkeys(items)
    base = bound(items)
    assert fragility(base, items, ["all"], lambda _: without) == (Fragile("all", 0, 8, True),)


def test_no_group_and_no_change() -> None:
    items: dict[str, Candidates] = {"i": frozenset("AB")}
    base = bound(items)
    assert fragility(base, items, [], lambda _: {}) == ()
    assert fragility(base, items, ["r"], lambda _: {}) == (Fragile("r", 1, 0, True),)


def test_an_item_that_is_not_there_is_an_error() -> None:
    items: dict[str, Candidates] = {"i": frozenset("AB")}
    with pytest.raises(KeyError):
        fragility(bound(items), items, ["r"], lambda _: {"j": None})


def test_an_unproved_bound_stays_unproved() -> None:
    items: dict[str, Candidates] = dict(hard_candidates(1))
    base = bound(items, time_limit=0.3)
    first = min(items)
    same = fragility(base, {**items, "wide": frozenset()}, ["r"], lambda _: {"wide": None}, time_limit=0.3)
    assert same == (Fragile("r", base.at_least, 0, False),)
    (less,) = fragility(base, items, ["r"], lambda _: {first: None}, time_limit=0.3)
    assert not less.proved
    assert less.at_least >= 50


def test_many_sources_over_a_large_world() -> None:
    world = planted_candidates(3)
    base = bound(world.sets)
    names = sorted(world.sets)
    groups: dict[str, dict[str, Candidates]] = {
        f"source-{at}": dict.fromkeys(names[at::500]) for at in range(25)
    }
    for state in base.certain[:3]:
        groups[state] = {item: None for item, one in world.sets.items() if one == {state}}
    found = fragility(base, world.sets, groups, groups.__getitem__)
    assert all(one.proved and 0 <= one.lost <= 25 for one in found)
    assert found[-1].at_least == bound({**world.sets, **groups[base.certain[2]]}).at_least


def drawn(sets: int, states: int) -> dict[str, frozenset[str]]:
    """Random sets of four, of which branch and bound proves little in a short time."""
    draw = random.Random(3)
    names = [f"S{at:03d}" for at in range(states)]
    return {f"i{at:04d}": frozenset(draw.sample(names, 4)) for at in range(sets)}


def test_a_search_without_a_time_limit_asks_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    items, asked, real = drawn(250, 80), list[float](), linear._ask

    def ask(*words: Any, **more: Any) -> Any:
        asked.append(more["options"]["time_limit"])
        return real(*words, **more)

    monkeypatch.setattr(linear, "_ask", ask)
    before = bound_classes(collapse(items), effort=Effort(53 * len(items)))
    clock = iter(range(0, 10**9, 10**4))
    monkeypatch.setattr("headstamp.trace.optimum.hitting_set.time.monotonic", lambda: float(next(clock)))
    assert not before.proved
    assert bound_classes(collapse(items), effort=Effort(53 * len(items))) == before
    assert set(asked) == {math.inf}


def test_all_groups_share_the_work_of_one_search() -> None:
    items = drawn(40, 25)
    spent = Effort(60 * len(items))
    for _ in range(3):
        smallest_hit(collapse(items).classes, time_limit=None, effort=spent)
    assert spent.left <= 0
    hit = smallest_hit(collapse(items).classes, time_limit=None, effort=spent)
    assert hit.low == len(hit.disjoint), "nothing is left for a search: the pencil alone bounds"
