"""States of lost things, and their names in lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.designation import designation
from headstamp.nouns.values.listed import listed_designation
from headstamp.nouns.values.loss import losses
from headstamp.nouns.values.value import is_vague
from headstamp.nouns.values.vocabulary import LOSS_STEMS, LOSSES

NAMES = ("T-72B3", "152mm 2A36 Giatsint-B", "9P148 Konkurs", "2S19 Msta-S", "Unknown truck", "BMP-1(P)", "(Unknown) vehicle")
STATES = st.lists(st.sampled_from(["destroyed", "damaged", "abandoned", "captured", "sunk"]), min_size=1, unique=True)


@given(st.sampled_from(NAMES), st.integers(1, 9999), st.sampled_from(["", ":", " : ", "\xa0:"]))
def test_a_count_before_a_name_and_a_colon_behind_it_are_no_part_of_it(named: str, count: int, end: str) -> None:
    (value,) = listed_designation(f"{count} {named}{end}")
    assert (value.said, value.canon) == (named, designation(named)[0].canon)
    assert listed_designation(named) == designation(named)


@pytest.mark.parametrize("cell", ["57 mm gun", "9 x 19 mm pistol", "155", "12345 Lance", "2S19 Msta-S", "7 ", ":"])
def test_another_number_stays(cell: str) -> None:
    assert listed_designation(cell)[0].said == (cell.strip() if cell.strip(" :") else cell)


@given(STATES)
def test_each_state_is_a_value(states: list[str]) -> None:
    values = losses(" and later ".join(states))
    assert [value.canon for value in values] == states
    assert [value.said for value in values] == states


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("with ZU-23 AA gun, destroyed", ["destroyed"]), ("damagd and captured", ["damaged", "captured"]),
        ("scuttled to prevent capture by Freedonia", ["scuttled"]), ("'K 178', sunk but later raised", ["sunk", "raised"]),
        ("Captured and STRIPPED", ["captured", "stripped"]), ("damaged and damaged", ["damaged"]),
    ],
)  # fmt: skip
def test_words_around_a_state_change_nothing(cell: str, wanted: list[str]) -> None:
    assert [value.canon for value in losses(cell)] == wanted


def test_what_names_no_state_is_kept_and_vague() -> None:
    (value,) = losses("gone")
    assert (value.said, value.canon) == ("gone", "unknown")
    assert is_vague(value)


def test_stems_lead_to_words_of_the_list() -> None:
    assert set(LOSS_STEMS.values()) <= set(LOSSES)
