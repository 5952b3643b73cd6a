"""What a publisher's file was cut to, as its own first lines say: years of delivery, suppliers, recipients."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import MAXYEAR, MINYEAR, date

from headstamp.nouns.plain_json import read_json


@dataclass(frozen=True, slots=True)
class Selection:
    """The choice by which a publisher's site made a file.

    ``first_year`` and ``last_year`` the years of delivery, both included; None is open. ``suppliers`` and ``recipients`` the
    names chosen, as the file writes them; empty means all.
    """

    first_year: int | None = None
    last_year: int | None = None
    suppliers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether nothing was left out: the file is the publisher's whole register."""
        return not (self.has_years or self.suppliers or self.recipients)

    @property
    def has_years(self) -> bool:
        """Whether the file is cut to some years."""
        return self.first_year is not None or self.last_year is not None

    @property
    def first_day(self) -> int | None:
        """The first day of the years chosen, as an ordinal; None is open."""
        return None if self.first_year is None else date(self.first_year, 1, 1).toordinal()

    @property
    def last_day(self) -> int | None:
        """The last day of the years chosen, as an ordinal; None is open."""
        return None if self.last_year is None else date(self.last_year, 12, 31).toordinal()

    @property
    def years_text(self) -> str:
        """The years in words; '' where all were chosen."""
        first, last = self.first_year, self.last_year
        if first is None:
            return "" if last is None else f"to {last}"
        if last is None:
            return f"from {first} on"
        return str(first) if first == last else f"{first}–{last}"

    @property
    def text(self) -> str:
        """The selection in words, to follow "deliveries": "from China to all recipients in 2000–2025"."""
        suppliers = f"from {', '.join(self.suppliers)}" if self.suppliers else ""
        recipients = f"to {', '.join(self.recipients)}" if self.recipients else ""
        years = self.years_text
        return " ".join(filter(None, (suppliers, recipients, f"in {years}" if years[:1].isdigit() else years)))


def to_json(selection: Selection | None) -> str:
    """The selection as text for the ledger; '' where the file states none."""
    return "" if selection is None else json.dumps(asdict(selection), sort_keys=True, ensure_ascii=False)


def from_json(text: str) -> Selection | None:
    """The selection that :func:`to_json` wrote.

    Raises:
        ValueError: the text is not what :func:`to_json` writes.
    """
    if not text:
        return None
    said = read_json(text)
    if not isinstance(said, dict) or set(said) != set(asdict(Selection())):
        raise ValueError("a selection of another shape")
    for key in ("first_year", "last_year"):
        year = said[key]
        if year is not None and (type(year) is not int or not MINYEAR <= year <= MAXYEAR):
            raise ValueError(f"{key} of a selection that is no year")
    for key in ("suppliers", "recipients"):
        if not isinstance(said[key], list) or not all(isinstance(name, str) for name in said[key]):
            raise ValueError(f"{key} of a selection that are no names")
    return Selection(said["first_year"], said["last_year"], tuple(said["suppliers"]), tuple(said["recipients"]))
