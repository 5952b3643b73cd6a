"""How a statement was read, in words."""

from __future__ import annotations

import pytest

from headstamp.nouns.read_as import read_as
from headstamp.nouns.values import CLEANERS


@pytest.mark.parametrize(
    ("cleaner", "said", "told"),
    [
        ("states", "Freedonia", ""),
        ("class", "rifles", "rifle"), ("class", "thingummies", "other; vague"),
        ("date", "2013-06", "2013-06-01 to 2013-06-30"),
        ("date", "2013-06-03", ""),
        ("fiscal_year_us", "2001", "2000-10-01 to 2001-12-31"),
        ("count", "2013", ""),
        ("count", "1,200", "1200"), ("quantity", "two hundred", "200"), ("money", "US$ 5m", "USD; 5,000,000"), ("money", "13.50", ""),
        ("money_comma", "150.000,00", "150,000"), ("quantity_dutch", "1.200", "1,200"),
        ("calibre", "7,62 × 39 mm", "7.62x39mm"),
        ("make", "Unheard-of Works", "unheard of works; vague"),
    ],
)
def test_words_are_told_only_where_they_are_others(cleaner: str, said: str, told: str) -> None:
    (value,) = CLEANERS[cleaner](said)
    assert read_as(value.said, value.canon, value.low, value.high, value.hedge) == told


def test_bounds_and_hedges_are_told() -> None:
    assert read_as("some 2,500", "2500", 2450, 2550, "about") == "2500; 2,450 to 2,550; about"
    assert read_as("a handful", None, None, None, "unknown") == "unknown"
    assert read_as("x", "2013 model", 150_000, 200_000, "between") == "2013 model; 150,000 to 200,000"
    assert read_as("until 2014", "2014", None, 735598, "at_most") == "2014; 2014-12-31 to open; at_most"
