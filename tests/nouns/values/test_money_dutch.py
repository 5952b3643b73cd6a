"""Euros whose point parts thousands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.money_dutch import money_dutch
from headstamp.nouns.values.value import Unreadable


@given(st.integers(min_value=0, max_value=10**14))
def test_every_spelling_of_an_amount_is_that_amount(amount: int) -> None:
    for cell in (str(amount), f"{amount:,}", f"{amount:,}".replace(",", "."), f" {amount} "):
        (value,) = money_dutch(cell)
        assert (value.said, value.canon, value.low, value.high, value.hedge) == (cell, None, amount, amount, "exact")


@pytest.mark.parametrize("cell", ["112.95", "2.88", "3.5", "12,5", "1.2345", "0.500", "1.234,56", "-5", "€ 5", "", "many", "1,234.567"])
def test_an_amount_that_may_be_two_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        money_dutch(cell)
