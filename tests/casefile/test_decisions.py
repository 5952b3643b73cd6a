"""What stands of the judgements of a ledger: each question by itself, pairs by themselves, undo of exactly one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from headstamp.casefile.decisions import Decisions
from headstamp.nouns.judgement import VERDICTS_OF, Judgement

NAMES, ROWS = ("n1", "n2"), ("i1", "i2", "i3")
ASKED = {"state": NAMES, "party": NAMES, "model": NAMES, "route": ROWS, "same": ROWS}


def judged(*said: tuple[str, str, str, str]) -> list[Judgement]:
    """Judgements of (question, about, verdict, value), with their places as ids; the value of an undo is the place undone."""
    made = []
    for place, (question, about, verdict, value) in enumerate(said):
        made.append(Judgement(f"j{place}", about, verdict, value, "a", "2024-05-06", "b", None, "", "", question))
    return made


def test_a_route_and_two_pairs_about_one_row_stand_together() -> None:
    ledger = judged(("route", "i1", "accept", "D9"), ("same", "i1", "same", "i2"), ("same", "i3", "same", "i1"))
    decisions = Decisions(ledger)
    assert decisions.accepted("route") == {"i1": "D9"}
    assert [(one.about, one.value) for one in decisions.pairs] == [("i1", "i2"), ("i3", "i1")]
    assert decisions.standing == tuple(ledger)


def test_the_last_word_about_one_question_stands_and_its_undo_brings_the_one_before_back() -> None:
    ledger = judged(("model", "n1", "accept", "M1"), ("model", "n1", "reject", ""), ("state", "n1", "accept", "XAA"))
    assert Decisions(ledger).rejected("model") == {"n1"}
    assert Decisions(ledger).accepted("model") == {}
    assert Decisions(ledger).accepted("state") == {"n1": "XAA"}
    undone = [*ledger, *judged(("model", "j1", "undo", ""))]
    undone[-1] = replace(undone[-1], id="j3")
    assert Decisions(undone).accepted("model") == {"n1": "M1"}
    assert Decisions(undone).accepted("state") == {"n1": "XAA"}


def test_the_order_of_a_pair_is_nothing() -> None:
    ledger = judged(("same", "i1", "same", "i2"), ("same", "i2", "different", "i1"))
    assert [one.verdict for one in Decisions(ledger).pairs] == ["different"]


def test_entries_without_a_question_answer_what_their_id_is_asked_about() -> None:
    ledger = judged(("", "i1", "accept", "D9"), ("", "i1", "same", "i2"), ("", "n1", "accept", "XAA"), ("", "i1", "same", "i3"))
    decisions = Decisions(ledger)
    assert decisions.accepted("route")["i1"] == "D9"
    assert decisions.accepted("state")["n1"] == "XAA"
    assert len(decisions.pairs) == 2
    newer = [*ledger, *judged(("route", "i1", "unsure", ""))]
    assert Decisions(newer).on("route", "i1") == newer[-1]
    assert len(Decisions(newer).pairs) == 2
    older = [*judged(("route", "i1", "accept", "D4")), *judged(("", "i1", "accept", "D9"))]
    assert Decisions(older).accepted("route") == {"i1": "D9"}


def oracle(ledger: list[Judgement]) -> dict[Any, tuple[str, str]]:
    """The same in plain words: for each question and thing the last entry that nobody took back."""
    held: dict[Any, tuple[str, str]] = {}
    for entry in ledger:
        if entry.verdict == "undo" or any(other.verdict == "undo" and other.about == entry.id for other in ledger):
            continue
        thing = frozenset((entry.about, entry.value)) if entry.question == "same" else entry.about
        held[entry.question, thing] = (entry.verdict, entry.value)
    return held


def told(decisions: Decisions) -> dict[Any, tuple[str, str]]:
    """What :class:`Decisions` says of every question and every thing that may be asked."""
    found: dict[Any, tuple[str, str]] = {
        ("same", frozenset((one.about, one.value))): (one.verdict, one.value) for one in decisions.pairs
    }
    for question, ids in ASKED.items():
        for about in ids:
            if question != "same" and (one := decisions.on(question, about)):
                found[question, about] = (one.verdict, one.value)
    return found


@st.composite
def ledgers(draw: st.DrawFn) -> list[Judgement]:
    """Judgements about every question in any order, with undoing of entries that may be undone."""
    made: list[Judgement] = []
    for place in range(draw(st.integers(0, 14))):
        undoable = [one for one in made if one.verdict != "undo"
                    and not any(other.verdict == "undo" and other.about == one.id for other in made)]  # fmt: skip
        if undoable and draw(st.integers(0, 3)) == 0:
            entry = ("", draw(st.sampled_from(undoable)).id, "undo", "")
        else:
            question = draw(st.sampled_from(sorted(ASKED)))
            about = draw(st.sampled_from(ASKED[question]))
            verdict = draw(st.sampled_from(VERDICTS_OF[question]))
            value = draw(st.sampled_from([row for row in ROWS if row != about])) if question == "same" else (
                draw(st.sampled_from(("A", "B"))) if verdict == "accept" else "")  # fmt: skip
            entry = (question, about, verdict, value)
        made.append(replace(*judged(entry), id=f"j{place}"))
    return made


@settings(max_examples=400)
@given(ledgers())
def test_what_stands_is_what_plain_words_say(ledger: list[Judgement]) -> None:
    assert told(Decisions(ledger)) == oracle(ledger)


@settings(max_examples=300)
@given(ledgers(), st.data())
def test_another_question_never_disturbs_what_was_decided(ledger: list[Judgement], data: st.DataObject) -> None:
    """Judgements of one question alone, in their order, say of it what all of them say together."""
    question = data.draw(st.sampled_from(sorted(ASKED)))
    ids = {one.id for one in ledger if one.question == question}
    alone = [one for one in ledger if one.id in ids or (one.verdict == "undo" and one.about in ids)]
    of_question = {slot: said for slot, said in told(Decisions(ledger)).items() if slot[0] == question}
    assert {slot: said for slot, said in told(Decisions(alone)).items() if slot[0] == question} == of_question


@settings(max_examples=200)
@given(ledgers(), st.data())
def test_an_undo_takes_back_exactly_one(ledger: list[Judgement], data: st.DataObject) -> None:
    standing = Decisions(ledger).standing
    if not standing:
        return
    one = data.draw(st.sampled_from(standing))
    undone = [*ledger, replace(*judged(("", one.id, "undo", "")), id="undo")]
    assert told(Decisions(undone)) == told(Decisions([each for each in ledger if each.id != one.id]))
    assert len(Decisions(undone).standing) in (len(standing) - 1, len(standing))
