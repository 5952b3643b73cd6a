"""What others counted is told as they told it: everybody whom a cell lists, and sums of money as sums."""

from __future__ import annotations

from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse
from headstamp.pipeline import prepare
from headstamp.trace.claims import findings
from tests.collect.reading import written

FACTS = """fact_id,kind,item,quantity_low,quantity_high,hedge,recipient,holder,value,currency,source_url,said
F1,transfer,whole fund,,,exact,Ruritanian guard; Graustark militia; hill tribes,,1618000000,USD,https://example.org/1,words
F2,count,rifles,20,,at_least,,Hill Front; Dale Front,,,https://example.org/2,words
F3,count,mortars,3,3,exact,,,,,https://example.org/3,words
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = headstamp.init(tmp_path / "case", bare=True)
    headstamp.add(case, written(tmp_path / "facts.csv", FACTS), told_as="trace_facts")
    prepare(case)
    return case


def test_all_whom_a_cell_lists_are_told(case: Case) -> None:
    told = {as_json(one.value)["name"]: (as_json(one.value)["recipient"], as_json(one.value)["holder"]) for one in findings(case)}
    assert told == {
        "F1": ("Graustark militia; Ruritanian guard; hill tribes", None), "F2": (None, "Dale Front; Hill Front"), "F3": (None, None)
    }  # fmt: skip


def test_a_sum_is_told_as_a_sum(case: Case) -> None:
    money = {as_json(one.value)["name"]: as_json(one.value)["money"] for one in findings(case)}
    assert money == {"F1": {"currency": "USD", "low": 1618000000, "high": 1618000000}, "F2": None, "F3": None}


def test_a_question_without_a_recipient_says_what_is_missing(case: Case) -> None:
    with pytest.raises(WrongUse, match="no recipient; expected --recipient"):
        headstamp.suppliers(case, recipient="")
