"""Formulas without a value, formulas that failed, and zeros of number formats: never an empty cell, an id, a name or a value."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from headstamp.collect.formats.sheets import read_workbook
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.values.formula import constant_text, missing_value
from tests.collect.reading import Read, read_one, written
from tests.collect.workbooks import MAIN, raw_workbook

ITEMS = ("item_id", "designation", "class", "holder", "seen_low", "count_low", "note")
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("o", "office"), ("t", "table"), ("x", "text"), ("s", "style"), ("n", "datastyle"))
)


def spreadsheet(path: Path, rows: Sequence[str], styles: str = "", sheet: str = "items", columns: str = "") -> Path:
    """An OpenDocument spreadsheet of one sheet, whose rows are XML."""
    body = "".join(row if row.startswith("<t:table-row") else f"<t:table-row>{row}</t:table-row>" for row in rows)
    content = (f'<?xml version="1.0"?><o:document-content {SPACES}><o:automatic-styles>{styles}</o:automatic-styles><o:body>'
               f'<o:spreadsheet><t:table t:name="{sheet}">{columns}{body}</t:table></o:spreadsheet></o:body></o:document-content>')
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></m:manifest>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        # As the parser expects them; ours does not mind the prefix.
        for short, name in (("o:", "office:"), ("t:", "table:"), ("x:", "text:"), ("s:", "style:"), ("n:", "number:")):
            for before in (" ", "<", "</", "xmlns:"):
                content = content.replace(f"{before}{short[:-1] if before == 'xmlns:' else short}",
                                          f"{before}{name[:-1] if before == 'xmlns:' else name}")  # fmt: skip
        archive.writestr("content.xml", content)
    return path


def text(words: str) -> str:
    return f'<t:table-cell o:value-type="string"><x:p>{words}</x:p></t:table-cell>'


def number(value: str, shown: str, style: str = "") -> str:
    own = f' t:style-name="{style}"' if style else ""
    return f'<t:table-cell{own} o:value-type="float" o:value="{value}"><x:p>{shown}</x:p></t:table-cell>'


def unread(read: Read) -> set[tuple[str, str]]:
    """Column and text of the cells that could not be read."""
    return {(fault.cell, fault.text) for fault in read.unpivoted.faults if fault.cell}


def canons(read: Read, prop: str) -> set[str | None]:
    return {row["canon"] for row in read.statements if row["property"] == prop and row["hedge"] != "unreadable"}


@pytest.mark.parametrize("column", [column for column in ITEMS if column != "item_id"])
def test_a_formula_is_no_value_of_any_column(tmp_path: Path, column: str) -> None:
    row = dict.fromkeys(ITEMS, "") | {"item_id": "I1", "designation": "AK-47", "class": "rifle"} | {column: '=B2&"-1"'}
    quoted = ('"{}"'.format(row[name].replace('"', '""')) for name in ITEMS)
    plain = written(tmp_path / "items.csv", f"{','.join(ITEMS)}\n{','.join(quoted)}\n")
    book = openpyxl.Workbook()
    book.active.title = "items"
    book.active.append(ITEMS)
    book.active.append([row[name] for name in ITEMS])
    book.save(tmp_path / "items.xlsx")
    for path in (plain, tmp_path / "items.xlsx"):
        read = read_one(path)
        assert (read.unpivoted.read, read.unpivoted.cells) == (1, 1), path
        assert unread(read) == {(column, '=B2&"-1"')}
        assert canons(read, column) == set()


@pytest.mark.parametrize("formula", ['="I"&ROW()', "=A1", "=(the formula of another cell)", "#REF!", "#NAME?", "########"])
def test_a_formula_is_no_id(tmp_path: Path, formula: str) -> None:
    """Also where two rows have the same one: they are refused for the same reason, and not as one id given twice."""
    cell = '"{}"'.format(formula.replace('"', '""'))
    path = written(tmp_path / "items.csv", f"item_id,designation,class\n{cell},AK-47,rifle\n{cell},AK-74,rifle\nI3,AKM,rifle\n")
    read = read_one(path)
    assert (read.unpivoted.read, read.unpivoted.refused) == (1, 2)
    assert all("again" not in fault.reason and formula in fault.reason for fault in read.unpivoted.faults)


def test_a_formula_in_an_id_column_of_a_workbook_is_no_id(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "items"
    for row in (("item_id", "designation", "class"), ('="I"&ROW()', "AK-47", "rifle"), ("I3", "AKM", "rifle")):
        book.active.append(row)
    book.save(tmp_path / "items.xlsx")
    read = read_one(tmp_path / "items.xlsx")
    assert (read.unpivoted.read, read.unpivoted.refused) == (1, 1)
    assert {row["said"] for row in read.statements if row["property"] == "item_id"} == {"I3"}


def test_a_formula_in_a_register_is_neither_a_supplier_nor_a_year(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "transfer_id,supplier,recipient,designation,class,stage,date_low\n"
                   'T1,"=VLOOKUP(A2,x!A:B,2)",Iraq,,rifle,delivered,=C2\n')  # fmt: skip
    read = read_one(path)
    assert unread(read) == {("supplier", "=VLOOKUP(A2,x!A:B,2)"), ("date_low", "=C2")}


def test_zeros_that_programs_put_for_values_are_none(tmp_path: Path) -> None:
    """XlsxWriter writes 0 for every formula, and that the workbook is to be computed when it is opened."""
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet("items")
        sheet.write_row(0, 0, ("item_id", "designation", "class", "count_low"))
        sheet.write_row(1, 0, ("I1", "AK-47", "rifle"))
        sheet.write_formula(1, 3, "=2+3")
        sheet.write_row(2, 0, ("I2", "AK-47", "rifle"))
        sheet.write_formula(2, 3, "=2+3", None, 5)
    read = read_one(tmp_path / "x.xlsx")
    assert unread(read) == {("count_low", "=2+3")}
    assert {row["low"] for row in read.statements if row["property"] == "count_low"} == {None, 5}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"), ('<c r="B2" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="B2" t="str"><f>IF(1,"","")</f><v></v></c>', ""), ('<c r="B2"><f>A1</f><v>0</v></c>', "0"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"), ("<c><f> A1 </f></c>", "=A1"), ("<c><f>A1</f><v/></c>", "=A1"),
    ],
)  # fmt: skip
def test_errors_are_shown_and_an_empty_text_that_was_computed_is_empty(tmp_path: Path, cell: str, shown: str) -> None:
    name = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = f"<row>{name.format('place')}{name.format('lat')}</row><row/><row>{name.format('Zenda')}{cell}</row>"
    rows = rows.replace("<row/>", "") if "r=" in cell else rows
    path = raw_workbook(tmp_path / "x.xlsx", f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>")
    assert read_workbook(path, "x.xlsx")["places"][-1] == ["Zenda", shown]


def test_formulas_and_errors_of_an_opendocument_spreadsheet(tmp_path: Path) -> None:
    head = "".join(map(text, ("item_id", "designation", "count_low", "class")))
    failed = '<t:table-cell t:formula="of:=1/0" o:value-type="string" o:string-value=""><x:p>#DIV/0!</x:p></t:table-cell>'
    empty = '<t:table-cell t:formula="of:=&quot;&quot;" o:value-type="string" o:string-value=""/>'
    computed = '<t:table-cell t:formula="of:=1+1" o:value-type="float" o:value="2"><x:p>2</x:p></t:table-cell>'
    rows = [
        head,
        f'{text("I1")}<t:table-cell t:formula="of:=[.A2]&amp;&quot;x&quot;"/>{failed}{empty}',
        f"{text('I2')}{text('AKM')}{computed}<t:table-cell t:number-columns-repeated=\"16380\"/>",
        f'<t:table-row t:number-rows-repeated="2">{text("I3")}<t:table-cell t:number-columns-repeated="2" t:formula="of:=[.A1]"/>'
        "</t:table-row>",
        text("I5"),
    ]
    sheet = read_workbook(spreadsheet(tmp_path / "x.ods", rows), "x.ods")["items"]
    assert [row[:4] for row in sheet[1:3]] == [["I1", '=[.A2]&"x"', "#DIV/0!", ""], ["I2", "AKM", "2", ""]]
    assert [row[:3] for row in sheet[3:5]] == [["I3", "=[.A1]", "=[.A1]"]] * 2
    assert sheet[5][0] == "I5"
    read = read_one(tmp_path / "x.ods")
    assert ("designation", '=[.A2]&"x"') in unread(read)


DIGITS = '<n:number-style s:name="{0}">{1}<n:number n:decimal-places="{2}" n:min-integer-digits="{3}"/></n:number-style>'
STYLE = '<s:style s:name="{0}" s:family="table-cell" s:data-style-name="{1}"/>'


def test_numbers_of_an_opendocument_spreadsheet_come_out_as_the_sheet_shows_them(tmp_path: Path) -> None:
    styles = (DIGITS.format("N8", "", 0, 8) + DIGITS.format("N1", "", 0, 1) + DIGITS.format("D2", "", 2, 3)
              + DIGITS.format("SN", "<n:text>SN </n:text>", 0, 6)
              + STYLE.format("c8", "N8") + STYLE.format("c1", "N1") + STYLE.format("d2", "D2") + STYLE.format("sn", "SN")
              + '<s:style s:name="child" s:parent-style-name="c8"/>')  # fmt: skip
    columns = '<t:table-column/><t:table-column t:number-columns-repeated="2" t:default-cell-style-name="c8"/>'
    remark = ('<t:table-cell t:style-name="c8" o:value-type="float" o:value="7"><o:annotation><x:p>99</x:p></o:annotation>'
              "<x:p>00000007</x:p></t:table-cell>")
    rows = [
        "".join(map(text, "abcdefgh")),
        text("x") + number("12345", "00012345") + number("123456789", "123456789") + number("5", "5", "c1")
        + number("5", "005.00", "d2") + number("123", "SN 000123", "sn") + number("9", "00000009", "child") + remark,
        text("y") + number("12", "12") + number("1.5", "1.5") + number("-3", "-00000003"),
    ]
    sheet = read_workbook(spreadsheet(tmp_path / "x.ods", rows, styles, columns=columns), "x.ods")["items"]
    assert sheet[1] == ["x", "00012345", "123456789", "5", "5", "SN 000123", "00000009", "00000007"]
    assert sheet[2][:4] == ["y", "00000012", "1.5", "-3"]


def test_an_opendocument_spreadsheet_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = spreadsheet(tmp_path / "x.ods", [text("a") + '<t:table-cell t:formula="of:=1"/>'])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(Unrecognised):
        read_workbook(path, "x.ods")


def test_a_text_in_the_form_of_a_formula_is_that_text(tmp_path: Path) -> None:
    path = written(tmp_path / "items.csv", 'item_id,designation,class,note\n="007",AK-47,rifle,"=""0012"""\n="008",AKM,rifle,12\n')
    read = read_one(path)
    assert {row["said"] for row in read.statements if row["property"] == "item_id"} == {"007", "008"}
    assert {row["said"] for row in read.statements if row["property"] == "note"} == {"0012", "12"}
    assert len([fault for fault in read.unpivoted.faults if fault.repaired]) == 1
    assert not unread(read)


@pytest.mark.parametrize("cell", ["=> page 3", "==", "= 5 rifles", "#3", "# 12", "AK-47 =M70", "###", "N/A", "Err: none", "#1", "="])
def test_words_with_such_signs_stay_words(cell: str) -> None:
    assert missing_value(cell) == ""


@pytest.mark.parametrize(
    "cell", ["=A1", " =SUM(A1:B2)", "=-B2", "=\"x\"&A1", "#REF!", "#¿NOMBRE?", "#BEZUG!", "#NV", "#ДЕЛ/0!", "Err:502"]
)
def test_formulas_and_errors_are_told_from_words(cell: str) -> None:
    assert missing_value(cell)
    assert constant_text(cell) is None
