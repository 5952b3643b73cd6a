"""A judgement answers one question, with a value that the case knows; nothing that would do nothing is accepted."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse
from tests.planted import planted

PRODUCERS = (
    {"model": "AK-74", "family": "AK-74", "class": "rifle", "producer_state": "Soviet Union", "kind": "original"},
    {"model": "Zastava M70", "family": "AK pattern", "class": "rifle", "producer_state": "Yugoslavia", "kind": "original"},
)  # fmt: skip
ALIASES = ({"alias": "M70", "model": "Zastava M70", "scope": "not"},)
PARTIES = ({"party": "Band", "type": "armed_group"}, {"party": "Hill army", "type": "force", "part_of": "Iraq"})
ITEMS = (
    *({"item_id": f"I{number}", "designation": "AK-74", "class": "rifle"} for number in range(1, 6)),
    {"item_id": "I6", "designation": "AK-74", "class": "rifle", "same_as": "I7; I8"},
    {"item_id": "I7", "designation": "AK-74", "class": "rifle"},
    {"item_id": "I8", "designation": "AK-74", "class": "rifle"},
    {"item_id": "I9", "designation": "M70", "class": "rifle", "made_in": "Soviet Onion", "obtained_from": "Hill armee"},
)  # fmt: skip
TRANSFERS = ({"transfer_id": "T1", "supplier": "France", "recipient": "Iraq", "class": "rifle", "designation": "AK-74"},)
DIVERSIONS = ({"diversion_id": "L1", "route": "D1", "from_party": "Hill army", "to_party": "Band", "class": "rifle"},)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case as it was read, before anybody judged."""
    made = tmp_path_factory.mktemp("questions")
    tables: dict[str, Any] = {"producers": PRODUCERS, "aliases": ALIASES, "parties": PARTIES, "items": ITEMS, "transfers": TRANSFERS,
                              "diversions": DIVERSIONS}  # fmt: skip
    planted(made, "name: planted\nholder: Band\n", **tables).close()
    return made / "case"


@pytest.fixture
def case(folder: Path, tmp_path: Path) -> Iterator[Case]:
    with headstamp.open_case(shutil.copytree(folder, tmp_path / "case")) as opened:
        yield opened


def decide(case: Case, about: str, verdict: str, value: str = "", question: str = "") -> Any:
    return headstamp.judge(case, about, verdict, value=value, question=question, because="seen")


def total(case: Case) -> int:
    return int(as_json(headstamp.routes(case, holder="Band"))["items"]["total"])


def routes(case: Case) -> dict[str, int]:
    """How many items each route surely brought."""
    return {one["route"]: one["count"]["low"] for one in as_json(headstamp.routes(case, holder="Band"))["items"]["routes"]}


def test_a_route_and_several_pairs_about_one_item_live_together(case: Case) -> None:
    assert total(case) == 7
    decide(case, "items:I1", "accept", "D9")
    assert routes(case)["D9"] == 1
    decide(case, "items:I1", "same", "items:I2")
    assert (total(case), routes(case)["D9"]) == (6, 1)
    last = decide(case, "items:I1", "same", "items:I3")
    assert (total(case), routes(case)["D9"]) == (5, 1)
    decide(case, last.id, "undo")
    assert (total(case), routes(case)["D9"]) == (6, 1)


def test_rows_that_are_one_and_were_judged_to_have_come_by_two_routes_may_have_come_by_either(case: Case) -> None:
    decide(case, "I1", "accept", "D9")
    decide(case, "I2", "accept", "D4")
    decide(case, "I2", "same", "I1")
    found = as_json(headstamp.routes(case, holder="Band"))["items"]["routes"]
    assert {one["route"]: (one["count"]["low"], one["count"]["high"]) for one in found if one["route"] != "D0"} == {
        "D4": (0, 1), "D9": (0, 1)
    }  # fmt: skip


def test_the_question_follows_from_the_thing_and_the_verdict(case: Case) -> None:
    asked = {row["kind"]: row for row in as_json(headstamp.review(case))["review"]}
    assert {kind: row["question"] for kind, row in asked.items()} == {"designation": "model", "state": "state", "party": "party"}
    made = [
        decide(case, asked["state"]["id"], "accept", "SUHH"), decide(case, asked["party"]["id"], "accept", "hill army"),
        decide(case, asked["designation"]["id"], "accept", "Zastava M70"), decide(case, "I1", "accept", "d9"),
        decide(case, "I1", "same", "I2"), decide(case, "I1", "unsure", "I3"), decide(case, "I1", "unsure", question="route"),
    ]  # fmt: skip
    assert [one.question for one in made] == ["state", "party", "model", "route", "same", "same", "route"]
    assert [one.value for one in made[:4]] == ["SUHH", "Hill army", "Zastava M70", "D9"]
    assert as_json(headstamp.review(case))["review"] == []


@pytest.mark.parametrize(
    ("about", "verdict", "value", "question", "said"),
    [
        ("I1", "accept", "Total Nonsense 99", "", "the route 'Total Nonsense 99'.*D0 to D16.*designation"),
        ("I1", "accept", "D99", "", "the route 'D99'.*did you mean 'D9'"),
        ("I1", "accept", "battlefield captur", "", "did you mean 'battlefield capture'"),
        ("I1", "accept", "", "", "accept without a value"),
        ("I1", "reject", "", "", "reject about a row of items.*same: same, different, unsure; route: accept, unsure"),
        ("I1", "unsure", "", "", "--question same or --question route"),
        ("I1", "accept", "D1", "model", "accept of the question model about a row of items"),
        ("I1", "accept", "D1", "colour", "the question 'colour'.*state, party, model, same, route"),
        ("I1", "unsure", "D9", "route", "unsure with the value 'D9'"),
        ("I1", "acept", "D1", "", "the verdict 'acept'.*did you mean 'accept'"),
        ("I1", "same", "I1", "", "I1, the row itself"),
        ("I1", "same", "I77", "", "no I77.*a row of items.*did you mean 'I7'"),
        ("I1", "same", "T1", "", "T1, which is a row of transfers.*a row of items"),
        ("I1", "same", "L1", "", "L1, which is a row of diversions"),
        ("T1", "same", "I1", "", "I1, which is a row of items"),
        ("T1", "accept", "D9", "", "accept about a row of the case's own transfers"),
        ("L1", "accept", "D9", "", "L1, which is a row of diversions.*expected a row of items"),
        ("items:I11", "accept", "D9", "", "no items:I11.*did you mean 'I1'"),
        ("state", "accept", "Soviet Unoin", "", "the state 'Soviet Unoin'.*did you mean 'Soviet Union'"),
        ("state", "same", "I1", "", "same about a name where a state is meant"),
        ("state", "reject", "SUHH", "", "reject with the value 'SUHH'"),
        ("party", "accept", "Hill amry", "", "the party 'Hill amry'.*did you mean 'Hill army'"),
        ("designation", "accept", "Zastava M7O", "", "the model 'Zastava M7O'.*did you mean 'Zastava M70'"),
        ("designation", "accept", "Total Nonsense 99", "", "the model 'Total Nonsense 99'.*add a row to the table"),
    ],
)  # fmt: skip
def test_what_would_do_nothing_is_refused_with_what_is_closest(
    case: Case, about: str, verdict: str, value: str, question: str, said: str
) -> None:
    asked = {row["kind"]: row["id"] for row in as_json(headstamp.review(case))["review"]}
    with pytest.raises(WrongUse) as caught:
        decide(case, asked.get(about, about), verdict, value, question)
    assert re.search(said, str(caught.value)), caught.value
    assert case.store.judgements() == []


def test_judgements_that_contradict_one_another_are_refused_and_undo_may_not_bring_them_back(case: Case) -> None:
    first, second = decide(case, "I1", "same", "I2"), decide(case, "I3", "same", "I2")
    with pytest.raises(WrongUse, match="I1 different I3, against I1 same I2 and I3 same I2") as caught:
        decide(case, "I1", "different", "I3")
    assert all(one.id[:12] in caught.value.do for one in (first, second))
    decide(case, "I2", "different", "I4")
    with pytest.raises(WrongUse, match="I2 different I4, against"):
        decide(case, "I4", "same", "I1")
    assert len(case.store.judgements()) == 3
    before = decide(case, "I4", "same", "I2")  # the last word about this pair
    decide(case, "I1", "same", "I4")
    with pytest.raises(WrongUse, match="I2 different I4, against"):
        decide(case, before.id, "undo")
    assert total(case) == 4


def test_a_group_of_rows_that_a_person_parts_is_put_to_a_person_pair_by_pair(case: Case) -> None:
    """I6 is called the same as I7 and as I8: when I7 is not I8, nothing says which of the two I6 is."""
    assert total(case) == 7
    made = decide(case, "I7", "different", "I8")
    assert total(case) == 9
    open_pairs = [(row["found"], row["proposed"]) for row in as_json(headstamp.review(case))["review"] if row["kind"] == "item"]
    assert open_pairs == [("I6 (rifle)", "I7"), ("I6 (rifle)", "I8")]
    settled = decide(case, "I6", "same", "I8")
    assert total(case) == 8
    assert not [row for row in as_json(headstamp.review(case))["review"] if row["kind"] == "item"], "that I6 is not I7 follows"
    decide(case, settled.id, "undo")
    decide(case, made.id, "undo")
    assert total(case) == 7


def test_what_a_person_says_of_a_known_name_comes_before_the_tables(case: Case) -> None:
    from headstamp.resolve.parties import party_id
    from headstamp.resolve.states import review_id

    states = "select state from state_name_of where folded = 'france'"
    parties = "select party from party_name_of where folded = 'hill army'"

    def rows(query: str) -> list[Any]:
        headstamp.review(case)
        return [next(iter(row.values())) for row in case.engine.rows(query)]

    assert (rows(states), rows(parties)) == (["FRA"], ["Hill army"])
    decide(case, review_id("france"), "accept", "Iraq")
    decide(case, party_id("hill army"), "accept", "Band")
    assert (rows(states), rows(parties)) == (["IRQ"], ["Band"])
    last = [decide(case, review_id("france"), "reject"), decide(case, party_id("hill army"), "reject")]
    assert (rows(states), rows(parties)) == ([], [])
    for one in last:
        decide(case, one.id, "undo")
    assert (rows(states), rows(parties)) == (["IRQ"], ["Band"])


def test_a_judgement_is_shown_beside_both_rows_of_its_pair(case: Case) -> None:
    made = decide(case, "I1", "same", "I2")
    assert as_json(headstamp.show(case, "items:I1"))["judgements"] == [made.id]
    assert as_json(headstamp.show(case, "items:I2"))["judgements"] == [made.id]


def test_a_judgement_whose_value_the_tables_have_lost_is_put_to_a_person(case: Case) -> None:
    about = next(row["id"] for row in as_json(headstamp.review(case))["review"] if row["kind"] == "designation")
    with case.store.transaction():
        made = case.store.append(about, "accept", "Lost model", "a", "2024-05-06", "b", None, "model")
    case.forget()
    (row,) = (row for row in as_json(headstamp.review(case))["review"] if row["kind"] == "judgement")
    assert (row["id"], row["question"], row["found"]) == (made.id, "model", "accept Lost model")
    headstamp.build(case)
    from headstamp.casefile.findings import read_findings

    (gap,) = (one for one in read_findings(case) if one.about == "judgements without effect")
    assert as_json(gap.value)["count_text"] == "1 judgement"


def drawn_ledger(case: Case, draw: random.Random) -> dict[Any, str]:
    """Append judgements about every question in any order, some undone, and say in plain words what stands of them.

    Returns:
        from (question, name) to the value accepted, '' where it was rejected or left open; a pair is a set of two names.
    """
    asked = {row["kind"]: row["id"] for row in as_json(headstamp.review(case))["review"]}
    rows = {row["name"]: row["item"] for row in case.engine.rows("select name, item from item")}
    options = [
        *(("state", "onion", asked["state"], verdict, value) for verdict, value in
          (("accept", "SUHH"), ("accept", "FRA"), ("reject", ""), ("unsure", ""))),
        *(("party", "armee", asked["party"], verdict, value) for verdict, value in
          (("accept", "Hill army"), ("accept", "Band"), ("reject", ""), ("unsure", ""))),
        *(("model", "m70", asked["designation"], verdict, value) for verdict, value in
          (("accept", "Zastava M70"), ("accept", "AK-74"), ("reject", ""), ("unsure", ""))),
        *(("route", name, rows[name], verdict, value) for name in ("I1", "I2") for verdict, value in
          (("accept", "D9"), ("accept", "D4"), ("unsure", ""))),
        *(("same", frozenset((one, other)), rows[one], verdict, rows[other]) for one, other in
          (("I1", "I3"), ("I3", "I1"), ("I2", "I4"), ("I5", "I2")) for verdict in ("same", "unsure")),
    ]  # fmt: skip
    made: list[tuple[str, Any, str, str]] = []
    undone: set[str] = set()
    with case.store.transaction():
        for _ in range(draw.randint(4, 18)):
            kept = [one for one in made if one[0] not in undone]
            if kept and draw.random() < 0.3:
                identifier = draw.choice(kept)[0]
                undone.add(identifier)
                case.store.append(identifier, "undo", "", "a", "2024-05-06", "b", None)
            else:
                question, name, about, verdict, value = draw.choice(options)
                entry = case.store.append(about, verdict, value, "a", "2024-05-06", "b", None, question)
                made.append((entry.id, (question, name), verdict, value))
    case.forget()
    stands: dict[Any, str] = {}
    for identifier, slot, verdict, value in made:
        if identifier not in undone:
            stands[slot] = ("same" if slot[0] == "same" else value) if verdict in ("accept", "same") else verdict
    return stands


@pytest.mark.parametrize("seed", range(8))
def test_no_question_disturbs_another_in_any_order(case: Case, seed: int) -> None:
    stands = drawn_ledger(case, random.Random(seed))
    headstamp.review(case)

    def rows(query: str) -> list[Any]:
        return [next(iter(row.values())) for row in case.engine.rows(query)]

    def accepted(question: str, name: Any) -> list[str]:
        said = stands.get((question, name), "")
        return [] if said in ("", "reject", "unsure") else [said]

    assert rows("select state from state_name_of where folded = 'soviet onion'") == accepted("state", "onion")
    assert rows("select party from party_name_of where folded = 'hill armee'") == accepted("party", "armee")
    models = {"Zastava M70": "zastavam70", "AK-74": "ak74"}
    matched = rows("select model_key from model_match where designation = 'M70' and verdict = 'accept'")
    assert matched == [models[one] for one in accepted("model", "m70")]
    first_five = "select item from item where name in ('I1', 'I2', 'I3', 'I4', 'I5')"
    units = rows(f"select distinct united from item_united where item in ({first_five})")
    pairs = [name for (question, name), said in stands.items() if question == "same" and said == "same"]
    assert len(units) == 5 - len(pairs), "each of these pairs joins two rows more"
    settled = [code for name in ("I1", "I2") for code in accepted("route", name)]
    # I1 and I2 are never joined here, so each judged route is that of one item.
    assert sum(count for code, count in routes(case).items() if code in ("D9", "D4")) == len(settled)
