"""Reads lists of arms embargoes: a dash is no document, and a document later than its embargo did not found it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource
from headstamp.nouns.values import Unreadable
from headstamp.nouns.values.period import date_named

UNNAMED = "-"
NUMBERED = re.compile(r"([A-Z]+) ?([0-9]+)")
"""A document of a series that is numbered in the order of time: UNSCR 2216."""
DATED = re.compile(r"\b((?:19|20)?[0-9]{2})/[0-9]+")
"""A document whose number begins with its year: 2002/402/CFSP, EU 2015/878."""
AGAINST = 2
"""How many other embargoes must speak against the place of a document in its series."""
NOT_NAMED = "no document is named: a dash stands in its place"
APART = "the document of another embargo too, which began in another year: at least one of the two is wrong"


class Founded(NamedTuple):
    """An embargo as its row has it: the place of the row, the document, the first day as an ordinal (None: not readable)."""

    at: int
    document: str
    begun: float | None

    @property
    def place(self) -> tuple[str, int] | None:
        """The series of the document and its number there."""
        found = NUMBERED.fullmatch(self.document)
        return (found[1], int(found[2])) if found else None


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one embargo a record.

    A dash for a document is taken away. A document that is later than its embargo did not found it: its own number says so, or
    its place in a series among the documents of the other embargoes. Where one document stands beside embargoes that began in
    different years and neither is out of order, both are listed: whoever compiled the list mistook one. All are read as they
    are.

    Yields:
        one chunk: the lists have some eighty records.
    """
    at, begun = opened.columns.index("document"), opened.columns.index("entry_into_force")
    whole = Chunk()
    for chunk in read_table(opened):
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if row[at].strip() == UNNAMED:
                whole.mend(first, last, NOT_NAMED, [" | ".join(row)])
                row[at] = ""
            whole.keep(row, first, last)
        whole.faults += chunk.faults
        whole.skipped += chunk.skipped
    founded = [Founded(place, row[at].strip(), _day(row[begun])) for place, row in enumerate(whole.rows)]
    for place, reason in sorted(_doubts(founded).items()):
        whole.mend(whole.first[place], whole.last[place], reason, [" | ".join(whole.rows[place])])
    yield whole


def _doubts(founded: Sequence[Founded]) -> dict[int, str]:
    """From the place of a row to what is wrong with its document."""
    late = {one.at: reason for one in founded if (reason := _later_by_itself(one))} | _out_of_order(founded)
    by_document: dict[str, list[Founded]] = {}
    for one in founded:
        if any(map(str.isdigit, one.document)) and one.begun is not None:
            by_document.setdefault(one.document, []).append(one)
    for rows in by_document.values():
        years = {_year(one.begun) for one in rows}
        # Where one of the rows is out of order, the others are not to blame.
        if len(years) > 1 and not any(one.at in late for one in rows):
            late |= {one.at: APART for one in rows}
    return late


def _later_by_itself(one: Founded) -> str:
    """What is wrong with a document whose own number has a later year than its embargo; '' where nothing is."""
    found = DATED.search(one.document)
    if not found or one.begun is None:
        return ""
    said = int(found[1])
    year = said if said > 99 else (1900 if said >= 50 else 2000) + said
    if year <= _year(one.begun):
        return ""
    return f"{one.document} is of {year}, later than this embargo, which began in {_year(one.begun)}: it did not found it"


def _out_of_order(founded: Sequence[Founded]) -> dict[int, str]:
    """Documents with a higher number than documents of embargoes that began later: from the place of a row to the reason.

    A resolution is adopted after those of lower number, and no embargo begins before the resolution that founds it is
    adopted. A row against which at least two others speak is out of order; the one with most against it first, and without it
    the others are looked at again.
    """
    rows = [one for one in founded if one.place and one.begun is not None]
    found: dict[int, str] = {}
    while True:
        against = {one: _against(one, rows) for one in rows}
        worst = max(rows, key=lambda one: (len(against[one]), one.at), default=None)
        if worst is None or len(against[worst]) < AGAINST:
            return found
        last = max(against[worst], key=lambda other: (other.begun or 0, other.at))
        found[worst.at] = (
            f"{worst.document} has a higher number than {last.document}, of an embargo that began in {_year(last.begun)}: it is later "
            f"than this embargo, which began in {_year(worst.begun)}, and did not found it"
        )
        rows.remove(worst)


def _against(one: Founded, rows: Sequence[Founded]) -> list[Founded]:
    """The rows with a lower number in the same series whose embargo began in a later year, each document once."""
    if one.place is None:
        return []
    series, number = one.place
    found = {
        other.document: other for other in rows
        if other.place and other.place[0] == series and other.place[1] < number and _year(other.begun) > _year(one.begun)
    }  # fmt: skip
    return list(found.values())


def _day(cell: str) -> float | None:
    """The first day of a cell as an ordinal; None where it cannot be read, which is refused when it is cleaned."""
    try:
        values = date_named(cell)
    except Unreadable:
        return None
    return values[0].low if values else None


def _year(ordinal: float | None) -> int:
    return date.fromordinal(int(ordinal)).year if ordinal else 0
