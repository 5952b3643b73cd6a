"""Damage to a sample of each register: a repaired or refused row, or one clear error; never, in silence, other words.

What must not happen is that a damaged file is read without a word and says something that the sound one does not.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headstamp.collect.registers import REGISTERS as NAMES
from headstamp.collect.registers.description import register_named
from headstamp.nouns.errors import Unrecognised
from tests.collect.reading import REGISTERS, TABLES, Read, read_all, read_one, written

UNQUOTED = {"sipri/sample.csv", "sipri/sample_years.csv"}
each = pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.name}")


class Sample(NamedTuple):
    """A sample as lines of cells: ``head`` the lines before the header, ``rows`` header and records as they stand."""

    path: Path
    encoding: str
    end: str
    head: list[str]
    rows: list[list[str]]

    def text(self, rows: list[list[str]], delimiter: str = ",") -> bytes:
        lines = [*self.head, *(delimiter.join(row) for row in rows), ""]
        return self.end.join(lines).encode(self.encoding)


def cells_of(line: str, *, quoted: bool) -> list[str]:
    """The cells of a line as they stand, in their quotation marks."""
    if not quoted:
        return line.split(",")
    cells, open_ = [""], False
    for character in line:
        open_ ^= character == '"'
        if character == "," and not open_:
            cells.append("")
        else:
            cells[-1] += character
    return cells


def sample(path: Path) -> Sample:
    raw = path.read_bytes()
    encoding = "cp1252" if path.name == "sample.csv" and path.parent.name == "sipri" else "utf-8-sig"
    end = "\r\n" if b"\r\n" in raw else "\n"
    quoted = f"{path.parent.name}/{path.name}" not in UNQUOTED
    # Cells that hold a line break stand whole: what is broken here is not broken already.
    lines = [line for line in raw.decode(encoding).split(end) if line.count('"') % 2 == 0]
    widest = max(len(cells_of(line, quoted=quoted)) for line in lines)
    first = next(at for at, line in enumerate(lines) if len(cells_of(line, quoted=quoted)) == widest)
    whole = read_one(path)
    read = {int(one[0].split("&")[0].split("=")[1].split("-")[0]) for one in whole.said}
    texts = raw.decode(encoding).split(end)
    # The records that are read, in one line each: what is damaged here is not damaged already.
    read -= {line for fault in whole.unpivoted.faults for line in range(fault.first, fault.last + 1)}
    rows = [cells_of(texts[at - 1], quoted=quoted) for at in (lines_before(texts, lines[first]), *sorted(read))]
    return Sample(path, encoding, end, lines[:first], [row for row in rows if len(row) == widest])


def lines_before(texts: list[str], header: str) -> int:
    """The line on which the header stands, from 1."""
    return texts.index(header) + 1


def damaged(folder: Path, content: bytes) -> Read | None:
    """What a damaged file says, or None where it ends in a clear error, or is no table any more."""
    try:
        made = read_all(written(folder / "damaged.csv", content))
        assert made or all(line.count(b",") == 0 for line in content.splitlines()[:1]), "a table is not a register"
        return made[0] if made else None
    except Unrecognised as error:
        caught = error
    assert (caught.exit_code, bool(caught.found), bool(caught.expected), bool(caught.do)) == (4, True, True, True)
    return None


def is_told(whole: Read, read: Read | None) -> bool:
    """Whether damage shows: an error, a note on the file, a refused or repaired row more, a word outside its list more, or
    (where only the blank cells at the beginning of a record were left) a blank record more."""
    if read is None:
        return True
    before, after = whole.unpivoted, read.unpivoted
    more_vague = sum(word["rows"] for word in after.vague) > sum(word["rows"] for word in before.vague)
    if set(read.notes) - set(whole.notes):
        return True
    return len(after.faults) > len(before.faults) or more_vague or after.skipped > before.skipped


@cache
def whole_of(path: Path) -> tuple[Sample, Read]:
    """A sample, and what it says undamaged."""
    one = sample(path)
    with tempfile.TemporaryDirectory() as folder:
        return one, read_one(written(Path(folder) / "whole.csv", one.text(one.rows)))


def some(path: Path, count: int, most: int) -> list[int]:
    """Numbers below ``count``: the first two, the last, and others by chance that repeats."""
    drawn = random.Random(path.parent.name).sample(range(count), min(most, count))
    return sorted({0, min(1, count - 1), count - 1, *drawn})


@each
def test_the_lines_of_a_sample_are_the_sample(path: Path) -> None:
    one, whole = whole_of(path)
    assert len(one.rows) >= 2
    assert whole.ids <= read_one(path).ids
    # What is listed once for a whole table (oryx) is listed of what is left of it, too.
    assert all(fault.repaired for fault in whole.unpivoted.faults)


@each
def test_a_dropped_column(path: Path, tmp_path: Path) -> None:
    """The whole column: one that must be there is missed by name, another is not said of any row."""
    one, whole = whole_of(path)
    register = register_named(path.parent.name)
    for at in some(path, len(one.rows[0]), 6):
        name = one.rows[0][at]
        read = damaged(tmp_path, one.text([row[:at] + row[at + 1 :] for row in one.rows]))
        if read is not None and not name.strip():
            # One of SIPRI's three nameless columns of flags: that any is left out is told, and then nothing is certain.
            assert set(read.notes) - set(whole.notes)
            assert {row["said"] for row in read.statements if row["property"].endswith("_uncertain")} == {"?"}
        elif read is not None:
            # A form's export has groups before the names of its questions, and our names hold no hyphen.
            columns = {name: column for layout in register.layouts for name, column in layout.header}
            ours = columns[name] if name in columns else columns[name.rpartition("-")[2]]
            gone = {column.property for column in register.columns if column.name == ours}
            kept = {(row["property"], row["said"]) for row in whole.statements if row["property"] not in gone}
            assert {(row["property"], row["said"]) for row in read.statements} == kept, name


@each
def test_a_cell_dropped_from_one_record(path: Path, tmp_path: Path) -> None:
    one, _ = whole_of(path)
    for at in some(path, len(one.rows[0]), 4):
        rows = [list(row) for row in one.rows]
        del rows[-1][at]
        read = damaged(tmp_path, one.text(rows))
        assert read is None or read.unpivoted.refused == 1


def swaps(path: Path, width: int) -> list[tuple[int, int]]:
    return [(at, at + 1) for at in some(path, width - 1, 3)] + [(0, at) for at in some(path, width, 2) if at > 1]


def swapped(row: list[str], first: int, second: int) -> list[str]:
    row = list(row)
    row[first], row[second] = row[second], row[first]
    return row


@each
def test_two_columns_swapped_with_their_names(path: Path, tmp_path: Path) -> None:
    one, whole = whole_of(path)
    for first, second in swaps(path, len(one.rows[0])):
        read = damaged(tmp_path, one.text([swapped(row, first, second) for row in one.rows]))
        assert is_told(whole, read), (first, second)
        is_noted = read is not None and bool(set(read.notes) - set(whole.notes))
        if read is not None and not is_noted and not any(fault.first > len(one.head) + 1 for fault in read.unpivoted.faults):
            assert read.ids == whole.ids


@each
def test_two_names_swapped(path: Path, tmp_path: Path) -> None:
    one, whole = whole_of(path)
    for first, second in swaps(path, len(one.rows[0])):
        if one.rows[0][first] == one.rows[0][second]:
            continue  # the three nameless columns of SIPRI's header
        read = damaged(tmp_path, one.text([swapped(one.rows[0], first, second), *one.rows[1:]]))
        assert is_told(whole, read), (first, second)


@each
@pytest.mark.parametrize("delimiter", [";", "\t", "|", ":"])
def test_another_delimiter(path: Path, tmp_path: Path, delimiter: str) -> None:
    one, whole = whole_of(path)
    read = damaged(tmp_path, one.text(one.rows, delimiter))
    assert is_told(whole, read)
    # Header as it was, records with another delimiter: each record is refused.
    mixed = one.text(one.rows[:1]) + one.text(one.rows[1:], delimiter)[len("".join(f"{line}{one.end}" for line in one.head)) :]
    read = damaged(tmp_path, mixed)
    assert read is None or read.unpivoted.refused >= len(one.rows) - 1 > 0


@each
def test_a_last_line_cut_anywhere(path: Path, tmp_path: Path) -> None:
    one, whole = whole_of(path)
    content = one.text(one.rows)
    last = len(content) - len(one.text(one.rows[:-1]))
    for cut in (at + 1 for at in some(path, last - 2, 7)):
        read = damaged(tmp_path, content[:-cut])
        assert is_told(whole, read) or (read is not None and read.ids == whole.ids), cut


@each
@settings(max_examples=9)
@given(data=st.data())
def test_a_line_break_anywhere_below_the_header(path: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    one, whole = whole_of(path)
    content = one.text(one.rows)
    start = len(one.text(one.rows[:1]))
    at = data.draw(st.integers(start + 1, len(content) - 1 - len(one.end)))
    end = data.draw(st.sampled_from([b"\n", b"\r\n"]))
    read = damaged(tmp_path_factory.mktemp("break"), content[:at] + end + content[at:])
    assert is_told(whole, read) or (read is not None and read.ids == whole.ids)


CHANGES: dict[str, Callable[[bytes, int, int], bytes]] = {
    "a byte gone": lambda content, at, _: content[:at] + content[at + 1 :],
    "a quotation mark put in": lambda content, at, _: content[:at] + b'"' + content[at:],
    "a delimiter put in": lambda content, at, _: content[:at] + b"," + content[at:],
    "a piece doubled": lambda content, at, size: content[: at + size] + content[at:],
}


@each
@pytest.mark.parametrize("change", CHANGES)
@settings(max_examples=3)
@given(data=st.data())
def test_a_damaged_header_is_an_error(path: Path, change: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A name that is no longer the register's own is refused by name, whatever happened to it."""
    one, whole = whole_of(path)
    content, start = one.text(one.rows), len("".join(f"{line}{one.end}" for line in one.head).encode(one.encoding))
    names = len(one.end.join([",".join(one.rows[0])]).encode())
    at = data.draw(st.integers(start, start + names - 1))
    size = data.draw(st.integers(1, 9))
    # A piece that reaches below the header may double a row of two cells, which is then one row more.
    read = damaged(tmp_path_factory.mktemp("head"), CHANGES[change](content, at, min(size, start + names - at)))
    assert is_told(whole, read) or (read is not None and read.ids == whole.ids)


def test_every_register_is_damaged_here() -> None:
    assert {path.parent.name for path in TABLES} <= set(NAMES)
    assert len(TABLES) >= 17
    assert all((REGISTERS / name).is_file() for name in UNQUOTED)
