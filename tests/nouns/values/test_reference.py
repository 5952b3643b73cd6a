"""References, lists of names and marks."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.reference import flag, names, references, yes_no
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable, Value


def test_references_are_one_value_each() -> None:
    assert references("D001; trace_facts:F01;P347") == (
        Value("D001", "D001"), Value("trace_facts:F01", "trace_facts:F01"), Value("P347", "P347"),
    )  # fmt: skip


@pytest.mark.parametrize("cell", [";", "D001, D002", "D 001", "trace_facts:", ":F01", "a:b:c", "D001; see note", "ö1", "x" * 200])
def test_what_is_no_reference_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        references(cell)


IDS = st.from_regex(r"([a-z][a-z_]{0,9}:)?[A-Z][0-9]{1,4}", fullmatch=True)


@given(st.lists(IDS, min_size=1, max_size=9), st.sampled_from([";", "; ", " ; "]))
def test_a_list_comes_back_in_its_order(ids: list[str], sign: str) -> None:
    assert [value.canon for value in references(sign.join(ids))] == ids


def test_names_are_folded_and_kept() -> None:
    assert names("Iraqi security forces; Kurdish forces;Côte d’Ivoire") == (
        Value("Iraqi security forces", "iraqi security forces"),
        Value("Kurdish forces", "kurdish forces"),
        Value("Côte d’Ivoire", "cote d'ivoire"),
    )


@given(st.lists(st.text(alphabet=st.characters(exclude_characters=";")).filter(str.strip), min_size=1))
def test_each_name_stands_as_said(said: list[str]) -> None:
    values = names("; ".join(said))
    assert [value.said for value in values] == [name.strip() for name in said]
    assert [value.canon for value in values] == [fold(name) for name in said]


def test_a_mark_says_yes() -> None:
    assert flag("?") == (Value("?", "yes"),)
    assert flag(" ? ") == (Value(" ? ", "yes"),)


@pytest.mark.parametrize("cell", ["0", "3.25", "??", "yes", "?615 m"])
def test_what_slipped_into_the_column_of_marks_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        flag(cell)


def test_yes_and_no() -> None:
    assert [yes_no(cell)[0].canon for cell in ("yes", "True", "NO", "false ")] == ["yes", "yes", "no", "no"]
    with pytest.raises(Unreadable):
        yes_no("maybe")


@pytest.mark.shared
def test_every_reference_of_the_tables_is_read(shared: Path) -> None:
    read = 0
    for table, columns in {
        "items": ("part_of", "same_as"), "transfers": ("part_of", "same_as", "conflict_with"),
        "diversions": ("part_of", "same_as", "conflict_with"), "trace_facts": ("conflict_with",),
    }.items():  # fmt: skip
        with (shared / "demo" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            cells = [row[name] for row in csv.DictReader(lines) for name in columns if row[name]]
        read += sum(len(references(cell)) for cell in cells)
    assert read > 500


@pytest.mark.shared
def test_only_broken_records_hold_something_else_where_marks_stand(shared: Path) -> None:
    folder = shared / "registers" / "sipri"
    found = {}
    for name in ("register_gen2025-03-13_order-level_1950-2024.csv", "register_gen2026-05-18_order-level_1950-2026.csv"):
        with (folder / name).open(encoding="cp1252", newline="") as lines:
            rows = list(csv.reader(lines))[12:]
        found[name[:21]] = sorted({row[at] for row in rows for at in (3, 5, 9) if len(row) > at and row[at] not in ("", "?")})
    # The second halves of the four orders that a line break splits in two.
    assert found == {"register_gen2025-03-1": ["0", "3.25", "9"], "register_gen2026-05-1": []}
