"""Tables that a program saved again say what the original says: a line of names in the middle, words for empty cells, empty columns."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from headstamp.nouns.errors import Unrecognised
from tests.collect.reading import REGISTERS, TABLES, Read, read_one, told_of, written
from tests.collect.workbooks import workbook

Rows = list[list[str]]


def rows_of(sample: str) -> Rows:
    """The rows of a sample, but for those with a line break in a cell."""
    text = (REGISTERS / sample).read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    width = len(rows[0])
    return [row for row in rows if len(row) == width and not any("\n" in cell for cell in row)]


def saved(path: Path, rows: Rows, delimiter: str = ",") -> Path:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return written(path, out.getvalue())


def said(read: Read) -> Counter[tuple[object, ...]]:
    return Counter((row["property"], row["canon"], row["low"], row["high"], row["hedge"]) for row in read.statements)


def header_again(rows: Rows) -> Rows:
    return [*rows[:3], list(rows[0]), *rows[3:], list(rows[0])]


def empty_columns(rows: Rows) -> Rows:
    return [[*row, "", ""] for row in rows]


def empty_rows(rows: Rows) -> Rows:
    return [*rows, *[[""] * len(rows[0])] * 2]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("change", [header_again, empty_columns, empty_rows])
@pytest.mark.parametrize("sample", ["items/sample.csv", "transfers/sample.csv", "us_surplus/sample.csv", "eu_exports/sample.csv"])
def test_what_a_spreadsheet_adds_changes_nothing(tmp_path: Path, sample: str, change: Callable[[Rows], Rows], delimiter: str) -> None:
    rows = rows_of(sample)
    plain, copy = (read_one(saved(tmp_path / name, of, delimiter)) for name, of in (("a.csv", rows), ("b.csv", change(rows))))
    assert said(copy) == said(plain)
    assert (copy.unpivoted.read, copy.unpivoted.refused) == (plain.unpivoted.read, plain.unpivoted.refused)
    assert copy.unpivoted.records - copy.unpivoted.skipped == plain.unpivoted.records - plain.unpivoted.skipped


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("change", [header_again, empty_columns, empty_rows])
def test_orders_of_sipri_too(tmp_path: Path, change: Callable[[Rows], Rows], delimiter: str) -> None:
    """Its own reader joins lines that a break split: an empty column is no cell too many."""
    sample = (REGISTERS / "sipri" / "sample.csv").read_text("cp1252").splitlines()
    at = next(at for at, line in enumerate(sample) if line.startswith("Recipient,"))
    rows = [line.split(",") for line in sample[at:]]
    rows = [row for row in rows if len(row) == len(rows[0]) and row[0]]
    one, other = ("\n".join(delimiter.join(row) for row in of) + "\n" for of in (rows, change(rows)))
    plain, copy = read_one(written(tmp_path / "a.csv", one)), read_one(written(tmp_path / "b.csv", other))
    assert plain.unpivoted.read > 3
    assert said(copy) == said(plain)
    assert copy.unpivoted.refused == plain.unpivoted.refused


def test_a_line_of_names_in_a_workbook_is_left_out_and_listed(tmp_path: Path) -> None:
    rows = [["item_id", "designation", "class"], ["I1", "AK-47", "rifle"], ["item_id", "designation", "class"], ["I2", "AKM", "rifle"]]
    read = read_one(workbook(tmp_path / "x.xlsx", {"items": rows}))
    assert (read.unpivoted.read, read.unpivoted.skipped, read.unpivoted.refused) == (2, 1, 0)
    assert [fault.first for fault in read.unpivoted.faults if "column names once more" in fault.reason] == [3]


def test_a_row_with_one_name_of_a_column_is_a_row(tmp_path: Path) -> None:
    read = read_one(written(tmp_path / "items.csv", "item_id,designation,class\nitem_id,AK-47,rifle\nI2,designation,rifle\n"))
    assert read.unpivoted.read == 2


@pytest.mark.parametrize("word", ["NA", "nan", "NaN", "NULL", "<NA>"])
@pytest.mark.parametrize("sample", ["items/sample.csv", "diversions/sample.csv", "gur_makers/sample.csv"])
def test_a_word_for_each_empty_cell_is_an_empty_cell(tmp_path: Path, sample: str, word: str) -> None:
    rows = rows_of(sample)
    filled = [rows[0], *([cell or word for cell in row] for row in rows[1:])]
    plain, copy = read_one(saved(tmp_path / "a.csv", rows)), read_one(saved(tmp_path / "b.csv", filled))
    states = {"made_in", "designed_in", "country", "transit", "supplier", "recipient"} if word == "NA" else set()
    assert {key: times for key, times in said(copy).items() if key[0] not in states} == {
        key: times for key, times in said(plain).items() if key[0] not in states}  # fmt: skip
    assert sum(word in fault.reason for fault in copy.unpivoted.faults if fault.repaired) == 1


def test_r_writes_a_word_for_numbers_and_days_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "items.csv", "item_id,designation,class,count_low,seen_low,note\n"
                   "I1,AK-47,rifle,NA,NA,\nI2,AKM,rifle,3,2014,NA\n")  # fmt: skip
    read = read_one(path)
    assert read.unpivoted.cells == 0
    told = {(row["property"], row["said"]) for row in read.statements}
    assert not {("count_low", "NA"), ("seen_low", "NA")} & told
    assert ("note", "NA") in told


def test_a_program_s_word_in_one_column_is_an_empty_cell(tmp_path: Path) -> None:
    rows = "item_id,designation,class,holder\nI1,AK-47,rifle,{}\nI2,AKM,rifle,Hill Front\n"
    for word, holders in (("nan", {"Hill Front"}), ("NULL", {"Hill Front"}), ("NA", {"Hill Front", "NA"})):
        read = read_one(written(tmp_path / "items.csv", rows.format(word)))
        assert {row["said"] for row in read.statements if row["property"] == "holder"} == holders


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_of_imports_without_its_title_is_one_of_imports(tmp_path: Path, delimiter: str) -> None:
    rows = [["Recipient", "1990", "1991", "Percentage"], ["Ruritania", "3", "5", "100%"], ["Total world import", "3", "5", "100%"]]
    read = read_one(written(tmp_path / "t.csv", "".join(delimiter.join(row) + "\n" for row in rows)))
    assert {row["canon"] for row in read.statements if row["property"] == "indicator"} == {"TIV of imports"}


def test_the_code_of_namibia_stays(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "transfer_id,supplier,recipient,designation,class,stage,note\n"
                   "T1,NA,NA,NA,rifle,delivered,NA\nT2,FR,NA,FAMAS,rifle,delivered,NA\n")  # fmt: skip
    told = Counter((row["property"], row["said"]) for row in read_one(path).statements)
    assert (told["supplier", "NA"], told["recipient", "NA"], told["designation", "NA"]) == (1, 2, 0)


def test_a_key_that_a_spreadsheet_parted_by_semicolons_keeps_its_scheme(tmp_path: Path) -> None:
    rows = rows_of("brazil_keys/sample_offence.csv")
    plain, copy = read_one(saved(tmp_path / "a.csv", rows)), read_one(saved(tmp_path / "b.csv", rows, ";"))
    assert said(copy) == said(plain)


# -- a column of row numbers ----------------------------------------------------------------------------------------

INDEXED = [path for path in TABLES if "sipri" not in path.parent.name and not told_of(path)]
"""Samples of registers whose own reader knows nothing of copies."""


@pytest.mark.parametrize("name", ["", "Unnamed: 0", "X", "...1", "_c0"])
@pytest.mark.parametrize("path", INDEXED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_first_column_that_numbers_the_rows_changes_nothing(path: Path, name: str, tmp_path: Path) -> None:
    rows = rows_of(f"{path.parent.name}/{path.name}")
    indexed = [[name, *rows[0]], *([str(at), *row] for at, row in enumerate(rows[1:]))]
    if rows[0][0] in ("", name):
        pytest.skip("the register's own first column has no name")
    plain, copy = read_one(saved(tmp_path / "a.csv", rows)), read_one(saved(tmp_path / "b.csv", indexed))
    assert said(copy) == said(plain)
    assert (copy.unpivoted.read, copy.unpivoted.refused) == (plain.unpivoted.read, plain.unpivoted.refused)
    assert any("numbers the rows" in note for note in copy.notes)


def test_a_workbook_with_a_column_of_row_numbers_is_read(tmp_path: Path) -> None:
    rows = [["", "item_id", "designation", "class"], ["0", "I1", "AK-47", "rifle"], ["7", "I2", "AKM", "rifle"]]
    assert read_one(workbook(tmp_path / "x.xlsx", {"items": rows})).unpivoted.read == 2


@pytest.mark.parametrize("cell", ["a", "", "1.5", "2014-05-01"])
def test_a_nameless_column_of_anything_else_is_a_fault(tmp_path: Path, cell: str) -> None:
    text = f",item_id,designation,class\n0,I1,AK-47,rifle\n{cell},I2,AKM,rifle\n"
    with pytest.raises(Unrecognised, match="columns of items over cells of something else"):
        read_one(written(tmp_path / "items.csv", text))


def test_two_columns_without_a_place_are_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Unrecognised, match="colour"):
        read_one(written(tmp_path / "items.csv", ",item_id,designation,class,colour\n0,I1,AK-47,rifle,red\n"))
