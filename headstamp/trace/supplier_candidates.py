"""Candidates of supply: who delivered such things to those from whom the holder took arms (contracts, section 5)."""

from __future__ import annotations

from collections.abc import Iterable

from headstamp.casefile.case import Case
from headstamp.nouns.values.text import fold
from headstamp.trace.candidates import Candidates, Question, gathered, lay_rows, make

NOT_IN_ANY_REGISTER = "not in any register"
"""The candidate that every item has beside the states: it never enters at_least, and leaves no state certain."""


def suppliers_of_items(case: Case, asked: Question) -> Candidates:
    """Which states could have supplied each item of a holder, by the registers that the case holds.

    Parties are those of events of loss to the holder; where no event names one, those of ``case.yml: suspected_from``.
    Any grade of a transfer widens; only the grade of an item's own row keeps it from narrowing.

    Raises:
        WrongUse: as :func:`headstamp.trace.candidates.made_in`.
    """
    lay_rows(case, asked)
    engine = case.engine
    make(case, "armed_by")
    if not engine.rows("select 1 as found from armed_by limit 1"):
        engine.load("armed_by", {"party": list(_suspected(case))}, {"party": "text"})
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


def by_family(case: Case) -> dict[str, list[str]]:
    """For each item, by its id, the candidates that are known to have supplied only others of its family."""
    found: dict[str, list[str]] = {}
    for row in case.engine.rows("select united, state from candidate where by_family = 1 order by 1 nulls last, 2 nulls last"):
        found.setdefault(row["united"], []).append(row["state"])
    return found


def _suspected(case: Case) -> Iterable[str]:
    """The parties of ``case.yml: suspected_from``, as the tables call them where they know the name."""
    known: dict[str, list[str]] = {}
    for row in case.engine.rows("select folded, party from party_name_of order by folded nulls last, party nulls last"):
        known.setdefault(row["folded"], []).append(row["party"])
    for entry in case.settings.get("suspected_from") or []:
        name = fold(str(entry["party"] if isinstance(entry, dict) else entry))
        yield from known.get(name, [name])
