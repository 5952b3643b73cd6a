"""The XML of the sheets of an XLSX file, and the places of cells in it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
ROW_OR_CELL = re.compile(r"<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>")
"""The beginning of a row or of a cell."""


class Cell(NamedTuple):
    """A cell of a sheet that matched a pattern: its ``row`` and ``column``, from 0; its attributes; what was matched."""

    row: int
    column: int
    attributes: dict[str, str]
    found: re.Match[str]


def elements(xml: str, name: str) -> list[dict[str, str]]:
    """The attributes of all elements of a name, whatever the prefix of either."""
    return [attributes_of(found) for found in re.findall(rf"<(?:\w+:)?{name}\b([^<>]*)>", xml)]


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of one element, whatever their prefix."""
    return {key.rpartition(":")[2]: unescape(one or other) for key, one, other in ATTRIBUTE.findall(text)}


def book_of(archive: zipfile.ZipFile) -> str:
    """The XML of an XLSX workbook as a whole; '' for a workbook of another format."""
    return archive.read(BOOK).decode("utf-8", "replace") if BOOK in archive.namelist() else ""


def sheets_as_xml(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name and the XML of each sheet; nothing for a workbook of another format."""
    parts = set(archive.namelist())
    if not {BOOK, LINKS} <= parts:
        return
    links = archive.read(LINKS).decode("utf-8", "replace")
    places = {one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", "")))[1:]
              for one in elements(links, "Relationship")}  # fmt: skip
    for sheet in elements(book_of(archive), "sheet"):
        if (part := places.get(sheet.get("id", ""), "")) in parts:
            yield sheet.get("name", ""), archive.read(part).decode("utf-8", "replace")


def cells_like(xml: str, pattern: re.Pattern[str]) -> Iterator[Cell]:
    """The cells of a sheet that a pattern finds.

    Args:
        xml: the sheet.
        pattern: it begins where a cell does, and its first group holds the cell's attributes.
    """
    counted: dict[int, tuple[int, int]] | None = None
    for found in pattern.finditer(xml):
        attributes = attributes_of(found[1])
        place = place_of(attributes)
        if place is None:
            counted = places_by_order(xml) if counted is None else counted
            place = counted.get(found.start())
        if place is not None:
            yield Cell(*place, attributes, found)


def places_by_order(xml: str) -> dict[int, tuple[int, int]]:
    """Row and column of each cell, by where its element begins: a cell that does not give its place follows the one before it."""
    places = {}
    row = column = -1
    for found in ROW_OR_CELL.finditer(xml):
        attributes = attributes_of(found[2])
        if found[1] == "row":
            row, column = int(attributes["r"]) - 1 if attributes.get("r", "").isdecimal() else row + 1, -1
        else:
            row, column = place_of(attributes) or (row, column + 1)
            places[found.start()] = (row, column)
    return places


def place_of(cell: Mapping[str, str]) -> tuple[int, int] | None:
    """Row and column of a cell, from 0, by its reference (``B3`` is 2, 1); None where it has none."""
    place = re.fullmatch("([A-Z]{1,3})([0-9]{1,7})", cell.get("r", ""))
    if place is None:
        return None
    column = 0
    for letter in place[1]:
        column = 26 * column + ord(letter) - 64
    return int(place[2]) - 1, column - 1


def put(rows: list[list[str]], row: int, column: int, text: str) -> None:
    """Write a text into a cell of a sheet, whose row may end before it."""
    if row < len(rows):
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = text
