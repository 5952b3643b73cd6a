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
from headstamp.world.drawn import draw_world
from headstamp.world.files import settings_of, write_files
from headstamp.world.truth import Truth, truth_of, write_world

__all__ = [
    "PlantedCandidates",
    "Truth",
    "candidates",
    "draw_world",
    "hard_candidates",
    "planted_candidates",
    "settings_of",
    "states_of",
    "truth_of",
    "write_files",
    "write_world",
]
