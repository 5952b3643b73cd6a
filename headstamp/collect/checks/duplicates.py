"""Records that a file holds twice, cell for cell: read once, and accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from headstamp.collect.table_source import Chunk, TableSource


def without_repeats(opened: TableSource, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Take out each record that repeats an earlier one in every cell; it is counted as skipped, and listed.

    Only for registers whose equal records are known to be repeats: elsewhere two of them may be two things.

    Args:
        opened: the file that is read; its unit (line, row, item) is named in the reason.
        chunks: its records.
    """
    unit = opened.unit.rpartition("&")[2].removesuffix("=")
    seen: dict[tuple[str, ...], int] = {}
    for chunk in chunks:
        once = Chunk(faults=chunk.faults, joined=chunk.joined, skipped=chunk.skipped, astray=chunk.astray)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            before = seen.setdefault(tuple(row), first)
            if before == first:
                once.keep(row, first, last)
            else:
                once.skipped += 1
                once.mend(first, last, f"repeats {unit} {before} in every cell; it is read once",
                          [" | ".join(cell for cell in row if cell.strip())])  # fmt: skip
        yield once
