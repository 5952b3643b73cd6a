"""A word of a list is read; a word outside it is read as the default, kept and counted, never refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values import CLEANERS
from headstamp.nouns.values import vocabulary as words
from headstamp.nouns.values.code import code, codes
from headstamp.nouns.values.value import VAGUE, Value, is_vague

STAGE = code(words.STAGES, "unknown")


def test_a_word_is_read_however_it_is_spelled() -> None:
    clean = code(("second_hand", "D10"), "other", {"used": "second_hand"})
    for said in ("second_hand", "Second hand", "SECOND-HAND", " second  hand ", "used", "Used"):
        assert clean(said) == (Value(said, "second_hand"),)
    assert clean("d10")[0].canon == "D10"


def test_a_word_outside_is_the_default_and_vague() -> None:
    assert STAGE("promised") == (Value("promised", "unknown", hedge=VAGUE),)


@pytest.mark.parametrize("said", ["unstated", "not stated", "unknown"])
def test_a_word_that_says_nothing_is_the_default_and_not_vague(said: str) -> None:
    assert CLEANERS["unit"](said) == (Value(said, "other", hedge="unknown"),)


def test_codes_are_one_value_each() -> None:
    clean = codes(words.ROUTES, "D0")
    assert [value.canon for value in clean("D2; d5;D99")] == ["D2", "D5", "D0"]
    assert [is_vague(value) for value in clean("D2; d5;D99")] == [False, False, True]


@given(st.text())
def test_no_word_is_refused(said: str) -> None:
    (value,) = STAGE(said)
    assert value.said == said
    assert value.canon in words.STAGES


@pytest.mark.parametrize("name", ["class", "unit", "documented", "stage", "status", "event_status", "form", "production",
                                  "completeness", "copy_status", "scope", "route", "point", "reliability", "credibility",
                                  "source_kind", "access", "claim", "party_type", "authorised"])  # fmt: skip
def test_the_default_is_a_word_that_reads_as_itself(name: str) -> None:
    (default,) = CLEANERS[name]("a word that stands on no list")
    assert is_vague(default)
    assert CLEANERS[name](str(default.canon)) == (Value(str(default.canon), default.canon),)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("table", "column", "cleaner"),
    [
        ("items", "class", "class"), ("items", "documented", "documented"), ("items", "obtained", "route"),
        ("items", "credibility", "credibility"), ("items", "reliability", "reliability"),
        ("items", "source_kind", "source_kind"), ("items", "access", "access"), ("transfers", "class", "class"),
        ("transfers", "unit", "unit"), ("transfers", "stage", "stage"), ("transfers", "status", "status"),
        ("transfers", "form", "form"), ("diversions", "class", "class"), ("diversions", "route", "route"),
        ("diversions", "status", "event_status"), ("diversions", "authorised", "authorised"),
        ("producers", "kind", "production"), ("producers", "completeness", "completeness"),
        ("producers_from_sipri", "kind", "production"), ("producers", "class", "class"), ("aliases", "scope", "scope"),
        ("trace_facts", "kind", "claim"), ("trace_facts", "stage", "stage"), ("trace_facts", "status", "status"),
        ("trace_facts", "route", "routes"), ("trace_facts", "source_kind", "source_kind"),
    ],
)  # fmt: skip
def test_every_word_of_the_tables_is_on_its_list(shared: Path, table: str, column: str, cleaner: str) -> None:
    with (shared / "demo" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        said = {row[column] for row in csv.DictReader(lines) if row[column]}
    assert said
    assert {value.said for cell in said for value in CLEANERS[cleaner](cell) if is_vague(value)} == set()


@pytest.mark.shared
def test_the_units_of_diversions_are_read_or_kept_as_other(shared: Path) -> None:
    with (shared / "demo" / "diversions.csv").open(encoding="utf-8", newline="") as lines:
        said = [row["unit"] for row in csv.DictReader(lines) if row["unit"]]
    vague = [unit for unit in said if is_vague(CLEANERS["unit"](unit)[0])]
    assert "tons" in vague, "a ton may be one of three"
    assert len(vague) < 50 < len(said)
