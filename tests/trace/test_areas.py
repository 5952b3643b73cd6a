"""Territories and contested states: nothing is certain of them, each is named with the reason, and grouped with its sovereign."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from headstamp.answers.answer import as_json
from headstamp.bundled import reference_files
from headstamp.casefile.case import Case, init_folder
from headstamp.collect.add import add
from headstamp.pipeline import prepare
from headstamp.resolve.judge import judge
from headstamp.resolve.states import review_id
from headstamp.trace.makers.bounds_of_case import bounds
from tests.case_tables import REFERENCE
from tests.collect.reading import written
from tests.resolved_case import BORDERS, TRANSFERS, Rows, case_of, resolved, write
from tests.trace.test_supply import ask, certain, numbered, possible, told

AREAS: Rows = (
    {"state": "XRF", "name": "Reefland", "standing": "territory", "sovereign": "France", "names": "Terre de Récif"},
    {"state": "XTW", "name": "Twinport", "to": "1997-06-30", "standing": "territory", "sovereign": "GBR"},
    {"state": "XTW", "name": "Twinport", "from": "1997-07-01", "sovereign": "CHN"},
    {"state": "XCO", "name": "Contesta", "standing": "contested"},
    {"state": "XIC", "name": "Icefield", "standing": "international"},
    {"state": "XOD", "name": "Oddland", "standing": "half a state"},
    {"state": "XLA", "name": "Lateland", "to": "2002-05-19", "standing": "territory", "sovereign": "Qatar"},
    {"state": "XLA", "name": "Lateland", "from": "2002-05-20"},
)  # fmt: skip
"""Of each standing one; one that passed from a state to another, one that became a state."""


def case(folder: Path, *rows: dict[str, str]) -> Case:
    return case_of(folder, states=[*BORDERS, *AREAS], transfers=numbered(rows))


def noted(answer: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: one["reason"] for one in answer["areas"]}


@pytest.mark.parametrize(
    ("name", "first", "high_as", "reason"),
    [
        ("Reefland", "2006", {"FRA"}, "a territory of France, not a state"),
        ("Terre de Récif", "2006", {"FRA"}, "a territory of France, not a state"),
        ("Twinport", "1990", {"GBR"}, "a territory of United Kingdom, not a state"),
        ("Twinport", "2006", {"CHN"}, "a territory of China, not a state"),
        ("Twinport", "1997", {"CHN", "GBR"}, "a territory of China or United Kingdom, not a state"),
        ("Contesta", "2006", {"XCO"}, "contested as a state, and on no list of states used for the table"),
        ("Oddland", "2006", {"XOD"}, "of a status that the table of states does not give"),
        ("Lateland", "1999", {"QAT"}, "a territory of Qatar, not a state"),
    ],
)
def test_what_is_no_state_for_certain_is_possible_only_and_named(
    tmp_path: Path, name: str, first: str, high_as: set[str], reason: str
) -> None:
    with case(tmp_path, told(name, first, first)) as opened:
        answer = ask(opened, 1980, 2014)
    assert certain(answer) == set()
    assert possible(answer) == high_as
    assert answer["count"] == answer["grouped"] == {"low": 0, "high": len(high_as)}
    assert list(noted(answer).values()) == [reason]
    assert any(reason in note for note in answer["warnings"])


def test_a_territory_adds_nothing_to_its_sovereign_that_is_counted_already(tmp_path: Path) -> None:
    with case(tmp_path, told("Reefland"), told("France"), told("Twinport", "1990", "1990"), told("China", "1990", "1990")) as opened:
        assert ask(opened)["count"] == {"low": 1, "high": 1}
        # In 1990 the territory was the other sovereign's.
        assert ask(opened, 1985, 1995)["count"] == ask(opened, 1985, 1995)["grouped"] == {"low": 1, "high": 2}


def test_a_territory_that_has_become_a_state_counts_as_one_from_that_day_on(tmp_path: Path) -> None:
    with case(tmp_path, told("Lateland", "2002-05-20", "2002-06-01"), told("Lateland", "2002-05-01", "2002-05-19")) as opened:
        assert certain(ask(opened, "2002-05-20", "2002-12-31")) == {"XLA"}
        assert certain(ask(opened, "2002-01-01", "2002-05-19")) == set()
        assert possible(ask(opened, "2002-01-01", "2002-05-19")) == {"QAT"}


def test_what_is_under_no_states_sovereignty_may_be_of_any_and_is_named(tmp_path: Path) -> None:
    with case(tmp_path, told("Icefield")) as opened:
        answer = ask(opened)
    assert answer["count"] == {"low": 0, "high": 1}
    assert [one["name"] for one in answer["suppliers"]] == ["Icefield"]


def test_a_list_with_a_territory_makes_no_state_certain(tmp_path: Path) -> None:
    with case(tmp_path, told("France; Reefland"), told("Kuwait and Reefland"), told("Reefland and other states")) as opened:
        answer = ask(opened)
    assert certain(answer) == set()
    assert possible(answer) >= {"FRA", "KWT"}


def test_the_comment_on_an_unknown_supplier_may_offer_a_territory(tmp_path: Path) -> None:
    rows = [{"recipient": "Iraq", "supplier": "unknown supplier(s)", "year_of_order": "2005", "designation": "T-1",
             "description": "tank", "number_delivered": "1", "years_of_delivery": "2006",
             "comments": "Supplier could be Reefland"}]  # fmt: skip
    with case_of(tmp_path, states=[*BORDERS, *AREAS], sipri=rows, transfers=numbered([told("France")])) as opened:
        assert ask(opened)["count"] == {"low": 1, "high": 1}


def test_what_is_for_a_territory_only_may_be_for_its_sovereign(tmp_path: Path) -> None:
    with case(tmp_path, told("Kuwait", recipient="Reefland"), told("Qatar", recipient="France"), told("Reefland", recipient="France"),
              told("Reefland", recipient="Reefland")) as opened:  # fmt: skip
        for_france, for_the_reef = ask(opened, recipient="France"), ask(opened, recipient="Reefland")
        with_parts = ask(opened, recipient="France", with_parts=True)
    assert for_france["count"] == {"low": 1, "high": 2}
    assert [(one["why"], one["rows"]) for one in for_france["doubts"]] == [("territory", 1)]
    assert any("a territory of France as recipient, not France itself" in note for note in for_france["warnings"])
    assert for_the_reef["count"] == {"low": 1, "high": 1}
    assert certain(for_the_reef) == {"KWT"}
    assert with_parts["count"] == {"low": 2, "high": 2}


def test_a_person_may_say_that_a_name_is_a_territorys(tmp_path: Path) -> None:
    with case(tmp_path, told("Reef Islands")) as opened:
        prepare(opened)
        judge(opened, review_id("reef islands"), "accept", because="another name of it", value="Reefland")
        prepare(opened)
        answer = ask(opened)
    assert (certain(answer), possible(answer)) == (set(), {"FRA"})


ITEMS = """\
item_id,designation,class,made_in,holder,seen_low,seen_high,year_made_low,year_made_high,documented,said,source_url,reliability
I1,AR-1,rifle,France,Band,2010,2010,,,photo,x,https://example.org/1,B
I2,AR-2,rifle,Reefland,Band,2010,2010,,,photo,x,https://example.org/1,B
I3,AR-3,rifle,China; Reefland,Band,2010,2010,,,photo,x,https://example.org/1,B
I4,AR-4,rifle,Contesta,Band,2010,2010,,,photo,x,https://example.org/1,B
I5,AR-5,rifle,,Band,2010,2010,,,photo,x,https://example.org/1,B
I6,AR-6,rifle,Ukraine,Band,2010,2010,1980,1980,photo,x,https://example.org/1,B
I7,AR-7,rifle,Soviet Union,Band,2010,2010,1980,1980,photo,x,https://example.org/1,B
"""
PRODUCERS = """\
model,family,class,producer_state,kind,completeness,source_url,reliability
AR-5,AR-5,rifle,Reefland,original,full,https://example.org/2,B
"""


@pytest.mark.parametrize("rule", ["dated", "grouped"])
@pytest.mark.parametrize("assumed", [False, True])
def test_an_item_made_in_a_territory_narrows_no_bound(tmp_path: Path, rule: str, assumed: bool) -> None:
    with case(tmp_path) as opened:
        add(opened, written(tmp_path / "items.csv", ITEMS), written(tmp_path / "producers.csv", PRODUCERS))
        prepare(opened)
        answer = as_json(bounds(opened, of="made_in", holder="Band", rule=rule, assume_lists_complete=assumed))
    assert (answer["at_least"], answer["at_most"], answer["constrained"]) == (2, None, 2)
    assert set(answer["certain"]) == {"FRA", "RUS" if rule == "grouped" else "SUHH"}
    assert {one["name"]: one["rows"] for one in answer["areas"]} == {"Contesta": 1, "Reefland": 2}


SOVEREIGN_FREE = frozenset({"ATA", "ESH", "PSE"})


def packaged() -> list[dict[str, str]]:
    with (REFERENCE / "states.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_row_of_the_packaged_table_that_is_no_state_is_marked_as_one() -> None:
    for row in packaged():
        is_area = row["standing"] not in ("", "state")
        assert is_area == (row["note"].startswith("no state") or row["state"] in SOVEREIGN_FREE), row
        assert bool(row["sovereign"]) == (is_area and row["state"] not in SOVEREIGN_FREE), row
        # A state has a first day, or a source that calls it independent.
        assert is_area or row["from"] or row["said"].endswith(",Yes"), row


def test_no_name_of_a_territory_is_certain_in_a_fresh_case(tmp_path: Path) -> None:
    """Each name that the packaged table gives, and the listed ones of other languages, with a second count by hand."""
    with (Path(__file__).parents[2] / "headstamp/nouns/state_names.csv").open(encoding="utf-8", newline="") as lines:
        listed = {(row[0], row[2]) for row in csv.reader(lines)}
    areas = {row["state"]: row for row in packaged() if row["standing"] not in ("", "state")}
    names = {(code, row["name"]) for code, row in areas.items()} | {pair for pair in listed if pair[0] in areas and ";" not in pair[1]}
    assert len(names) > 500
    rows = [told(name, "2006", "2006", transfer_id=f"P{number}") for number, (_, name) in enumerate(sorted(names))]
    rows += [told("Kosovo", "2010", transfer_id="K", last="2010"), told("Taiwan", transfer_id="T"), told("Holy See", transfer_id="V")]
    opened = init_folder(tmp_path / "case")
    add(opened, *reference_files())
    add(opened, write(tmp_path / "transfers.csv", TRANSFERS, rows))
    with resolved(opened):
        answer = ask(opened, 2006, 2012)
    # The table decides: these are on the list of independent states, or called independent by its source.
    assert certain(answer) == {"XKX", "TWN", "VAT"}
    sovereigns = {row["sovereign"] for row in areas.values() if row["sovereign"]} - {"GBR", "PRT"} | {"GBR"}
    assert possible(answer) - {None} == sovereigns | {"ESH", "PSE"}
    assert {one["name"] for one in answer["areas"]} >= {row["name"] for row in areas.values() if row["state"] != "ATA"}
