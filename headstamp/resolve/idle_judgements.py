"""Judgements that stand and decide nothing, because no row or table of the case answers to them."""

from __future__ import annotations

from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.engine import Row
from headstamp.nouns.judgement import SAME, Judgement
from headstamp.nouns.vocabularies import ROUTES
from headstamp.resolve.parties import party_id
from headstamp.resolve.states import review_id


def idle_judgements(case: Case) -> list[Row]:
    """Rows of table ``review``, of kind *judgement*, one for each judgement that stands and decides nothing.

    ``judge`` refuses such a judgement; one of the first edition may be kept, a corrected table may have lost the row or
    the name that one is about, and of judgements that contradict one another the later ones decide. *unsure* decides
    nothing by what it means and is left out.

    Args:
        case: a case whose other tables of ``resolve`` are made.
    """
    standing = [one for one in Decisions.of(case).standing if one.verdict != "unsure"]
    if not standing:
        return []
    named = sorted({name for one in standing for name in (one.about, one.value)})
    # A case may have a million rows: those that no judgement names are not looked at.
    case.engine.load("judged_row", {"id": named}, {"id": "text"})
    effective = _Effective(case)
    return [
        {
            "id": one.id, "about": None, "kind": "judgement", "question": one.question or None,
            "found": " ".join(filter(None, (one.verdict, one.value))), "proposed": None,
            "because": f"it decides nothing: {fault}; judge again or undo it",
        }
        for one in standing if (fault := effective.fault(one))
    ]  # fmt: skip


class _Effective:
    """What a judgement of the case may be about, and what it may say of it. Table ``judged_row`` (id) must be made."""

    def __init__(self, case: Case) -> None:
        def column(query: str) -> set[str]:
            return {row["one"] for row in case.engine.rows(query)}

        judged = "in (select id from judged_row)"
        self._ids = {
            "state": {review_id(name) for name in column("select folded as one from used_name")},
            "party": {party_id(name) for name in column("select folded as one from used_party")},
            "model": column("select id as one from model_match"),
            "route": column(f"select item as one from item where item {judged}"),
        }
        self._matched = column("select id as one from model_match where rule = 'person'")
        self._values = {
            "state": column("select state as one from state union select area as one from area"),
            "party": column("select party as one from party"),
            "route": set(ROUTES),
        }  # fmt: skip
        self._rows = [self._ids["route"], column(f"select transfer as one from transfer_united where transfer {judged}")]
        self._overruled = column("select judgement as one from item_overruled union select judgement as one from transfer_overruled")

    def fault(self, judgement: Judgement) -> str:
        """Why a judgement decides nothing; '' where it decides something."""
        about, value = judgement.about, judgement.value
        if judgement.question == SAME or judgement.verdict in ("same", "different"):
            if not any({about, value} <= rows for rows in self._rows):
                return "the case does not have both rows, or they are not of one kind"
            return "later judgements contradict it" if judgement.id in self._overruled else ""
        questions = [question for question, ids in self._ids.items() if about in ids]
        if judgement.question:
            questions = [one for one in questions if one == judgement.question]
        if not questions:
            return f"the case has no {about[:12]} that it could be about"
        if questions == ["model"]:
            return "" if about in self._matched else f"no table knows the model {value!r}"
        if judgement.verdict == "reject":
            return "a route is accepted or left open" if questions == ["route"] else ""
        return "" if value in self._values[questions[0]] else f"no table knows the {questions[0]} {value!r}"
