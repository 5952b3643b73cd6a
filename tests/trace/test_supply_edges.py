"""The edges of supply: a period that touches the window by one day, a state that begins on that day, the day of a sighting."""

from __future__ import annotations

from pathlib import Path

import pytest

import headstamp
from headstamp.trace.makers.candidates import Question, made_in
from tests.planted import planted
from tests.trace.test_supplier_candidates import EVENTS, PARTIES, Row, candidates
from tests.trace.test_supply import ask, bounds, case, certain, possible, told

DAY_BEFORE, DAY, DAY_AFTER = "2009-06-14", "2009-06-15", "2009-06-16"


@pytest.mark.parametrize(
    ("first", "last", "count", "inside"),
    [
        # A period's last day is the window's first day, and the day before it.
        ("2009-01-01", DAY, (0, 1), "part"), ("2009-01-01", DAY_BEFORE, None, ""),
        # A period's first day is the window's last day, and the day after it.
        ("2010-12-31", "2011-05-01", (0, 1), "part"), ("2011-01-01", "2011-05-01", None, ""),
        # A period that is the window, or one day at either end of it.
        (DAY, "2010-12-31", (1, 1), "all"), (DAY, DAY, (1, 1), "all"), ("2010-12-31", "2010-12-31", (1, 1), "all"),
        # A period that is one day longer than the window.
        (DAY_BEFORE, "2010-12-31", (0, 1), "part"), (DAY, "2011-01-01", (0, 1), "part"),
    ],
)  # fmt: skip
def test_a_period_at_the_edge_of_the_window(
    tmp_path: Path, first: str, last: str, count: tuple[int, int] | None, inside: str
) -> None:
    with case(tmp_path, transfers=[told("France", first, last)]) as opened:
        answer = ask(opened, DAY, "2010-12-31")
    assert [one["inside"] for one in answer["suppliers"]] == ([inside] if count else [])
    if count:
        assert bounds(answer) == count


def test_a_period_that_is_open_at_one_end_is_dated(tmp_path: Path) -> None:
    rows = [told("France", "2009-01-01", ""), told("China", "", "2009-12-31"), told("Kuwait", "", ""), told("Qatar", DAY, DAY)]
    with case(tmp_path, transfers=rows) as opened:
        answer = ask(opened)
    assert {one["name"]: (one["inside"], one["certain"]) for one in answer["suppliers"]} == {
        "France": ("part", False), "China": ("part", False), "Kuwait": ("undated", False), "Qatar": ("all", True),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("supplier", "day", "state"),
    [("Soviet Union", "1991-12-25", "SUHH"), ("Soviet Union", "1991-12-26", "RUS"), ("Russia", "1991-12-25", "SUHH"),
     ("Russia", "1991-12-26", "RUS"), ("Serbia", "2006-06-04", "CSXX"), ("Serbia", "2006-06-05", "SRB"),
     ("Yugoslavia", "1992-04-26", "YUCS"), ("Yugoslavia", "1992-04-27", "CSXX")],
)  # fmt: skip
def test_the_seat_passes_on_the_very_day_of_the_succession(tmp_path: Path, supplier: str, day: str, state: str) -> None:
    with case(tmp_path, transfers=[told(supplier, day, day)]) as opened:
        assert certain(ask(opened, None, None)) == {state}


def test_a_period_over_the_succession_may_be_of_either(tmp_path: Path) -> None:
    with case(tmp_path, transfers=[told("Serbia", "2006-06-04", "2006-06-05")]) as opened:
        # Serbia was there on one of the days, so the name means Serbia.
        assert certain(ask(opened, None, None)) == {"SRB"}
    (tmp_path / "other").mkdir()
    with case(tmp_path / "other", transfers=[told("Yugoslavia", "2006-06-04", "2006-06-05")]) as opened:
        answer = ask(opened, None, None)
    assert (certain(answer), possible(answer)) == (set(), {"CSXX", "SRB"})


@pytest.mark.parametrize(
    ("day", "expected"), [("2014-06-29", {"FRA"}), ("2014-06-30", None), ("2014-07-01", None)]
)  # fmt: skip
@pytest.mark.parametrize("open_name", [False, True])
def test_a_delivery_comes_before_the_last_day_of_the_sighting(
    tmp_path: Path, day: str, expected: set[str] | None, open_name: bool
) -> None:
    """The item was last seen on 30 June 2014: what was delivered on that day was not delivered before it."""
    maker = {"model": "Sling", "family": "", "class": "rifle", "producer_state": "France"}
    row: Row = {"transfer_id": "P1", "supplier": "France", "recipient": "Army", "class": "rifle", "date_low": day}
    rows = [row | {"designation": "Unheard" if open_name else "Sling"}]
    if open_name:  # a row whose name is not decided only widens what another row says
        rows.append({"transfer_id": "P2", "designation": "Sling", "class": "rifle", "supplier": "China", "recipient": "Army"})
        expected = {"CHN", *(expected or set())}
    with planted(tmp_path, parties=PARTIES, diversions=EVENTS, producers=[maker], transfers=rows,
                 items=[{"item_id": "I1", "designation": "Sling", "class": "rifle"}]) as opened:  # fmt: skip
        assert candidates(opened) == {"I1": expected}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("1991-12-25", "1991-12-25", {"SUHH"}), ("1991-12-26", "1991-12-26", {"RUS"}), ("1991-12-25", "1991-12-26", {"RUS"})],
)  # fmt: skip
def test_the_supplier_of_an_item_is_the_state_of_the_days_of_delivery(
    tmp_path: Path, first: str, last: str, expected: set[str]
) -> None:
    maker = {"model": "Sling", "family": "", "class": "rifle", "producer_state": "France"}
    row = {"transfer_id": "P1", "designation": "Sling", "class": "rifle", "supplier": "Russia", "recipient": "Army",
           "date_low": first, "date_high": last}  # fmt: skip
    with planted(tmp_path, parties=PARTIES, diversions=EVENTS, producers=[maker], transfers=[row],
                 items=[{"item_id": "I1", "designation": "Sling", "class": "rifle"}]) as opened:  # fmt: skip
        assert candidates(opened) == {"I1": expected}


@pytest.mark.parametrize("begins", ["2000-01-01", "2000-01-02"])
def test_a_state_that_begins_on_the_last_day_of_another_follows_it(tmp_path: Path, begins: str) -> None:
    """Tables of states share the day, or don't: of unknown age, an item made in the successor may be of its predecessor."""
    states = (
        {"state": "XAA", "name": "Northland", "from": "1950-01-01", "to": "2000-01-01"},
        {"state": "XAB", "name": "Newland", "from": begins, "successor_of": "XAA"},
    )
    item = {"item_id": "I1", "designation": "Sling", "class": "rifle", "made_in": "Newland"}
    with planted(tmp_path, states=states, items=[item]) as opened:
        headstamp.review(opened)
        found = made_in(opened, Question("Band"))
    assert [set(one) for one in found.sets] == [{"XAA", "XAB"}]
