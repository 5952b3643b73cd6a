"""Reads a mapped table: of a table of customs codes only goods that are arms, and no sum beside its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headstamp.collect.mapping.shapes import codes
from headstamp.collect.mapping.sides import read as read_table
from headstamp.collect.mapping.vocabulary import folded, names
from headstamp.collect.registers.description import Register
from headstamp.collect.table_source import Chunk, TableSource

ARMS = re.compile(r"93(?:0[0-7][0-9]*)?|930+|8710[0-9]*")
"""Chapter 93 of the Harmonized System with its headings, and armoured fighting vehicles: what the reader of UN Comtrade takes for
arms. No other heading begins with 93, but codes of other lists do (SITC 931: goods that are not told apart)."""
CODE = re.compile(r"(?:[^\W\d]{2,5}[ .:-]*)?([0-9][0-9 .-]*)")
"""A code at the beginning of a cell, perhaps behind the name of its list: ``HS 9301.90``."""
BETWEEN = re.compile(r"[;/|,]")
OTHER_LIST = re.compile(r"s[0-9]|sitc.*|b[0-9]|bec.*", re.IGNORECASE)
"""How a column of classifications names lists other than the Harmonized System, as UN Comtrade writes them."""
HALF, MOST = 0.5, 0.9
"""Share of a column's cells that begin with a code, where its name says that they are customs codes, and where it may say so."""
DISTINCT = 20_000
"""Most distinct cells of a column that are looked at."""
OF_A_FLOW = ("supplier", "recipient", "end_user", "transit", "date", "date_low", "date_high", "order_date", "role", "stage", "status")
"""What is the same for a sum and for its parts."""


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the codes of a table stand; ``name`` of that column; ``is_other`` whether it has codes of another list than the Harmonized
    System; ``listed`` where a column names the list of each code, or None; ``has_others`` whether some are no arms; ``sums`` the
    flows and codes of arms of which the table has parts, too."""

    at: int
    name: str
    is_other: bool
    listed: int | None
    has_others: bool
    sums: frozenset[int]


def is_of_customs(name: str) -> bool:
    """Whether the name of a column says that it has customs codes."""
    own = folded(name)
    words = set(own.split())
    return own in names("customs") or any(len(of) > 1 and set(of) <= words for of in (one.split() for one in names("customs")))


def customs_columns(register: Register) -> tuple[str, ...]:
    """The names of those columns of a mapped table that have customs codes, also of one that the mapping leaves out."""
    return tuple(theirs for theirs, _ in register.layouts[0].header if is_of_customs(theirs))


def codes_in(cell: str) -> list[str]:
    """The customs codes of a cell, as digits; none where it holds words."""
    found = (CODE.match(piece.strip()) for piece in BETWEEN.split(cell))
    return [re.sub(r"\D", "", one[1]) for one in found if one]


def is_arms(cell: str) -> bool:
    """Whether all customs codes of a cell, of which it has one at least, are those of arms."""
    found = codes_in(cell)
    return bool(found) and all(ARMS.fullmatch(code) for code in found)


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read a mapped table as :func:`headstamp.collect.mapping.sides.read` does; in one of transfers whose codes are customs
    codes, rows of goods that are no arms are refused, and sums of which the parts stand in the table, too.

    Yields:
        chunks of records.
    """
    column = _column(opened) if opened.register.kind == "Transfer" else None
    if column is None:
        yield from read_table(opened)
        return
    of_flow = _places(opened)
    for chunk in read_table(opened):
        kept = Chunk(faults=chunk.faults, joined=chunk.joined, skipped=chunk.skipped, astray=chunk.astray)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if reason := _refused(row, column, of_flow):
                kept.refuse(first, last, reason, row)
            else:
                kept.keep(row, first, last)
        yield kept


def _refused(row: list[str], column: _Column, of_flow: list[int]) -> str:
    """Why a row is not of arms, or is a sum; '' for any other."""
    cell = row[column.at].strip()
    if column.is_other or (column.listed is not None and OTHER_LIST.fullmatch(row[column.listed].strip())):
        return f"{column.name}: found '{cell[:40]}' of another list; expected a code of the Harmonized System, whose arms are known"
    if not cell and not column.has_others:
        return ""
    if not is_arms(cell):
        return f"{column.name}: found '{cell[:40]}'; expected a customs code of arms: chapter 93 or heading 8710"
    found = codes_in(cell)
    if len(found) == 1 and hash((_flow(row, of_flow), found[0])) in column.sums:
        return f"{column.name}: found '{cell[:40]}', a sum whose parts stand in this table; expected each flow once"
    return ""


def _column(opened: TableSource) -> _Column | None:
    """The column of customs codes, by its name or by its cells; None where there is none."""
    used = {column.name: column.property for column in opened.register.columns}
    theirs = opened.names[: opened.width]
    for at, name in enumerate(theirs):
        of_name = is_of_customs(name)
        if used.get(opened.columns[at]) != "category" and not (opened.columns[at] in used and (of_name or _may_be(name))):
            continue
        cells, sums = _looked_at(opened, at)
        filled = [cell for cell in cells if cell]
        coded = sum(bool(codes_in(cell)) for cell in filled)
        if (coded >= HALF * len(filled) if of_name else coded >= MOST * len(filled) if _may_be(name) else _by_cells(filled)) and coded:
            listed = next((place for place, name in enumerate(theirs) if folded(name) in names("code_lists")), None)
            is_other = bool(set(folded(name).split()) & {"sitc", "bec"})
            return _Column(at, name, is_other, listed, not all(map(is_arms, filled)), sums)
    return None


def _may_be(name: str) -> bool:
    return folded(name) in names("customs_perhaps")


def _by_cells(cells: list[str]) -> bool:
    """Whether cells under a name that says nothing are customs codes: most of them are those of arms."""
    return bool(codes(cells)) and all(cell[0].isdigit() for cell in cells)


def _places(opened: TableSource) -> list[int]:
    of_flow = {column.name for column in opened.register.columns if column.property in OF_A_FLOW}
    return [at for at, name in enumerate(opened.columns) if name in of_flow and at < opened.width]


def _flow(row: list[str], places: list[int]) -> tuple[str, ...]:
    return tuple(row[at].strip() for at in places)


def _looked_at(opened: TableSource, at: int) -> tuple[Iterable[str], frozenset[int]]:
    """The distinct cells of a column, and the flows and codes of arms that begin a longer code of the same flow."""
    places = _places(opened)
    cells: dict[str, None] = {}
    flows: set[tuple[tuple[str, ...], str]] = set()
    for chunk in read_table(opened):
        for row in chunk.rows:
            cell = row[at].strip()
            if len(cells) < DISTINCT:
                cells[cell] = None
            if is_arms(cell):
                flows.update((_flow(row, places), code) for code in codes_in(cell))
    sums = {hash((flow, code[:end])) for flow, code in flows for end in range(2, len(code)) if (flow, code[:end]) in flows}
    return cells, frozenset(sums)
