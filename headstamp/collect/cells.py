"""Which cells of a record have a column of their own while a file is read, and how its words are told again.

What no reader asks for (Comtrade's download has forty such columns) lies in one text, ``rest``: as columns, it would take
most of the time and of the memory of a large file, only to be shown again should a row be refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from headstamp.collect.table_source import TableSource
from headstamp.engine import Row
from headstamp.nouns.ids import SEPARATOR

CITED = "source_url"
"""The column of the page that a row cites."""


def apart(opened: TableSource) -> list[int]:
    """Positions of the cells that are columns ``c0``, ``c1``, … of table ``arrived``: all that is read, or part of the
    key, or not of the file itself."""
    register = opened.register
    asked = {CITED, *register.key, *(column.name for column in register.columns)}
    return [at for at, name in enumerate(opened.columns) if name in asked or at >= opened.width]


def rest(opened: TableSource, cells: Sequence[Sequence[str]]) -> list[str]:
    """The other cells of each record as one text; ``cells`` column by column, at least one of which is :func:`apart`."""
    others = [cells[at] for at in _others(opened)]
    return [SEPARATOR.join(each) for each in zip(*others, strict=True)] if others else [""] * len(cells[0])


def asked_again(opened: TableSource) -> str:
    """SQL for what :func:`words` needs of ``arrived``."""
    return ", ".join([*(f"c{at:d}" for at in apart(opened)), "rest"])


def words(opened: TableSource, row: Row) -> list[str]:
    """The cells of a record in the order of the file, and after them those that were added."""
    others = _others(opened)
    # Of a cell that itself has the sign between cells, the pieces stand as cells; none is lost.
    said = {at: row[f"c{at:d}"] for at in apart(opened)}
    said |= zip(others, row["rest"].split(SEPARATOR, max(len(others) - 1, 0)), strict=False)
    return [said[at] for at in range(len(opened.columns))]


def _others(opened: TableSource) -> list[int]:
    return sorted({*range(len(opened.columns))} - {*apart(opened)})
