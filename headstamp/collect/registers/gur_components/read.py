"""Reads the table of parts, in which the harvester repeats the last page of the portal again and again."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

NAMED = 3
"""How many ids of repeated rows the list shows."""


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one part a record, each once.

    A row that repeats an earlier one cell by cell is skipped: the page was read again, the part was not found again.
    Rows that repeat one after another are listed together, as one repair with their first and last line. A row that
    has an earlier one's id and other words is refused, as in any table whose rows have ids.

    Yields:
        chunks of records, with their physical lines.
    """
    seen: set[tuple[str, ...]] = set()
    repeats: list[tuple[int, int, str]] = []
    for chunk in read_table(opened):
        kept = Chunk(faults=chunk.faults, joined=chunk.joined, skipped=chunk.skipped)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if (cells := tuple(row)) not in seen:
                seen.add(cells)
                _list_repeats(kept, repeats)
                kept.keep(row, first, last)
            else:
                kept.skipped += 1
                repeats.append((first, last, row[0]))
        yield kept
    end = Chunk()
    _list_repeats(end, repeats)
    yield end


def _list_repeats(chunk: Chunk, repeats: list[tuple[int, int, str]]) -> None:
    """List the repeated rows that stand one after another, and forget them."""
    if repeats:
        names = list(dict.fromkeys(name for _, _, name in repeats))
        shown = ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")
        reason = f"{len(repeats)} rows that repeat {len(names)} earlier ones cell by cell; each is read once"
        chunk.mend(repeats[0][0], repeats[-1][1], reason, [shown])
        repeats.clear()
