"""What cannot be said is counted as it stands in the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.trace.open_questions import findings
from headstamp.world import draw_world
from tests.invented import made_case

WORLD = draw_world(4)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with made_case(WORLD, tmp_path_factory.mktemp("gaps")) as opened:
        headstamp.review(opened)
        yield opened


@pytest.fixture(scope="module")
def gaps(case: Case) -> dict[str, Any]:
    """The findings by name."""
    return {one.about: one for one in findings(case)}


def test_rivals_are_one_pair_though_each_names_the_other(gaps: dict[str, Any]) -> None:
    said = {frozenset((loss.name, loss.conflict_with)) for loss in WORLD.losses if loss.conflict_with}
    assert gaps["conflicts"].low == gaps["conflicts"].high == len(said) == 1
    assert as_json(gaps["conflicts"].value)["count_text"] == "1 pair of rows"
    (row,) = as_json(gaps["conflicts"].value)["rows"]
    assert row[-1] in ("D009", "D010")


def test_open_lists(gaps: dict[str, Any]) -> None:
    full = {made.model for made in WORLD.makers if made.completeness == "full"}
    assert {row[0] for row in as_json(gaps["open lists"].value)["rows"]} == {made.model for made in WORLD.makers} - full


def test_rows_that_are_doubted_or_give_no_day(gaps: dict[str, Any]) -> None:
    doubted = {thing.name for thing in WORLD.things if thing.credibility in ("5", "6")}
    assert {row[0] for row in as_json(gaps["doubted rows"].value)["rows"]} == doubted
    undated = {thing.name for thing in WORLD.things if not thing.seen_last}
    assert {row[0] for row in as_json(gaps["no day"].value)["rows"]} == undated
    assert gaps["no day"].low == len(undated)


def test_names_left_to_a_person(case: Case, gaps: dict[str, Any]) -> None:
    left = as_json(headstamp.review(case))["review"]
    waiting = left if isinstance(left, list) else left["review"]
    assert gaps["names left to a person"].low == len(waiting) > 0
