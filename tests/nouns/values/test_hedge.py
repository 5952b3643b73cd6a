"""A hedge is one of a list; any other word is kept and read as unknown."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.hedge import HEDGES, WORDS, hedge, known_hedge
from headstamp.nouns.values.value import is_vague


def test_the_hedges_are_those_of_the_contracts() -> None:
    listed = "exact, about, at_least, more_than, at_most, less_than, between, estimated, unknown"
    assert (*listed.split(", "), "denied") == HEDGES
    assert set(WORDS.values()) <= set(HEDGES)


@pytest.mark.parametrize(
    ("said", "canon"),
    [("exact", "exact"), ("At least", "at_least"), ("more-than", "more_than"), ("unstated", "unknown"), ("~", "about"),
     ("≥", "at_least"), ("<", "less_than"), ("up to", "at_most"), ("denied", "denied")],
)  # fmt: skip
def test_a_hedge_is_read(said: str, canon: str) -> None:
    (value,) = hedge(said)
    assert (value.said, value.canon, is_vague(value)) == (said, canon, False)


@pytest.mark.parametrize("said", ["a handful", "thousands", "the bulk", "nearly", "?"])
def test_words_that_give_no_number_are_unknown_kept_and_counted(said: str) -> None:
    (value,) = hedge(said)
    assert (value.said, value.canon, is_vague(value)) == (said, "unknown", True)


@given(st.text())
def test_no_word_is_refused(words: str) -> None:
    (value,) = hedge(words)
    assert value.said == words
    assert value.canon in HEDGES
    assert is_vague(value) == (known_hedge(words) is None)


@pytest.mark.shared
def test_only_five_words_of_the_tables_are_vague(shared: Path) -> None:
    vague: Counter[str] = Counter()
    for table, name in (
        ("items", "count_hedge"), ("transfers", "quantity_hedge"), ("transfers", "money_hedge"),
        ("diversions", "quantity_hedge"), ("trace_facts", "hedge"),
    ):  # fmt: skip
        with (shared / "demo" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            vague.update(row[name] for row in csv.DictReader(lines) if row[name] and is_vague(hedge(row[name])[0]))
    assert set(vague) == {"a handful", "numerous", "the bulk", "thousands", "tens of thousands"}
