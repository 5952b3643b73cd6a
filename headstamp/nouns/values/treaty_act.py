"""What binds a state to a treaty, and on which day: `9 Apr 2013 a`. The heads of the lists explain the letters."""

from __future__ import annotations

import re

from headstamp.nouns.values.period import date_named
from headstamp.nouns.values.value import VAGUE, Unreadable, Value

ACTS = {
    "": "ratification", "A": "acceptance", "AA": "approval", "a": "accession", "d": "succession",
    "n": "provisional application",
}  # fmt: skip
"""From the letter behind a day, in which capitals count, to the act. Nothing behind it is a ratification."""

ACT = re.compile(r"(.*[0-9])(?:\s+([A-Za-z]{1,2}))?", re.DOTALL)


def treaty_day(cell: str) -> tuple[Value, ...]:
    """The day of an act of a treaty, whatever letter follows it: `9 Apr 2013 a`."""
    return (date_named(_parted(cell)[0])[0]._replace(said=cell),)


def treaty_act(cell: str) -> tuple[Value, ...]:
    """The act given by the letter after a date: `9 Apr 2013 a` is an accession. Any other letter is vague."""
    day, letter = _parted(cell)
    date_named(day)
    act = ACTS.get(letter)
    return (Value(cell, act or "unknown", hedge=None if act else VAGUE),)


def _parted(cell: str) -> tuple[str, str]:
    match = ACT.fullmatch(cell.strip())
    if match is None:
        raise Unreadable("a day such as 3 Jun 2013, perhaps with a letter behind it")
    return match[1], match[2] or ""
