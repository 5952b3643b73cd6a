"""Takes a seed. Gives an invented world with known truth, for tests, calibration and benchmarks; equal seeds, equal worlds.

Gives candidate sets of many items (``candidates``), or a small case as files, with what a perfect reader finds in it.
Never speaks of a real state: codes run from XAA to XZZ, which ISO 3166-1 leaves to its users, and names are made up.
"""

from headstamp.world.candidate_sets import (
    PlantedCandidates,
    candidates,
    hard_candidates,
    planted_candidates,
    states_of,
)

__all__ = [
    "PlantedCandidates",
    "candidates",
    "hard_candidates",
    "planted_candidates",
    "states_of",
]
