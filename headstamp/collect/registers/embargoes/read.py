"""Reads lists of arms embargoes: a dash is no document, and one numbered document founds no two embargoes years apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.tables import read as read_table

UNNAMED = "-"
YEAR = re.compile(r"([0-9]{4})|[0-9]{2}$")
NOT_NAMED = "no document is named: a dash stands in its place"
APART = "the document of another embargo too, which began in another year: at least one of the two is wrong"


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one embargo a record.

    A dash for a document is taken away. Where one numbered document stands beside embargoes that began in different
    years, all of them are listed and read as they stand: whoever compiled the list mistook one, and which one a person
    must look up.

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
    years: dict[str, set[str]] = {}
    for row in whole.rows:
        years.setdefault(row[at].strip(), set()).add(_year(row[begun]))
    for row, first, last in zip(whole.rows, whole.first, whole.last, strict=True):
        document = row[at].strip()
        if any(map(str.isdigit, document)) and len(years[document] - {""}) > 1:
            whole.mend(first, last, APART, [" | ".join(row)])
    yield whole


def _year(day: str) -> str:
    """The last two digits of the year, which are written in every form."""
    found = YEAR.search(day.strip())
    return found[0][-2:] if found else ""
