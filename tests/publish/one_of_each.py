"""Answers in which every count is one, and the sentences that then speak of one thing as of several."""

from __future__ import annotations

import re
from typing import Any

KEPT = {"order", "column", "first", "last", "latitude", "longitude", "precision_m", "dates", "share", "threshold"}
"""Keys whose numbers are no counts: places, years, order."""
WHOLE = {"nodes", "links"}
"""Lists that hang together: a link whose box is gone cannot be drawn."""

NOT_PLURAL = {"class", "is", "was", "has", "as", "its", "this", "loss", "less", "limits", "does"}
MANY_AFTER_ONE = re.compile(r"(?<![\w.,:–/-])1 (?:(?:more|other|certain|possible|cited|open) )?([a-z’]+s)\b")
PLURAL_VERB = re.compile(r"(?<![\w.,:–/-])1 [a-z]+ (?:of [a-z]+ )?(are|have|were|tell|name|limit|rest|stand|suffice|wait|give|do)\b")


def planted(value: Any, *, cut: bool) -> Any:
    """An answer with each count put to one; ``cut`` leaves one entry of each list too."""
    if isinstance(value, dict):
        return {key: one if key in KEPT else planted(one, cut=cut and key not in WHOLE) for key, one in value.items()}
    if isinstance(value, list):
        return [planted(one, cut=cut) for one in (value[:1] if cut else value)]
    return value if isinstance(value, bool | str) or value is None else 1


def spoken_of_as_many(words: str) -> list[str]:
    """The places at which a text speaks of one thing in the plural."""
    found = [one[0] for one in MANY_AFTER_ONE.finditer(words) if one[1] not in NOT_PLURAL]
    return found + [one[0] for one in PLURAL_VERB.finditer(words)]
