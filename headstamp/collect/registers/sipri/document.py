"""The register as the old site gave it: RTF whose only columns are tab stops, suppliers as headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.casefile.sources import EDGE
from headstamp.collect.formats.confined.run import confined
from headstamp.collect.table_source import Chunk, TableSource

TABLE = "recipient (R)"
"""What stands in the head of the table; all before it are notes."""
CELLS = 8
"""Recipient, number ordered, designation, description, year of order, years of delivery, number delivered, comments."""
ESTIMATE = re.compile(r"\(([^()]*)\)")
NOT_KNOWN = ". ."
"""A number that is not known."""
CUT = "no brace that closes the document: it may have been cut below this line"
OPENS = "R:"
"""What stands before a supplier's first recipient."""


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one order a paragraph.

    A paragraph without tab stops is a supplier, whose orders follow; an empty recipient is the one above; a number or year in
    brackets is an estimate. Letters outside ASCII are those of the Macintosh.

    Yields:
        chunks of records; their lines are those of the RTF text in which the paragraph ends: many orders may share one.
        A document without its last brace is listed as perhaps cut.
    """
    chunk = Chunk()
    supplier = recipient = ""
    is_table = False
    for number, paragraph in _paragraphs(opened):
        cells = [" ".join(cell.split()) for cell in paragraph.split("\t")]
        if len(cells) == CELLS + 1 and not (cells[0] or cells[1]):
            del cells[1]  # an empty recipient has a tab stop of its own
        if not is_table or not any(cells):
            is_table = is_table or TABLE in paragraph
        elif len(cells) == 1:
            supplier, recipient = cells[0], ""
            chunk.skipped += 1
        elif len(cells) != CELLS or not supplier:
            chunk.refuse(number, number, f"{len(cells)} cells; expected {CELLS} below a supplier", cells)
        else:
            recipient = cells[0].removeprefix(OPENS).strip() or recipient
            chunk.keep(_order(opened, supplier, recipient, cells), number, number, len(paragraph))
        if chunk.is_full:
            yield chunk
            chunk = Chunk()
    if not _is_closed(opened):
        chunk.mend(number, number, CUT, [])
    yield chunk


def _is_closed(opened: TableSource) -> bool:
    """Whether the last sign of the file is the brace that closes a document."""
    with opened.path.open("rb") as raw:
        raw.seek(max(opened.path.stat().st_size - EDGE, 0))
        return raw.read().rstrip(b"\0\r\n\t ").endswith(b"}")


def _order(opened: TableSource, supplier: str, recipient: str, cells: list[str]) -> list[str]:
    _, ordered, designation, description, year, years, delivered, comments = cells
    told = {"supplier": supplier, "recipient": recipient, "designation": designation, "description": description,
            "years_of_delivery": years, "comments": comments}  # fmt: skip
    for name, cell in (("number_ordered", ordered), ("year_of_order", year), ("number_delivered", delivered)):
        estimate = ESTIMATE.fullmatch(cell)
        told[name] = (estimate[1] if estimate else cell).replace(NOT_KNOWN, "")
        told[f"{name}_uncertain"] = "?" if estimate else ""
    return [told[name] for name in opened.columns]


def _paragraphs(opened: TableSource) -> Iterator[tuple[int, str]]:
    """The text of each paragraph, its tab stops as tabs, with the physical line on which it ends; a process of its own parses it."""
    said = {"encoding": opened.encoding, "line_end": opened.line_end, "size": opened.path.stat().st_size}
    made = confined("document", opened.path, opened.file, said, expected="a sound RTF document", do="save the page again")
    return ((int(number), str(words)) for number, words in made)
