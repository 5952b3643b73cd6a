"""Candidates of supply: who delivered such things to those from whom the holder took arms (contracts, section 5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from headstamp.casefile.case import Case
from headstamp.nouns.classes import CLASSES, is_within
from headstamp.nouns.values.text import fold
from headstamp.trace.makers.candidates import Candidates, Question, gathered, lay_rows, make

NOT_IN_ANY_REGISTER = "not in any register"
"""The candidate that every item has beside the states: it never enters at_least, and leaves no state certain."""


PROPOSED = {"designation_key": "text", "class": "text", "name": "text"}


class Weaker(NamedTuple):
    """By an item's id, candidates that supplied another of its family (``by_family``), or something whose name may mean
    the item and is not decided (``undecided``), and that are not known to have supplied the model itself."""

    by_family: dict[str, list[str]]
    undecided: dict[str, list[str]]


def suppliers_of_items(case: Case, asked: Question) -> Candidates:
    """Which states could have supplied each item of a holder, by the registers that the case holds.

    Parties are those of events of loss to the holder; where no event names one, those of ``case.yml: suspected_from``.
    Any grade of a transfer widens; only the grade of an item's own row keeps it from narrowing. A delivery whose name
    is not decided widens too, so that deciding it can only narrow.

    Raises:
        WrongUse: as :func:`headstamp.trace.makers.candidates.made_in`.
    """
    lay_rows(case, asked)
    engine = case.engine
    make(case, "armed_by")
    if not engine.rows("select 1 as found from armed_by limit 1"):
        engine.load("armed_by", {"party": list(_suspected(case))}, {"party": "text"})
    _names_left_open(case)
    for table in ("arms_supplied", "arms_supplier", "supplied_row"):
        make(case, table)
    make(case, "candidate_supplier")
    engine.make("candidate", "select * from candidate_supplier")
    engine.load("scenario", {"scenario": [], "word": []}, {"scenario": "whole", "word": "text"})
    make(case, "base_group")
    engine.load("scenario_unit", {"scenario": [], "unit": []}, {"scenario": "whole", "unit": "whole"})
    for table in ("bound_unit", "candidate_number"):
        make(case, table)
    return gathered(case)


def roots_of_supply(case: Case) -> list[str]:
    """The pages and roots of all rows that speak here; tables of :func:`suppliers_of_items` must be made."""
    rows = case.engine.rows(
        "select word from base_group union select page as word from arms_supplied "
        "union select root as word from arms_supplied where root is not null order by 1 nulls last"
    )
    return [row["word"] for row in rows]


def support_of_supply(case: Case) -> dict[str, list[str]]:
    """For each item, by its id, the statements that name its suppliers."""
    support: dict[str, list[str]] = {}
    for row in case.engine.rows(
        "select distinct supplied.united, supplied.statement from supplied_row supplied "
        "join candidate on candidate.united = supplied.united and candidate.state = supplied.state "
        "where supplied.statement is not null order by 1 nulls last, 2 nulls last"
    ):
        support.setdefault(row["united"], []).append(row["statement"])
    return support


def weaker_candidates(case: Case) -> Weaker:
    """For each item, by its id, the candidates that are not known to have supplied its very model."""
    found = Weaker({}, {})
    for row in case.engine.rows(
        "select united, state, known_by from candidate where known_by > 0 order by 1 nulls last, 2 nulls last"
    ):
        (found.by_family if row["known_by"] == 1 else found.undecided).setdefault(row["united"], []).append(row["state"])
    return found


def _names_left_open(case: Case) -> None:
    """Tables ``class_related`` (class, other: equal, or one a kind of the other) and ``name_proposed`` (designation_key,
    class, name): what a name that a person must decide may turn out to be."""
    pairs = [(one, other) for one in CLASSES for other in CLASSES if is_within(one, other) or is_within(other, one)]
    case.engine.load("class_related", {"class": [p[0] for p in pairs], "other": [p[1] for p in pairs]},
                     {"class": "text", "other": "text"})  # fmt: skip
    rows = case.engine.rows(
        "select designation_key, class, proposed from model_match where verdict = 'review' and proposed is not null "
        "order by 1 nulls last, 2 nulls last"
    )
    names = [(row["designation_key"], row["class"], name) for row in rows for name in row["proposed"].split("; ")]
    case.engine.load("name_proposed", {column: [one[at] for one in names] for at, column in enumerate(PROPOSED)}, PROPOSED)


def _suspected(case: Case) -> Iterable[str]:
    """The parties of ``case.yml: suspected_from``, as the tables call them where they know the name."""
    known: dict[str, list[str]] = {}
    for row in case.engine.rows("select folded, party from party_name_of order by folded nulls last, party nulls last"):
        known.setdefault(row["folded"], []).append(row["party"])
    for suspect in case.settings.suspected_from:
        name = fold(suspect.party)
        yield from known.get(name, [name])
