"""Puts who gave and who got in their places, in a mapped table whose columns are called after the state that reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headstamp.collect.mapping.roles import ROLE_OF, flow_said, side_of
from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource
from headstamp.nouns.values.text import fold

OUTWARD = frozenset({"supply", "part of exports"})
"""Roles of rows in which the reporter gave; in a reported import it got."""
INWARD = frozenset({"import", "re-import"})
"""The flows in which the reporter got."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where the flow stands, and who gave and who got in a row of exports: the reporter and the partner. ``supplier`` and
    ``recipient`` are the places of the columns that the mapping takes for these; ``words`` the mapping's own words for flows."""

    flow: int
    reporter: int
    partner: int
    supplier: int
    recipient: int
    name: str
    words: dict[str, str]

    def is_inward(self, cell: str) -> bool | None:
        """Whether the reporter got; None where the word is known neither to the mapping nor to the vocabulary."""
        ours, said = self.words.get(fold(cell)), flow_said(cell)
        if ours in OUTWARD:
            return False
        if ours == ROLE_OF["import"]:
            return True
        return said in INWARD if said else None if ours is None else False


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read a mapped table with the plain reader, each row with the supplier and the recipient in their places.

    Where a column tells the flow, and the columns of the supplier and the recipient are called after the side that reports, a
    reporter is the supplier of its exports and the recipient of its imports. A row is refused if its flow is empty, or is a word
    that neither the mapping nor the vocabulary knows. Tables of exporters and importers stay as they are.

    Yields:
        chunks of records.
    """
    sides = _sides(opened) if opened.register.kind == "Transfer" else None
    if sides is None:
        yield from read_table(opened)
        return
    for chunk in read_table(opened):
        kept = Chunk(faults=chunk.faults, joined=chunk.joined, skipped=chunk.skipped, astray=chunk.astray)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            cell = row[sides.flow].strip()
            inward = sides.is_inward(cell)
            if inward is None:
                kept.refuse(first, last, f"{sides.name}: found '{cell[:40]}', which does not tell who gave; expected exports or "
                            "imports, or a word that the mapping lists under one of them", row)  # fmt: skip
                continue
            giver, getter = (sides.partner, sides.reporter) if inward else (sides.reporter, sides.partner)
            if giver != sides.supplier:
                row[sides.supplier], row[sides.recipient] = row[giver], row[getter]
                kept.astray.append(first)
            kept.keep(row, first, last)
        yield kept


def _sides(opened: TableSource) -> _Sides | None:
    """The sides of a table; None where its columns are not called so, or no column tells the flow."""
    place: dict[str, int] = {}
    words: dict[str, str] = {}
    for column in opened.register.columns:
        at = opened.columns.index(column.name) if column.name in opened.columns else opened.width
        if column.property in ("role", "supplier", "recipient") and at < opened.width:
            place[column.property] = at
            words = column.words if column.property == "role" else words
    if len(place) < 3:
        return None
    side = {side_of(opened.names[place[one]]): place[one] for one in ("supplier", "recipient")}
    if set(side) != {"reporter", "partner"}:
        return None
    flow = place["role"]
    return _Sides(flow, side["reporter"], side["partner"], place["supplier"], place["recipient"], opened.names[flow], words)
