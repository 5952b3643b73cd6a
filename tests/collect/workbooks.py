"""Workbooks made by hand: any cells, and any damage."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import xlsxwriter

from tests.collect.reading import written

PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="places" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>'
    ),
}
"""The smallest workbook that has shared strings."""

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], formula: str = "") -> Path:
    """A sound workbook; ``formula`` stands in the first cell below the header, with the value 42."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                        "default_date_format": "yyyy-mm-dd"})  # fmt: skip
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if formula:
            sheet.write_formula(1, 0, formula, None, 42)
    book.close()
    return written(path, buffer.getvalue())


def raw_workbook(path: Path, sheet: str, strings: str = f"<sst {MAIN}></sst>", **parts: str | bytes) -> Path:
    """A workbook whose sheet and shared strings are this XML; further parts by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (PARTS | {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings} | parts).items():
            archive.writestr(name, content)
    return written(path, buffer.getvalue())


def sheet_xml(rows: Sequence[Sequence[int]]) -> str:
    """A sheet whose cells are shared strings, by their numbers."""
    cells = ["".join(f'<c t="s"><v>{one}</v></c>' for one in row) for row in rows]
    data = "".join(f"<row>{row}</row>" for row in cells)
    return f"<worksheet {MAIN}><sheetData>{data}</sheetData></worksheet>"


def strings_xml(strings: Sequence[str], prologue: str = "") -> str:
    """Shared strings."""
    return f"{prologue}<sst {MAIN}>{''.join(f'<si><t>{one}</t></si>' for one in strings)}</sst>"


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The file with its bytes changed."""
    return written(path, change(path.read_bytes()))
