"""The known names that are closest to an unknown one: shown to a person in an error, never taken for what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from headstamp.nouns.values.text import fold

SHOWN = 3
"""Most names that one error proposes."""

LIKE_ENOUGH = 60
"""Least likeness (0–100, rapidfuzz's weighted ratio) of a name that is proposed."""


def closest(said: str, known: Iterable[str], least: float = 0) -> list[str]:
    """The known names most like one that is not known, most alike first; none where nothing is like it.

    Args:
        said: the unknown name.
        known: the names as a person reads them; compared folded, so spelling in capitals or accents is no difference.
        least: how like it (0–100) a name must be as a whole: for words of a list, of which a shorter one is no hint.
    Returns:
        at most :data:`SHOWN` names as they were given. Likeness by RapidFuzz, ``fuzz.WRatio``.

    >>> closest("Hill Frunt", ["Hill Front", "Lowland army", "HF"])
    ['Hill Front']
    """
    from rapidfuzz import fuzz, process

    folded = fold(said)
    if not folded:
        return []
    names: dict[str, str] = {}
    for name in sorted(known):
        names.setdefault(fold(name), name)
    # The weighted ratio also finds a name inside a longer one ("Houthis", "Houthi rebels"), but ranks a fragment of two
    # letters as high as a slip of the pen: names are ordered by their likeness as a whole.
    found = process.extract(folded, list(names), scorer=fuzz.WRatio, score_cutoff=LIKE_ENOUGH, limit=None)
    likeness = {name: max(fuzz.ratio(folded, name), fuzz.token_sort_ratio(folded, name)) for name, *_ in found}
    near = [name for name in likeness if likeness[name] >= least]
    return [names[name] for name in sorted(near, key=lambda name: (-likeness[name], name))[:SHOWN]]


def did_you_mean(said: str, known: Iterable[str], otherwise: str = "") -> str:
    """The advice of an error about an unknown name: the closest known ones, or what to do where none is close."""
    near = closest(said, known)
    return f"did you mean {' or '.join(repr(name) for name in near)}?" if near else otherwise
