"""A question asked between two additions never answers from what stood before."""

from __future__ import annotations

from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.nouns.errors import WrongUse
from tests.planted import new_case
from tests.resolved_case import TRANSFERS


def _transfers(folder: Path, name: str, supplier: str) -> Path:
    told = {"transfer_id": name, "supplier": supplier, "recipient": "Iraq", "stage": "delivered", "status": "delivered",
            "date_low": "2010-01-01", "date_high": "2010-12-31", "source_url": f"https://example.org/{name}"}  # fmt: skip
    path = folder / f"{name}.csv"
    path.write_text(",".join(TRANSFERS) + "\n" + ",".join(told.get(column, "") for column in TRANSFERS) + "\n", encoding="utf-8")
    return path


def test_a_case_that_stays_open_knows_what_was_added_last(tmp_path: Path) -> None:
    with new_case(tmp_path / "case") as case:
        for number, supplier in enumerate(("France", "China"), 1):
            headstamp.add(case, _transfers(tmp_path, f"P{number}", supplier))
            answer = as_json(headstamp.suppliers(case, recipient="Iraq", first=2005, last=2014))
            assert answer["count"]["low"] == number


@pytest.mark.parametrize("vintage", ["yesterday", "2024-13-45", "2024", "20240101"])
def test_a_vintage_is_a_day_for_it_decides_which_rows_hold(tmp_path: Path, vintage: str) -> None:
    with headstamp.init(tmp_path / "case", bare=True) as case:
        with pytest.raises(WrongUse):
            headstamp.add(case, _transfers(tmp_path, "P1", "France"), vintage=vintage)
        assert as_json(headstamp.sources(case))["sources"] == []
