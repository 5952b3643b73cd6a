"""What a person accepts as the answer to a question, in the spelling of the case's tables."""

from __future__ import annotations

from headstamp.casefile.case import Case
from headstamp.nouns.closest import did_you_mean
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.values.text import fold
from headstamp.nouns.vocabularies import ROUTES
from headstamp.resolve.models import known_in, meant_by


def accepted_value(case: Case, about: str, question: str, value: str) -> str:
    """The accepted value as the tables write it.

    Args:
        case: an open, prepared case.
        about: the id that is judged.
        question: state, party, model or route.
        value: what the person says; where it is '' and ``review`` proposes one thing only, that.
    Raises:
        WrongUse: nothing is said or proposed, or nothing, or more than one thing, answers to it.
    """
    value = value.strip() or _proposed(case, about)
    return {"state": _state, "party": _party, "model": _model, "route": _route}[question](case, about, value)


def _proposed(case: Case, about: str) -> str:
    rows = case.engine.rows("select proposed from review where id = ? and proposed is not null", [about])
    options = str(rows[0]["proposed"]).split("; ") if len(rows) == 1 else []
    if len(options) != 1:
        raise WrongUse("accept without a value", expected="what is accepted", do="name it with --value")
    return options[0]


def _model(case: Case, about: str, value: str) -> str:
    weapon_class = case.engine.rows("select class from model_match where id = ?", [about])[0]["class"]
    known = known_in(case)
    name = meant_by(known, value, weapon_class)
    if name is None:
        names = {one.called for listed in known.names.values() for one in listed}
        raise WrongUse(f"the model {value!r}", expected="a model or a family of the tables of producers and aliases",
                       do=did_you_mean(value, names, "add a row to the table of producers first"))  # fmt: skip
    return name.called


def _state(case: Case, _about: str, value: str) -> str:
    rows = case.engine.rows("select state, name from state union select area as state, name from area")
    names = {row["state"]: row["name"] for row in rows}
    bearers = case.engine.rows("select folded, state from state_name_of union select folded, area as state from area_name_of")
    meant = {row["state"] for row in bearers if row["folded"] == fold(value)}
    meant |= {code for code in names if code.casefold() == value.casefold()}
    return _one("state", value, meant, {*names, *names.values()})


def _party(case: Case, _about: str, value: str) -> str:
    rows = case.engine.rows("select folded, party from party_name_of")
    meant = {row["party"] for row in rows if fold(value) in (row["folded"], fold(row["party"]))}
    return _one("party", value, meant, {row["party"] for row in rows} | {row["folded"] for row in rows})


def _one(what: str, value: str, meant: set[str], known: set[str]) -> str:
    if len(meant) == 1:
        return next(iter(meant))
    if meant:
        raise WrongUse(f"the {what} {value!r}, which is {len(meant)} of them", expected="one of " + ", ".join(sorted(meant)),
                       do="name it by that")  # fmt: skip
    raise WrongUse(f"the {what} {value!r}", expected=f"a {what} of the case's tables",
                   do=did_you_mean(value, known, f"add it to the table of {what.replace('party', 'partie')}s first"))  # fmt: skip


def _route(_case: Case, _about: str, value: str) -> str:
    code = value.upper()
    if code not in ROUTES:
        elsewhere = "what a designation means is judged by an id of its own: see 'headstamp review CASE --list'"
        near = did_you_mean(value, ROUTES) or did_you_mean(value, ROUTES.values(), elsewhere)
        raise WrongUse(f"the route {value!r}", expected="a code from D0 to D16", do=near)
    return code
