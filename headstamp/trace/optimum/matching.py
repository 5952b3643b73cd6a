"""At most how many states: as many as can be given an item each."""

from __future__ import annotations

from collections.abc import Sequence

from headstamp.trace.optimum.candidate_classes import SetClass


def most_states(classes: Sequence[SetClass]) -> int:
    """The largest number of different states in any explanation: a maximum matching of states to items.

    Args:
        classes: distinct candidate sets with how many items each has (see `collapse`).

    A class of m equal items can name min(m, |C|) different states of C, so it stands for that many items.
    Hopcroft and Karp's algorithm, by `scipy.sparse.csgraph`.
    """
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    number = {state: at for at, state in enumerate(sorted({s for one in classes for s in one.candidates}))}
    if not number:
        return 0
    columns: list[int] = []
    starts = [0]
    for one in classes:
        states = sorted(number[state] for state in one.candidates)
        for _ in range(min(one.items, len(states))):
            columns.extend(states)
            starts.append(len(columns))
    edges = csr_array(
        (np.ones(len(columns), dtype=np.int8), np.array(columns, np.int32), np.array(starts, np.int32)),
        shape=(len(starts) - 1, len(number)),
    )
    matched = maximum_bipartite_matching(edges, perm_type="column")
    return int(np.count_nonzero(matched >= 0))
