"""A number, or the word that it is not told; never a number out of the word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.quantity import count
from headstamp.nouns.values.undisclosed import count_or_undisclosed
from headstamp.nouns.values.value import Unreadable, Value


@pytest.mark.parametrize("cell", ["undisclosed", " undisclosed ", "Undisclosed", "not disclosed"])
def test_an_undisclosed_number_is_open_at_both_ends(cell: str) -> None:
    assert count_or_undisclosed(cell) == (Value(cell, None, None, None, "unknown"),)


@given(st.integers(0, 10**9) | st.decimals(0, 1000, places=3).map(lambda number: f"{number.normalize():f}"))
def test_a_number_is_what_a_count_is(number: object) -> None:
    try:
        read = count(str(number))
    except Unreadable:
        return
    assert count_or_undisclosed(str(number)) == read


@pytest.mark.parametrize("cell", ["undisclosed number", "some", "-3", "No price"])
def test_anything_else_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        count_or_undisclosed(cell)
