"""The plain reader: one record a row of a text or a sheet, or an object of JSON. A register with nothing odd uses it as it is."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.delimited import read_delimited
from headstamp.collect.headers import is_year
from headstamp.collect.json_table import read_json
from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.sheets import read_sheet


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one opened part of a file, as :func:`read_delimited`, :func:`read_sheet` or :func:`read_json`.

    Where the layout has a column for years, it gets the filled cells of all columns that are named for one:
    ``1995: 2.5; 1996: 3``; the cells of one row are one record, and its place is the line alone.
    """
    if opened.layout.medium == "json":
        chunks = read_json(opened)
    else:
        chunks = read_sheet(opened) if opened.sheet is not None else read_delimited(opened)
    if not opened.layout.years:
        yield from chunks
        return
    years = [(at, name) for at, name in enumerate(opened.names[: opened.width]) if is_year(name)]
    for chunk in chunks:
        for row in chunk.rows:
            row.append("; ".join(f"{year}: {row[at].strip()}" for at, year in years if row[at].strip()))
        yield chunk
