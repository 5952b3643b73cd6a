"""The known name that an unknown one is most like: put before a person, counting for nothing by itself."""

from __future__ import annotations

from collections.abc import Collection

LIKE_ENOUGH = 80
"""Least likeness (0–100) at which a known name is proposed: of the words as they stand, or of the same words in order."""

SHORTEST = 4
"""Letters of a name that another may be like: of fewer, one in common is likeness already (EU and DEU)."""


def likest(name: str, known: Collection[str]) -> str | None:
    """The name among the known ones that is most like a folded name; None where none is like enough."""
    from rapidfuzz import fuzz, process

    if len(name) < SHORTEST:
        return None
    scorers = (fuzz.ratio, fuzz.token_sort_ratio)
    found = [process.extractOne(name, list(known), scorer=scorer, score_cutoff=LIKE_ENOUGH) for scorer in scorers]
    return max((one for one in found if one), key=lambda one: one[1], default=(None,))[0]
