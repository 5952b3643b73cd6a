"""Names of states are folded, not resolved."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.state import code_of_state, state, states
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable, Value


def test_a_state_is_folded() -> None:
    assert state("Côte d’Ivoire ") == (Value("Côte d’Ivoire ", "cote d'ivoire"),)
    assert state("Soviet Union")[0].canon != state("Russia")[0].canon


def test_states_are_one_value_each() -> None:
    assert states("China; Soviet Union;Iran") == (
        Value("China", "china"), Value("Soviet Union", "soviet union"), Value("Iran", "iran"),
    )  # fmt: skip


@pytest.mark.parametrize(("cell", "canon"), [("IRQ", "IRQ"), ("suhh", "SUHH"), (" YUCS ", "YUCS")])
def test_a_code_is_read(cell: str, canon: str) -> None:
    assert code_of_state(cell) == (Value(cell, canon),)


@pytest.mark.parametrize("cell", ["IQ", "Iraq and Syria", "368", "İRQ", "ABCDE"])
def test_what_is_no_code_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        code_of_state(cell)


@given(st.text())
def test_folding_is_all_that_happens(cell: str) -> None:
    assert state(cell) == (Value(cell, fold(cell)),)


@pytest.mark.shared
def test_no_two_names_of_one_register_fold_into_one(shared: Path) -> None:
    path = shared / "registers" / "sipri" / "register_gen2026-05-18_order-level_1950-2026.csv"
    with path.open(encoding="cp1252", newline="") as lines:
        said = {row[at] for row in csv.reader(lines) if len(row) == 16 for at in (0, 1)}
    assert len({state(name)[0].canon for name in said}) == len(said) > 250
