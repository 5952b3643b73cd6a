"""Reads the EU's list of brokering licences, with which raw lists of another program were published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, Fault, TableSource

RAW_LIST = re.compile(r"\s*\[\s*u?['\"]")
"""How a line begins that is a list of Python as a program prints it: ``[u'GERMANY', 'issued', …``."""
NO_RECORD = "a raw list of another program; expected a record"
ONE_NUMBER = "one number for several categories: several may have been run together; it is kept as words"
THOUSANDFOLD = "the same digits a thousand times {} stand on line {} for one year, broker and destination: which is right is not known"
SIGNIFICANT = 1000
"""Smaller amounts may well be a thousandth of another one by chance."""


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one licence a record.

    A raw list is refused by how it begins, whether or not it splits into the right number of cells: some of the lists
    repeat licences that are records as well, so none is repaired. An amount that is a thousand times another one of
    the same year, broker and destination is listed with it; neither is changed.

    Yields:
        chunks of records, with their physical lines.
    """
    at = {name: opened.columns.index(name) for name in ("rating", "quantity")}
    amounts = _Amounts(opened)
    for chunk in read_table(opened):
        kept = Chunk(joined=chunk.joined, skipped=chunk.skipped, astray=chunk.astray)
        kept.faults = [_as_list(fault) for fault in chunk.faults]
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            line = opened.delimiter.join(row)
            if RAW_LIST.match(line):
                kept.refuse(first, last, NO_RECORD, [line])
                continue
            kept.keep(row, first, last)
            if len(row[at["rating"]].split(";")) > 1 and row[at["quantity"]].strip().isdecimal():
                kept.mend(first, last, f"quantity: {ONE_NUMBER}", [line])
            amounts.take(kept, row, first, last, line)
        yield kept


def _as_list(fault: Fault) -> Fault:
    """A line that was refused for the number of its cells: where it is a raw list, that is the reason."""
    is_list = not fault.repaired and RAW_LIST.match("".join(fault.words))
    return replace(fault, reason=NO_RECORD) if is_list else fault


class _Amounts:
    """The values of licences by year, broker and destination, to find those that are a thousand times another."""

    def __init__(self, opened: TableSource) -> None:
        self.key = [opened.columns.index(name) for name in ("year", "broker", "destination")]
        self.at = opened.columns.index("licence_value_eur")
        self.seen: dict[tuple[str, ...], dict[float, tuple[int, int, str]]] = {}

    def take(self, chunk: Chunk, row: list[str], first: int, last: int, words: str) -> None:
        """Take the next record; both of a pair are listed in ``chunk``."""
        amount = _amount(row[self.at])
        if amount < SIGNIFICANT:
            return
        before = self.seen.setdefault(tuple(row[at] for at in self.key), {})
        for other, mine, others in ((amount / 1000, "smaller", "larger"), (amount * 1000, "larger", "smaller")):
            if other in before:
                at, until, other_words = before[other]
                chunk.mend(at, until, f"licence_value_eur: {THOUSANDFOLD.format(others, first)}", [other_words])
                chunk.mend(first, last, f"licence_value_eur: {THOUSANDFOLD.format(mine, at)}", [words])
        before.setdefault(amount, (first, last, words))


def _amount(cell: str) -> float:
    """The amount of a cell that is a bare number, else 0."""
    try:
        return float(cell)
    except ValueError:
        return 0.0
