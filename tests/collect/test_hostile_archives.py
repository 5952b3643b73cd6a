"""Archives and workbooks made to harm: bombs, lies about sizes, entities, cells without end. Each is refused or read, in time."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from pathlib import Path

import pytest

from headstamp.collect.formats.confined.archive import GZIP_MEMBERS_LIMIT
from headstamp.collect.formats.confined.zip_file import DIRECTORY_LIMIT
from tests.collect.reading import REGISTERS
from tests.collect.test_hostile_bytes import Became, Make, holds
from tests.collect.workbooks import MAIN, PARTS, raw_workbook, sheet_xml, strings_xml

PLACES, STATES = ((REGISTERS / name / "sample.csv").read_bytes() for name in ("places", "states"))
READ = (2, 2, 0)
"""What becomes of the table of places."""
ENTRY = b"PK\1\2"
"""How an entry of an archive's directory begins; what stands where behind it, from APPNOTE.TXT of PKWARE, 4.3.12."""
FLAGS, METHOD, PACKED, UNPACKED, OFFSET = 8, 10, 20, 24, 42


def archive(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members:
            made.writestr(name, content)
    return out.getvalue()


def lying(content: bytes, place: int, number: int, size: str = "<I", entry: int = 1) -> bytes:
    """The archive with another number at a place of an entry of its directory."""
    at = -1
    for _ in range(entry):
        at = content.index(ENTRY, at + 1)
    told = struct.pack(size, number)
    return content[: at + place] + told + content[at + place + len(told) :]


def link() -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("link.csv")
    made.create_system, made.external_attr = 3, 0o120777 << 16
    return made


def listing_millions() -> bytes:
    """An archive of some MiB whose directory lists one empty file again and again."""
    one = archive(("a", b""))
    at, end = one.index(ENTRY), one.index(b"PK\5\6")
    count = 2 * DIRECTORY_LIMIT // (end - at)
    size = count * (end - at)
    return (
        one[:at] + one[at:end] * count + b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, at)
        + b"PK\6\7" + struct.pack("<IQI", 0, at + size, 1)
        + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 2**32 - 1, 2**32 - 1, 0)
    )  # fmt: skip


def damaged_within(method: int) -> bytes:
    """An archive packed otherwise than usual, with one byte changed inside."""
    content = archive(("places.csv", PLACES * 20), method=method)
    return content[:90] + bytes([content[90] ^ 255]) + content[91:]


TWO = archive(("places.csv", PLACES), ("states.csv", STATES))
ONE = archive(("places.csv", PLACES))

ARCHIVES: dict[str, tuple[Make, Became]] = {
    "one name twice": (lambda: archive(("a.csv", PLACES), ("b.csv", STATES)).replace(b"b.csv", b"a.csv"), (5, 4, 1)),
    "a name that leads out": (lambda: archive(("../../../x.csv", PLACES), ("C:\\x", b"words")), READ),
    "a link": (lambda: archive((link(), b"/etc/passwd"), ("places.csv", PLACES)), READ),
    "a password": (lambda: lying(ONE, FLAGS, 1, "<H"), "asks for a password"),
    "bzip2, damaged": (lambda: damaged_within(zipfile.ZIP_BZIP2), "packed in an unusual way"),
    "LZMA, damaged": (lambda: damaged_within(zipfile.ZIP_LZMA), "packed in an unusual way"),
    "an unknown method": (lambda: lying(ONE, METHOD, 99, "<H"), "packed in an unusual way"),
    "larger than it is": (lambda: lying(ONE, UNPACKED, 2**31), "that unpacks to 2,147,483,648 bytes"),
    "smaller than it is": (lambda: lying(ONE, UNPACKED, 20), "cannot be unpacked"),
    "packed to nothing": (lambda: lying(ONE, PACKED, 0), "cannot be unpacked"),
    "beyond its end": (lambda: lying(ONE, OFFSET, 2**31), "cannot be unpacked"),
    "two entries of one place": (lambda: lying(TWO, OFFSET, 0, entry=2), "cannot be unpacked"),
    "a directory of millions": (listing_millions, "cannot be unpacked"),
    "a bomb": (lambda: archive(("a.csv", b"0" * 80_000_000)), "unpacks to more than"),
    "a bomb in a bomb": (lambda: archive(("a.zip", archive(("a.csv", b"0" * 80_000_000)))), "a packed file inside a packed one"),
    "a broken workbook inside": (lambda: archive(("a.xlsx", b"PK\3\4nope")), "a workbook that cannot be unpacked"),
    "a gzip bomb": (lambda: gzip.compress(b"0" * 300_000_000), "unpacks to more than"),
    "gzip with rubbish behind": (lambda: gzip.compress(PLACES) + b"rubbish", "cannot be unpacked"),
    "gzip with zeros behind": (lambda: gzip.compress(PLACES) + b"\0" * 3_000_000, READ),
    "gzip cut": (lambda: gzip.compress(PLACES)[:-5], "cannot be unpacked"),
    "gzip of many members": (lambda: gzip.compress(PLACES) + gzip.compress(b"") * 9 * GZIP_MEMBERS_LIMIT, "more than 20,000 members"),
    "gzip of some members": (lambda: gzip.compress(PLACES) + gzip.compress(b"") * 2000, READ),
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives(tmp_path: Path, name: str) -> None:
    make, became = ARCHIVES[name]
    holds(tmp_path / "x", make(), became, megabytes=120)


# --- workbooks ---------------------------------------------------------------------------------------------------

GOOD = (("place", "country", "lat", "lon", "precision_m"), ("Zenda", "Ruritania", "48", "16", "5"))
LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DECLARED = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LOL}<!ENTITY e SYSTEM "../../etc/passwd">]>'
LIMITS = "cannot be read within the limits"


def sheet(*rows: tuple[str, ...], more: str = "", before: str = "") -> str:
    """A sheet with its texts in its cells; ``more`` XML behind the last row, ``before`` it stands ahead of the first."""
    cells = ("".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) for row in rows)
    return f"<worksheet {MAIN}>{before}<sheetData>{''.join(f'<row>{row}</row>' for row in cells)}{more}</sheetData></worksheet>"


def declaring(name: str) -> dict[str, str]:
    """A part of the workbook that declares entities, and uses them where the sheet is named."""
    return {name: DECLARED + PARTS[name].replace('name="places"', 'name="&l9;&e;"')}


def shown(*numbers: int) -> str:
    return sheet_xml([range(5), [*numbers]])


WORKBOOKS: dict[str, tuple[str, str, dict[str, str], Became]] = {
    "entities in a sheet": (DECLARED + sheet(GOOD[0], ("&l11;", "&e;", "1", "2", "3")), "", {}, LIMITS),
    "entities in the shared strings": (shown(0, 1, 2, 3, 4), DECLARED + strings_xml(["&l11;", "&e;", "c", "d", "e"]), {}, LIMITS),
    "entities in the list of sheets": (sheet(*GOOD), "", declaring("xl/workbook.xml"), LIMITS),
    "entities declared beside it": (sheet(*GOOD), "", declaring("[Content_Types].xml") | declaring("_rels/.rels"), (1, 1, 0)),
    "a huge dimension": (sheet(*GOOD, before='<dimension ref="A1:XFD1048576"/>'), "", {}, (1, 1, 0)),
    "a dimension of no sheet": (sheet(*GOOD, before='<dimension ref="ZZZZ99999999999:A-1"/>'), "", {}, LIMITS),
    "row a thousand million": (sheet(*GOOD, more='<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'), "", {}, "in no order"),
    "row 4294967298": (sheet(*GOOD, more='<row r="4294967298"><c r="A4294967298"><v>1</v></c></row>'), "", {},
                       "two cells in one place"),
    "a row twice": (sheet(*GOOD, more='<row r="3"><c r="A3"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>'), "", {},
                    "two cells in one place"),
    "a cell before the one to its left": (sheet(*GOOD, more='<row r="3"><c r="AA3"><v>1</v></c><c r="Z3"><v>2</v></c></row>'), "", {},
                                          "two cells in one place"),
    "a shared string that is none": (shown(99_999_999, 1, 2, 3, 4), strings_xml(GOOD[0]), {}, LIMITS),
    "formulas and errors": (sheet(*GOOD, more='<row><c r="A3" t="str"><f>1+1</f><v>two</v></c><c r="B3" t="e"><v>#REF!</v></c></row>'),
                            "", {}, (2, 2, 0)),
    "signs as numbers": (sheet(GOOD[0], ("Ze_x0000_nda", "_xD800_", "48", "16", "5")), "", {}, (1, 1, 0)),
    "no end": (sheet(*GOOD)[:-60], "", {}, LIMITS),
    "a cell of no sort": (sheet(*GOOD, more='<row><c t="zz"><v>1</v></c></row>'), "", {}, LIMITS),
    "one sheet again and again": (sheet(*GOOD), "", {"xl/workbook.xml": PARTS["xl/workbook.xml"].replace(
        "<sheets>", "<sheets>" + '<sheet name="a" sheetId="2" r:id="rId1"/>' * 3000)}, "two sheets with the table places"),
    "a sheet outside": (sheet(*GOOD), "", {"xl/_rels/workbook.xml.rels": PARTS["xl/_rels/workbook.xml.rels"].replace(
        "worksheets/sheet1.xml", "../../../../etc/passwd")}, LIMITS),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks(tmp_path: Path, name: str) -> None:
    body, strings, parts, became = WORKBOOKS[name]
    made = raw_workbook(tmp_path / "x.xlsx", body, strings or f"<sst {MAIN}></sst>", **parts)
    holds(made, made.read_bytes(), became, megabytes=120)


def test_a_workbook_as_full_as_it_may_be(tmp_path: Path) -> None:
    """Sixteen million letters outside ASCII in a file of some kB."""
    rows = [[0, 1, 2, 3, 4], *[[5] * 5] * 64]
    made = raw_workbook(tmp_path / "x.xlsx", sheet_xml(rows), strings_xml([*GOOD[0], "\u00e9" * 50_000]))
    # The rows are kept with cells that cannot be read, which takes the room of their words once more.
    holds(made, made.read_bytes(), (64, 64, 0), megabytes=560)


def test_a_workbook_packed_in_an_unusual_way(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("[Content_Types].xml", PARTS["[Content_Types].xml"] * 20)
    content = out.getvalue()
    holds(tmp_path / "x.xlsx", content[:90] + bytes([content[90] ^ 255]) + content[91:], "packed in an unusual way")
