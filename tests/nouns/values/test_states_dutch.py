"""Dutch lists of states: several in a cell, ways there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.states_dutch import PAIRS, states_dutch
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Syldavië ", ["syldavie"]), (" VS", ["vs"]), ("Freedonië v.v.", ["freedonie"]), ("Freedonië v.v. ", ["freedonie"]),
        ("Freedonië v.v.C", ["freedonie"]), ("Freedonië vv", ["freedonie"]), ("Ruritanië, Bordurië", ["ruritanie", "bordurie"]),
        ("Ruritanië en Bordurië", ["ruritanie", "bordurie"]), ("RURITANIE/BORDURIE", ["ruritanie", "bordurie"]),
        ("Ruritanië, Bordurië en Syldavië", ["ruritanie", "bordurie", "syldavie"]),
        ("Ruritanië, via Syldavië", ["ruritanie"]), ("Ruritanië en Bordurië via Syldavië", ["ruritanie", "bordurie"]),
        ("Ruritanië via Bordurië en Syldavië", ["ruritanie"]), ("Trinidad en Tobago", ["trinidad en tobago"]),
        ("Bosnië en Herzegovina v.v.", ["bosnie en herzegovina"]),
        ("Wereld muv gevoelige landen en Bordurië", ["wereld muv gevoelige landen en bordurie"]),
        ("Novy Vilvia", ["novy vilvia"]),
    ],
)  # fmt: skip
def test_names_are_parted_and_the_way_falls_away(cell: str, names: list[str]) -> None:
    assert [value.canon for value in states_dutch(cell)] == names


@pytest.mark.parametrize("cell", [",", "v.v.", " / ", "via Syldavië", "Syldavië" * 100])
def test_a_cell_without_a_name_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        states_dutch(cell)


NAMES = st.from_regex(r"[A-Z][a-zë]{3,12}(-[A-Z][a-z]{3,8})?", fullmatch=True).filter(
    lambda name: fold(name) not in (*PAIRS, "via")
)


@given(st.lists(NAMES, min_size=1, max_size=5), st.sampled_from([", ", ",", " en ", "/", "; "]), st.sampled_from(["", " v.v.", " "]))
def test_every_listed_name_is_one_value(names: list[str], between: str, behind: str) -> None:
    values = states_dutch(between.join(names) + behind)
    assert [value.canon for value in values] == [fold(name) for name in names]
    assert all(name in value.said for name, value in zip(names, values, strict=True))
