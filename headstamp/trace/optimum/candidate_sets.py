"""Candidate sets in columns: numbered items and states in, a few hundred distinct sets out."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
WORD = 64


class Sets(NamedTuple):
    """``of_row`` for each row the place of its set; ``members`` for each set the numbers of its states, sorted."""

    of_row: Numbers
    members: tuple[tuple[int, ...], ...]


def distinct_sets(rows: Numbers, states: Numbers, count: int) -> Sets:
    """Gather pairs into sets, and equal sets into one.

    Args:
        rows: for each pair the place of its row, 0 or more.
        states: for each pair the number of a state, 1 or more.
        count: how many rows there are; one without a pair has the empty set.
    """
    width = (int(states.max()) if len(states) else 0) // WORD + 1
    masks = np.zeros((count, width), dtype=np.uint64)
    np.bitwise_or.at(masks, (rows, states // WORD), np.uint64(1) << (states % WORD).astype(np.uint64))
    unique, of_row = np.unique(masks, axis=0, return_inverse=True)
    members = tuple(
        tuple(WORD * at + bit for at in range(width) for bit in range(WORD) if int(mask[at]) >> bit & 1) for mask in unique
    )
    return Sets(of_row.reshape(-1).astype(np.int64), members)


def column(table: Any, name: str) -> Numbers:
    """A column of whole numbers of an Arrow table; an empty one has no chunks to join."""
    if not table.num_rows:
        return np.zeros(0, dtype=np.int64)
    return np.asarray(table.column(name).to_numpy(), dtype=np.int64)
