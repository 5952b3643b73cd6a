"""Delimited text: quotation marks, line breaks, cut ends; a broken record never swallows the next."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headstamp.collect.formats.delimited import RECORD_LIMIT
from tests.collect.reading import Read, read_one, written

HEADER = "place,country,lat,lon,precision_m,note"


def read_lines(folder: Path, *lines: str) -> Read:
    return read_one(written(folder / "places.csv", "\n".join((HEADER, *lines, ""))))


def refused(read: Read) -> dict[int, str]:
    return {fault.first: fault.reason for fault in read.unpivoted.faults if not fault.repaired}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Zenda,Ruritania,48,16,25000", "5 cells; expected 6"),
        ("Zenda,Ruritania,48,16,25000,note,more", "7 cells; expected 6"),
        ('Zenda,Ruritania,48,16,25000,"never closed', "a quotation mark that is never closed, or text after it"),
        ('"Zenda"x,Ruritania,48,16,25000,note', "a quotation mark that is never closed, or text after it"),
        ("Zenda,Ruritania,48,16,25\r000,note", "a carriage return inside a cell without quotation marks"),
        ("Zenda", "1 cells; expected 6"),
    ],
)
def test_a_broken_record_is_refused_alone(tmp_path: Path, line: str, reason: str) -> None:
    around = ("Streelsau,Ruritania,48.25,16.5,25000,before", "Hof,Ruritania,48.5,16.75,25000,after")
    read = read_lines(tmp_path, around[0], line, around[1])
    assert refused(read) == {3: reason}
    assert read.ids == read_lines(tmp_path, *around).ids
    assert read.unpivoted.records == 3


def test_a_quotation_mark_left_open_does_not_reach_beyond_its_line(tmp_path: Path) -> None:
    lines = [f"P{number},Ruritania,48,16,25000,note" for number in range(600)]
    lines[1] = lines[1].replace("note", '"note')
    read = read_lines(tmp_path, *lines)
    assert list(refused(read)) == [3]
    assert read.unpivoted.read == 599


def test_a_break_inside_quotation_marks_is_kept_and_listed(tmp_path: Path) -> None:
    read = read_lines(tmp_path, 'Zenda,Ruritania,48,16,25000,"two\nlines"', "Hof,Ruritania,48.5,16.75,25000,one")
    assert {row["said"] for row in read.statements if row["property"] == "note"} == {"two\nlines", "one"}
    assert {row["locator"].split("&")[0] for row in read.statements} == {"line=2-3", "line=4"}
    assert [(fault.first, fault.last, fault.repaired) for fault in read.unpivoted.faults] == [(2, 3, True)]
    assert read.unpivoted.records == 2


def test_a_record_may_not_grow_without_end(tmp_path: Path) -> None:
    """Lines within the limit that an open quotation mark holds together are let go."""
    line = "x" * (RECORD_LIMIT // 4)
    read = read_lines(tmp_path, 'Zenda,Ruritania,48,16,25000,"open', *[line] * 8, "Hof,Ruritania,48.5,16.75,25000,one")
    assert read.unpivoted.read == 1
    assert read.unpivoted.refused == 9


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\x1c\x1d\x1e\x1f"), min_size=1, max_size=12)


@settings(max_examples=60)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8))
def test_what_a_csv_writer_writes_comes_back(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    """Whatever stands in cells, markup and formulas too, is read as the words that it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER.split(","))
    writer.writerows([f"P{number}", "Ruritania", "48", "16", first, second] for number, (first, second) in enumerate(pairs))
    path = tmp_path_factory.mktemp("csv") / "places.csv"
    read = read_one(written(path, out.getvalue().replace(",precision_m,note", ",source_title,note", 1).replace(
        '"precision_m"', '"source_title"')))  # fmt: skip
    assert not refused(read)
    for prop, at in (("source_title", 0), ("note", 1)):
        told = {row["said"] for row in read.statements if row["property"] == prop}
        assert told == {pair[at] for pair in pairs if pair[at].strip()}
