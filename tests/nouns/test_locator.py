"""A place in the kept bytes, without its column and in words."""

from __future__ import annotations

import pytest

from headstamp.nouns.locator import in_words, is_in, row_of


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


@pytest.mark.parametrize(
    ("asked", "locator", "told"),
    [
        ("line=12", "line=12&column=holder", True),
        ("line=12", "line=12", True),
        ("line=1", "line=12&column=line=1", False),
        ("line=13", "line=12-14&column=holder", True),
        ("line=12-14", "line=12-14", True),
        ("line=11-12", "line=12-14", False),
        ("line=15", "line=12-14", False),
        ("item=2", "item=2&column=year", True),
        ("item=2", "line=2", False),
        ("sheet=Two words&row=3", "sheet=Two%20words&row=3&column=A", True),
        ("sheet=Two%20words&row=3", "sheet=Two%20words&row=3&column=A", True),
        ("row=3", "sheet=items&row=3", False),
        ("", "line=1", False),
        ("line=12&column=maker", "line=12&column=holder", True),
    ],
)
def test_a_place_asked_for(asked: str, locator: str, told: bool) -> None:
    assert is_in(asked, locator) is told
