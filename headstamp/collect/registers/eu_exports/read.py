"""Reads the EU's yearly table of exports, in which a state that has since changed may have a number and no name."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one record a row.

    An importer without a name is named by its number where ``register.yml`` knows the number, and the row is listed.

    Yields:
        chunks of records, with their physical lines.
    """
    name, number = opened.columns.index("importer"), opened.columns.index("importer_m49")
    known = next(column.words for column in opened.register.columns if column.name == "importer")
    for chunk in read_table(opened):
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            code = row[number].strip()
            if not row[name].strip() and code in known:
                why = f"importer: found the UN's number {code} and no name; it is {known[code].title()}"
                chunk.mend(first, last, why, [opened.delimiter.join(row)])
                chunk.astray.append(first)
                row[name] = code
        yield chunk
