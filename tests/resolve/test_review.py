"""What is left to a person has ids that stay; a judgement changes what is matched, and undone it leaves no trace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse
from headstamp.trace.makers import bounds_of_case
from headstamp.trace.types import catalogue as types
from tests.planted import planted

PRODUCERS = (
    {"model": "Zastava M70", "family": "AK pattern", "class": "rifle", "producer_state": "Yugoslavia", "kind": "original",
     "completeness": "full", "period_low": "1970"},
    {"model": "AK-74", "family": "AK-74", "class": "rifle", "producer_state": "Soviet Union", "kind": "original",
     "completeness": "full"},
)  # fmt: skip
ALIASES = ({"alias": "M70", "model": "Zastava M70", "scope": "not"},)
PARTIES = ({"party": "Band", "type": "armed_group"},)
ITEMS = (
    {"item_id": "I1", "designation": "M70", "class": "rifle"},
    {"item_id": "I2", "designation": "AK-74", "class": "rifle", "made_in": "Soviet Onion"},
    {"item_id": "I3", "designation": "thing", "class": "tank", "same_as": "I1", "obtained_from": "Bandd"},
    {"item_id": "I4", "designation": "AK-74", "class": "rifle", "made_in": "Soviet Union"},
    {"item_id": "I5", "designation": "odd gun", "class": "rifle", "holder": "Bannd", "made_in": "France"},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case as it was read, before anybody judged."""
    made = tmp_path_factory.mktemp("review")
    settings = "name: planted\nholder: Band\n"
    planted(made, settings, producers=PRODUCERS, aliases=ALIASES, parties=PARTIES, items=ITEMS).close()
    return made / "case"


@pytest.fixture
def case(folder: Path, tmp_path: Path) -> Iterator[Case]:
    shutil.copytree(folder, tmp_path / "case")
    with headstamp.open_case(tmp_path / "case") as opened:
        yield opened


def asked(case: Case, kind: str) -> dict[str, str]:
    """From what is found to its id."""
    return {row["found"]: row["id"] for row in as_json(headstamp.review(case))["review"] if row["kind"] == kind}


def rows_of(case: Case, query: str) -> list[dict[str, Any]]:
    """Rows of the case's tables, laid out anew where somebody judged."""
    headstamp.review(case)
    return case.engine.rows(query)


def answers(case: Case) -> list[Any]:
    """All findings of matching, types and bounds, as they would be kept."""
    rows = rows_of(case, "select * from model_match order by id")
    found = [*bounds_of_case.findings(case), *types.findings(case)]
    return [rows, as_json(headstamp.review(case))["review"], [(one.id, one.value, one.low, one.high, one.support) for one in found]]


def made_in(case: Case) -> tuple[int, int]:
    answer = as_json(headstamp.bounds(case, of="made_in", holder="Band"))
    return answer["at_least"], answer["constrained"]


def test_each_kind_of_question_is_asked_with_its_reason(case: Case) -> None:
    rows = {(row["kind"], row["found"]): row for row in as_json(headstamp.review(case))["review"]}
    assert set(rows) == {
        ("designation", "M70 (rifle)"), ("state", "Soviet Onion"), ("party", "Bandd"), ("party", "Bannd"),
        ("item", "I3 (tank)"),
    }  # fmt: skip
    assert all(row["because"] for row in rows.values())
    assert rows["designation", "M70 (rifle)"]["proposed"] == "Zastava M70"
    assert rows["state", "Soviet Onion"]["proposed"] == "SUHH"
    assert rows["party", "Bannd"]["proposed"] == "Band"
    assert rows["item", "I3 (tank)"]["proposed"] == "I1"
    known = {row["id"] for row in rows_of(case, "select id from current")}
    assert {row["about"] for row in rows.values()} <= known


def test_ids_stay_when_the_tables_grow_and_rows_are_shuffled(case: Case, tmp_path: Path) -> None:
    before = {(row["kind"], row["found"]): row["id"] for row in as_json(headstamp.review(case))["review"]}
    more = [*ALIASES, {"alias": "Other", "model": "AK-74", "scope": "exact"}]
    with planted(tmp_path / "grown", producers=PRODUCERS[::-1], aliases=more, parties=PARTIES, items=ITEMS[::-1]) as grown:
        after = {(row["kind"], row["found"]): row["id"] for row in as_json(headstamp.review(grown))["review"]}
    assert before == after


def test_accept_makes_a_match_reject_unmakes_it_and_undo_leaves_no_trace(case: Case) -> None:
    before = answers(case)
    about = asked(case, "designation")["M70 (rifle)"]
    assert made_in(case) == (1, 1)
    accepted = headstamp.judge(case, about, "accept", because="the sight of its grenade launcher", value="Zastava M70")
    assert made_in(case) == (2, 2), "the closed list of the model narrows the item now"
    assert "M70 (rifle)" not in asked(case, "designation")
    (row,) = rows_of(case, f"select * from model_match where id = '{about}'")
    assert (row["verdict"], row["rule"], row["model_key"]) == ("accept", "person", "zastavam70")
    assert "grenade launcher" in row["because"]

    undone = headstamp.judge(case, accepted.id, "undo", because="it was another rifle")
    assert answers(case) == before
    assert [one.verdict for one in case.store.judgements()] == ["accept", "undo"], "nothing is ever deleted"
    assert undone.about == accepted.id

    headstamp.judge(case, about, "reject", because="no sight at all")
    assert "M70 (rifle)" not in asked(case, "designation"), "it is settled: it stands for nothing"
    assert made_in(case) == (1, 1)


def test_a_person_overrules_a_match_that_a_rule_made(case: Case) -> None:
    (row,) = rows_of(case, "select id from model_match where designation_key = 'ak74'")
    before = answers(case)
    assert as_json(headstamp.types(case, holder="Band"))["undecided"] == 2
    rejected = headstamp.judge(case, row["id"], "reject", because="the photo shows an air gun")
    assert as_json(headstamp.types(case, holder="Band"))["undecided"] == 4
    headstamp.judge(case, rejected.id, "undo", because="it does not")
    assert answers(case) == before


def test_the_last_word_holds(case: Case) -> None:
    about = asked(case, "designation")["M70 (rifle)"]
    headstamp.judge(case, about, "reject", because="one")
    headstamp.judge(case, about, "accept", because="two", value="AK-74")
    (row,) = rows_of(case, f"select * from model_match where id = '{about}'")
    assert row["model_key"] == "ak74"


def test_what_is_proposed_alone_need_not_be_named(case: Case) -> None:
    made = headstamp.judge(case, asked(case, "designation")["M70 (rifle)"], "accept", because="so it is")
    assert made.value == "Zastava M70"


def test_a_name_of_a_state_is_read_as_the_state_that_a_person_says(case: Case) -> None:
    before = answers(case)
    made = headstamp.judge(case, asked(case, "state")["Soviet Onion"], "accept", because="a slip", value="USSR")
    assert made.value == "SUHH"
    assert made_in(case) == (1, 2)
    headstamp.judge(case, made.id, "undo", because="no slip")
    assert answers(case) == before


def test_a_name_of_a_party_is_read_as_the_party_that_a_person_says(case: Case) -> None:
    before = answers(case)
    made = headstamp.judge(case, asked(case, "party")["Bannd"], "accept", because="a slip", value="band")
    assert made.value == "Band"
    assert made_in(case) == (2, 2), "the row is of this holder now"
    assert "Bannd" not in asked(case, "party")
    headstamp.judge(case, made.id, "undo", because="another band")
    assert answers(case) == before
    headstamp.judge(case, asked(case, "party")["Bannd"], "reject", because="nobody that we know")
    assert "Bannd" not in asked(case, "party")


def test_rows_of_other_classes_are_one_item_only_where_a_person_says_so(case: Case) -> None:
    assert as_json(headstamp.bounds(case, of="made_in", holder="Band"))["items"] == 4
    made = headstamp.judge(case, asked(case, "item")["I3 (tank)"], "same", because="one photo", value="I1")
    assert as_json(headstamp.bounds(case, of="made_in", holder="Band"))["items"] == 3
    assert not asked(case, "item")
    headstamp.judge(case, made.id, "undo", because="two photos")
    assert as_json(headstamp.bounds(case, of="made_in", holder="Band"))["items"] == 4


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"verdict": "maybe"}, "verdict"), ({"because": " "}, "no reason"), ({"judge": ""}, "no judge"),
        ({"value": "Zastava M99"}, "Zastava M99"), ({"identifier": "ffffff"}, "ffffff"),
        ({"verdict": "undo"}, "no judgement"), ({"verdict": "same"}, "same about a designation"),
    ],
)  # fmt: skip
def test_a_judgement_that_cannot_be_is_refused(case: Case, words: dict[str, str], found: str) -> None:
    about = asked(case, "designation")["M70 (rifle)"]
    said = {"identifier": about, "verdict": "accept", "because": "so", "judge": "an investigator"} | words
    with pytest.raises(WrongUse, match=found):
        headstamp.judge(case, said.pop("identifier"), said.pop("verdict"), **said)
    assert case.store.judgements() == []


def test_what_is_undone_stays_undone(case: Case) -> None:
    made = headstamp.judge(case, asked(case, "designation")["M70 (rifle)"], "reject", because="so")
    undone = headstamp.judge(case, made.id[:12], "undo", because="not so")
    for identifier, found in ((made.id, "undone already"), (undone.id, "an undo")):
        with pytest.raises(WrongUse, match=found):
            headstamp.judge(case, identifier, "undo", because="again")
    with pytest.raises(WrongUse, match="which is a judgement"):
        headstamp.judge(case, made.id, "accept", because="again")


def test_a_row_is_judged_by_its_name(case: Case) -> None:
    made = headstamp.judge(case, "I2", "accept", because="the film shows it", value="D1")
    assert made.about == rows_of(case, "select item from item where name = 'I2'")[0]["item"]
