"""An unknown table is mapped with reasons, nothing is read by a guess, and a mapping that a person gives back reads it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import headstamp
from headstamp.answers.answer import as_json
from headstamp.cli import main
from headstamp.collect.mapping.customs import read as of_arms
from headstamp.collect.mapping.guess import guess_mapping
from headstamp.collect.mapping.vocabulary import folded
from headstamp.collect.mapping.written import register_of, write
from headstamp.collect.registers.description import reader_of
from headstamp.nouns.errors import Unrecognised, WrongUse
from tests.collect.reading import TABLES, written
from tests.planted import new_case
from tests.test_json_schemas import check

CUSTOMS = """Exporting country;Importer;Weapon model;Qty;Value USD;Licence date;Caliber;Ref
Serbia;Iraq;AR-1;200;15000;25-03-2009;7.62x39;a1
Croatia;Iraq;HP-2;50;9000;13-04-2010;9x19;a2
Serbia;Jordan;MG-84;5;9000;29-11-2011;7.62x54R;a3
"""


@pytest.fixture
def customs(tmp_path: Path) -> Path:
    return written(tmp_path / "customs.csv", CUSTOMS)


def said(path: Path) -> dict[str, tuple[str, str]]:
    return {one.name: (one.property, one.value) for one in guess_mapping(path).columns}


def test_names_and_cells_together_tell_what_a_column_says(customs: Path) -> None:
    mapping = guess_mapping(customs)
    assert (mapping.kind, mapping.delimiter, mapping.header_line, mapping.rows) == ("Transfer", ";", 1, 3)
    assert said(customs) == {
        "Exporting country": ("supplier", "states"), "Importer": ("recipient", "states"),
        "Weapon model": ("designation", "designation"),
        "Qty": ("quantity", "quantity"), "Value USD": ("money", "money"), "Licence date": ("date", "date_dmy"),
        "Caliber": ("calibre", "calibre"), "Ref": ("", ""),
    }  # fmt: skip
    assert all(one.why for one in mapping.columns)


def test_a_year_is_the_rows_own_unless_it_says_that_it_is_of_the_order(tmp_path: Path) -> None:
    rows = "Exporter,Importer,Model,{},Qty\nSerbia,Iraq,AR-1,2009,5\nCroatia,Iraq,HP-2,2010,6\n"
    assert said(written(tmp_path / "a.csv", rows.format("Year")))["Year"] == ("date", "year")
    assert said(written(tmp_path / "b.csv", rows.format("Year of order")))["Year of order"] == ("order_date", "year")


def test_columns_of_one_name_are_numbered_said_and_read(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "a note\nExporter,Year,Year\nSerbia,2009,2010\n")
    mapping = guess_mapping(path)
    assert [one.name for one in mapping.columns] == ["Exporter", "Year", "Year (2)"]
    assert any("more than once" in note and "Year" in note for note in mapping.notes)
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(mapping)))
    assert (one.records, one.read) == (1, 1)


def test_days_that_can_be_read_in_two_ways_are_left_to_a_person(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", CUSTOMS.replace("25-03-2009", "05-03-2009").replace("13-04", "03-04").replace("29-11", "09-11"))
    guess = next(one for one in guess_mapping(path).columns if one.name == "Licence date")
    assert (guess.property, guess.value) == ("", "")
    assert "day and month cannot be told apart" in guess.why[-1]


def test_a_column_called_quantity_is_the_quantity_with_its_unit(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", CUSTOMS.replace("Qty", "Quantity"))
    assert said(path)["Quantity"] == ("quantity", "quantity")


def test_a_name_alone_does_not_make_a_supplier(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", CUSTOMS.replace("Serbia", "Acme Ltd").replace("Croatia", "Brokers Inc"))
    assert said(path)["Exporting country"] == ("", "")


@pytest.mark.parametrize(
    ("cells", "is_calibre"), [(("12", "20", "16"), False), (("9", "7.62", "5,56"), False), ((".38", "40", "9mm"), True)]
)
def test_plain_numbers_speak_for_no_calibre(tmp_path: Path, cells: tuple[str, ...], is_calibre: bool) -> None:
    rows = "".join(f"Serbia;Iraq;25-03-2009;{cell}\n" for cell in cells)
    path = written(tmp_path / "t.csv", f"Exporting country;Importer;Licence date;Zz\n{rows}")
    assert (said(path)["Zz"] == ("calibre", "calibre")) is is_calibre


def test_the_saved_mapping_is_sound_and_reads_the_table(customs: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "customs.yml"
    headstamp.save_mapping(guess_mapping(customs), mapping)
    with new_case(tmp_path / "case") as case:
        with pytest.raises(Unrecognised, match="no known register"):
            headstamp.add(case, customs)
        (one,) = headstamp.add(case, customs, mapping=mapping)
        assert (one.register, one.records, one.read, one.refused) == ("customs", 3, 3, 0)
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", first=2005, last=2014))
        assert answer["count"] == {"low": 0, "high": 2}, "no one has said of which stage the rows are: each may be a delivery"
        assert [one["only_by_doubt"] for one in answer["suppliers"]] == [True, True]


def test_an_edited_mapping_counts_and_verifies(customs: Path, tmp_path: Path) -> None:
    text = write(guess_mapping(customs)).replace("stage: unknown, status: unknown", "stage: delivered, status: delivered")
    mapping = written(tmp_path / "customs.yml", text)
    with headstamp.init(tmp_path / "case", holder="Hill Front") as case:
        headstamp.add(case, customs, mapping=mapping)
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", first=2005, last=2014))
        assert {one["name"] for one in answer["suppliers"] if one["certain"]} == {"Serbia", "Croatia"}
        assert [(q["low"], q["unit"]) for one in answer["suppliers"] for q in one["quantities"] if q["unit"] != "value"] != []
        headstamp.report(case)
        assert as_json(headstamp.verify(case))["ok"]


def test_a_mapping_that_was_changed_in_the_case_is_drift(customs: Path, tmp_path: Path) -> None:
    mapping = written(tmp_path / "customs.yml", write(guess_mapping(customs)))
    with headstamp.init(tmp_path / "case", holder="Hill Front") as case:
        headstamp.add(case, customs, mapping=mapping)
        headstamp.report(case)
        kept = next(path for path in (case.path / "sources").rglob("*") if path.is_file() and b"A guessed mapping" in path.read_bytes())
        kept.chmod(0o644)
        kept.write_bytes(kept.read_bytes().replace(b"importer:", b"importer :"))
        assert not as_json(headstamp.verify(case))["ok"]


@pytest.mark.parametrize(
    "text",
    [
        "", "[1, 2", "a: b", "name: sipri", "!!python/object/apply:os.system ['true']", "name: x\nkind: Transfer\nlayouts: 7\n",
        "\xff\xfe", "name: x\ntitle: t\nversion: 1\nkind: Spaceship\nkey: [a]\nlayouts: []\ncolumns: {}\n",
    ],
)  # fmt: skip
def test_a_mapping_that_breaks_a_rule_is_refused_and_nothing_is_kept(customs: Path, tmp_path: Path, text: str) -> None:
    with headstamp.init(tmp_path / "case", bare=True) as case:
        before = sorted(case.path.rglob("*"))
        with pytest.raises(Unrecognised, match="a mapping that cannot be used"):
            headstamp.add(case, customs, mapping=written(tmp_path / "m.yml", text.encode("latin-1")))
        assert sorted(case.path.rglob("*")) == before


def test_a_mapping_describes_tables_under_a_header_only(customs: Path) -> None:
    said = yaml.safe_load(write(guess_mapping(customs)))
    said["layouts"][0] |= {"medium": "document", "signs": {"a": "(a+)+$"}}
    with pytest.raises(Unrecognised, match="under a header line only"):
        register_of(yaml.safe_dump(said).encode(), "m.yml")


def test_a_mapping_and_a_register_are_one_too_many(customs: Path, tmp_path: Path) -> None:
    mapping = written(tmp_path / "customs.yml", write(guess_mapping(customs)))
    with headstamp.init(tmp_path / "case", bare=True) as case, pytest.raises(WrongUse):
        headstamp.add(case, customs, mapping=mapping, told_as="sipri")


def test_the_command_prints_its_schema_and_says_what_comes_next(
    customs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["map", str(customs), "--save", str(tmp_path / "m.yml"), "--json"]) == 0
    out, err = capsys.readouterr()
    answer = check("map", out)
    assert answer["key"] == ["Exporting country", "Importer", "Weapon model", "Licence date"]
    assert f"--mapping {tmp_path / 'm.yml'}" in err
    assert main(["map", str(customs)]) == 0
    assert "its name says qty" in capsys.readouterr().out


def test_a_mapping_is_not_written_over(customs: Path, tmp_path: Path) -> None:
    headstamp.save_mapping(guess_mapping(customs), tmp_path / "m.yml")
    with pytest.raises(WrongUse, match="there already"):
        headstamp.save_mapping(guess_mapping(customs), tmp_path / "m.yml")


@pytest.mark.parametrize("text", ["", "one\n", "a,b\n", "just some words\nand more of them\n"])
def test_what_is_no_table_is_not_mapped(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unrecognised):
        guess_mapping(written(tmp_path / "t.csv", text))


def test_the_reader_of_a_mapping_is_the_one_that_knows_arms() -> None:
    assert reader_of("customs").read is of_arms


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_known_table_can_be_mapped_too(path: Path) -> None:
    """Whatever the guess, what is written is a sound description of all columns."""
    mapping = guess_mapping(path)
    register = register_of(write(mapping).encode(), "m.yml")
    assert len(register.layouts[0].header) == len(mapping.columns)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=6))
def test_any_table_gives_a_sound_mapping_or_one_clear_error(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    try:
        mapping = guess_mapping(written(tmp_path_factory.mktemp("any") / "t.csv", out.getvalue()))
    except Unrecognised:
        return
    assert len(register_of(write(mapping).encode(), "m.yml").layouts[0].header) == len(mapping.columns)


@given(st.text(max_size=30))
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
