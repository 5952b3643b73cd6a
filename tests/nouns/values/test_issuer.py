"""Who issued a document is read off its own words, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.issuer import ISSUERS, issuer
from headstamp.nouns.values.value import VAGUE, Value


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("UNSCR 1333", "UN"), ("96/746/CFSP", "EU"), ("2001/154/CFSP", "EU"), ("EC Declaration", "EU"),
        ("EU 2017/2063", "EU"), (" EU agreement ", "EU"), ("OSCE statement", "OSCE"), ("LAS statement", "LAS"),
    ],
)  # fmt: skip
def test_words_that_tell_the_issuer(said: str, body: str) -> None:
    assert issuer(said) == (Value(said, body),)


@pytest.mark.parametrize(
    "said", ["-", "statement", "ECOWAS decision", "EUCOM order", "LASER", "about UNSCR 1333", "2001/154/PESC", "UNSCRATCHED"]
)
def test_other_words_leave_it_unknown(said: str) -> None:
    assert issuer(said) == (Value(said, "unknown", hedge=VAGUE),)


@given(st.text(min_size=1))
def test_any_words_have_one_issuer_or_none_that_is_known(said: str) -> None:
    (value,) = issuer(said)
    assert value.said == said
    assert (value.canon == "unknown") == (value.hedge == VAGUE)
    assert value.canon in {"unknown"} | {body for _, body in ISSUERS}
