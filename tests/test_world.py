"""The pipeline finds in an invented world's files what a perfect reader finds, and never more than is true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.values.text import key
from headstamp.world import Truth, draw_world, truth_of, write_files
from headstamp.world.truth import GRADES, MAKERS, REGISTERS, WINDOWS
from headstamp.world.truth_of_finds import Asked
from tests.invented import made_case

SEEDS = (1, 2, 3)


@pytest.fixture(scope="module", params=SEEDS)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, Truth]]:
    """A case of a world, and what is true of it."""
    world = draw_world(request.param)
    with made_case(world, tmp_path_factory.mktemp("invented")) as case:
        yield case, truth_of(world)


def test_equal_seeds_give_equal_files_and_others_do_not(tmp_path_factory: pytest.TempPathFactory) -> None:
    def written(seed: int) -> dict[str, bytes]:
        paths = write_files(draw_world(seed), tmp_path_factory.mktemp("files"))
        return {name: path.read_bytes() for name, path in paths.items()}

    assert written(7) == written(7)
    assert written(7) != written(8)


def test_the_world_plants_what_it_says() -> None:
    world = draw_world(1)
    truth = truth_of(world)
    assert truth.joined == 1
    assert len(set(world.orders)) == len(world.orders) - 1, "one order stands there twice"
    assert {loss.status for loss in world.losses} >= {"reported", "denied", "alleged"}
    assert any(order.supplier == "unknown supplier(s)" for order in world.orders)
    assert any(state.last for state in world.states)
    assert any(state.successor_of for state in world.states)
    supply = truth.supply[2005, 2014, ()]
    assert 0 < supply.low < len(supply.certain | supply.possible) < supply.high
    assert truth.supply[None, None, ()].grouped != truth.supply[None, None, ()][2:4]
    plain = truth.makers[Asked()]
    assert truth.makers[Asked(grouped=True)].at_least < plain.at_least
    assert truth.makers[Asked(all_lists=True)].constrained > plain.constrained
    assert truth.makers[Asked(reliability="B")].constrained < plain.constrained
    assert truth.makers[Asked(reliability="D")].constrained > plain.constrained
    assert len(plain.certain) < plain.at_least
    assert any(route.low < route.high for route in truth.routes.values())


@pytest.mark.parametrize("seed", range(40))
def test_what_a_perfect_reader_proves_is_true(seed: int) -> None:
    truth = truth_of(draw_world(seed))
    plain = truth.makers[Asked()]
    assert truth.makers[Asked(grouped=True)].at_least <= plain.at_least <= len(truth.made_by)
    assert len(plain.certain) <= plain.at_least


def test_every_record_is_accounted_for(told: tuple[Case, Truth]) -> None:
    case, truth = told
    readings = case.store.readings()
    assert all(one.records == one.read + one.refused + one.joined + one.skipped for one in readings)
    assert sum(one.read for one in readings if one.layout == "site") == len(truth.world.orders)
    assert sum(one.joined for one in readings) == truth.joined
    assert sum(one.refused for one in readings) == 0
    assert [row["repaired"] for row in as_json(headstamp.refused(case))["rows"]] == [True] * truth.joined


@pytest.mark.parametrize("registers", REGISTERS, ids=lambda asked: "+".join(asked) or "all")
@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_suppliers(
    told: tuple[Case, Truth], window: tuple[int | None, int | None], registers: tuple[str, ...]
) -> None:
    case, truth = told
    expected = truth.supply[*window, registers]
    answer = as_json(headstamp.suppliers(
        case, recipient=truth.world.recipient, first=window[0], last=window[1], registers=registers
    ))
    states = {one["state"]: one["certain"] for one in answer["suppliers"] if one["state"]}
    assert {state for state, certain in states.items() if certain} == expected.certain
    assert {state for state, certain in states.items() if not certain} == expected.possible
    assert (answer["count"]["low"], answer["grouped"]["low"]) == (expected.low, expected.grouped[0])
    if answer["answerable"]:
        assert (answer["count"]["high"], answer["grouped"]["high"]) == (expected.high, expected.grouped[1])
    else:
        # No register of those asked reaches over these years: that they list nobody is no answer.
        assert not expected.certain
        assert answer["count"]["high"] is None


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_quantities_of_orders(told: tuple[Case, Truth], window: tuple[int | None, int | None]) -> None:
    # The register stands in the case twice, whole and as an excerpt: each order is one all the same.
    case, truth = told
    answer = as_json(headstamp.suppliers(
        case, recipient=truth.world.recipient, first=window[0], last=window[1], registers=("sipri",)
    ))
    found = {
        (one["state"], row["class"]): (row["low"], row["high"], row["rows"])
        for one in answer["suppliers"] if one["state"] for row in one["quantities"]
    }  # fmt: skip
    assert found == {key: tuple(pieces) for key, pieces in truth.pieces[window].items()}


@pytest.mark.parametrize("asked", MAKERS, ids=str)
def test_bounds_of_makers(told: tuple[Case, Truth], asked: Asked) -> None:
    case, truth = told
    answer = as_json(headstamp.bounds(
        case, of="made_in", holder=truth.world.holder, reliability=asked.reliability, credibility=asked.credibility,
        rule="grouped" if asked.grouped else "dated", assume_lists_complete=asked.all_lists, with_parts=asked.parts,
    ))  # fmt: skip
    found = answer["at_least"], frozenset(answer["certain"]), answer["constrained"]
    assert found == tuple(truth.makers[asked])
    assert answer["proved"]
    assert answer["at_most"] is None, "some things may be from anywhere"


@pytest.mark.parametrize("asked", GRADES, ids=str)
def test_bounds_of_suppliers_and_of_types(told: tuple[Case, Truth], asked: Asked) -> None:
    case, truth = told
    grades: dict[str, Any] = {"holder": truth.world.holder, "reliability": asked.reliability, "credibility": asked.credibility}
    answer = as_json(headstamp.bounds(case, of="supplier", **grades))
    found = answer["at_least"], frozenset(answer["certain"]), answer["constrained"]
    assert found == tuple(truth.senders[asked])
    answer = as_json(headstamp.bounds(case, of="type", **grades))
    assert (answer["at_least"], answer["at_most"]) == tuple(truth.types_by[asked])[:2]


def test_things_are_the_models_that_they_were_planted_as(told: tuple[Case, Truth]) -> None:
    case, truth = told
    headstamp.routes(case, holder=truth.world.holder)
    matched = {
        row["name"]: row for row in case.engine.rows(
            """select item.name, model_match.scope, model_match.model_key, model_match.family_key from item
            join model_match on model_match.designation_key = item.designation_key and model_match.class = item.class
            where model_match.verdict = 'accept'"""
        )
    }  # fmt: skip
    for thing in truth.world.things:
        row = matched.get(thing.name)
        assert (row["scope"] if row else "none") == thing.scope, thing
        if row:
            assert (row["family_key"] if thing.scope == "family" else row["model_key"]) == key(thing.model), thing


def test_types(told: tuple[Case, Truth]) -> None:
    case, truth = told
    answer = as_json(headstamp.types(case, holder=truth.world.holder))
    assert (answer["at_least"], answer["at_most"], answer["undecided"]) == tuple(truth.types)
    assert len(answer["types"]) == answer["at_least"]


def test_routes(told: tuple[Case, Truth]) -> None:
    case, truth = told
    answer = as_json(headstamp.routes(case, holder=truth.world.holder))
    counted = [*answer["items"]["routes"], *([answer["apart"]] if answer["apart"] else [])]
    found = {one["route"]: (one["count"]["low"], one["count"]["high"]) for one in counted}
    assert found == {code: tuple(route) for code, route in truth.routes.items()}
    base = answer["items"]["base"]
    assert base == answer["items"]["total"] - truth.routes["D16"].low
    assert all(one["share"]["low"] == one["count"]["low"] / base for one in answer["items"]["routes"])


def test_losses_stand_once_and_rivals_side_by_side(told: tuple[Case, Truth]) -> None:
    case, truth = told
    events = {one["id"]: one for one in as_json(headstamp.routes(case, holder=truth.world.holder))["events"]}
    lost = {loss.name for loss in truth.world.losses if truth.world.holder in loss.got_by}
    again = {loss.name for loss in truth.world.losses if loss.same_as}
    assert set(events) == lost - again
    assert events["D001"]["same_as"] == ["D011"]
    assert events["D002"]["part_of"] == ["D001"]
    assert events["D009"]["hull"] == {"low": 30.0, "high": 60.0}
    assert events["D004"]["status"] == "denied"
