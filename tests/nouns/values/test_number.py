"""Numbers are read as written, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.number import LARGEST, decimal, number, signed, written
from headstamp.nouns.values.value import Unreadable

WHOLE = st.integers(min_value=0, max_value=int(LARGEST) - 1)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("0", "0"), ("1200", "1200"), ("1,200", "1200"), ("1 200", "1200"), ("1\u00a0200", "1200"),
        ("15,422", "15422"), ("1,250,000", "1250000"), ("1.250.000", "1250000"), ("13.33", "13.33"),
        ("194.741", "194.741"), ("0.250", "0.25"), ("19480916.0", "19480916"), ("27,5", "27.5"), ("0,10", "0.1"),
        ("1,239,997.25", "1239997.25"), (" 7 ", "7"), ("٣٠٠", "300"),
    ],
)  # fmt: skip
def test_a_number_is_read(words: str, value: str) -> None:
    assert decimal(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    ["", " ", "1.200", "12.500", "1,20,000", "1,200 000", "2, 300", "-5", "+5", "1e5", ".50", "5.", "125;;;;", "two",
     "1 2", "١.٢", "²", "?", "1" * 41, "9" * 16, "1,200.", "0,200,000"],
)  # fmt: skip
def test_what_is_no_number_or_may_be_two_is_refused(words: str) -> None:
    with pytest.raises(Unreadable):
        decimal(words)


def test_a_point_means_what_the_source_means_by_it() -> None:
    assert decimal("15.422", point="fraction") == Decimal("15.422")
    assert decimal("15.422", point="thousands") == 15422
    with pytest.raises(Unreadable, match=r"15\.422"):
        decimal("15.422", point="unclear")
    assert decimal("15.42", point="thousands") == Decimal("15.42")


@given(WHOLE)
def test_a_whole_number_is_one_however_it_is_grouped(value: int) -> None:
    forms = {str(value), f"{value:,}", f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "\u202f")}
    assert {decimal(form) for form in forms} == {Decimal(value)}


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_the_shortest_form_reads_as_the_same_number(value: Decimal) -> None:
    assert decimal(written(value)) == value
    assert written(decimal(written(value))) == written(value)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_signed_numbers_keep_sign_and_noughts(value: Decimal) -> None:
    assert signed(str(value)) == value
    (cleaned,) = number(str(value))
    assert cleaned.low == cleaned.high == float(value)


@given(st.text(max_size=60))
def test_nothing_but_unreadable_is_raised(words: str) -> None:
    for read in (decimal, signed):
        try:
            value = read(words)
        except Unreadable:
            continue
        assert abs(value) < LARGEST
