"""Names of parties in the writings of registers: with and without an asterisk, the state in brackets or before the name."""

from __future__ import annotations

import re
from collections.abc import Container

SEVERAL = frozenset({
    "others", "other", "several", "various", "many", "some", "all", "multiple", "states", "countries", "nations", "governments",
    "members", "partners", "allies", "recipients", "recipient", "customers", "areas", "nes", "nec", "worldwide", "unknown",
    "unspecified", "undisclosed", "unidentified", "unnamed", "destinations",
})  # fmt: skip
"""Words, beside the names of states, by which a name may mean anyone: several states, or one that is not told."""

GENERIC = frozenset({
    "republic", "democratic", "people", "peoples", "islamic", "arab", "kingdom", "united", "states", "state", "federation",
    "federal", "union", "socialist", "former", "government", "army", "navy", "force", "forces", "armed", "police", "security",
    "defence", "ministry", "rebels", "group", "front", "north", "northern", "south", "southern", "east", "eastern", "west",
    "western", "central", "island", "islands", "saint", "region", "nations", "others", "other", "unknown", "mission",
})  # fmt: skip
"""Words that many names share: by them alone no name is like another."""

WITH_BRACKETS = re.compile(r"([^()]*[^()\s])\s*\(([^()]+)\)\s*\*?")
"""A name with something in brackets behind it, and perhaps the mark of a recipient that is no state."""


def as_written(folded: str) -> str:
    """A folded name of a party without what registers write differently: ``hor (libya)*`` and ``libya hor*`` are one.

    Asterisks mark a party that is no state, and are no part of its name; the words stand in the order of the alphabet.
    A name with the same words is the same name; an abbreviation stays one, and only a row of a table says what it means.
    """
    return " ".join(sorted(re.findall(r"[^\W_]+(?:'[^\W_]+)?", folded)))


def halves(name: str, known: Container[str]) -> set[str]:
    """The names that a folded name with brackets has without them: ``spla`` of ``spla (sudan)*``, ``pkk`` of ``… party (pkk)*``.

    Words of states and parties that are known, and words that many names share, are no name of their own.
    """
    parts = WITH_BRACKETS.fullmatch(name)
    if not parts:
        return set()
    without, inside = parts.groups()
    own = {without} | ({inside} if " " not in inside else set())
    return {as_written(half) for half in own if half not in known and half not in GENERIC | SEVERAL}
