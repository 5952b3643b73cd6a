"""Files made to harm: bombs, depth, numbers without end, halves of letters. Each is read or refused, in time and in memory.

Each case is a file of a few MiB at most that once took minutes or a GiB, or ended in a traceback; or one that a reader of its
format is known to stumble over.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.collect.checks import row_errors as faults
from headstamp.collect.formats.json_table import VALUES_LIMIT
from headstamp.nouns.errors import HeadstampError
from tests.collect.reading import REGISTERS, read_all, written
from tests.limits import within

SECONDS, MEGABYTES = 30, 350
Make = Callable[[], bytes]
Became = str | tuple[int, int, int]
"""What the error says, or records, read and refused of all tables."""

PLACES = (REGISTERS / "places" / "sample.csv").read_bytes()
HEADER = PLACES.partition(b"\n")[0]
ENDLESS = b"9" * 5000
"""More digits than Python turns into a number."""


def outcome(path: Path) -> Became:
    """What becomes of a file."""
    try:
        unpivoted, told = [read.unpivoted for read in read_all(path)], None
    except HeadstampError as error:
        unpivoted, told = [], error
    if told:
        assert (told.exit_code, bool(told.expected), bool(told.do)) == (4, True, True)
        return str(told)
    return (sum(one.records for one in unpivoted), sum(one.read for one in unpivoted), sum(one.refused for one in unpivoted))


def holds(path: Path, content: bytes, became: Became, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
    """A file of these bytes becomes what is said, within the limits."""
    written(path, content)
    with within(seconds, megabytes, path.name):
        made = outcome(path)
    assert became in made if isinstance(became, str) and isinstance(made, str) else became == made


# --- text --------------------------------------------------------------------------------------------------------

TEXTS: dict[str, tuple[Make, Became]] = {
    "a header of 31,000 columns": (lambda: b"country,place," + b",".join(b"%d" % (n % 9) for n in range(31_000)) + b"\n1\n",
                                   "a text without a table"),
    "one record of a million cells": (lambda: HEADER + b"\nx" + b"," * 1_000_000 + b"\n", (1, 0, 1)),
    "quotation marks alone": (lambda: HEADER + b"\n" + b'"\n' * 20_001, (10_001, 0, 1)),
    "marks left open before long lines": (lambda: HEADER + b"\n" + (b'"' + b"x" * 70_000 + b"\n") * 300, (300, 0, 300)),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_text(tmp_path: Path, name: str) -> None:
    make, became = TEXTS[name]
    holds(tmp_path / "x.csv", make(), became)


@pytest.mark.parametrize(("sample", "cells", "endless"), [
    ("brazil_decoded/sample.csv", b",2,2006,11", b",2,%b,11"), ("brazil_decoded/sample.csv", b"2019,Rev", b"%b,Rev"),
    ("ucdp_deaths/sample.csv", b",78,73,137,", b",%b,73,137,"), ("ucdp_deaths/sample.csv", b"Ruritania,901,", b"Ruritania,%b,"),
])  # fmt: skip
def test_numbers_without_end(tmp_path: Path, sample: str, cells: bytes, endless: bytes) -> None:
    whole = read_all(REGISTERS / sample)[0].unpivoted
    content = (REGISTERS / sample).read_bytes()
    assert cells in content
    with within(SECONDS, MEGABYTES):
        (read,) = read_all(written(tmp_path / "x.csv", content.replace(cells, endless % ENDLESS, 1)))
    assert read.unpivoted.records == whole.records


@pytest.mark.parametrize("content", [HEADER + b"\n" + b"a\n" * 60_001, HEADER + b"\n" + b"x," * 13 + b"x\n"], ids=["lines", "cells"])
def test_more_refused_rows_than_can_be_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """They are counted while the file is read, whether its lines are broken or their cells."""
    assert faults.FAULTS_LIMIT == 500_000
    monkeypatch.setattr(faults, "FAULTS_LIMIT", 60_000 if content.count(b"\n") > 60_000 else 0)
    holds(tmp_path / "x.csv", content, "rows to refuse or list; expected a sound table of places", megabytes=150)


def test_a_name_of_bytes_that_are_no_text(tmp_path: Path) -> None:
    try:
        path = written(tmp_path / b"\xff\xfe.csv".decode("utf-8", "surrogateescape"), PLACES)
    except OSError:
        return  # this file system takes no such name, so nobody has such a file
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (one,) = headstamp.add(case, path)
        assert (one.register, Path(one.file).name) == ("places", "\ufffd\ufffd.csv")
        assert [row["title"] for row in as_json(headstamp.sources(case))["sources"]]


# --- pages -------------------------------------------------------------------------------------------------------

PAGE = (REGISTERS / "oryx" / "sample_page.html").read_bytes()
HEAD, END = PAGE[: PAGE.index(b"<ul>")] + b"<h3>Ruritania - 1, of which: destroyed: 1</h3>", b"</ul></body></html>"
LISTS = HEAD + b"<h3>Tanks (1, of which destroyed: 1)</h3><ul>\n"
ENTRY = b'<li>1 Lance: <a href="https://example.org/a.jpg">(1, destroyed)</a></li>\n'

PAGES: dict[str, tuple[Make, Became]] = {
    "a heading of endless numbers": (lambda: HEAD + b"<h3>Tanks (%b, of which lost: %b)</h3>" % (ENDLESS, ENDLESS) + END, (0, 0, 0)),
    "an endless count": (lambda: LISTS + ENTRY.replace(b"1 Lance", ENDLESS + b" Lance") + END, (1, 1, 0)),
    "an endless entry": (lambda: LISTS + ENTRY.replace(b"(1,", b"(%b," % (ENDLESS * 20)) + END, (1, 1, 0)),
    "an endless span": (lambda: LISTS + ENTRY.replace(b"(1,", b"(1-%b," % ENDLESS) + END, (1, 1, 0)),
    "many numbers": (lambda: LISTS + ENTRY.replace(b"(1,", b"(" + b"1-" * 100_000 + b",") + END, (1, 1, 0)),
    "a section of no sort": (lambda: LISTS + ENTRY + b"<![x[ y ]]>" + ENTRY + END, "a declaration that is none"),
    "a section without a name": (lambda: LISTS + ENTRY + b"<![ >" + ENTRY + END, "a declaration that is none"),
    "entities declared": (lambda: LISTS + b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + ENTRY.replace(b"Lance", b"&a; Lance") + END, (1, 1, 0)),
    "half of a letter": (lambda: LISTS + ENTRY.replace(b"a.jpg", b"&#xD800;%ED%A0%80&#0;.jpg") + END, (1, 1, 0)),
    "a long word in a heading": (lambda: HEAD + b"<h3>Tanks (1, of which " + b"a" * 400_000 + b")</h3>" + END, (0, 0, 0)),
    "half of a mark again and again": (lambda: HEAD + b"<h3>" + b"a (1 - 1" * 50_000 + b"</h3>" + END, (0, 0, 0)),
    "a flag in an endless address": (lambda: LISTS + ENTRY.replace(b"1 Lance", b'<img src="Flag_of_%b">1 L' % (b"_(" * 30_000)) + END,
                                     (1, 1, 0)),
    "an entry in many pieces": (lambda: LISTS + ENTRY.replace(b"Lance", b"Lance" + b"x<b>" * 100_000) + END, (1, 1, 0)),
    "too large": (lambda: LISTS + ENTRY * 250_000 + END, "a page of more than 16,777,216 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages(tmp_path: Path, name: str) -> None:
    make, became = PAGES[name]
    holds(tmp_path / "x.html", make(), became)


def test_a_page_or_document_without_its_end_is_listed(tmp_path: Path) -> None:
    for name, sample in (("oryx", "sample_page.html"), ("sipri", "sample_document.rtf")):
        whole = (REGISTERS / name / sample).read_bytes()
        for content, times in ((whole, 0), (whole.rstrip()[:-3], 1)):
            (read,) = read_all(written(tmp_path / sample, content))
            assert sum("may have been cut" in fault.reason for fault in read.unpivoted.faults) == times


# --- documents ---------------------------------------------------------------------------------------------------

DOCUMENT = (REGISTERS / "sipri" / "sample_document.rtf").read_bytes().rstrip()[:-1]


@pytest.mark.parametrize("piece", [b"\\'41", b"\\tab", b"{", b"\\par\\b ", b"\\" * 5, b"\\bin9999999999 "])
def test_documents(tmp_path: Path, piece: bytes) -> None:
    """Many pieces on one line: none holds what is not given on."""
    with within(SECONDS, 120, piece):
        (read,) = read_all(written(tmp_path / "x.rtf", DOCUMENT + piece * 300_000 + b"}"))
    assert read.unpivoted.read == 3


def test_letters_in_hexadecimal_may_be_capitals(tmp_path: Path) -> None:
    content = (REGISTERS / "sipri" / "sample_document.rtf").read_bytes()
    small, large = (read_all(written(tmp_path / "x.rtf", content.replace(b"\\'9f", code)))[0] for code in (b"\\'9f", b"\\'9F"))
    assert b"\\'9f" in content
    assert small.ids == large.ids


# --- JSON --------------------------------------------------------------------------------------------------------

OBJECT = ('{"key":"1","year":"2002","country":"Ruritania","program":"Foreign Military Sales","authorizations":"5","deliveries":"0",'
          '"notifications":"","footnote":"x","footnote2":""}')  # fmt: skip


def array(*values: str) -> bytes:
    return ("[" + ",\n".join((OBJECT, *values)) + "]").encode()


def with_note(value: str) -> str:
    return OBJECT.replace('"x"', value)


JSONS: dict[str, tuple[Make, Became]] = {
    "half of a letter": (lambda: array(with_note(r'"\ud800"')), (2, 1, 1)),
    "half of a letter in a key": (lambda: array(OBJECT.replace("footnote2", r"\udfff")), (2, 1, 1)),
    "a zero sign": (lambda: array(with_note(r'"a\u0000b"')), (2, 2, 0)),
    "a key twice": (lambda: array(with_note('"x","year":"1999"')), "the key 'year' twice in one object"),
    "a key twice in a line": (lambda: f"{OBJECT}\n{OBJECT}\n{with_note(chr(34) + 'x' + chr(34) + ',' + OBJECT[1:-1])}\n".encode(),
                              (3, 2, 1)),
    "no number, infinite": (lambda: array(with_note("NaN"), OBJECT.replace('"2002"', "-Infinity")), (3, 3, 0)),
    "numbers without end": (lambda: array(OBJECT.replace('"2002"', "9" * 100_000), OBJECT.replace('"5"', "1e999999999")), (3, 3, 0)),
    "far too deep": (lambda: array(with_note("[" * 100_000 + "]" * 100_000)), "nested too deep"),
    "too deep for words": (lambda: array(with_note("[" * 900 + "]" * 900)), (2, 1, 1)),
    "objects too deep for words": (lambda: array(with_note('{"a":' * 600 + "1" + "}" * 600)), (2, 1, 1)),
    "a string of 17 MiB": (lambda: array(with_note('"' + "y" * 17 * 2**20 + '"')), "a line of more than 16 MiB"),
    "more values than can be held": (lambda: array("1" + ",1" * VALUES_LIMIT), "JSON of more than 5,000,000 values"),
    "one sum again and again": (lambda: array(*[OBJECT.replace('"5"', '"0"')] * 30_000), (30_001, 30_001, 0)),
}  # fmt: skip


@pytest.mark.parametrize("name", JSONS)
def test_json(tmp_path: Path, name: str) -> None:
    make, became = JSONS[name]
    holds(tmp_path / "x.json", make(), became)


def test_notices_below_a_table_in_thousands(tmp_path: Path) -> None:
    content = (REGISTERS / "sipri_deliveries" / "sample.csv").read_bytes()
    before = outcome(REGISTERS / "sipri_deliveries" / "sample.csv")
    assert isinstance(before, tuple)
    lines = "\u00a9 a notice\n".encode("utf-8" if b"\xc3" in content else "cp1252") * 20_000
    holds(tmp_path / "x.csv", content + lines, (before[0] + 20_000, *before[1:]))
