"""One maker's serial numbers to year and month, by the rules that the compilers of the answer keys used.

For measuring only: it shows whether our cleaner hands over the number as a rule needs it. The product decodes no number.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

from headstamp.nouns.values.calibre import calibre
from headstamp.nouns.values.serial import serial

LETTERED = re.compile(r"([A-Z]{2,3})([0-9]{5,6})")
"""Two or three letters and five or six digits."""
LETTERS_OF_THREE = 6
"""Digits behind three letters that are all of the date; before five digits the first letter tells the model."""

Made = tuple[str, str]
"""Year and month; the month is '' where the rule gives none."""


class Rules(NamedTuple):
    """The three tables: bounds by bore, two letters, three letters."""

    ranges: dict[str, list[tuple[int, int, str]]]
    two: dict[str, Made]
    three: dict[str, Made]

    @classmethod
    def read(cls, folder: Path) -> Rules:
        """Read the tables of a folder; empty where it has none."""
        ranges: dict[str, list[tuple[int, int, str]]] = {}
        for bore, low, high, year in _rows(folder / "taurus_serial_rule_1.csv"):
            ranges.setdefault(bore, []).append((int(low), int(high), year))
        two = {"".join(row[:2]): (row[2], row[3]) for row in _rows(folder / "taurus_serial_rule_2.csv")}
        three = {"".join(row[:3]): (row[3], row[4]) for row in _rows(folder / "taurus_serial_rule_3.csv")}
        return cls(ranges, two, three)


def month_of(number: str, bore: str, seized: int, rules: Rules) -> Made | None:
    """Year and month of make of a number as it was written; None where no rule fits, or only one that runs past the seizure."""
    (first, *others) = serial(number) if number.strip() else (None,)
    if first is None or first.canon is None or others:
        return None
    if match := LETTERED.fullmatch(first.canon):
        letters, digits = match.groups()
        made = rules.three.get(letters) if len(digits) == LETTERS_OF_THREE else None
        if made is None or int(made[0]) > seized:
            made = rules.two.get(letters[-2:])
        return made if made is not None and int(made[0]) <= seized else None
    if not first.canon.isdecimal():
        return None
    # Numbers alone run by bore: .32, .38, .22. Without a bore no range is its own.
    form = str(calibre(bore)[0].canon) if bore.strip(" ;") else ""
    told = rules.ranges.get(form if form.startswith(".") else f".{form}", [])
    return next(((year, "") for low, high, year in told if low <= int(first.canon) <= high and year.isdecimal()), None)


def _rows(path: Path) -> list[list[str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))[1:]
