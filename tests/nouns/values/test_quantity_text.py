"""Numbers in words: one thing stands in the singular, whatever its bounds and its unit."""

from __future__ import annotations

import pytest

from headstamp.nouns.values.quantity_text import (
    amount_text,
    bounds_text,
    counted_text,
    range_text,
    share_text,
    unit_text,
)


def test_a_number_with_its_noun() -> None:
    assert [counted_text(n, "item") for n in (0, 1, 2, 1200)] == ["0 items", "1 item", "2 items", "1,200 items"]
    assert counted_text(1, "class", "classes") == "1 class"
    assert counted_text(2, "class", "classes") == "2 classes"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(1, 1, "1 state"), (1, None, "at least 1 state"), (None, 1, "at most 1 state"), (0, 1, "0 to 1 states"),
     (1, 2, "1 to 2 states"), (0, 0, "0 states"), (21, None, "at least 21 states"), (1.0, 1.0, "1 state")],
)  # fmt: skip
def test_bounds_with_their_noun(low: float | None, high: float | None, words: str) -> None:
    assert bounds_text(low, high, "state") == words


@pytest.mark.parametrize(
    ("unit", "one"),
    [("pieces", "piece"), ("vehicles", "vehicle"), ("aircraft", "aircraft"), ("boxes", "box"), ("lorries", "lorry"),
     ("lorry loads", "lorry load"), ("bundles out of 28", "bundle out of 28"), ("sets for each fighter", "set for each fighter"),
     ("vehicles in the column", "vehicle in the column"), ("other", "other"), ("value", "value"), ("", "")],
)  # fmt: skip
def test_a_unit_after_one(unit: str, one: str) -> None:
    assert unit_text(1, 1, unit) == unit_text(1, None, unit) == one
    assert unit_text(0, 1, unit) == unit_text(2, 2, unit) == unit_text(None, None, unit) == unit


def test_bounds_in_words() -> None:
    told = [range_text(*bounds) for bounds in ((21, 21), (21, 22), (21, None), (None, 22), (None, None), (0.5, 1234))]
    assert told == ["21", "21 to 22", "at least 21", "at most 22", "not known", "0.50 to 1,234"]


def test_at_least_nothing_is_not_known() -> None:
    assert (range_text(0, None), range_text(0, 0), range_text(0, 2)) == ("not known", "0", "0 to 2")
    assert bounds_text(0, None, "state") == "an unknown number of states"
    assert amount_text(0, None, "pieces") == "no number"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(0.04, 0.04, "4 %"), (0.04, 0.11, "4 % to 11 %"), (0.157, 0.162, "15.7 % to 16.2 %"), (0.002, 0.002, "under 1 %"),
     (0.0, 0.002, "0 % to under 1 %"), (0.999, 1.0, "over 99 % to 100 %"), (0.0, 0.4, "0 % to 40 %"), (0.0, 0.0, "0 %"),
     (1.0, 1.0, "100 %"), (None, None, "no share"), (0.16001, 0.16002, "16.0 %")],
)  # fmt: skip
def test_a_share_says_no_more_than_it_knows(low: float | None, high: float | None, words: str) -> None:
    assert share_text(low, high) == words.replace(" %", "\N{NO-BREAK SPACE}%")
