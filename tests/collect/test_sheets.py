"""Workbooks: the same statements as from CSV; bombs, damage and entities end in one error."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from headstamp.collect.field_tables.template import columns_of, template
from headstamp.collect.formats.confined.workbook import cell_text
from headstamp.collect.formats.sheets import read_workbook
from headstamp.nouns.errors import Unrecognised, WrongUse
from tests.collect.reading import REGISTERS, read_all, read_one, written
from tests.collect.workbooks import MAIN, changed, raw_workbook, sheet_xml, strings_xml, workbook

FIELD_TABLES = ("items", "transfers", "diversions", "producers", "aliases", "outlets", "places", "states", "parties", "trace_facts")
PLACES = ("place", "country", "lat", "lon", "precision_m")


def sample_rows(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO((REGISTERS / table / "sample.csv").read_text("utf-8"), newline="")))


@pytest.mark.parametrize("table", FIELD_TABLES)
def test_a_sheet_says_what_the_csv_says(tmp_path: Path, table: str) -> None:
    plain, sheet = read_one(REGISTERS / table / "sample.csv"), read_one(workbook(tmp_path / "x.xlsx", {table: sample_rows(table)}))
    assert sheet.register == table
    assert sheet.ids == plain.ids
    assert (sheet.unpivoted.read, sheet.unpivoted.refused) == (plain.unpivoted.read, plain.unpivoted.refused)
    assert all(row["locator"].startswith(f"sheet={table}&row=") for row in sheet.statements)


def test_numbers_and_days_typed_into_cells_are_the_words_a_person_typed(tmp_path: Path) -> None:
    header = ("item_id", "designation", "class", "count_low", "seen_low", "seen_high", "year_made_low", "note")
    midnight = datetime.combine(date(2014, 6, 10), time())
    row = ("I1", 57, "rifle", 12.0, date(2014, 6, 9), midnight, 1987, 0.25)
    read = read_one(workbook(tmp_path / "x.xlsx", {"items": [header, row]}))
    said = {one["property"]: one["said"] for one in read.statements}
    assert said == {"item_id": "I1", "designation": "57", "class": "rifle", "count_low": "12", "seen_low": "2014-06-09",
                    "seen_high": "2014-06-10", "year_made_low": "1987", "note": "0.25"}  # fmt: skip


def test_a_formula_is_the_value_that_the_workbook_keeps(tmp_path: Path) -> None:
    rows = [PLACES, ("", "Ruritania", "48", "16", "25000")]
    read = read_one(workbook(tmp_path / "x.xlsx", {"places": rows}, formula='=HYPERLINK("https://example.org","x")'))
    assert {one["said"] for one in read.statements if one["property"] == "place"} == {"42"}


def test_several_sheets_are_several_tables_and_others_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", {"items": sample_rows("items"), "places": sample_rows("places"), "scribbles": [["a", "b"]]})
    assert [read.register for read in read_all(path)] == ["items", "places"]
    from headstamp.casefile.sources import look
    from headstamp.collect.detect.recognise import recognise

    parts = recognise(path, "x.xlsx", look(path)).parts
    assert parts[0].notes == ("sheet 'scribbles' is no known table and was left out",)


def test_two_sheets_of_one_table_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", {"items": sample_rows("items"), "items (2)": sample_rows("items")})
    with pytest.raises(Unrecognised, match="two sheets with the table items"):
        read_all(path)


def test_a_renamed_column_is_refused_by_name_beside_a_sound_sheet(tmp_path: Path) -> None:
    bad = [["place", "land", "lat", "lon", "precision_m"], ["Zenda", "Ruritania", "48", "16", "5"]]
    with pytest.raises(Unrecognised, match="unknown 'land'; no 'country'") as caught:
        read_all(workbook(tmp_path / "x.xlsx", {"items": sample_rows("items"), "places": bad}))
    assert caught.value.locator == "sheet=places&row=1"


def test_a_workbook_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(Unrecognised, match="a workbook without a known table"):
        read_all(workbook(tmp_path / "x.xlsx", {"sums": [["a", "b"], [1, 2]]}))
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("[Content_Types].xml", "<no workbook at all/>")
    with pytest.raises(Unrecognised):
        read_all(archive)


@pytest.mark.parametrize("table", FIELD_TABLES)
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_template_is_read_back_as_its_table(tmp_path: Path, table: str, ending: str) -> None:
    template(table, tmp_path / f"new{ending}")
    read = read_one(tmp_path / f"new{ending}")
    assert (read.register, read.unpivoted.records) == (table, 0)
    with pytest.raises(WrongUse, match="there already"):
        template(table, tmp_path / f"new{ending}")


def test_templates_are_of_field_tables(tmp_path: Path) -> None:
    assert columns_of("places")[:3] == ["place", "country", "lat"]
    for table, ending in (("sipri", ".csv"), ("nonsense", ".csv"), ("items", ".ods"), ("items", "")):
        with pytest.raises(WrongUse):
            template(table, tmp_path / f"new{ending}")
    assert list(tmp_path.iterdir()) == []


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    with pytest.raises(Unrecognised, match="that unpacks to"):
        read_workbook(raw_workbook(tmp_path / "x.xlsx", sheet_xml([[0]]), bomb=b"\0" * (300 * 2**20)), "x.xlsx")
    many = {f"part{number}": "x" for number in range(2500)}
    with pytest.raises(Unrecognised, match="a workbook of 2,506 parts"):
        read_workbook(raw_workbook(tmp_path / "y.xlsx", sheet_xml([[0]]), **many), "y.xlsx")


def test_a_part_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    path = raw_workbook(tmp_path / "x.xlsx", sheet_xml([[0]]), strings_xml(["place" * 4000]))
    size = len(strings_xml(["place" * 4000]))
    lie = lambda content: content.replace(size.to_bytes(4, "little"), (20).to_bytes(4, "little"))  # noqa: E731
    with pytest.raises(Unrecognised, match=r"cannot be unpacked|damaged part"):
        read_workbook(changed(path, lie), "x.xlsx")


def test_text_that_a_small_file_repeats_ends_another_process(tmp_path: Path) -> None:
    """Forty thousand cells of a text of 100 kB are 4 GB of text in a file of some kB."""
    path = raw_workbook(tmp_path / "x.xlsx", sheet_xml([[0] * 50] * 800), strings_xml(["ab" * 50_000]))
    assert path.stat().st_size < 100_000
    with pytest.raises(Unrecognised, match=r"within the limits|more than"):
        read_workbook(path, "x.xlsx")


def test_a_cell_far_away_is_refused(tmp_path: Path) -> None:
    cell = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = sheet_xml([]).replace("<sheetData>", f"<sheetData>{cell}")
    with pytest.raises(Unrecognised, match=r"within the limits|more than"):
        read_workbook(raw_workbook(tmp_path / "x.xlsx", sheet), "x.xlsx")


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.txt", "the secret words")
    doctype = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "inner words">]>'
    strings = strings_xml([*PLACES, "&x;", "&y;"], doctype)
    path = raw_workbook(tmp_path / "x.xlsx", sheet_xml([[0, 1, 2, 3, 4], [5, 6, 5, 5, 5]]), strings)
    try:
        rows = read_workbook(path, "x.xlsx")
    except Unrecognised:
        return
    assert "words" not in str(rows)


def test_entities_that_double_are_not_followed(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "lol">{entities}]>'
    path = raw_workbook(tmp_path / "x.xlsx", sheet_xml([[0]]), strings_xml(["&l11;"], doctype))
    try:
        assert len(str(read_workbook(path, "x.xlsx"))) < 1000
    except Unrecognised:
        return


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path, at: int) -> None:
    path = workbook(tmp_path / "x.xlsx", {"places": sample_rows("places")})
    with pytest.raises(Unrecognised):
        read_all(changed(path, lambda content: content[: max(4, len(content) * at // 100)]))


def test_the_process_reads_cells_as_text() -> None:
    cells = [True, False, 1.0, 1.5, 1e20, "x", None, date(2014, 6, 9), datetime.combine(date(2014, 6, 9), time(12, 30))]
    told = [cell_text(cell) for cell in cells]
    assert told == ["yes", "no", "1", "1.5", "1e+20", "x", "", "2014-06-09", "2014-06-09 12:30:00"]


FORMATS = {
    "00000000": "00012345", "000000": "012345", "0000000000": "0000012345", "000-00-0000": "000-01-2345", "#000000": "012345",
    '"SN "00000000': "SN 00012345", "00000000;-0;0": "00012345", "[$-409]0000000": "0012345", "00\\/000000": "00/012345",
    "0": "12345", "0.00": "12345", "#,##0": "12345", "0%": "12345", "General": "12345", "0.00E+00": "12345", "000": "12345",
    "#,##0000": "12345", '0" pcs"': "12345",
}  # fmt: skip


def test_numbers_with_noughts_before_them_come_out_as_the_sheet_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "seized.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Seized & found")
        for row, code in enumerate(FORMATS):
            sheet.write_number(row + 2, 3, 12345, book.add_format({"num_format": code}))
            sheet.write_string(row + 2, 4, "00012346")
            sheet.write_formula(row + 2, 5, "=1+1", book.add_format({"num_format": code}), 12345)
    rows = read_workbook(path, "seized.xlsx")["Seized & found"]
    assert [row[3] for row in rows[2:]] == list(FORMATS.values())
    assert [row[5] for row in rows[2:]] == list(FORMATS.values())
    assert {row[4] for row in rows[2:]} == {"00012346"}


def test_only_whole_numbers_have_noughts_and_a_text_keeps_its_apostrophe_out(tmp_path: Path) -> None:
    path = tmp_path / "seized.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        padded = book.add_format({"num_format": "00000000"})
        for row, number in enumerate((0, 7, 123456789, 1.5, -3)):
            sheet.write_number(row, 0, number, padded)
        sheet.write_string(5, 0, "007", book.add_format({"quote_prefix": True}))
    assert [row[0] for row in read_workbook(path, "x")["Sheet1"]] == ["00000000", "00000007", "123456789", "1.5", "-3", "007"]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<f>1+B9</f>", "=1+B9"), ("<f>1+B9</f><v/>", "=1+B9"), ("<f>1+B9</f><v></v>", "=1+B9"), ("<f>A1&amp;\"x\"</f>", '=A1&"x"'),
        ('<f t="shared" si="0"/>', "=(the formula of another cell)"), ("<f>1+B9</f><v>42</v>", "42"),
    ],
)  # fmt: skip
def test_a_formula_without_a_value_is_no_empty_cell(tmp_path: Path, inner: str, shown: str) -> None:
    """A program wrote it and nobody opened the workbook: nothing is computed, and nothing is hidden."""
    text = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = (f'<row r="1">{text.format("A1", "place")}{text.format("B1", "lat")}</row>'
            f'<row r="2">{text.format("A2", "Zenda")}<c r="B2">{inner}</c></row>')  # fmt: skip
    path = raw_workbook(tmp_path / "x.xlsx", f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>")
    assert read_workbook(path, "x.xlsx")["places"][1] == ["Zenda", shown]


def test_a_formula_without_a_value_is_listed_as_a_cell_that_cannot_be_read(tmp_path: Path) -> None:
    rows = [PLACES, ("Zenda", "Ruritania", "48", "16", "25000")]
    path = workbook(tmp_path / "x.xlsx", {"places": rows})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb'<c r="C2"[^>]*>.*?</c>', b'<c r="C2"><f>40+8</f></c>', parts[sheet])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    read = read_one(path)
    assert any("=40+8" in fault.reason for fault in read.unpivoted.faults)
