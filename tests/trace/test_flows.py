"""The flow picture: a band is solid only where one row states both of its ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import headstamp
from headstamp.trace.flows import findings
from tests.planted import planted

PARTIES = ({"party": "Army", "type": "force"}, {"party": "Band", "type": "armed_group"})
LOSS = {"diversion_id": "D1", "route": "D2", "route_said": "the depot fell", "from_party": "Army", "to_party": "Band", "class": "rifle",
        "supplier": "Italy"}  # fmt: skip


def links(folder: Path, item: dict[str, str]) -> dict[tuple[str, str], bool]:
    thing = {"item_id": "I1", "designation": "a rifle", "class": "rifle", **item}
    with planted(folder, "name: planted\nholder: Band\n", parties=PARTIES, items=[thing], diversions=[LOSS]) as case:
        headstamp.build(case)
        (found,) = findings(case)
        value: dict[str, Any] = found.value
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
