"""What the rows of a supplier say, in words."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import convert

from headstamp.answers.suppliers import SuppliedQuantity
from headstamp.phrases.supply_text import supply_text

SHIPPED = {"unit": "pieces", "class": "rifle", "stage": "shipped", "hedge": "exact", "currency": None, "role": "supply",
           "register": "r", "rows": 1}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"low": 2.0, "high": 2.0}, "2 pieces (rifle) shipped"),
        ({"low": 1.0, "high": None, "hedge": "at_least"}, "at least 1 piece (rifle) shipped"),
        ({"low": None, "high": None}, "number not given (rifle) shipped"),
        ({"low": 0.0, "high": None, "unit": "other", "class": "mixed"}, "number not given shipped"),
        ({"low": 0.0, "high": 0.0}, "0 pieces (rifle) shipped"),
        ({"low": 2.0, "high": 2.0, "role": "reported import"}, "2 pieces (rifle) shipped, as the importer reports"),
        ({"low": 2.0, "high": 2.0, "stage": "unknown"}, "2 pieces (rifle), stage not stated"),
        ({"low": 3158.0, "high": 3158.0, "unit": "value", "currency": "EUR", "class": "mixed"}, "EUR 3,158 shipped"),
    ],
)
def test_a_quantity_in_words(changed: dict[str, Any], words: str) -> None:
    assert supply_text(convert({**SHIPPED, **changed}, SuppliedQuantity)) == words
