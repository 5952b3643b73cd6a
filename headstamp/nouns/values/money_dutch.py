"""Amounts in euro of Dutch lists, whose point parts thousands and may have lost the noughts behind it."""

from __future__ import annotations

import re

from headstamp.nouns.values.number import BLANKS, decimal, exactly
from headstamp.nouns.values.value import Unreadable, Value

GROUPED = re.compile(r"[0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+|[1-9][0-9]{0,2}(,[0-9]{3})+")


def money_dutch(cell: str) -> tuple[Value, ...]:
    """A whole amount: ``95000``, ``25,740``, ``2.308.000``, ``5.539`` (5,539).

    Where fewer than three digits stand behind the last point or comma, a spreadsheet may have taken thousands for a
    fraction and dropped its noughts (``112.95`` for 112.950): nothing tells, and no amount is read.

    Raises:
        Unreadable: no whole amount, or one that may be two.
    """
    said = cell.translate(BLANKS).strip()
    if not GROUPED.fullmatch(said):
        raise Unreadable("a whole amount of euros that can be read in one way, such as 95000, 25,740 or 2.308.000")
    return (exactly(cell, decimal(said, point="thousands"))._replace(canon=None),)
