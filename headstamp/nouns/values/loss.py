"""States of things that were lost: one word or several, in the words of a list of losses."""

from __future__ import annotations

import re

from headstamp.nouns.values.value import VAGUE, Value
from headstamp.nouns.values.vocabulary import LOSS_STEMS

WORD = re.compile(r"[^\W\d_]+")
NEGATED = frozenset({"not", "never", "prevent", "avoid"})
"""Words after which a state did not come about: *scuttled to prevent capture*."""


def losses(cell: str) -> tuple[Value, ...]:
    """The states that the words name, one value each: ``damaged and captured`` gives two.

    Canon is one of :data:`headstamp.nouns.values.vocabulary.LOSSES`, said the word of the cell. A slip of the pen behind
    the stem (``damagd``) changes nothing. Words that name no state are ``unknown``, kept, and vague.
    """
    found: dict[str, Value] = {}
    before = ""
    for match in WORD.finditer(cell):
        word = match[0].casefold()
        state = next((state for stem, state in LOSS_STEMS.items() if word.startswith(stem)), None)
        if state and before not in NEGATED:
            found.setdefault(state, Value(match[0], state))
        before = word
    return tuple(found.values()) or (Value(cell, "unknown", hedge=VAGUE),)
