"""A person decides one question: a judgement is checked, then appended; undo is another judgement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from headstamp.answers.show import ShowAnswer
from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.casefile.listing import show
from headstamp.engine import Row
from headstamp.nouns.closest import did_you_mean
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.judgement import SAME, VERDICTS, VERDICTS_OF, Judgement
from headstamp.resolve.accepted_value import accepted_value
from headstamp.resolve.parties import party_id
from headstamp.resolve.review import QUESTIONS
from headstamp.resolve.same_rows import Contradiction, contradictions
from headstamp.resolve.states import review_id
from headstamp.resolve.united import decided_pairs

ANYBODY = "a person"

CALLED = {
    "state": "a name where a state is meant", "party": "a name where a party is meant", "designation": "a designation",
    "item": "a row of items", "transfer": "a row of the case's own transfers",
}  # fmt: skip
"""What each kind of thing that a person may judge is called in an error."""

ROWS = {
    "item": "select item as id, name, register from item order by name nulls last",
    "transfer": "select subject as id, name, register from transfer_row where register = 'transfers' order by name nulls last",
}
"""The rows of each kind that may be judged to be one thing."""


class Subject(NamedTuple):
    """What is judged: its id in full and its kind, a key of :data:`CALLED`."""

    about: str
    kind: str


def judge(
    case: Case, identifier: str, verdict: str, *, because: str, value: str = "", question: str = "", judge: str = ANYBODY
) -> Judgement:  # fmt: skip
    """Append a judgement; the tables are made anew at the next question.

    Args:
        case: an open, prepared case.
        identifier: what is judged: an id of ``review``, of a match of a designation, or of a row of items or transfers; the
            first digits of it, six or more, or a row's own name (``items:I304``) will do. For *undo* the id of a judgement.
        verdict: one of :data:`headstamp.nouns.judgement.VERDICTS`; *undo* takes back that one judgement.
        because: the reason, in words.
        value: what is accepted: a model or a family, the code or name of a state, a party, a route; where ``review``
            proposes one thing only, that is meant. For *same* and *different* the other row.
        question: what is decided, a key of :data:`headstamp.nouns.judgement.VERDICTS_OF`; needed only where the thing and
            the verdict leave it open.
        judge: who decides; a role, never a private name.
    Raises:
        WrongUse: an unknown id, verdict or question; a verdict that does not answer the question; no reason; a value that
            nothing in the case answers to, or one where none belongs; rows of two kinds, or one row twice, as a pair; a
            *same* or *different* that contradicts what was decided; an undo of what was undone, or of an undo.
    """
    for words, name, option in ((because, "reason", "because"), (judge, "judge", "judge")):
        if not words.strip():
            raise WrongUse(f"no {name}", expected="the reason in words" if name == "reason" else "who decides, as a role",
                           do=f"say it with --{option}")  # fmt: skip
    if verdict not in VERDICTS:
        raise WrongUse(f"the verdict {verdict!r}", expected="one of " + ", ".join(VERDICTS), do=did_you_mean(verdict, VERDICTS))
    if verdict == "undo":
        if value or question:
            raise WrongUse("an undo with a value or a question", expected="the id of a judgement, and nothing else",
                           do="leave --value and --question out")  # fmt: skip
        return _undo(case, identifier, judge, because)
    subject = _subject(case, identifier)
    question = _question(subject, verdict, value, question)
    if question == SAME:
        value = _other(case, subject, value)
    elif verdict == "accept":
        value = accepted_value(case, subject.about, question, value)
    elif value:
        raise WrongUse(f"{verdict} with the value {value!r}", expected="a value only with accept, same and different",
                       do="leave --value out, or accept it")  # fmt: skip
    with case.store.transaction():
        # Inside, so that nobody can decide the opposite between the check and the entry.
        made = case.store.append(subject.about, verdict, value, judge, _today(), because, None, question)
        if question == SAME:
            _check_pairs(case, case.store.judgements()[:-1], subject.kind)
    case.forget()
    return made


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011


def _undo(case: Case, identifier: str, judge: str, because: str) -> Judgement:
    """Take back exactly one judgement: what stood before it on the same question stands again."""
    with case.store.transaction():
        before = case.store.judgements()
        found = _to_undo(before, identifier)
        made = case.store.append(found.id, "undo", "", judge, _today(), because, None, found.question)
        for kind in ROWS:
            _check_pairs(case, before, kind)
    case.forget()
    return made


def _to_undo(judgements: Sequence[Judgement], identifier: str) -> Judgement:
    found = [one for one in judgements if _is_it(one.id, identifier)]
    if len(found) != 1:
        raise WrongUse(f"{identifier}, which is {len(found) or 'no'} judgement{'s' * (len(found) > 1)}",
                       expected="the id of one judgement", do="see 'headstamp show CASE ID'")  # fmt: skip
    if found[0].verdict == "undo":
        raise WrongUse(f"{identifier}, which is an undo", expected="a judgement that stands", do="judge the matter anew")
    if any(one.verdict == "undo" and one.about == found[0].id for one in judgements):
        raise WrongUse(f"{identifier}, which is undone already", expected="a judgement that stands")
    return found[0]


def _is_it(candidate: str, identifier: str) -> bool:
    return candidate == identifier or (len(identifier) >= 6 and candidate.startswith(identifier))


def _subject(case: Case, identifier: str) -> Subject:
    """What is meant by an id, the first digits of one, or a row's name."""
    listed = [(row["id"], "designation") for row in case.engine.rows("select id from model_match")]
    listed += [(review_id(row["folded"]), "state") for row in case.engine.rows("select folded from used_name")]
    listed += [(party_id(row["folded"]), "party") for row in case.engine.rows("select folded from used_party")]
    found = {one: kind for one, kind in listed if _is_it(one, identifier)}
    if len(found) == 1:
        return Subject(*next(iter(found.items())))
    if len(found) > 1:
        raise WrongUse(f"{identifier}, with which {len(found)} ids begin", expected="more of the id")
    return _row(case, identifier, tuple(ROWS))


def _row(case: Case, identifier: str, kinds: tuple[str, ...]) -> Subject:
    """The row of one of these kinds that an id, the first digits of one, a name or a place in a file means."""
    rows = {kind: case.engine.rows(ROWS[kind]) for kind in kinds}
    found = {(row["id"], kind) for kind in kinds for row in rows[kind]
             if _is_it(row["id"], identifier) or identifier in (row["name"], f"{row['register']}:{row['name']}")}  # fmt: skip
    if len(found) > 1:
        raise WrongUse(f"{identifier}, which is {len(found)} rows", expected="more of the id, or table:name")
    if not found:
        shown = _shown(case, identifier, kinds, rows)
        found = {(row["id"], kind) for kind in kinds for row in rows[kind] if row["id"] == shown.id}
        if not found:
            raise _not_judged(identifier, shown, kinds)
    return Subject(*found.pop())


def _shown(case: Case, identifier: str, kinds: tuple[str, ...], rows: dict[str, list[Row]]) -> ShowAnswer:
    """What ``show`` says of an id; the error of one that it does not know names the closest rows."""
    try:
        return show(case, identifier)
    except WrongUse as error:
        names = [str(row["name"]) for kind in kinds for row in rows[kind]]
        do = did_you_mean(identifier.rpartition(":")[2], names, "see 'headstamp review CASE --list'")
        raise WrongUse(error.found, expected=_wanted(kinds), do=do) from error


def _not_judged(identifier: str, shown: ShowAnswer, kinds: tuple[str, ...]) -> WrongUse:
    if shown.noun == "Judgement":
        return WrongUse(f"{identifier}, which is a judgement", expected="what it is about, or the verdict undo")
    what = f"a row of {shown.fields['register']}" if shown.noun == "Row" else f"a {shown.noun.lower()}"
    older = " that a newer file replaced" if "superseded_by" in shown.fields else ""
    return WrongUse(f"{identifier}, which is {what}{older}", expected=_wanted(kinds), do="see 'headstamp review CASE --list'")


def _wanted(kinds: tuple[str, ...]) -> str:
    return " or ".join(CALLED[kind] for kind in kinds) + (", or an id of 'headstamp review'" if len(kinds) > 1 else "")


def _question(subject: Subject, verdict: str, value: str, said: str) -> str:
    """The question that is decided: what is said, or what the thing, the verdict and the value leave."""
    if said and said not in VERDICTS_OF:
        raise WrongUse(f"the question {said!r}", expected="one of " + ", ".join(VERDICTS_OF), do=did_you_mean(said, VERDICTS_OF))
    asked = QUESTIONS[subject.kind]
    fitting = [one for one in asked if verdict in VERDICTS_OF[one] and said in ("", one)]
    if len(fitting) > 1 and value:  # only a pair has a value beside accept
        fitting = [SAME]
    if len(fitting) > 1:
        raise WrongUse(f"{verdict} of {CALLED[subject.kind]}", expected="the question that is meant",
                       do="say it with " + " or ".join(f"--question {one}" for one in fitting))  # fmt: skip
    if not fitting:
        options = "; ".join(f"{one}: {', '.join(VERDICTS_OF[one])}" for one in asked)
        raise WrongUse(f"{verdict}{f' of the question {said}' if said else ''} about {CALLED[subject.kind]}",
                       expected=f"a verdict that answers a question about it ({options})")  # fmt: skip
    return fitting[0]


def _other(case: Case, subject: Subject, value: str) -> str:
    """The id of the row that something is, or is not, the same as."""
    if not value:
        raise WrongUse("no other thing", expected="what it is the same as, or not", do="name it with --value")
    other = _row(case, value, (subject.kind,))
    if other.about == subject.about:
        raise WrongUse(f"{value}, the row itself", expected=f"another one: {CALLED[subject.kind]}")
    return other.about


def _check_pairs(case: Case, before: Sequence[Judgement], kind: str) -> None:
    """Refuse an entry after which decisions on pairs contradict one another that did not before.

    Raises:
        WrongUse: they do; the entry is in the ledger only as long as the transaction is open.
    """
    names = {row["id"]: str(row["name"]) for row in case.engine.rows(ROWS[kind])}
    kept = {one.id for one in before}
    known = {one.different.judgement for one in contradictions(decided_pairs(Decisions(before), names))}
    for found in contradictions(decided_pairs(Decisions.of(case), names)):
        if found.different.judgement not in known:
            involved = [one.judgement[:12] for one in (found.different, *found.chain) if one.judgement in kept]
            raise WrongUse(_told(found, names), expected="judgements that can all hold",
                           do=f"undo one of the judgements {', '.join(involved)} first")  # fmt: skip


def _told(found: Contradiction, names: dict[str, str]) -> str:
    """The contradiction in names of rows."""
    joined = [f"{names[one.one]} same {names[one.other]}" for one in found.chain]
    return f"{names[found.different.one]} different {names[found.different.other]}, against {' and '.join(joined)}"
