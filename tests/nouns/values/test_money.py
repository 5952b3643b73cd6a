"""Amounts are read with their scale; a currency is never guessed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.money import CODES, SCALES, currency, money
from headstamp.nouns.values.value import Unreadable, Value, is_vague


@pytest.mark.parametrize(
    ("cell", "code", "amount"),
    [
        ("1618000000", None, 1_618_000_000), ("1,239,997,825", None, 1_239_997_825), ("EUR 3,158", "EUR", 3158),
        ("3158 eur", "EUR", 3158), ("€ 4.5m", "EUR", 4_500_000), ("€4,5 mln", "EUR", 4_500_000),
        ("USD 12.5 million", "USD", 12_500_000), ("12.5 million USD", "USD", 12_500_000), ("US$1.2bn", "USD", 1.2e9),
        ("250 k", None, 250_000), ("$79 m", "unknown", 79_000_000), ("£1.5 billion", "unknown", 1.5e9),
        ("?615 m", "unknown", 615_000_000), ("CZK 100000000", "CZK", 1e8), ("0", None, 0),
        ("CHF 1'000", "CHF", 1000), ("€ 3,5 Mio", "EUR", 3_500_000), ("12 million dollars", "unknown", 12_000_000),
        ("4 euros", "EUR", 4),
        ("USD 1.234 million", "USD", 1_234_000), ("13.33", None, 13.33),
    ],
)  # fmt: skip
def test_an_amount_is_read(cell: str, code: str | None, amount: float) -> None:
    assert money(cell) == (Value(cell, code, amount, amount, "exact"),)


@pytest.mark.parametrize(
    "cell",
    ["", "EUR", "12 apples", "EUR 5 USD", "12.5 million million", "USD 1.200", "EUR 3.158", "1.234", "CHF 1'00", "1,20,000",
     "FY2015", "a$b 5", "-5",
     "9999999 bn", "undisclosed", "USD 5 and EUR 6", "$79 m deal"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        money(cell)


@given(st.integers(min_value=0, max_value=999), st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(CODES)))
def test_scale_and_code_are_read_on_either_side(number: int, scale: str, code: str) -> None:
    for cell in (f"{code} {number} {scale}", f"{number}{scale} {code}", f"{code.lower()}{number}{scale.upper()}"):
        assert [(value.canon, value.low) for value in money(cell)] == [(code, number * SCALES[scale])]


@given(st.text(max_size=90))
def test_nothing_but_unreadable_is_raised(cell: str) -> None:
    try:
        (value,) = money(cell)
    except Unreadable:
        return
    assert value.said == cell
    assert value.low is not None
    assert value.low == value.high


@pytest.mark.parametrize(("cell", "code"), [("USD", "USD"), ("eur", "EUR"), ("€", "EUR"), ("US$", "USD")])
def test_a_currency_is_read(cell: str, code: str) -> None:
    assert currency(cell) == (Value(cell, code),)


@pytest.mark.parametrize("cell", ["$", "£", "SIPRI TIV (million, 1990 US$ as printed)", "TIV", "XYZ", "dollars"])
def test_a_currency_that_is_not_told_is_unknown(cell: str) -> None:
    (value,) = currency(cell)
    assert (value.said, value.canon, is_vague(value)) == (cell, "unknown", True)


@pytest.mark.shared
def test_the_currencies_are_those_of_the_published_list(shared: Path) -> None:
    with (shared / "registers" / "taxonomy" / "country-codes.csv").open(encoding="utf-8-sig", newline="") as lines:
        listed = {
            code.strip() for row in csv.DictReader(lines) for code in row["ISO4217-currency_alphabetic_code"].split(",")
        }
    assert listed - {""} == CODES


@pytest.mark.shared
def test_every_amount_of_the_tables_is_read(shared: Path) -> None:
    unknown: set[str] = set()
    for table, names in {
        "transfers": ("money_low", "money_high"), "diversions": ("money_low", "money_high"), "trace_facts": ("value",),
        "eu_exports_to_iraq_2003-2012": ("value_eur",), "eu_brokering_iraq": ("licence_value_eur", "item_value_eur"),
    }.items():  # fmt: skip
        with (shared / "demo" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
            read = list(csv.DictReader(lines))
        assert all(money(row[name]) for row in read for name in names if row[name])
        unknown |= {cell for row in read if (cell := row.get("currency", "")) and is_vague(currency(cell)[0])}
    # The trend-indicator value is no money: it must never take a currency.
    assert unknown == {"SIPRI TIV (million, 1990 US$ as printed)"}
