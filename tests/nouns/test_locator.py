"""A place in the kept bytes, without its column and in words."""

from __future__ import annotations

import pytest

from headstamp.nouns.locator import in_words, row_of


@pytest.mark.parametrize(
    ("locator", "row", "words"),
    [
        ("line=12&column=holder", "line=12", "line 12"),
        ("line=4-5&column=Year(s) of delivery", "line=4-5", "line 4-5"),
        ("line=12", "line=12", "line 12"),
        ("sheet=items&row=3&column=holder", "sheet=items&row=3", "sheet items, row 3"),
        ("sheet=A%26column%3DB&row=3&column=C%26D", "sheet=A%26column%3DB&row=3", "sheet A%26column%3DB, row 3"),
    ],
)
def test_the_row_of_a_cell(locator: str, row: str, words: str) -> None:
    assert (row_of(locator), in_words(locator)) == (row, words)
