"""Files are told by their bytes: registers, documents, foreign formats, headers that nearly fit."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from headstamp.casefile.sources import look
from headstamp.collect.detect import recognise as module
from headstamp.collect.detect.recognise import Answer, recognise
from headstamp.collect.field_tables.template import columns_of
from headstamp.collect.registers.description import parse, register_named, registers
from headstamp.nouns.errors import Unrecognised, WrongUse
from tests.collect.reading import TABLES, read_one, written

PLACES = "place,country,lat,lon,precision_m\nStreelsau,Ruritania,48.25,-16.5,25000\n"


def told(path: Path, told_as: str = "", vintage: str = "") -> Answer:
    return recognise(path, path.name, look(path), told_as, vintage)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_is_its_register_whatever_its_name(path: Path, tmp_path: Path) -> None:
    (part,) = told(written(tmp_path / "nothing.dat", path.read_bytes())).parts
    assert part.register.name == path.parent.name


@pytest.mark.parametrize(
    "text",
    [
        "# Notice\n\nThe tables below keep their own terms.\n\n| file | rows | terms |\n|---|---|---|\n| places.csv | 72 | free |\n"
        "| items.csv | 9 | free |\n| more.csv | 9 | free |\n| most.csv | 9 | free |\n",
        "Copyright (c) 2017 Nobody\n\nPermission is hereby granted, free of charge, to any person obtaining a copy,\n"
        "to use, copy, modify, merge, publish, distribute, sublicense, and sell copies, and to permit,\n"
        "subject to the above, that the notice, this one, be included in all copies, whole or in part.\n",
        '{\n "$schema": "https://json-schema.org/draft/2020-12/schema",\n "type": "object",\n "properties": {}\n}\n',
        "# Licence\n\nThese tables may be re-used with attribution.\nNo warranty is given.\n",
        "Copyright (c) 2019 Nobody. All rights reserved.\n\nRedistribution and use are permitted.\n",
        "Creative Commons Attribution 4.0 International\n\nBy exercising the Licensed Rights, you accept the terms.\nAs is.\n",
        '<?xml version="1.0"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n<xs:element name="a"/>\n</xs:schema>\n',
    ],
    ids=["notice", "licence", "schema", "licence of data", "copyright", "creative commons", "schema of XML"],
)
def test_notices_licences_and_schemas_are_no_register(tmp_path: Path, text: str) -> None:
    assert told(written(tmp_path / "NOTICE.csv", text)) == Answer()


PROSE = "On Monday, a convoy was stopped, and searched.\nTwo rifles, loaded, lay under a seat. The driver, a man of 40, said nothing.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The table of places has the columns\nplace, country, lat, lon, precision_m\nand no others.\n", "a text without a table"),
        ("Columns of the table of items:\nitem_id, designation, class, maker, calibre, made_in, colour\nOne row a thing.\n",
         "a text without a table"),
        ("title: a register\npublisher: nobody\nrows: 12\n", "a text without a table"),
        ("one word\n", "a text without a table"), ("\n\n\n", "nothing but blanks"), (PROSE, "a text without a table"),
        ("Arms export licences to Ruritania suspended\n\n" + PROSE + "(c) An agency. All rights reserved.\n", "a text without a table"),
        ("# Places\n\n| place | rows |\n|---|---|\n| a | 1 |\n| b | 2 |\n", "a table drawn in it"),
        ("<!DOCTYPE html>\n<html><body><p>Please log in, now.</p></body></html>", "a web page;"),
        ("<html><body><table><tr><th>a</th></tr><tr><td>1</td></tr></table></body></html>", "a web page with a table"),
        ("<?xml version='1.0'?>\n<kml><Placemark/></kml>", "an XML document"),
        ('{"nodes": {"a": {"x": 1}}, "links": {"b": [1, 2]}}', "JSON without records: one object"),
        ('{"a": [1, 2', "JSON that cannot be parsed"),
        ('name,said,n\nA,"an open one,3\nB,two,4\nC,three,5\n', "a quotation mark that is never closed"),
        ("Year   Country        Value\n2000   Ruritania      12\n2001   Arcadia        9\n", "parted by blanks alone"),
        ("year,country,exports_million_TIV\n2000,Ruritania,58\n2001,Ruritania,115\n2002,Arcadia,238\n", "a table of no known register"),
        ("a#b#c\n1#2#3\n4#5#6\n", "a table of no known register"), ("a~b\n1~2\n4~5\n", "a table of no known register"),
        ("Supplier | Recipient | Year\nFrance | Iraq | 1999\nItaly | Chad | 1998\n", "a table of no known register"),
        ("Supplier, Recipient, Year\nFrance, Iraq, 1999\nItaly, Chad, 1998\n", "a table of no known register"),
        ("Supplier;Recipient;Year\n", "column names, and no rows below"), ("Supplier,Recipient,Year\n\n", "column names, and no rows"),
        ("Supplier | Recipient\n", "column names, and no rows below"), ("A man, a plan, a canal\n", "a text without a table"),
        ('row,who,said\n1,A,"On a Monday\na bag was found.\nThen, later,\nanother."\n2,B,"After a call\na car."\n',
         "a table of no known register"),
    ],
)  # fmt: skip
def test_what_looks_like_a_table_a_page_or_a_document_gets_its_own_sentence(tmp_path: Path, text: str, found: str) -> None:
    with pytest.raises(Unrecognised, match=found) as caught:
        told(written(tmp_path / "NOTICE.csv", text))
    assert caught.value.exit_code == 4
    assert caught.value.do
    assert len(str(caught.value)) < 600


def test_an_unknown_table_is_likened_to_few_known_ones(tmp_path: Path) -> None:
    with pytest.raises(Unrecognised) as caught:
        told(written(tmp_path / "t.csv", "weapon,gun_maker,caliber,seen in\nAK-47,Izhmash,7.62x39,Mosul\nM16,Colt,5.56x45,Aden\n"))
    assert "looks like items: weapon → designation" in caught.value.do
    assert caught.value.do.count(":") <= 3
    with pytest.raises(WrongUse, match="expected items"):
        told(written(tmp_path / "t.csv", "a,b\n1,2\n"), told_as="itms")


def test_office_files_that_are_no_workbooks_are_named(tmp_path: Path) -> None:
    for name, found in (("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a presentation")):
        path = tmp_path / "a.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(name, "<document/>")
        with pytest.raises(Unrecognised, match=found):
            told(path)
    path = tmp_path / "empty.xlsx"
    xlsxwriter.Workbook(path).close()
    with pytest.raises(Unrecognised, match="whose only sheet is empty"):
        told(path)


@pytest.mark.shared
def test_notices_and_licences_of_the_data_are_no_register(shared: Path) -> None:
    paths = [*shared.rglob("*LICENSE*.txt"), *shared.rglob("*NOTICE*.md")]
    assert paths
    assert [path for path in paths if told(path) != Answer()] == []


@pytest.mark.parametrize(
    "text",
    [
        "when,what,how many\n2010-01-03,boots,12\n2010-01-04,belts,9\n2010-01-05,caps,31\n",
        "Report of the year\n\nwhen;what;how many\n2010;boots;12\n2011;belts;9\n",
        '[{"when": "2010", "what": "boots"}, {"when": "2011", "what": "belts"}]',
    ],
)
def test_tables_of_no_register_are_no_document(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unrecognised, match="a table of no known register"):
        told(written(tmp_path / "table.csv", text))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", r"a picture \(PNG\)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", r"a picture \(JPEG\)"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file"),
        (PLACES.encode("utf-16"), "text in UTF-16"),
        (PLACES.encode("utf-16-le"), "bytes that are no text"),
        (PLACES.encode() + b"\0", "bytes that are no text"),
        (PLACES.replace("Streelsau", "Stre\x81elsau").encode("latin-1"), "neither UTF-8 nor Windows-1252"),
        (b"PK\x03\x04", "a workbook that cannot be unpacked"),
    ],
    ids=["empty", "png", "jpeg", "pdf", "rtf", "xls", "utf-16", "utf-16 without mark", "zero", "0x81", "zip"],
)
def test_other_formats_are_named(tmp_path: Path, content: bytes, found: str) -> None:
    with pytest.raises(Unrecognised, match=found) as caught:
        told(written(tmp_path / "places.csv", content))
    assert caught.value.exit_code == 4
    assert caught.value.expected


def test_the_line_of_a_wrong_byte_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unrecognised) as caught:
        told(written(tmp_path / "places.csv", PLACES.encode() * 40_000 + b"a\x9d,b\n"))
    assert caught.value.locator == "line=80001"
    assert "places.csv:80001: found" in str(caught.value), "a person reads the line alone"


def test_a_field_table_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """Each byte of Cyrillic is a letter in Windows-1252 too: it would be read as another."""
    content = (PLACES + "Мосул,Iraq,36.34,43.13,25000\n").encode("cp1251")
    with pytest.raises(Unrecognised, match=r"places.*not UTF-8.*CSV UTF-8"):
        told(written(tmp_path / "places.csv", content))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("precision_m", "precision", "unknown 'precision'"),
        ("country", "land", "unknown 'land'; no 'country'"),
        ("lon", "lat", "twice 'lat'"),
        ("lat,lon", "lat,height,lon", "unknown 'height'"),
        ("place,country,lat", "place,country", "no 'lat'"),
    ],
)
def test_a_wrong_column_is_refused_by_name(tmp_path: Path, old: str, new: str, found: str) -> None:
    with pytest.raises(Unrecognised, match=found) as caught:
        told(written(tmp_path / "places.csv", PLACES.replace(old, new, 1)))
    assert caught.value.locator == "line=1"
    assert "places" in caught.value.expected


def test_columns_of_a_field_table_may_be_moved_and_left_out_and_the_move_is_listed(tmp_path: Path) -> None:
    plain = read_one(written(tmp_path / "a.csv", PLACES))
    moved = read_one(written(tmp_path / "b.csv", "lat,lon,country,place\n48.25,-16.5,Ruritania,Streelsau\n"))
    assert moved.ids == {row["id"] for row in plain.statements if row["property"] != "precision_m"}
    assert [fault.repaired for fault in moved.unpivoted.faults] == [True]
    assert not plain.unpivoted.faults


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_another_delimiter_is_read_and_listed(tmp_path: Path, delimiter: str) -> None:
    plain = read_one(written(tmp_path / "a.csv", PLACES))
    other = read_one(written(tmp_path / "b.csv", PLACES.replace(",", delimiter)))
    assert other.ids == plain.ids
    assert [fault.repaired for fault in other.unpivoted.faults] == [True]


def test_empty_columns_that_a_spreadsheet_adds_are_nothing(tmp_path: Path) -> None:
    padded = read_one(written(tmp_path / "a.csv", PLACES.replace("\n", ",,,\n")))
    assert padded.ids == read_one(written(tmp_path / "b.csv", PLACES)).ids
    full = read_one(written(tmp_path / "c.csv", PLACES.replace("_m\n", "_m,,\n").replace("000\n", "000,,x\n")))
    assert full.unpivoted.refused == 1


def test_a_header_without_rows_is_its_register(tmp_path: Path) -> None:
    for table in ("items", "transfers", "places", "parties"):
        (part,) = told(written(tmp_path / "new.csv", ",".join(columns_of(table)) + "\r\n")).parts
        assert part.register.name == table


def test_told_as_a_register_it_must_be_that_one(tmp_path: Path) -> None:
    path = written(tmp_path / "places.csv", PLACES)
    assert told(path, "places").parts
    assert told(path, "register=places").parts
    with pytest.raises(Unrecognised):
        told(path, "items")
    with pytest.raises(WrongUse, match="--as nonsense"):
        told(path, "nonsense")


def test_a_file_that_two_registers_fit_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = parse("twin", {
        "title": "Another list of places", "version": 1, "kind": "Place", "key": ["place"],
        "layouts": [{"name": "flat", "header": ["place", "country", "lat", "lon", "precision_m"]}],
        "columns": {name: {"value": "text", "property": prop} for name, prop in (
            ("place", "place"), ("country", "country"), ("lat", "latitude"), ("lon", "longitude"), ("precision_m", "precision_m"))},
    })  # fmt: skip
    monkeypatch.setattr(module, "registers", lambda: (*registers(), twin))
    path = written(tmp_path / "places.csv", PLACES)
    assert told(path) == Answer(asks=("places", "twin"))
    assert told(path, "places").parts[0].register == register_named("places")


def test_only_the_ends_of_a_file_are_looked_at(tmp_path: Path) -> None:
    """A header behind the first 64 KiB is none."""
    path = written(tmp_path / "late.csv", "x" * 70_000 + "\n" + PLACES)
    with pytest.raises(Unrecognised, match="a text without a table"):
        told(path)


@pytest.mark.parametrize("told_as", ["sipri", "treaty=ATT"])
def test_a_file_of_another_register_than_was_told_is_called_by_its_name(told_as: str) -> None:
    sample = Path(module.__file__).parents[1] / "registers" / "dutch_licences" / "sample.csv"
    with pytest.raises(Unrecognised) as raised:
        told(sample, told_as)
    assert raised.value.found == "a file of dutch_licences"
    assert told_as.replace("treaty=ATT", "treaty_participation") in raised.value.expected


def test_notes_of_a_publisher_without_their_table_are_told(tmp_path: Path) -> None:
    """A file that was cut below its notes is no notice."""
    lines = (Path(module.__file__).parents[1] / "registers" / "sipri" / "sample.csv").read_text("cp1252").splitlines()
    path = written(tmp_path / "cut.csv", "\n".join(lines[:4]) + "\n")
    with pytest.raises(Unrecognised, match=r"the notes of Stockholm .* and no table"):
        told(path)


def test_a_line_of_names_longer_than_what_is_looked_at_is_a_table(tmp_path: Path) -> None:
    path = written(tmp_path / "wide.csv", ",".join(f"column_{at}" for at in range(20_000)) + "\n" + "1," * 19_999 + "1\n")
    with pytest.raises(Unrecognised, match="a table of no known register"):
        told(path)
