"""The flow picture: a band is solid only where one row states both of its ends; who is drawn as supplier of which item."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.trace.routes.flows import findings
from tests.planted import planted

PARTIES = ({"party": "Army", "type": "force"}, {"party": "Band", "type": "armed_group"})
LOSS = {"diversion_id": "D1", "route": "D2", "route_said": "the depot fell", "from_party": "Army", "to_party": "Band", "class": "rifle",
        "supplier": "Italy"}  # fmt: skip


def links(folder: Path, item: dict[str, str]) -> dict[tuple[str, str], bool]:
    thing = {"item_id": "I1", "designation": "a rifle", "class": "rifle", **item}
    with planted(folder, "name: planted\nholder: Band\n", parties=PARTIES, items=[thing], diversions=[LOSS]) as case:
        headstamp.build(case)
        (found,) = findings(case)
        value: dict[str, Any] = as_json(found.value)
    return {(one["source"].split(":")[0], one["target"].split(":")[0]): one["certain"] for one in value["links"]}


def test_what_the_item_states_itself_is_solid(tmp_path: Path) -> None:
    drawn = links(tmp_path, {"made_in": "France", "obtained": "D1", "obtained_from": "Army"})
    assert drawn["lost", "route"], "one row names the army and the route"
    assert drawn["route", "holder"]


def test_a_maker_and_a_supplier_of_two_sources_are_only_possible(tmp_path: Path) -> None:
    drawn = links(tmp_path, {"made_in": "France", "obtained_from": "Army"})
    assert not drawn["made", "supplied"], "the maker is of the item's row, the supplier of an account of a loss"
    assert not drawn["supplied", "lost"]
    assert not drawn["lost", "route"], "the route is of the loss that fits"
    assert drawn["route", "holder"]


def test_what_is_not_known_joins_nothing_that_was_not_said(tmp_path: Path) -> None:
    drawn = links(tmp_path, {"made_in": "France"})
    assert drawn == {("made", "supplied"): True, ("supplied", "lost"): True, ("lost", "route"): True, ("route", "holder"): True}


THING = {"item_id": "I1", "designation": "a rifle", "class": "rifle", "obtained_from": "Army"}


def drawn_of(folder: Path, items: Sequence[dict[str, str]], losses: Sequence[dict[str, str]]) -> dict[str, Any]:
    """What is drawn of the ways of these items to the Band."""
    with planted(folder, "name: planted\nholder: Band\n", parties=PARTIES, items=items, diversions=losses) as case:
        headstamp.review(case)
        (found,) = findings(case)
    value: dict[str, Any] = as_json(found.value)
    return value


def suppliers(folder: Path, *losses: dict[str, str]) -> list[str]:
    """The boxes of suppliers of one item, where these losses are told."""
    return [node["label"] for node in drawn_of(folder, [THING], losses)["nodes"] if node["column"] == 1]


@pytest.mark.parametrize(
    "loss",
    [{"status": "denied"}, {"class": "pistol"}, {"from_party": "Police"}, {"to_party": "Police"}, {"supplier": ""}],
    ids=lambda loss: next(iter(loss)),
)  # fmt: skip
def test_a_loss_that_is_denied_or_does_not_fit_draws_no_supplier(tmp_path: Path, loss: dict[str, str]) -> None:
    assert suppliers(tmp_path / "alone", LOSS | loss) == ["not known"]
    # Beside one that fits it adds nobody either.
    assert suppliers(tmp_path / "both", LOSS, LOSS | {"diversion_id": "D2", "supplier": "China"} | loss) == ["Italy"]


def test_two_suppliers_are_one_of_several(tmp_path: Path) -> None:
    assert suppliers(tmp_path, LOSS, LOSS | {"diversion_id": "D2", "supplier": "China"}) == ["one of several"]


def test_makers_are_counted_as_certain_where_no_other_is_said(tmp_path: Path) -> None:
    items = [THING | {"item_id": name, "made_in": said} for name, said in (("I1", "China"), ("I2", "China; France"), ("I3", ""))]
    value = drawn_of(tmp_path, items, [])
    assert (value["items"], value["of"]) == (3, 3)
    assert {one["state"]: (one["certain"], one["possible"]) for one in value["made_in"]} == {"CHN": (1, 1), "FRA": (0, 1)}
