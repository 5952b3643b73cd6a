"""A case that the first edition wrote, whose judgements did not keep their question: it opens, and every decision stands.

``first_edition/`` was made by the code before judgements had questions, through its public functions.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.publish.ledger_drift import judgement_faults
from tests.planted import as_csv

pytestmark = pytest.mark.filterwarnings("ignore::headstamp.nouns.errors.OlderCase")

FOLDER = Path(__file__).parent / "first_edition"
HOLDER = "Hill Front"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A copy of the case, open."""
    with headstamp.open_case(shutil.copytree(FOLDER, tmp_path / "case")) as opened:
        yield opened


def test_its_chain_holds_and_reading_changes_nothing(case: Case) -> None:
    before = (case.path / "case.sqlite").read_bytes()
    judgements = case.store.judgements()
    assert [one.question for one in judgements] == [""] * 10
    assert judgement_faults(judgements) == []
    headstamp.review(case)
    assert (case.path / "case.sqlite").read_bytes() == before


def test_what_one_judgement_erased_in_silence_stands_again(case: Case) -> None:
    """*I1 accept D9* was gone after *I1 same I2*, and that after *I1 same I3*."""
    items = as_json(headstamp.routes(case, holder=HOLDER))["items"]
    assert items["total"] == 4, "I1, I2 and I3 are one"
    assert {one["route"]: one["count"]["low"] for one in items["routes"]} == {"D0": 3, "D9": 1}
    decisions = Decisions.of(case)
    assert [one.verdict for one in decisions.pairs] == ["same", "same", "different"]


def test_decisions_on_names_and_designations_stand(case: Case) -> None:
    found = {row["found"] for row in as_json(headstamp.review(case))["review"] if row["kind"] != "judgement"}
    assert found == set()
    assert case.engine.rows("select state from state_name_of where folded = 'northlend'") == [{"state": "XAB"}]
    assert case.engine.rows("select model_key, rule from model_match where designation = 'Long Rifle'") == [
        {"model_key": "r1", "rule": "person"}
    ]


def test_a_judgement_that_does_nothing_is_put_to_a_person(case: Case) -> None:
    (row,) = (row for row in as_json(headstamp.review(case))["review"] if row["kind"] == "judgement")
    assert (row["found"], row["question"]) == ("accept Total Nonsense 99", None)
    headstamp.judge(case, row["id"], "undo", because="a slip")
    assert not [row for row in as_json(headstamp.review(case))["review"] if row["kind"] == "judgement"]


def test_it_goes_on_with_questions_and_one_chain(case: Case) -> None:
    before = case.store.judgements()
    made = headstamp.judge(case, "items:I1", "accept", value="D4", because="a second look")
    after = case.store.judgements()
    assert after == [*before, made]
    assert made.question == "route"
    assert judgement_faults(after) == []
    routes = as_json(headstamp.routes(case, holder=HOLDER))["items"]["routes"]
    assert "D9" not in {one["route"] for one in routes}
    headstamp.judge(case, made.id, "undo", because="no")
    assert "D9" in {one["route"] for one in as_json(headstamp.routes(case, holder=HOLDER))["items"]["routes"]}


def test_a_question_that_is_taken_out_or_put_in_is_found(case: Case) -> None:
    import sqlite3

    made = headstamp.judge(case, "items:I2", "accept", value="D4", because="seen")
    first = case.store.judgements()[0].id
    for judgement, question in ((made.id, ""), (made.id, "state"), (first, "route")):
        with sqlite3.connect(case.path / "case.sqlite") as ledger:
            (kept,) = ledger.execute("select question from judgement where id = ?", (judgement,)).fetchone()
            ledger.execute("update judgement set question = ? where id = ?", (question, judgement))
        assert judgement_faults(case.store.judgements()), (judgement, question)
        with sqlite3.connect(case.path / "case.sqlite") as ledger:
            ledger.execute("update judgement set question = ? where id = ?", (kept, judgement))
    assert judgement_faults(case.store.judgements()) == []


def test_it_builds_reports_and_verifies(case: Case) -> None:
    headstamp.report(case)
    assert as_json(headstamp.verify(case))["failures"] == []


def test_a_file_is_added_to_it(case: Case, tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_text(as_csv("parties", [{"party": "Valley Front", "type": "armed_group"}]), encoding="utf-8")
    (added,) = headstamp.add(case, tmp_path / "parties.csv", told_as="parties")
    assert added.read == 1
    assert len(case.store.readings()) == 8
