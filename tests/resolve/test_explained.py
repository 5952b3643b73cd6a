"""A row says for which model its name is taken, and why; a person's word stands there too."""

from __future__ import annotations

from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.phrases.match_text import match_text
from tests.collect.reading import written

PRODUCERS = """model,family,class,producer_state,kind,period_low,completeness,source_url,reliability
AR-1,AR,rifle,Norland,original,1980,full,https://example.org/11,B
AR-2,AR,rifle,Norland,original,1990,full,https://example.org/11,B
"""
ALIASES = """alias,model,scope,language,said,source_url,reliability
Norland rifle,AR-1,exact,en,the Norland rifle AR-1,https://example.org/12,B
Northern carbine,AR-1,exact,en,AR-1 or Northern carbine,https://example.org/13,B
Northern carbine,AR-2,exact,en,AR-2 or Northern carbine,https://example.org/14,B
"""
ITEMS = """item_id,designation,class,holder,said,source_url,reliability
I1,AR-1,rifle,Hill Front,words,https://example.org/5,B
I2,Norland rifle,rifle,Hill Front,words,https://example.org/5,B
I3,Northern carbine,rifle,Hill Front,words,https://example.org/5,B
I4,teapot,other,Hill Front,words,https://example.org/5,B
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = headstamp.init(tmp_path / "case", bare=True, holder="Hill Front")
    for name, text in (("producers", PRODUCERS), ("aliases", ALIASES), ("items", ITEMS)):
        headstamp.add(case, written(tmp_path / f"{name}.csv", text))
    return case


def match(case: Case, name: str) -> str | None:
    """The match in words, as the terminal prints it."""
    found = headstamp.show(case, name).fields.get("match")
    return match_text(found) if found else None


def test_in_json_a_match_is_an_object(case: Case) -> None:
    (one, two, three) = (as_json(headstamp.show(case, name))["fields"]["match"] for name in ("I1", "I2", "I3"))
    assert one == {"model": "AR-1", "family": "AR", "scope": "exact", "rule": "name", "because": one["because"], "rivals": []}
    assert (two["model"], two["scope"], two["rule"]) == ("AR-1", "exact", "alias")
    assert (three["model"], three["family"], three["scope"], three["rivals"]) == (None, None, None, ["AR-1", "AR-2"])


def test_a_name_that_stands_for_a_model_says_which_and_why(case: Case) -> None:
    assert str(match(case, "I1")).startswith("AR-1 (exact); name: 'AR-1' is the model's own name")
    assert str(match(case, "I2")).startswith("AR-1 (exact); ")
    assert "alias" in str(match(case, "I2"))


def test_a_name_that_no_table_knows_says_nothing(case: Case) -> None:
    assert match(case, "I4") is None


def test_a_name_left_to_a_person_says_so_until_one_decides(case: Case) -> None:
    left = next(one for one in as_json(headstamp.review(case))["review"] if one["found"] == "Northern carbine (rifle)")
    assert "a person must decide" in str(match(case, "I3"))
    headstamp.judge(case, left["id"], "accept", value="AR-1", because="the page shows it")
    assert "the page shows it" in str(match(case, "I3"))
