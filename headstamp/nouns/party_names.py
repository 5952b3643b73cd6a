"""Names of parties in the writings of registers: with and without an asterisk, the state in brackets or before the name."""

from __future__ import annotations

import re


def as_written(folded: str) -> str:
    """A folded name of a party without what registers write differently: ``hor (libya)*`` and ``libya hor*`` are one.

    Asterisks mark a party that is no state, and are no part of its name; the words stand in the order of the alphabet.
    A name with the same words is the same name; an abbreviation stays one, and only a row of a table says what it means.
    """
    return " ".join(sorted(re.findall(r"[^\W_]+(?:'[^\W_]+)?", folded)))
