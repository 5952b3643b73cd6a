"""What a bound loses when one root or one source is taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from headstamp.trace.optimum.bounds import Bounds
from headstamp.trace.optimum.candidate_classes import Candidates, SetClass, collapse, ordered
from headstamp.trace.optimum.hitting_set import smallest_hit
from headstamp.trace.optimum.search_budget import Effort


class Fragile(NamedTuple):
    """A bound without one group.

    without: the group. at_least: the bound proved without it. lost: how much less that is; below 0 where
    taking the group away ends a contradiction and so narrows a set. proved: whether at_least is exact.
    """

    without: str
    at_least: int
    lost: int
    proved: bool


def fragility(
    base: Bounds,
    items: Mapping[str, Candidates],
    groups: Iterable[str],
    without: Callable[[str], Mapping[str, Candidates]],
    *,
    time_limit: float | None = None,
) -> tuple[Fragile, ...]:
    """The bound without each group in turn, in the order of `groups`.

    Args:
        base: what `bound(items)` gave.
        items: item id → candidate states, with everything.
        groups: names of what may be taken away: roots, or sources.
        without: for a group, the items whose candidates change when it is taken away, with their new
            candidates (None: nothing is left that narrows them, or the item itself rests on the group).
            Items that it does not name stay as they are, so a source that only touches a few costs little.
        time_limit: seconds for one group; None: all groups share the work of one search, and none is stopped by a clock.

    Raises:
        KeyError: `without` names an item that is not among `items`.

    A group is solved anew only if it may matter. The bound stands without a search if the sets that prove
    it are all still there and the states that explained all items still explain the changed ones.
    """
    counts = Counter({one.candidates: one.items for one in collapse(items).classes})
    proving = [witness.item for witness in base.witnesses] if base.proof == "witnesses" else base.core
    needed = [states for item in proving if (states := items[item])]
    explained = frozenset(base.incumbent.members)
    effort = Effort() if time_limit is None else None
    found = []
    for group in groups:
        changed = without(group)
        after = counts.copy()
        for item, states in changed.items():
            if was := items[item]:
                after[was] -= 1
            if states:
                after[states] += 1
        stands = all(after[states] > 0 for states in needed) and all(
            not explained.isdisjoint(states) for states in changed.values() if states
        )
        low, proved = (base.at_least, base.proved) if stands else _solve(after, time_limit, effort)
        found.append(Fragile(group, low, base.at_least - low, proved))
    return tuple(found)


def _solve(counts: Counter[frozenset[str]], time_limit: float | None, effort: Effort | None) -> tuple[int, bool]:
    """The bound of the sets that are left, and whether it is exact."""
    classes = ordered(SetClass(states, items, "") for states, items in counts.items() if items > 0)
    hit = smallest_hit(classes, time_limit=time_limit, effort=effort)
    return hit.low, hit.proved
