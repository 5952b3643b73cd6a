"""The three questions that are put to the solver HiGHS (through `scipy.optimize.milp`).

Every answer is checked or rounded to the safe side in whole numbers before it leaves this file: a cover
is returned only if it hits every set, a family only if it is disjoint, the fractional bound is summed
in integers. What has to be believed is one figure: the dual bound of the branch and bound.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from headstamp.engine.interruption import check
from headstamp.trace.optimum.reduce import bits
from headstamp.trace.optimum.search_budget import Effort

UNITS = 10**9
"""A fractional weight is rounded down to whole parts of this size, so that sums are exact."""

TOLERANCE = 1e-6
"""The solver's own tolerance of the objective, given back before a bound is rounded up."""

PACKING_NODES = 500
"""Nodes of the search for a largest disjoint family: a limit that a slow machine meets at the same place."""


class Searched(NamedTuple):
    """low: a proved lower bound of the smallest hitting set (0: none). cover: a hitting set, None: none found."""

    low: int
    cover: list[int] | None


def fractional_bound(masks: Sequence[int], *, seconds: float) -> int:
    """⌈LP⌉: no hitting set is smaller than any weights of the sets that load no state above 1 add up to.

    Returns 0 if the solver finds no such weights in `seconds`.
    """
    import numpy as np

    if not masks:
        return 0
    rows, _ = _matrix(masks)
    answer = _ask(
        -np.ones(len(masks)), rows.T.tocsr(), most=1.0, whole=False, options={"time_limit": seconds}
    )
    if answer.x is None:
        return 0
    weights: list[int] = [max(0, math.floor(weight * UNITS)) for weight in answer.x.tolist()]
    load: dict[int, int] = {}
    for mask, weight in zip(masks, weights, strict=True):
        for state in bits(mask):
            load[state] = load.get(state, 0) + weight
    heaviest: int = max(UNITS, *load.values())
    return -(-sum(weights) // heaviest)


def smallest_hitting_set(masks: Sequence[int], *, seconds: float, effort: Effort) -> Searched:
    """Branch and bound: min Σ x_s with Σ_{s ∈ C} x_s ≥ 1 for every set C and x binary.

    Stopped by `seconds`, or by the nodes that `effort` has left, it gives the best lower bound proved so far
    and the best cover found so far.
    """
    import numpy as np

    rows, states = _matrix(masks)
    options = {"time_limit": seconds, "node_limit": effort.nodes(len(masks)), "mip_rel_gap": 0.0}
    answer = _ask(np.ones(len(states)), rows, least=1.0, whole=True, options=options)
    effort.spend(max(1, answer.mip_node_count or 0), len(masks))
    dual = answer.mip_dual_bound
    low = math.ceil(dual - TOLERANCE) if dual is not None and math.isfinite(dual) else 0
    if answer.x is None:
        return Searched(max(0, low), None)
    cover = [state for state, value in zip(states, answer.x.tolist(), strict=True) if value > 0.5]
    chosen = sum(1 << state for state in cover)
    return Searched(max(0, low), cover if all(mask & chosen for mask in masks) else None)


def largest_packing(masks: Sequence[int], *, seconds: float) -> list[int]:
    """Places in `masks` of the largest family of pairwise disjoint sets found in `seconds`; [] if none was."""
    import numpy as np

    rows, _ = _matrix(masks)
    options = {"time_limit": seconds, "node_limit": PACKING_NODES}
    answer = _ask(-np.ones(len(masks)), rows.T.tocsr(), most=1.0, whole=True, options=options)
    if answer.x is None:
        return []
    family = [at for at, value in enumerate(answer.x.tolist()) if value > 0.5]
    used = 0
    for at in family:
        if masks[at] & used:
            return []
        used |= masks[at]
    return family


def _matrix(masks: Sequence[int]) -> tuple[Any, list[int]]:
    """One row a set, one column a state, 1 where the set has the state; and the states of the columns."""
    import numpy as np
    from scipy.sparse import csr_array

    states = sorted({state for mask in masks for state in bits(mask)})
    column = {state: at for at, state in enumerate(states)}
    columns: list[int] = []
    starts = [0]
    for mask in masks:
        columns.extend(column[state] for state in bits(mask))
        starts.append(len(columns))
    cells = (np.ones(len(columns)), np.array(columns, np.int32), np.array(starts, np.int32))
    return csr_array(cells, shape=(len(masks), len(states))), states


def _ask(
    cost: Any,
    rows: Any,
    *,
    whole: bool,
    options: dict[str, Any],
    least: float = -math.inf,
    most: float = math.inf,
) -> Any:
    """Minimise cost·x with least ≤ rows·x ≤ most and 0 ≤ x ≤ 1, in whole numbers or not."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    check()
    return milp(
        cost,
        constraints=LinearConstraint(rows, least, most),
        integrality=np.full(len(cost), int(whole)),
        bounds=Bounds(0, 1),
        options=options,
    )
