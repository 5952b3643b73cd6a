"""The sample and the decades: what a holder's rows are made of, and since when a recipient was supplied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case, init_folder
from headstamp.trace.documented import documented
from headstamp.trace.supply.decades import decades
from headstamp.world import draw_world
from headstamp.world.truth_of_finds import names_of
from tests.invented import SUPPLY, made_case
from tests.planted import Rows, as_csv

PLACES: Rows = (
    {"place": "Tripoli", "country": "Libya", "lat": "32.88", "lon": "13.19", "source_url": "https://example.org/p"},
    {"place": "Tripoli", "country": "Lebanon", "lat": "34.43", "lon": "35.84", "source_url": "https://example.org/p"},
    {"place": "Mosul", "country": "Iraq", "lat": "36.34", "lon": "43.13", "source_url": "https://example.org/p"},
)  # fmt: skip


def case_of(folder: Path, **tables: Rows) -> Case:
    case = init_folder(folder / "case")
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(as_csv(name, rows), encoding="utf-8")
        headstamp.add(case, folder / f"{name}.csv", told_as=name)
    return case


def placed(case: Case) -> dict[str, Any]:
    headstamp.sources(case)
    headstamp.types(case, holder="Band")
    return as_json(documented(case, holder="Band"))


def item(name: str, **more: str) -> dict[str, str]:
    return {"item_id": name, "designation": "a thing", "class": "rifle", "documented": "photo", **more}


def test_rows_count_under_any_name_of_the_holder(tmp_path: Path) -> None:
    world = draw_world(2)
    with made_case(world, tmp_path, ("parties", "items", "places")) as case:
        headstamp.routes(case, holder=world.holder)
        answer = as_json(documented(case, holder=world.holder))
    held = [thing for thing in world.things if names_of(world, world.holder).intersection(thing.holders)]
    assert answer["rows"] == len(held)
    assert sum(one["rows"] for one in answer["how"]) == len(held)
    assert {one["root"]: one["rows"] for one in answer["roots"]} == {
        root: sum(thing.root == root for thing in held) for root in {thing.root for thing in held}
    }
    assert sum(one["rows"] for one in answer["places"]) + answer["unplaced"] == len(held)


def test_a_place_of_two_countries_is_the_one_of_the_row(tmp_path: Path) -> None:
    rows = [item("I1", place="Tripoli", country="Lebanon"), item("I2", place="Mosul"), item("I3", place="tripoli"),
            item("I4", place="Nowhere", country="Iraq"), item("I5")]  # fmt: skip
    with case_of(tmp_path, places=PLACES, items=rows) as case:
        answer = placed(case)
    found = {(one["place"], one["country"]): one["rows"] for one in answer["places"]}
    assert found == {("Tripoli", "Lebanon"): 1, ("Mosul", "Iraq"): 1}
    assert answer["unplaced"] == 3, "one place is unknown, one row names none, and one Tripoli may be either"


def test_decades_begin_with_the_first_dated_delivery(tmp_path: Path) -> None:
    # The state that delivered first has a row without a day too: its first day as a whole is open.
    world = draw_world(2)
    early = world.orders[0]._replace(ordered_in=1963, years=(1964,))
    undated = early._replace(years=(), designation="MR-3", description="anti-tank missile")
    later = [order for order in world.orders if order.years and min(order.years) >= 1970]
    with made_case(world._replace(orders=(early, undated, *later)), tmp_path, SUPPLY) as case:
        headstamp.suppliers(case, recipient=world.recipient)
        told = as_json(decades(case, recipient=world.recipient))["decades"]
    assert told[0]["first"] == 1960
    assert told[0]["count"]["low"] == 1
    assert [one["first"] for one in told] == list(range(1960, told[-1]["first"] + 1, 10))
