"""A person decides: a judgement is appended, never changed; undo is another judgement."""

from __future__ import annotations

from datetime import date

from headstamp.casefile.case import Case
from headstamp.casefile.listing import show
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.judgement import VERDICTS, Judgement
from headstamp.nouns.values.text import fold
from headstamp.resolve.models import known_in, meant_by
from headstamp.resolve.review import party_id
from headstamp.resolve.states import review_id

ANYBODY = "a person"


def judge(
    case: Case, identifier: str, verdict: str, *, because: str, value: str = "", judge: str = ANYBODY
) -> Judgement:
    """Append a judgement; the tables are made anew at the next question.

    Args:
        case: an open, prepared case.
        identifier: what is judged: an id of ``review``, of a match of a designation, or of anything that ``show``
            knows (a row, a statement, a judgement); the first digits of it, six or more, or a row's own name will do.
        verdict: one of :data:`headstamp.nouns.judgement.VERDICTS`; *undo* takes back the judgement of this id.
        because: the reason, in words.
        value: what is accepted, where the verdict needs one: a model or a family, the code of a state, a party, a
            route. Where ``review`` proposes one thing only, that is meant.
        judge: who decides; a role, never a private name.
    Raises:
        WrongUse: an unknown id or verdict, no reason, a value that no table knows, an undo of what was undone or of
            an undo.
    """
    if verdict not in VERDICTS:
        raise WrongUse(f"the verdict {verdict!r}", expected="one of " + ", ".join(VERDICTS))
    if not because.strip():
        raise WrongUse("no reason", expected="the reason in words", do="say it with --because")
    if not judge.strip():
        raise WrongUse("no judge", expected="who decides, as a role", do="say it with --judge")
    if verdict == "undo":
        about = _to_undo(case, identifier)
    else:
        about, kind = _about(case, identifier)
        if verdict == "accept":
            value = _value(case, about, kind, value)
        elif verdict in ("same", "different"):
            value = _other(case, value)
    with case.store.transaction():
        made = case.store.append(about, verdict, value, judge, date.today().isoformat(), because, None)  # noqa: DTZ011
    case.forget()
    return made


def _to_undo(case: Case, identifier: str) -> str:
    judgements = case.store.judgements()
    found = [one for one in judgements if _is_it(one.id, identifier)]
    if len(found) != 1:
        raise WrongUse(f"{identifier}, which is {len(found) or 'no'} judgement{'s' * (len(found) > 1)}",
                       expected="the id of one judgement", do="see 'headstamp show CASE ID'")  # fmt: skip
    if found[0].verdict == "undo":
        raise WrongUse(f"{identifier}, which is an undo", expected="a judgement that stands", do="judge the matter anew")
    if any(one.verdict == "undo" and one.about == found[0].id for one in judgements):
        raise WrongUse(f"{identifier}, which is undone already", expected="a judgement that stands")
    return found[0].id


def _is_it(candidate: str, identifier: str) -> bool:
    return candidate == identifier or (len(identifier) >= 6 and candidate.startswith(identifier))


def _about(case: Case, identifier: str) -> tuple[str, str]:
    """The id that is meant, in full, and its kind: state, party, designation, or what ``show`` calls it."""
    asked = [(row["id"], "designation") for row in case.engine.rows("select id from model_match")]
    asked += [(review_id(row["folded"]), "state") for row in case.engine.rows("select folded from used_name")]
    asked += [(party_id(row["folded"]), "party") for row in case.engine.rows("select folded from used_party")]
    found = {one: kind for one, kind in asked if _is_it(one, identifier)}
    if len(found) == 1:
        return next(iter(found.items()))
    if len(found) > 1:
        raise WrongUse(f"{identifier}, with which {len(found)} ids begin", expected="more of the id")
    shown = show(case, identifier)
    if shown["noun"] == "Judgement":
        raise WrongUse(f"{identifier}, which is a judgement", expected="what it is about, or the verdict undo")
    return str(shown["id"]), str(shown["noun"])


def _other(case: Case, value: str) -> str:
    """The id of the thing that something is, or is not, the same as."""
    if not value:
        raise WrongUse("no other thing", expected="what it is the same as, or not", do="name it with --value")
    return str(show(case, value)["id"])


def _value(case: Case, about: str, kind: str, value: str) -> str:
    """The value in the spelling of the tables."""
    if kind not in ("designation", "state", "party"):
        return value
    if not value:
        proposed = case.engine.rows("select proposed from review where id = ?", [about])
        options = (proposed[0]["proposed"] or "").split("; ") if proposed else []
        if len(options) != 1 or not options[0]:
            raise WrongUse("accept without a value", expected="what is accepted", do="name it with --value")
        value = options[0]
    if kind == "designation":
        weapon_class = case.engine.rows("select class from model_match where id = ?", [about])[0]["class"]
        name = meant_by(known_in(case), value, weapon_class)
        if name is None:
            raise WrongUse(f"the model {value!r}", expected="a model or a family of the tables of producers and aliases",
                           do="add a row to the table of producers first")  # fmt: skip
        return name.called
    table, column = ("state_name_of", "state") if kind == "state" else ("party_name_of", "party")
    rows = case.engine.rows(f"select distinct folded, {column} as meant from {table}")
    meant = sorted({row["meant"] for row in rows if row["folded"] == fold(value) or row["meant"] == value})
    if len(meant) != 1:
        raise WrongUse(f"the {kind} {value!r}", expected=f"one {kind} of the case's tables" if not meant else ", ".join(meant))
    return str(meant[0])
