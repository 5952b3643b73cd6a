"""Designations as lists of losses write them: with the list's own count before the name, a colon behind it."""

from __future__ import annotations

import re

from headstamp.nouns.values.designation import MEASURES, designation
from headstamp.nouns.values.value import Value

COUNTED = re.compile(r"\s*[0-9]{1,4}\s+(?=(\S+))")
"""A count of the list: up to four digits, a blank, and a word behind it."""
END = " \t\r\n\xa0:"


def listed_designation(cell: str) -> tuple[Value, ...]:
    """A designation without the count before it and the colon after it.

    ``177 MT-LBVM and MT-LBVMK`` is MT-LBVM and MT-LBVMK, ``1 152mm 2A36 Giatsint-B:`` is 152mm 2A36 Giatsint-B. A
    number before a measure (``57 mm gun``) is no count, nor is one without a blank behind it (``152mm``, ``2S19``).
    The cell stays whole where nothing else would be left. What is said is the designation, as it stands in the cell.
    """
    bare = without_count(cell)
    return designation(bare) if bare else designation(cell)


def without_count(cell: str) -> str:
    """The words of a cell without the count before them and the colon behind them; '' where nothing else is left."""
    counted = COUNTED.match(cell)
    is_count = counted is not None and counted[1].casefold().rstrip(".:") not in MEASURES
    return cell[counted.end() if counted and is_count else 0 :].strip(END)
