"""The XML of the sheets of an XLSX file, and the places of cells in it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape

ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def elements(xml: str, name: str) -> list[dict[str, str]]:
    """The attributes of all elements of a name, whatever the prefix of either."""
    return [
        {key.rpartition(":")[2]: unescape(one or other) for key, one, other in ATTRIBUTE.findall(found)}
        for found in re.findall(rf"<(?:\w+:)?{name}\b([^<>]*)>", xml)
    ]


def sheets_as_xml(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name and the XML of each sheet; nothing for a workbook of another format."""
    parts = set(archive.namelist())
    if not {BOOK, LINKS} <= parts:
        return
    book, links = (archive.read(part).decode("utf-8", "replace") for part in (BOOK, LINKS))
    places = {one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", "")))[1:]
              for one in elements(links, "Relationship")}  # fmt: skip
    for sheet in elements(book, "sheet"):
        if (part := places.get(sheet.get("id", ""), "")) in parts:
            yield sheet.get("name", ""), archive.read(part).decode("utf-8", "replace")


def place_of(cell: Mapping[str, str]) -> tuple[int, int] | None:
    """Row and column of a cell, from 0, by its reference (``B3`` is 2, 1); None where it has none."""
    place = re.fullmatch("([A-Z]{1,3})([0-9]{1,7})", cell.get("r", ""))
    if place is None:
        return None
    column = 0
    for letter in place[1]:
        column = 26 * column + ord(letter) - 64
    return int(place[2]) - 1, column - 1
