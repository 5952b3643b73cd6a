"""What all answers have in common: frozen structs that know their keys in JSON, and refuse any other."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, to_builtins

Count = Annotated[int, Meta(ge=0)]
"""How many there are."""
OneOrMore = Annotated[int, Meta(ge=1)]
"""How many there are, where none would not be listed at all; also a place in a list that begins with 1."""
Number = int | float
"""A quantity as a source gives it: whole where it has no decimals."""
Seconds = Annotated[float, Meta(ge=0)]
"""How long something took."""
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
"""The id of a source, held or cited, or another SHA-256 in full."""
Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
"""The id of a statement, a row, a finding or a judgement."""
Grade = Annotated[str, Meta(pattern="^[A-F]$")]
"""How far a source is relied on, A (completely) to F (cannot be judged)."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of an answer, or the value of a finding: an object in JSON with exactly the keys that it lists."""


class Answer(Part, frozen=True, kw_only=True, tag_field="schema"):
    """What one command answers: in JSON its first key, ``schema``, says of which command and version it is."""


def as_json(answer: Part) -> dict[str, Any]:
    """An answer, or a part of one, as plain dictionaries and lists with the keys that ``--json`` prints.

    >>> from headstamp.answers.parts import Ends
    >>> as_json(Ends(low=0.25, high=None))
    {'low': 0.25, 'high': None}
    """
    plain: dict[str, Any] = to_builtins(answer)
    return plain
