"""Reads totals of United States arms sales, of which some records may tell one sum twice."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource
from headstamp.nouns.values.text import fold

NAMED = ("year", "country", "program")
SUMS = ("authorizations", "deliveries", "notifications")
SAME = "the same {what} as item {item}, of the same country, year and programme: they may be one; both are kept"
OTHER = "other {what} than item {item}, of the same country, year and programme: one may belong elsewhere; both are kept"


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one record an object.

    Where two records of one country, year and programme both give a sum for a stage, the later is listed: nothing in
    the file tells whether they are one. Two that give sums for different stages complete each other, and are not.

    Yields:
        chunks of records, with the numbers of their objects.
    """
    named, sums = ([opened.columns.index(name) for name in names] for names in (NAMED, SUMS))
    before: dict[tuple[str, ...], list[tuple[int, list[str]]]] = {}
    for chunk in read_table(opened):
        for row, item in zip(chunk.rows, chunk.first, strict=True):
            told = [row[at].strip() for at in sums]
            others = before.setdefault(tuple(fold(row[at]) for at in named), [])
            if reason := _doubt(told, others):
                chunk.mend(item, item, reason, [" | ".join(cell for cell in row if cell.strip())])
            # One for each choice of stages is enough: a later one is never asked before it.
            stages = [bool(cell.strip("0")) for cell in told]
            if any(stages) and all(stages != [bool(cell.strip("0")) for cell in theirs] for _, theirs in others):
                others.append((item, told))
        yield chunk


def _doubt(told: list[str], others: list[tuple[int, list[str]]]) -> str:
    """Why a record may be one with an earlier one, or belong elsewhere; '' where none gives a sum for the same stage."""
    for item, theirs in others:
        both = [at for at, _ in enumerate(SUMS) if told[at].strip("0") and theirs[at].strip("0")]
        same = [SUMS[at] for at in both if told[at] == theirs[at]]
        if both:
            reason = SAME if same else OTHER
            return reason.format(what=" and ".join(same or [SUMS[at] for at in both]), item=item)
    return ""
