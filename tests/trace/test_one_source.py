"""No composite lines: each line of the catalogue says what one row says, or says that it lists what several say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import convert

import headstamp
from headstamp.answers.answer import as_json
from headstamp.answers.types import BestEvidence, EvidenceCount, GivenNumbers
from headstamp.phrases.type_text import evidence_text, numbers_text
from tests.planted import planted

MODELS = [{"model": f"Model {at}", "family": f"F{at}", "class": "rifle", "producer_state": "France"} for at in range(6)]


def drawn_rows() -> list[dict[str, str]]:
    """Rows in which every fact is there or not, by chance: a line that takes the best of each is soon a composite."""
    chance = random.Random(7)
    rows = []
    for at in range(70):
        row = {"item_id": f"I{at:02d}", "designation": f"Model {at % 6}", "class": "rifle", "seen_high": "",
               "source_url": f"https://example.org/{chance.randrange(40)}", "reliability": chance.choice("ABCDE")}  # fmt: skip
        if chance.random() < 0.6:
            row["documented"] = chance.choice(["in_hand", "photo", "video", "press_report", "testimony"])
        if chance.random() < 0.5:
            row["place"] = f"Place {chance.randrange(9)}"
        if chance.random() < 0.5:
            low = chance.randrange(1, 60)
            row |= {"count_low": str(low), "count_high": str(low + chance.randrange(3)) if chance.random() < 0.6 else ""}
        if chance.random() < 0.5:
            row["seen_low"] = f"2014-0{chance.randrange(1, 6)}-11"
        if chance.random() < 0.4:
            row["seen_high"] = f"2014-0{chance.randrange(6, 10)}-12"
        if at % 11 == 10:
            row["same_as"] = f"I{at - 6:02d}"
        rows.append(row)
    return rows


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Any], dict[str, dict[str, Any]]]]:
    with planted(tmp_path_factory.mktemp("lines"), producers=MODELS, items=drawn_rows()) as case:
        told = as_json(headstamp.types(case, holder="Band"))
        yield told, {row["name"]: row for row in case.engine.rows("select * from item")}


def test_the_best_evidence_is_of_one_row(answer: tuple[dict[str, Any], dict[str, dict[str, Any]]]) -> None:
    told, rows = answer
    assert len(told["types"]) == 6
    for one in told["types"]:
        best, row = one["evidence"], rows[one["evidence"]["row"]]
        assert (best["documented"], best["place"], best["count"]["low"], best["count"]["high"]) == (
            row["documented"], row["place"], row["count_low"], row["count_high"])  # fmt: skip
        for key in ("first", "last"):
            assert (best[key] is None) == (row[f"seen_{key}"] is None)
        assert (one["documented"], one["place"], one["first"]) == (best["documented"], best["place"], best["first"])
        assert best["statement"] in one["support"]


def test_every_number_of_a_type_is_given_by_one_row(answer: tuple[dict[str, Any], dict[str, dict[str, Any]]]) -> None:
    told, rows = answer
    for one in told["types"]:
        mine = [row for row in rows.values() if row["designation"] == one["designation"]]
        given = {(row["count_low"], row["count_high"]) for row in mine if row["count_low"] or row["count_high"]}
        assert {(number["low"], number["high"]) for number in one["numbers"]["given"]} == given
        pages = {row["cited"] for row in mine}
        assert one["numbers"]["of"] == len(pages) >= one["numbers"]["sources"]


@pytest.mark.parametrize(
    ("given", "sources", "of", "words"),
    [
        ([], 0, 3, "no number given"),
        ([{"low": 52, "high": 52}], 1, 1, "52"),
        ([{"low": 52, "high": 52}], 1, 7, "52 (1 of 7 sources)"),
        ([{"low": 0, "high": 5}], 1, 1, "at most 5"),
        ([{"low": None, "high": 5}, {"low": 3, "high": None}], 2, 2, "at most 5; at least 3 (2 of 2 sources)"),
        ([{"low": n, "high": n} for n in range(1, 8)], 7, 9, "1; 2; 3; 4; 5; and 2 other numbers (7 of 9 sources)"),
    ],
)
def test_numbers_say_of_how_many_sources_they_are(given: list[dict[str, Any]], sources: int, of: int, words: str) -> None:
    assert numbers_text(convert({"given": given, "sources": sources, "of": of, "low": None, "high": None}, GivenNumbers)) == words


def test_evidence_leaves_out_what_its_row_does_not_say() -> None:
    def told(documented: str, place: str | None, first: str | None, last: str | None, low: int | None, high: int | None) -> str:
        count = EvidenceCount(low=low, high=high, hedge="between")
        return evidence_text(BestEvidence(
            row="I1", documented=documented, place=place, first=first, last=last, grade="B", statement="0" * 32, count=count,
        ))  # fmt: skip

    assert told("unstated", None, None, None, None, None) == "method not stated"
    one = told("in_hand", "Old Bridge", "2014-05-01", "2014-05-03", 2, None)
    assert one == "in hand, Old Bridge, 2014-05-01 to 2014-05-03, number at least 2"
    assert told("in_hand", "Old Bridge", None, "2014-05-03", 0, 4) == "in hand, Old Bridge, by 2014-05-03, number at most 4"
