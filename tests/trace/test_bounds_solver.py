"""The steps behind a bound, each alone: reductions, linear relaxation, branch and bound, local search."""

from __future__ import annotations

import random
from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pytest

from headstamp.trace.optimum.bounds import bound
from headstamp.trace.optimum.candidate_classes import collapse
from headstamp.trace.optimum.hitting_set import smallest_hit
from headstamp.trace.optimum.linear import Searched, fractional_bound, largest_packing, smallest_hitting_set
from headstamp.trace.optimum.packing import disjoint_family
from headstamp.trace.optimum.reduce import parts, reduced
from headstamp.trace.optimum.search_budget import Effort, timed
from headstamp.trace.optimum.small_cover import greedy_cover, improved_cover
from headstamp.world import hard_candidates, planted_candidates

NO_ORTOOLS = "OR-tools is not installed: no second solver to compare with"


def masks_of(draw: random.Random, states: int, most_sets: int) -> list[int]:
    """One to `most_sets` random non-empty sets of up to four of `states` states."""
    return [
        sum(1 << state for state in draw.sample(range(states), draw.randint(1, min(4, states))))
        for _ in range(draw.randint(1, most_sets))
    ]


def masks_in(items: dict[str, frozenset[str]]) -> list[int]:
    """The candidate sets as bit masks."""
    states = sorted({state for one in items.values() for state in one})
    return [sum(1 << states.index(state) for state in one) for one in items.values()]


def smallest(masks: list[int], states: int) -> int:
    """The size of the smallest hitting set, by trying all, small ones first."""
    for size in range(states + 1):
        for some in combinations(range(states), size):
            chosen = sum(1 << state for state in some)
            if all(mask & chosen for mask in masks):
                return size
    raise AssertionError("an empty set")


def largest(masks: list[int], used: int = 0) -> int:
    """The size of the largest disjoint family, by taking or leaving each set."""
    if not masks:
        return 0
    left = largest(masks[1:], used)
    return left if masks[0] & used else max(left, 1 + largest(masks[1:], used | masks[0]))


def hits(cover: list[int], masks: list[int]) -> bool:
    """Whether the states of `cover` hit every mask."""
    chosen = sum(1 << state for state in cover)
    return all(mask & chosen for mask in masks)


def test_every_step_keeps_its_promise_on_random_cases() -> None:
    draw = random.Random(71)
    for _ in range(400):
        states = draw.randint(1, 8)
        masks = masks_of(draw, states, 12)
        least = smallest(masks, states)
        family = disjoint_family(masks)
        greedy = greedy_cover(masks)
        better = improved_cover(masks, greedy, enough=1)
        searched = smallest_hitting_set(masks, seconds=10, effort=timed())
        exact = largest_packing(masks, seconds=10)
        assert hits(greedy, masks)
        assert hits(better, masks)
        assert least <= len(better) <= len(greedy)
        assert len(family) <= largest(masks) == len(exact) <= fractional_bound(masks, seconds=10) <= least
        assert searched.low == least
        assert searched.cover is not None
        assert len(searched.cover) == least
        assert hits(searched.cover, masks)
        for found in (family, exact):
            assert not any(masks[one] & masks[two] for one, two in combinations(found, 2))


def test_reductions_keep_the_smallest_cover_and_the_largest_family() -> None:
    draw = random.Random(72)
    smaller = 0
    for _ in range(600):
        states = draw.randint(1, 8)
        masks = masks_of(draw, states, 12)
        rows = reduced(masks)
        left = [row.mask for row in rows]
        assert smallest(left, states) == smallest(masks, states)
        assert largest(left) == largest(masks)
        assert all(row.mask & masks[row.source] == row.mask for row in rows)
        for one, two in combinations(rows, 2):
            assert bool(one.mask & two.mask) == bool(masks[one.source] & masks[two.source])
        inside = {state: {row for row in rows if row.mask >> state & 1} for state in range(states)}
        assert not any(one & two in (one, two) for one, two in combinations(left, 2))
        used = [where for where in inside.values() if where]
        assert not any(one <= two or two <= one for one, two in combinations(used, 2))
        smaller += len(rows) < len(set(masks))
    assert smaller > 300


def test_large_and_small_sets_together_lose_exactly_the_supersets() -> None:
    # Sizes from 1 to 14 take both ways of looking for a subset: through the files, and through the subsets.
    draw = random.Random(73)
    for _ in range(30):
        states = 16
        masks = [sum(1 << s for s in draw.sample(range(states), draw.randint(2, 14))) for _ in range(300)]
        minimal = {one for one in masks if not any(two & one == two != one for two in masks)}
        kept = {masks[row.source] for row in reduced(masks)}
        assert kept <= minimal
        assert smallest(list(kept), states) == smallest(list(minimal), states)


def test_parts_share_no_state_and_lose_no_row() -> None:
    draw = random.Random(74)
    for _ in range(300):
        rows = reduced(masks_of(draw, 20, 12))
        found = parts(rows)
        assert sorted(row for part in found for row in part) == sorted(rows)
        unions = [0] * len(found)
        for at, part in enumerate(found):
            for row in part:
                unions[at] |= row.mask
            reached = {part[0]}
            while more := {row for row in part if any(row.mask & other.mask for other in reached)} - reached:
                reached |= more
            assert reached == set(part)
        assert not any(one & two for one, two in combinations(unions, 2))


@pytest.mark.parametrize(("states", "size"), [(7, 4), (8, 3), (9, 5), (10, 2)])
def test_all_sets_of_one_size_need_branch_and_bound(states: int, size: int) -> None:
    # Whatever leaves `size` states out misses a set: states - size + 1 are needed. The relaxation says
    # only ⌈states / size⌉, and a pencil ⌊states / size⌋.
    items = {f"{one}": frozenset(map(str, one)) for one in combinations(range(states), size)}
    found = bound(items)
    assert (found.at_least, found.proved, found.proof) == (states - size + 1, True, "solver")
    assert len(found.witnesses) == states // size


def test_a_fractional_bound_of_nothing_is_nothing() -> None:
    assert fractional_bound([], seconds=1) == 0


@pytest.mark.parametrize(
    ("weights", "sound"), [([1.0, 1.0], 1), ([0.6, 0.6], 1), ([-1.0, 0.5], 1), ([0, 0], 0)]
)
def test_weights_that_overload_a_state_are_scaled_down(
    monkeypatch: pytest.MonkeyPatch, weights: list[float], sound: int
) -> None:
    # Both sets have state 1: whatever the solver claims, one state hits them.
    answer = SimpleNamespace(x=np.array(weights))
    monkeypatch.setattr("headstamp.trace.optimum.linear._ask", lambda *_, **__: answer)
    assert fractional_bound([0b011, 0b110], seconds=1) == sound


def test_a_solver_without_time_gives_no_cover_and_no_false_bound() -> None:
    masks = masks_in(hard_candidates(3))
    searched = smallest_hitting_set(masks, seconds=1e-6, effort=timed())
    assert searched.low <= len(improved_cover(masks, greedy_cover(masks), enough=1))
    assert searched.cover is None or hits(searched.cover, masks)


@pytest.mark.parametrize("cover", [None, [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5, 6]])
@pytest.mark.parametrize("low", [0, 4])
def test_a_solver_that_is_stopped_gives_its_bound_and_never_its_cover(
    monkeypatch: pytest.MonkeyPatch, low: int, cover: list[int] | None
) -> None:
    # Three of eight states: six are needed. The solver stops with what it has; the relaxation says ⌈8/3⌉.
    def stopped(_: list[int], *, seconds: float, effort: Effort) -> Searched:
        assert 0 < seconds <= 5
        assert effort.left > 0
        return Searched(low, cover)

    monkeypatch.setattr("headstamp.trace.optimum.hitting_set.smallest_hitting_set", stopped)
    found = bound({f"{one}": frozenset(map(str, one)) for one in combinations(range(8), 3)}, time_limit=5)
    assert (found.at_least, found.proved, found.proof) == (max(low, 3), False, "solver")
    assert (found.incumbent.size, len(found.witnesses)) == (6, 2)


def test_one_hard_part_does_not_eat_the_time_of_the_easy_ones() -> None:
    hard = {f"hard {item}": states for item, states in hard_candidates(1, sets=600).items()}
    easy = {
        f"easy {ring} {one}": frozenset(f"{ring}{at}" for at in one)
        for ring in range(3)
        for one in combinations(range(8), 3)
    }
    masks = masks_in(hard)
    found = bound({**hard, **easy}, time_limit=4)
    assert not found.proved
    assert found.at_least >= 3 * 6 + len(disjoint_family(masks)), "with or without the relaxation, for which time may not do"
    assert found.incumbent.size <= 3 * 6 + len(greedy_cover(masks))


def test_a_second_solver_agrees() -> None:
    cp_model = pytest.importorskip("ortools.sat.python.cp_model", reason=NO_ORTOOLS)
    draw = random.Random(75)
    cases = [
        planted_candidates(seed, items, 60, read=read).sets
        for seed, items, read in ((1, 60, 0.0), (2, 200, 0.0), (3, 400, 0.05), (4, 2000, 0.5))
    ]
    cases += [
        hard_candidates(seed, draw.randint(20, 110), draw.randint(2, 5), draw.randint(15, 40))
        for seed in range(30)
    ]
    needed_the_solver = 0
    for items in cases:
        model = cp_model.CpModel()
        chosen = {state: model.new_bool_var(state) for one in items.values() for state in sorted(one)}
        for one in items.values():
            model.add_bool_or([chosen[state] for state in one])
        model.minimize(sum(chosen.values()))
        oracle = cp_model.CpSolver()
        oracle.parameters.num_workers = 1
        assert oracle.solve(model) == cp_model.OPTIMAL
        hit = smallest_hit(collapse(items).classes, time_limit=60)
        assert hit.proved
        assert hit.low == round(oracle.objective_value)
        needed_the_solver += len(hit.disjoint) < hit.low
    assert needed_the_solver > 5
