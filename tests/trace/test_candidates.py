"""Which states could have made, or supplied, an item: the rules of contracts, section 5, on planted rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse
from headstamp.pipeline import prepare
from headstamp.trace.makers.candidates import Question, made_in
from tests.planted import Rows, planted

Row = dict[str, str]
MODEL = {"family": "Alpha line", "class": "rifle", "model": "Alpha"}


def candidates(case: Case, **asked: Any) -> dict[str, frozenset[str] | None]:
    """From the name of each item to its candidates; None where nothing narrows it."""
    prepare(case)
    found = made_in(case, Question(**({"holder": "Band"} | asked)))
    return {
        name: found.sets[label] if label >= 0 else None
        for name, label in zip(found.names, found.of_item.tolist(), strict=True)
    }  # fmt: skip


def states(*codes: str) -> frozenset[str]:
    return frozenset(codes)


SAID: Sequence[tuple[Row, dict[str, Any], frozenset[str] | None]] = (
    ({"made_in": "France"}, {}, states("FRA")),
    ({"made_in": "France; China"}, {}, states("FRA", "CHN")),
    ({"made_in": ""}, {}, None),
    ({"made_in": "Atlantis"}, {}, None),
    ({"made_in": "France; Atlantis"}, {}, None),
    # The threshold: a blank grade of the information passes, a blank grade of the source is F; F and 6 never narrow.
    ({"made_in": "France", "reliability": "D"}, {}, None),
    ({"made_in": "France", "reliability": "D"}, {"reliability": "D"}, states("FRA")),
    ({"made_in": "France", "reliability": ""}, {"reliability": "E"}, None),
    ({"made_in": "France", "reliability": "F"}, {"reliability": "F"}, None),
    ({"made_in": "France", "credibility": "5"}, {}, None),
    ({"made_in": "France", "credibility": "4"}, {}, states("FRA")),
    ({"made_in": "France", "credibility": "4"}, {"credibility": 3}, None),
    ({"made_in": "France", "credibility": "6"}, {"credibility": 6}, None),
    ({"made_in": "France", "credibility": ""}, {"credibility": 1}, states("FRA")),
    # Dated: the state of the year of make; grouped: with the one that took its seat.
    ({"made_in": "Soviet Union"}, {}, states("SUHH")),
    ({"made_in": "Soviet Union"}, {"rule": "grouped"}, states("RUS")),
    ({"made_in": "Russia"}, {}, states("RUS", "SUHH")),
    ({"made_in": "Russia", "designation": "In no table"}, {}, states("RUS", "SUHH")),
    ({"made_in": "Russia", "year_made_low": "1980", "year_made_high": "1985"}, {}, states("SUHH")),
    ({"made_in": "Russia", "year_made_low": "1999", "year_made_high": "1999"}, {}, states("RUS")),
    ({"made_in": "Russia", "year_made_low": "1985", "year_made_high": "1999"}, {}, states("RUS", "SUHH")),
    ({"made_in": "Russia", "year_made_high": "1980"}, {}, states("SUHH")),
    ({"made_in": "Ukraine", "year_made_low": "1980", "year_made_high": "1980"}, {}, None),  # no state then
    ({"made_in": "Ukraine"}, {"rule": "grouped"}, states("UKR")),
    # The days of a border: a year of make that touches the predecessor by one of its days.
    ({"made_in": "Russia", "year_made_low": "1991", "year_made_high": "1991"}, {}, states("RUS", "SUHH")),
    ({"made_in": "Newland", "year_made_low": "2005", "year_made_high": "2005"}, {}, states("XMI")),
    ({"made_in": "Newland", "year_made_low": "2006", "year_made_high": "2006"}, {}, states("XNEW")),
    ({"made_in": "Midland", "year_made_low": "1991", "year_made_high": "1991"}, {}, states("XOLD")),
    ({"made_in": "Midland", "year_made_low": "1992", "year_made_high": "1992"}, {}, states("XMI")),
    ({"made_in": "Russia", "year_made_low": "1991-12-25", "year_made_high": "1991-12-25"}, {}, states("SUHH")),
    ({"made_in": "Russia", "year_made_low": "1991-12-26", "year_made_high": "1991-12-26"}, {}, states("RUS")),
    ({"made_in": "Oldland", "year_made_low": "1991", "year_made_high": "1991-12-31"}, {}, states("XOLD")),
    ({"made_in": "Oldland", "year_made_low": "1991", "year_made_high": "1992-01-01"}, {}, states("XOLD", "XMI")),
    # A year of make whose first or last end is open, and one that no day of the sighting follows.
    ({"made_in": "Russia", "year_made_low": "1992"}, {}, states("RUS")),
    ({"made_in": "Russia", "year_made_low": "1991"}, {}, states("RUS", "SUHH")),
    ({"made_in": "Russia", "year_made_low": "2016", "seen_high": "2014"}, {}, states("RUS")),
    # The sighting tells which of two states of a name is meant, on its very day.
    ({"made_in": "Oldland", "seen_high": "1991-12-31"}, {}, states("XOLD")),
    ({"made_in": "Oldland", "seen_high": "1992-01-01"}, {}, states("XMI", "XOLD")),
    ({"made_in": "Oldland", "seen_high": ""}, {}, states("XMI", "XOLD")),
    ({"made_in": "Newland", "seen_high": "2006-01-01"}, {}, states("XNEW", "XMI", "XOLD")),
    # A name that two states bore: the year tells, else the sighting, else what had begun by then.
    ({"made_in": "Oldland", "year_made_low": "1980", "year_made_high": "1980"}, {}, states("XOLD")),
    ({"made_in": "Oldland", "year_made_low": "2000", "year_made_high": "2000"}, {}, states("XMI")),
    ({"made_in": "Oldland", "seen_high": "2001"}, {}, states("XOLD", "XMI")),
    ({"made_in": "Oldland"}, {}, states("XOLD", "XMI")),
    ({"made_in": "Oldland"}, {"rule": "grouped"}, states("XNEW")),
)

OLDLAND = (
    {"state": "XOLD", "name": "Oldland", "from": "1918-12-01", "to": "1991-12-31"},
    {"state": "XMI", "name": "Midland", "from": "1992-01-01", "to": "2005-12-31", "successor_of": "XOLD", "names": "Oldland"},
    {"state": "XNEW", "name": "Newland", "from": "2006-01-01", "successor_of": "XMI"},
)
"""A seat that passed on twice, and a name that two of its states bore."""


SUCCESSORS: Sequence[tuple[list[Row], str, frozenset[str]]] = (
    ([{"producer_state": "Soviet Union", "kind": "original", "period_low": "1960"}], "Russia", states("RUS", "SUHH")),
    ([{"producer_state": "France", "period_low": "1985"}], "Russia", states("RUS", "SUHH")),
    ([{"producer_state": "Soviet Union"}], "Russia", states("RUS", "SUHH")),
    ([{"producer_state": "Russia", "kind": "original", "period_low": "1995"}], "Russia", states("RUS")),
    ([{"producer_state": "Russia"}], "Russia", states("RUS", "SUHH")),
    ([{"producer_state": "Russia", "period_low": "1995"}, {"producer_state": "China"}], "Russia", states("RUS", "SUHH")),
    ([{"producer_state": "Oldland", "period_low": "1970"}], "Newland", states("XNEW", "XMI", "XOLD")),
    ([{"producer_state": "Newland", "period_low": "1999"}], "Newland", states("XNEW", "XMI")),
    # Known to have begun on the last day of the state before, and on the day after it.
    ([{"producer_state": "Russia", "period_low": "1991-12-25"}], "Russia", states("RUS", "SUHH")),
    ([{"producer_state": "Russia", "period_low": "1991-12-26"}], "Russia", states("RUS")),
    ([{"producer_state": "Newland", "period_low": "2005-12-31"}], "Newland", states("XNEW", "XMI")),
    ([{"producer_state": "Newland", "period_low": "2006-01-01"}], "Newland", states("XNEW")),
    ([{"producer_state": "Russia", "period_low": "1995"}, {"producer_state": "China", "period_low": "1985"}], "Russia",
     states("RUS", "SUHH")),
)
"""Makers of a model, the maker that an item's row names, and its candidates: a successor, and the states before it
unless the model is known to be younger than they."""

FULL = {"completeness": "full"}
OTHER_PAGE = {"source_url": "https://example.org/b"}
LISTS: Sequence[tuple[str, list[Row], dict[str, Any], frozenset[str] | None]] = (
    ("a full list with the state of design",
     [FULL | {"producer_state": "France", "kind": "original"}, FULL | {"producer_state": "China"}], {}, states("FRA", "CHN")),
    ("a full list without it", [FULL | {"producer_state": "France", "kind": "licensed"}], {}, None),
    ("a partial list", [{"producer_state": "France", "kind": "original"}], {}, None),
    ("one that is taken as complete", [{"producer_state": "France", "completeness": "single"}],
     {"assume_lists_complete": True}, states("FRA")),
    ("a full row beside a partial one of the same page",
     [FULL | {"producer_state": "France", "kind": "original"}, {"producer_state": "China"}], {}, None),
    ("a full list of one page, and a row of another",
     [FULL | {"producer_state": "France", "kind": "original"}, OTHER_PAGE | {"producer_state": "China"}],
     {}, states("FRA", "CHN")),
    ("a full list whose state of design another page names",
     [FULL | {"producer_state": "France"}, OTHER_PAGE | {"producer_state": "France", "kind": "original"}], {}, states("FRA")),
    ("a full list without the state of design, which another page names",
     [FULL | {"producer_state": "China"}, OTHER_PAGE | {"producer_state": "France", "kind": "original"}], {}, None),
    ("a full list below the threshold",
     [FULL | {"producer_state": "France", "kind": "original", "reliability": "D"}], {}, None),
    ("the same with a lower one",
     [FULL | {"producer_state": "France", "kind": "original", "reliability": "D"}], {"reliability": "D"}, states("FRA")),
    ("a full list that a graded source makes longer",
     [FULL | {"producer_state": "France", "kind": "original"},
      OTHER_PAGE | {"producer_state": "China", "reliability": "F"}], {}, states("FRA", "CHN")),
    ("a maker that began after the sighting",
     [FULL | {"producer_state": "France", "kind": "original"}, FULL | {"producer_state": "China", "period_low": "2016"}],
     {}, states("FRA")),
    ("makers that began on the last day of the sighting, and a day later",
     [FULL | {"producer_state": "France", "kind": "original"}, FULL | {"producer_state": "China", "period_low": "2014-06-30"},
      FULL | {"producer_state": "Belgium", "period_low": "2014-07-01"}], {}, states("FRA", "CHN")),
    ("a full list of which one row is of a lower grade",
     [FULL | {"producer_state": "France", "kind": "original"}, FULL | {"producer_state": "China", "reliability": "D"}], {}, None),
    ("a list of a grade that never narrows, whatever is asked",
     [FULL | {"producer_state": "France", "kind": "original", "reliability": "F"}], {"reliability": "F"}, None),
    ("a maker of a name that two states bore, whose time was over before the second began",
     [FULL | {"producer_state": "Oldland", "kind": "original", "period_high": "1991"}], {}, states("XOLD")),
    ("the same, whose time reached into that of the second",
     [FULL | {"producer_state": "Oldland", "kind": "original", "period_high": "1992"}], {}, states("XOLD", "XMI")),
    ("a successor that is the maker in its own time",
     [FULL | {"producer_state": "Russia", "kind": "original", "period_low": "1995"}], {}, states("RUS")),
    ("a successor since the day after the end of the state before it",
     [FULL | {"producer_state": "Russia", "kind": "original", "period_low": "1991-12-26"}], {}, states("RUS")),
    ("a successor since the last day of the state before it",
     [FULL | {"producer_state": "Russia", "kind": "original", "period_low": "1991-12-25"}], {}, states("RUS", "SUHH")),
    ("a successor that began to make it after the state before it had ended, and a maker before that",
     [FULL | {"producer_state": "France", "kind": "original", "period_low": "1985"},
      FULL | {"producer_state": "Russia", "period_low": "1995"}], {}, states("FRA", "RUS")),
    ("a list with a name that nobody knows",
     [FULL | {"producer_state": "France", "kind": "original"}, FULL | {"producer_state": "Atlantis"}], {}, None),
    ("makers of a model that has another name", [], {}, None),
)  # fmt: skip

CLOSED = (
    FULL | {"producer_state": "France", "kind": "original", "period_low": "1950", "period_high": "1970"},
    FULL | {"producer_state": "China", "period_low": "1965", "period_high": "1990"},
    FULL | {"producer_state": "Soviet Union", "period_low": "1980"},
    FULL | {"producer_state": "Poland", "period_low": "1930", "period_high": "1935-01-01"},
)
"""The makers of model Alpha."""

LISTED: Sequence[tuple[Row, frozenset[str] | None]] = (
    # Makers are those whose time meets the item.
    ({}, states("FRA", "CHN", "SUHH", "POL")),
    ({"year_made_low": "1968", "year_made_high": "1968"}, states("FRA", "CHN")),
    ({"year_made_low": "1975", "year_made_high": "1979"}, states("CHN")),
    ({"year_made_low": "1985", "year_made_high": "1999"}, states("CHN", "SUHH")),
    ({"year_made_low": "1970", "year_made_high": "1970"}, states("FRA", "CHN")),
    ({"year_made_low": "1971", "year_made_high": "1971"}, states("CHN")),
    ({"year_made_low": "1979", "year_made_high": "1980"}, states("CHN", "SUHH")),
    ({"year_made_low": "1990", "year_made_high": "1990"}, states("CHN", "SUHH")),
    ({"year_made_low": "1991", "year_made_high": "1991"}, states("SUHH")),
    ({"year_made_low": "1940", "year_made_high": "1941"}, None),
    ({"year_made_high": "1960"}, states("FRA", "POL")),
    ({"year_made_low": "1935", "year_made_high": "1935"}, states("POL")),
    # A first year of make after the sighting: a row that contradicts itself is read by its year.
    ({"year_made_low": "1985", "seen_high": "1979"}, states("CHN", "SUHH")),
    ({"year_made_low": "1936", "year_made_high": "1936"}, None),
    # What is said goes before a list, and a row below the threshold falls to none.
    ({"made_in": "Belgium"}, states("BEL")),
    ({"reliability": "D"}, None),
    ({"reliability": "D", "made_in": "Belgium"}, None),
    # A variant takes no makers, and a family none that narrow.
    ({"designation": "Alpha improved"}, None),
    ({"designation": "Alpha line"}, None),
)

SAME: Sequence[tuple[str, list[Row], dict[str, Any], frozenset[str] | None]] = (
    ("what both say", [{"made_in": "France; China"}, {"made_in": "China; Belgium"}], {}, states("CHN")),
    ("one says nothing", [{"made_in": "France"}, {}], {}, states("FRA")),
    ("they contradict one another", [{"made_in": "France"}, {"made_in": "China"}], {}, states("FRA", "CHN")),
    ("the weaker contradicts, whatever is asked", [{"made_in": "France"}, {"made_in": "China", "reliability": "E"}],
     {"reliability": "B"}, states("FRA", "CHN")),
    ("the weaker agrees, and does not narrow", [{"made_in": "France; China"}, {"made_in": "China", "reliability": "E"}],
     {"reliability": "B"}, states("FRA", "CHN")),
    ("neither is at the threshold", [{"made_in": "France", "reliability": "D"}, {"made_in": "China", "reliability": "D"}],
     {}, None),
    ("a row at the threshold falls to the list, the weaker widens it",
     [{"designation": "Alpha"}, {"made_in": "Belgium", "reliability": "E"}], {}, states("FRA", "CHN", "SUHH", "POL", "BEL")),
)  # fmt: skip


def rows_of_items() -> Iterator[Row]:
    """All planted items; their names begin with the letter of their table, and number its rows."""
    plain = {"designation": "unheard-of", "class": "rifle"}
    for at, (row, _, _) in enumerate(SAID):
        yield plain | {"item_id": f"S{at:02d}"} | row
    for at, (_, made, _) in enumerate(SUCCESSORS):
        yield plain | {"item_id": f"N{at:02d}", "designation": f"Older-{at}", "made_in": made}
    for at in range(len(LISTS)):
        yield plain | {"item_id": f"L{at:02d}", "designation": f"Listed-{at}"}
    for at, (row, _) in enumerate(LISTED):
        yield plain | {"item_id": f"A{at:02d}", "designation": "Alpha"} | row
    for at, (_, (first, second), _, _) in enumerate(SAME):
        yield plain | {"item_id": f"Q{at:02d}a"} | first
        yield plain | {"item_id": f"Q{at:02d}b", "same_as": f"Q{at:02d}a"} | second


def rows_of_makers() -> Iterator[Row]:
    """The makers of all models; those of a list cite pages of their own."""
    plain = {"family": "", "class": "rifle"}
    yield from ({"model": "Alpha", "family": "Alpha line", "class": "rifle"} | row for row in CLOSED)
    for at, (makers, _, _) in enumerate(SUCCESSORS):
        yield from (plain | {"model": f"Older-{at}"} | row for row in makers)
    for at, (_, makers, _, _) in enumerate(LISTS):
        for row in makers:
            page = row.get("source_url", "https://example.org/a")
            yield plain | {"model": f"Listed-{at}"} | row | {"source_url": f"{page}/{at}"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Everything that is planted above, in one case."""
    tables: dict[str, Rows] = {"states": OLDLAND, "items": list(rows_of_items()), "producers": list(rows_of_makers())}
    with planted(tmp_path_factory.mktemp("candidates"), "name: planted\n", **tables) as opened:
        yield opened


@pytest.mark.parametrize("at", range(len(SAID)), ids=lambda at: " ".join(map(str, SAID[at][:2])))
def test_what_is_said_of_an_item(case: Case, at: int) -> None:
    assert candidates(case, **SAID[at][1])[f"S{at:02d}"] == SAID[at][2]


@pytest.mark.parametrize("at", range(len(SUCCESSORS)))
def test_a_successor_without_a_year_may_be_the_state_before_it_where_the_model_is_older(case: Case, at: int) -> None:
    assert candidates(case)[f"N{at:02d}"] == SUCCESSORS[at][2]


@pytest.mark.parametrize("at", range(len(LISTS)), ids=lambda at: LISTS[at][0])
def test_a_list_narrows_only_where_it_is_closed(case: Case, at: int) -> None:
    assert candidates(case, **LISTS[at][2])[f"L{at:02d}"] == LISTS[at][3]


def test_a_page_closes_the_list_of_one_model_and_not_of_another(tmp_path: Path) -> None:
    """One page of four models: which rows are full, and where the design is from, it says of each."""
    rows = [
        ("Closed", "full", "original", "France"), ("Closed", "full", "licensed", "China"), ("Licensed", "full", "licensed", "France"),
        ("Partial", "partial", "original", "France"), ("Own", "full", "original", "Belgium"),
    ]  # fmt: skip
    makers = [
        {"model": model, "family": "", "class": "rifle", "completeness": said, "kind": kind, "producer_state": state}
        for model, said, kind, state in rows
    ]
    items = [{"item_id": model, "designation": model, "class": "rifle"} for model in sorted({row[0] for row in rows})]
    with planted(tmp_path, items=items, producers=makers) as case:
        assert candidates(case) == {"Closed": states("FRA", "CHN"), "Licensed": None, "Own": states("BEL"), "Partial": None}


@pytest.mark.parametrize("at", range(len(LISTED)))
def test_a_closed_list_gives_the_makers_of_the_time_to_rows_that_say_nothing(case: Case, at: int) -> None:
    assert candidates(case)[f"A{at:02d}"] == LISTED[at][1]


@pytest.mark.parametrize("at", range(len(SAME)), ids=lambda at: SAME[at][0])
def test_rows_of_one_item(case: Case, at: int) -> None:
    found = candidates(case, **SAME[at][2])
    assert found[f"Q{at:02d}a"] == SAME[at][3]
    assert f"Q{at:02d}b" not in found


HELD = (
    {"item_id": "I1", "holder": "Band", "made_in": "France"},
    {"item_id": "I2", "holder": "Gang", "made_in": "China"},
    {"item_id": "I3", "holder": "Band; Gang", "made_in": "Belgium"},
    {"item_id": "I4", "holder": "Band in the South", "made_in": "Iraq"},
    {"item_id": "I5", "holder": "The Band", "made_in": "Ukraine"},
    {"item_id": "I6", "holder": "Strangers", "made_in": "United States"},
)
PARTIES = (
    {"party": "Band", "type": "armed_group", "names": "The Band"}, {"party": "Gang", "type": "armed_group"},
    {"party": "Band in the South", "type": "armed_group", "part_of": "Band"},
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    items = [{"designation": "unheard-of", "class": "rifle", **row} for row in HELD]
    with planted(tmp_path_factory.mktemp("held"), items=items, parties=PARTIES) as case:
        yield case


@pytest.mark.parametrize(
    ("asked", "certain", "items"),
    [
        ({"holder": "Band"}, {"FRA", "UKR"}, 3), ({"holder": "the band"}, {"FRA", "UKR"}, 3), ({"holder": "Gang"}, {"CHN"}, 2),
        ({"holder": "Band; Gang"}, {"FRA", "CHN", "BEL", "UKR"}, 4), ({"holder": "Strangers"}, {"USA"}, 1),
        ({"holder": "Band", "with_parts": True}, {"FRA", "UKR", "IRQ"}, 4), ({"holder": "Band in the South"}, {"IRQ"}, 1),
    ],
)  # fmt: skip
def test_a_shared_row_narrows_only_a_bound_of_both(held: Case, asked: dict[str, Any], certain: set[str], items: int) -> None:
    answer = as_json(headstamp.bounds(held, of="made_in", **asked))
    assert set(answer["certain"]) == certain
    assert answer["items"] == items
    assert answer["parts"] == ([{"party": "Band in the South", "rows": 1}] if asked.get("with_parts") else None)


def test_classes_that_are_no_arms_stay_out_and_stand_beside(tmp_path: Path) -> None:
    items = [
        {"item_id": "I1", "designation": "a", "class": "rifle", "made_in": "France"},
        {"item_id": "I2", "designation": "b", "class": "truck", "made_in": "China"},
        {"item_id": "I3", "designation": "c", "class": "uav", "made_in": "Belgium"},
        {"item_id": "I4", "designation": "d", "class": "aircraft", "made_in": "Iraq"},
    ]
    with planted(tmp_path, items=items) as case:
        answer = as_json(headstamp.bounds(case, of="made_in", holder="Band"))
    assert (answer["items"], answer["at_least"], answer["at_most"]) == (2, 2, 2)
    assert (answer["with_every_class"]["items"], answer["with_every_class"]["at_least"]) == (4, 4)


def test_lists_that_are_taken_as_complete_are_told_with_what_they_rest_on(tmp_path: Path) -> None:
    producers = [
        MODEL | {"producer_state": "France"}, MODEL | {"producer_state": "China"},
        {"model": "Beta", "family": "Beta", "class": "rifle", "producer_state": "Belgium", "completeness": "single"},
    ]  # fmt: skip
    items = [{"item_id": f"I{at}", "class": "rifle", "designation": name, "made_in": made}
             for at, (name, made) in enumerate([("Alpha", ""), ("Beta", ""), ("Beta", "Iraq"), ("odd", "")])]  # fmt: skip
    with planted(tmp_path, items=items, producers=producers) as case:
        plain = as_json(headstamp.bounds(case, of="made_in", holder="Band"))
        assumed = as_json(headstamp.bounds(case, of="made_in", holder="Band", assume_lists_complete=True))
    assert (plain["at_least"], plain["constrained"], plain["assumed"], plain["nothing_said"]) == (1, 1, None, None)
    assert [(one["model"], one["rows"], one["states"], one["items"]) for one in plain["partial_lists"]] == [
        ("Alpha", 2, 2, 1), ("Beta", 1, 1, 2),
    ]  # fmt: skip
    assert (assumed["at_least"], assumed["constrained"], assumed["assume_lists_complete"]) == (3, 3, True)
    assert assumed["assumed"] == {"lists": 2, "of_one_row": 1}
    said_nothing = assumed["nothing_said"]
    assert (said_nothing["items"], said_nothing["constrained"], said_nothing["at_least"]) == (3, 2, 2)


def test_sources_and_roots_are_left_out(tmp_path: Path) -> None:
    items = [
        {"item_id": "I1", "made_in": "France", "root": "Report"},
        {"item_id": "I2", "made_in": "China", "root": "Report", "source_url": "https://example.org/other"},
        {"item_id": "I3", "made_in": "Belgium", "source_url": "https://example.org/other"},
        {"item_id": "I4", "made_in": "Iraq", "source_url": "https://example.org/third"},
        {"item_id": "I5", "made_in": "France", "source_url": "https://example.org/third"},
    ]
    items = [{"designation": "unheard-of", "class": "rifle", **row} for row in items]
    with planted(tmp_path, items=items) as case:
        pages = {one["url"]: one["id"] for one in as_json(headstamp.sources(case))["sources"]}

        def without(*words: str) -> set[str]:
            return set(as_json(headstamp.bounds(case, of="made_in", holder="Band", without=words))["certain"])

        assert without() == {"FRA", "CHN", "BEL", "IRQ"}
        assert without("Report") == {"FRA", "BEL", "IRQ"}
        assert without("https://example.org/other") == without(pages["https://example.org/other"][:12]) == {"FRA", "IRQ"}
        assert without("Report", "https://example.org/third") == {"BEL"}
        with pytest.raises(WrongUse, match="no source"):
            without("nothing of the kind")
        told = as_json(headstamp.bounds(case, of="made_in", holder="Band", sensitivity=True))
        lost = {one["name"]: (one["at_least"], one["lost"], one["no_longer_certain"]) for one in told["fragility"]}
        assert lost == {
            "Report": (3, 1, ["CHN"]), "https://example.org/items": (4, 0, []),
            "https://example.org/other": (2, 2, ["BEL", "CHN"]), "https://example.org/third": (3, 1, ["IRQ"]),
        }  # fmt: skip
