"""What the parser leaves out of an OpenDocument spreadsheet (ODS): formulas without a value or with an error, and zeros that a number
format shows before a number (OpenDocument 1.3, part 3)."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from headstamp.collect.formats.confined.formulas import as_typed
from headstamp.collect.formats.confined.refusal import Refusal
from headstamp.collect.formats.confined.sheet_xml import put
from headstamp.collect.formats.confined.zeros import PADDED

CONTENT, STYLES = "content.xml", "styles.xml"
WORTH_A_LOOK = re.compile(rb"table:formula=|[:\s]min-integer-digits=[\"'](?:[2-9]|[1-9][0-9])[\"']")
"""What a spreadsheet has somewhere if anything was left out of it."""
NAMESPACE_END = " "
"""What parts the namespace of a name from the name itself: prefixes are a program's own choice."""
COLUMNS = 16_384
"""Most columns of a sheet; programs repeat the last cell to the end of the sheet."""


def show_open_document(archive: zipfile.ZipFile, sheets: dict[str, list[list[str]]]) -> None:
    """Write the formulas, errors and padded numbers of an OpenDocument spreadsheet into its sheets; nothing for another workbook.

    Args:
        archive: the workbook.
        sheets: its cells as text, by the name of the sheet; they are changed.
    Raises:
        Refusal: its XML is not sound, or declares entities.
    """
    parts = [archive.read(name) for name in (STYLES, CONTENT) if name in archive.namelist()]
    if CONTENT not in archive.namelist() or not any(WORTH_A_LOOK.search(part) for part in parts):
        return
    reading = _Reading(sheets)
    try:
        for part in parts:
            parser = expat.ParserCreate(namespace_separator=NAMESPACE_END)
            parser.StartDoctypeDeclHandler = _refuse_entities
            parser.StartElementHandler, parser.EndElementHandler = reading.begin, reading.end
            parser.CharacterDataHandler = reading.text
            parser.Parse(part, True)
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise Refusal(f"a workbook whose XML cannot be parsed ({error})") from error


def _refuse_entities(*_: Any) -> None:
    raise Refusal("a workbook that declares entities")


@dataclass(slots=True)
class _Cell:
    """A cell that is being read: its attributes, how many columns and what text it has."""

    attributes: dict[str, str]
    times: int
    shown: list[str] = field(default_factory=list)


class _Reading:
    """The elements of the styles and the content, as they come; what was left out is written into the sheets."""

    def __init__(self, sheets: dict[str, list[list[str]]]) -> None:
        self._sheets = sheets
        self._rows: list[list[str]] = []
        self._digits: dict[str, int] = {}
        self._style_of: dict[str, str] = {}
        self._format = ""
        self._row = self._column = 0
        self._times = 1
        self._defaults: list[str] = []
        self._row_style = ""
        self._cell: _Cell | None = None
        self._paragraphs = 0
        self._is_remark = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        known = {key.rpartition(NAMESPACE_END)[2]: value for key, value in attributes.items()}
        match name.rpartition(NAMESPACE_END)[2]:
            case "number-style":
                self._format = known.get("name", "")
            case "number" if self._format and known.get("decimal-places", "0") == "0" and known.get("grouping") != "true":
                self._digits[self._format] = int(known.get("min-integer-digits", "0"))
            case "style":
                parent = self._style_of.get(known.get("parent-style-name", ""), "")
                self._style_of[known.get("name", "")] = known.get("data-style-name", parent)
            case "table":
                self._rows = self._sheets.get(known.get("name", ""), [])
                self._row, self._times, self._defaults = -1, 1, []
            case "table-column":
                times = min(int(known.get("number-columns-repeated", "1")), COLUMNS - len(self._defaults))
                self._defaults += [known.get("default-cell-style-name", "")] * times
            case "table-row":
                self._row += self._times
                self._times, self._column = int(known.get("number-rows-repeated", "1")), 0
                self._row_style = known.get("default-cell-style-name", "")
            case "table-cell" | "covered-table-cell":
                self._cell, self._paragraphs = _Cell(known, int(known.get("number-columns-repeated", "1"))), 0
            case "annotation":
                self._is_remark = True
            case "p" if self._cell and not self._is_remark:
                self._cell.shown += ["\n"] if self._paragraphs else []
                self._paragraphs += 1

    def end(self, name: str) -> None:
        """An element ends."""
        own = name.rpartition(NAMESPACE_END)[2]
        if own == "number-style":
            self._format = ""
        elif own == "annotation":
            self._is_remark = False
        elif own in ("table-cell", "covered-table-cell") and self._cell:
            cell, self._cell = self._cell, None
            if text := self._left_out(cell):
                for row in range(self._row, min(self._row + self._times, len(self._rows))):
                    for column in range(self._column, min(self._column + cell.times, COLUMNS)):
                        put(self._rows, row, column, text)
            self._column += cell.times

    def text(self, words: str) -> None:
        """Text inside an element."""
        if self._cell and self._paragraphs and not self._is_remark:
            self._cell.shown.append(words)

    def _left_out(self, cell: _Cell) -> str:
        """What a cell should say in place of what the parser gives; '' where that is right."""
        known, shown = cell.attributes, "".join(cell.shown).strip()
        kind = known.get("value-type", "")
        if "formula" in known:
            if not kind and not shown:
                return as_typed(known["formula"].partition("=")[2])
            if kind in ("", "string") and shown and not known.get("string-value", shown):
                return shown  # an error is a text without words
        if kind != "float":
            return ""
        value = known.get("value", "").removesuffix(".0")
        own = self._defaults[self._column] if self._column < len(self._defaults) else ""
        style = known.get("style-name") or self._row_style or own
        digits = self._digits.get(self._style_of.get(style, ""), 0)
        if digits < PADDED or not value.isdecimal():
            return ""
        padded = value.zfill(digits)
        return shown if re.sub("[^0-9]", "", shown).endswith(padded) else padded
