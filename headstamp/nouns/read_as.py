"""How a statement was read, in words beside what it said."""

from __future__ import annotations

import re

from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.quantity_text import number_text, range_text
from headstamp.nouns.values.text import fold

_ONE = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
DAY = re.compile(rf"(?:\.\./)?{_ONE}(?:/{_ONE})?")
"""The canon of a date: a day, a month, a year, two of them, or all up to one."""
DAYS_FROM = 100_000
"""The least bound that is taken for a day: no register speaks of days before the year 274."""


def read_as(said: str, canon: str | None, low: float | None, high: float | None, hedge: str | None) -> str:
    """What was made of a source's words: our word for them, their bounds, and their hedge; '' where it is what was said.

    Args:
        said, canon, low, high, hedge: as in :class:`headstamp.casefile.statement.Statement`; of a date the bounds are
            day ordinals.
    """
    is_day = DAY.fullmatch(canon or "") and all(end is None or end >= DAYS_FROM for end in (low, high))
    if is_day:
        days = sorted({iso_day(end) or "open" for end in (low, high)}) if (low, high) != (None, None) else []
        bounds = " to ".join(days)
    else:
        as_said = low is not None and low == high and said.strip() in (f"{low:.15g}", f"{low:.2f}", number_text(low))
        bounds = "" if as_said else range_text(low, high, open_low="")
    parts = [canon or "", bounds, (hedge or "") if hedge not in ("exact", "between") else ""]
    return "; ".join(dict.fromkeys(part for part in parts if part not in ("", said, fold(said))))
