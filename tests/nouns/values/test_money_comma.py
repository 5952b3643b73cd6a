"""Amounts whose point parts thousands and whose comma begins a fraction."""

from __future__ import annotations

import pytest

from headstamp.nouns.values.money import money, money_comma
from headstamp.nouns.values.value import Unreadable


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("15.422", 15_422, None), ("1.200", 1200, None), ("1.250,50", 1250.5, None), ("1 250,50", 1250.5, None), ("12,5", 12.5, None),
        ("1.234.567", 1_234_567, None), ("€ 3.158", 3158, "EUR"), ("1.250,50 EUR", 1250.5, "EUR"), ("250", 250, None),
    ],
)  # fmt: skip
def test_a_point_parts_thousands(cell: str, amount: float, currency: str | None) -> None:
    (value,) = money_comma(cell)
    assert (value.said, value.canon, value.low, value.high) == (cell, currency, amount, amount)


@pytest.mark.parametrize("cell", ["1,250", "1,250.00", "1.25.000", "12.50.", "many", "", "1.250,5000"])
def test_an_amount_of_the_other_way_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        money_comma(cell)


def test_a_comma_behind_points_begins_a_fraction_for_everybody() -> None:
    (value,) = money("1.250,50")
    assert value.low == 1250.5
