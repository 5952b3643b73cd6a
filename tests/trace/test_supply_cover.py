"""How far a register reaches over the years asked for, day by day, and what that lets an answer say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from headstamp.answers.suppliers import Covers
from headstamp.trace.supply.coverage import Coverage, Span, _covers, _spans, short_of_window
from headstamp.trace.supply.question import Asked
from tests.trace.test_supply import ask, bounds, case, certain, order, possible, told


def covering(register: str, spans: tuple[Span, ...], naming: int, is_whole: bool, covers: Covers = "all") -> Coverage:
    """A register whose files state nothing."""
    return Coverage(register, spans, naming, is_whole, is_partial=False, is_stated=False, open_rows=0, covers=covers)


BEGIN, END = date(2005, 1, 1).toordinal(), date(2014, 12, 31).toordinal()


@pytest.mark.parametrize(
    ("first", "last", "covers"),
    [
        # The days of the window, and one day more or less at either end.
        (0, 0, "all"), (-1, 1, "all"), (1, 0, "part"), (0, -1, "part"), (-1, -1, "part"), (1, 1, "part"),
    ],
)  # fmt: skip
def test_a_register_covers_the_window_to_its_very_days(first: int, last: int, covers: str) -> None:
    assert _covers(((BEGIN + first, END + last),), BEGIN, END) == covers


@pytest.mark.parametrize(
    ("first", "last", "begin", "end", "covers"),
    [
        (END, END + 9, BEGIN, END, "part"), (END + 1, END + 9, BEGIN, END, "none"),
        (BEGIN - 9, BEGIN, BEGIN, END, "part"), (BEGIN - 9, BEGIN - 1, BEGIN, END, "none"),
        (None, END, BEGIN, END, "undated"), (BEGIN, None, BEGIN, END, "undated"),
        # A window without a beginning or an end asks for nothing there.
        (BEGIN, END, None, END, "all"), (BEGIN, END, BEGIN, None, "all"), (BEGIN, END, None, None, "all"),
        (BEGIN, END - 1, None, END, "part"), (BEGIN + 1, END, BEGIN, None, "part"), (END + 1, END + 2, None, END, "none"),
        (BEGIN - 2, BEGIN - 1, BEGIN, None, "none"),
    ],
)  # fmt: skip
def test_a_register_that_only_touches_the_window_or_lies_outside_it(
    first: float | None, last: float | None, begin: float | None, end: float | None, covers: str
) -> None:
    assert _covers(_spans((), first, last), begin, end) == covers


def test_a_window_in_a_gap_is_not_covered_and_one_over_two_spans_that_touch_is() -> None:
    files = [{"first": BEGIN, "last": BEGIN + 9}, {"first": BEGIN + 20, "last": END}, {"first": BEGIN + 10, "last": BEGIN + 12}]
    spans = _spans(files, None, None)
    assert spans == ((BEGIN, BEGIN + 12), (BEGIN + 20, END))
    assert [_covers(spans, BEGIN + day, BEGIN + day + 1) for day in (2, 9, 11, 12, 13, 15, 18, 19, 20)] == [
        "all", "all", "all", "part", "none", "none", "none", "part", "all"
    ]  # fmt: skip
    assert _spans([{"first": BEGIN, "last": None}], BEGIN + 5, END) == ((BEGIN, END),), "an open end is that of the rows"


@pytest.mark.parametrize(
    ("register", "naming", "is_whole", "able"),
    [("sipri", 1, False, True), ("sipri", 0, False, False), ("sipri", 0, True, True), ("transfers", 9, True, False)],
)
def test_which_register_would_list_a_delivery(register: str, naming: int, is_whole: bool, able: bool) -> None:
    assert covering(register, ((BEGIN, END),), naming, is_whole).can_say_none is able
    assert not replace(covering(register, ((BEGIN, END),), naming, is_whole), is_partial=True).can_say_none


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2005-06-01", "2014-06-01", ""), ("2004-06-01", "2015-06-01", ""), ("2006-01-01", "2014-06-01", "begin on 2006-01-01"),
        ("2005-06-01", "2013-12-31", "end on 2013-12-31"), ("2006-01-01", "2013-12-31", "begin on 2006-01-01 and end on 2013-12-31"),
    ],
)  # fmt: skip
def test_a_register_whose_rows_begin_or_end_in_another_year_than_the_window_gets_a_note(first: str, last: str, words: str) -> None:
    asked = Asked("Iraq", "2005", "2014", ("delivered",), (), ())
    spans = ((float(date.fromisoformat(first).toordinal()), float(date.fromisoformat(last).toordinal())),)
    found = short_of_window(asked, [covering("sipri", spans, 1, is_whole=False, covers="part")])
    assert found == ([f"the rows of sipri {words}, so it does not cover the other years of the question"] if words else [])


@pytest.mark.parametrize(
    ("supplier", "first", "last", "states"),
    [
        # Open at one end: whoever held the seat on any day that is possible.
        ("Russia", "", "1985", {"SUHH"}), ("Russia", "", "1991-12-25", {"SUHH"}), ("Russia", "", "1991-12-26", {"RUS"}),
        ("Soviet Union", "1995", "", {"RUS"}), ("Soviet Union", "1991-12-26", "", {"RUS"}),
        ("Soviet Union", "1991-12-25", "", {"SUHH"}), ("Soviet Union", "", "", {"SUHH"}), ("Russia", "", "", {"RUS"}),
        ("Yugoslavia", "1993", "", {"CSXX", "SRB"}),
    ],
)  # fmt: skip
def test_a_period_that_is_open_names_the_states_of_the_days_that_it_may_have(
    tmp_path: Path, supplier: str, first: str, last: str, states: set[str]
) -> None:
    with case(tmp_path, transfers=[told(supplier, first, last)]) as opened:
        answer = ask(opened, None, None)
    assert certain(answer) | possible(answer) == states


@pytest.mark.parametrize(
    ("number", "first", "last", "low", "high"),
    [("3", 2005, 2006, 2, 2), ("3", 2004, 2006, 3, 3), ("4", 2005, 2006, 2, 3), ("3", 2006, 2014, 1, 1), ("2", 2006, 2014, 0, 2)],
)
def test_as_many_pieces_as_years_are_one_in_each(
    tmp_path: Path, number: str, first: int, last: int, low: float, high: float
) -> None:
    with case(tmp_path, sipri=[order("France", "2004; 2005; 2006", number)]) as opened:
        (one,) = ask(opened, first, last)["suppliers"]
    assert [(quantity["low"], quantity["high"]) for quantity in one["quantities"]] == [(low, high)]


def test_a_seat_counts_once_where_two_states_of_it_are_certain_and_not_at_all_where_only_possible(tmp_path: Path) -> None:
    rows = [told("Soviet Union", "1991-12-25", "1991-12-25"), told("Russia", "1991-12-26", "1991-12-26"), told("France", "", "")]
    with case(tmp_path, transfers=rows) as opened:
        answer = ask(opened, "1991-12-25", "1991-12-26")
    assert (bounds(answer), answer["grouped"]) == ((2, 3), {"low": 1, "high": 2})
