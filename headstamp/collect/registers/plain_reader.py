"""The plain reader: one record a row of a text or a sheet, or an object of JSON. A register with nothing odd uses it as it is."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.detect.headers import is_year
from headstamp.collect.formats.delimited import read_delimited
from headstamp.collect.formats.json_table import read_json
from headstamp.collect.formats.resaved_tables import WORDS
from headstamp.collect.formats.sheets import read_sheet
from headstamp.collect.table_source import Chunk, TableSource


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one opened part of a file, as :func:`read_delimited`, :func:`read_sheet` or :func:`read_json`.

    A cell that holds one of the layout's words for nothing is empty. Where the layout has a column for years, it gets
    the filled cells of all columns that are named for one: ``1995: 2.5; 1996: 3``; a column that is made of several
    gets their filled cells: ``Military; Drone``. The cells of one row are one record, and their place is the line alone.
    """
    if opened.layout.medium == "json":
        chunks = read_json(opened)
    else:
        chunks = read_sheet(opened) if opened.sheet is not None else read_delimited(opened)
    layout = opened.layout
    if not (layout.empty or layout.years or layout.joined):
        yield from chunks
        return
    years = [(at, f"{name}: ") for at, name in enumerate(opened.names[: opened.width]) if is_year(name)]
    joined = [[(opened.columns.index(name), "") for name in of] for of in layout.joined.values()]
    made = [years, *joined] if layout.years else joined
    for chunk in chunks:
        for row in chunk.rows:
            if layout.empty:
                row[:] = ["" if cell.strip() in layout.empty else cell for cell in row]
            said = [cell.strip() for cell in row]
            if years:
                said = ["" if cell in WORDS else cell for cell in said]
            row += ["; ".join(f"{before}{said[at]}" for at, before in of if said[at]) for of in made]
        yield chunk
