"""How many states made, or supplied, what a holder had; or of how many types it is: bounds, with their proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
from msgspec import structs

from headstamp.answers.answer import as_json
from headstamp.answers.bounds import AssumedLists, BoundsAnswer, FragilityFinding, PartialList
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.finding import Finding
from headstamp.trace.areas import areas
from headstamp.trace.evidence import distinct_rows, evidence_of
from headstamp.trace.holder import has_rows, parts_of
from headstamp.trace.makers.bounds_answer import collapsed, fragile, short, told, why_unanswered, without_each
from headstamp.trace.makers.candidates import RULES, Question, made_in, make
from headstamp.trace.makers.item_candidates import candidates_of_items
from headstamp.trace.makers.supplier_candidates import (
    NOT_IN_ANY_REGISTER,
    roots_of_supply,
    suppliers_of_items,
    support_of_supply,
    weaker_candidates,
)
from headstamp.trace.optimum.bounds import bound_classes
from headstamp.trace.optimum.search_budget import Effort
from headstamp.trace.types.type_bounds import bound_types

RULE = "bounds@2"
FRAGILITY = "fragility@1"
OF = ("made_in", "supplier", "type")


def bounds(
    case: Case, *, of: str, holder: str | None = None, reliability: str = "C", credibility: int = 4, rule: str = "dated",
    assume_lists_complete: bool = False, with_parts: bool = False, without: tuple[str, ...] = (),
    sensitivity: bool = False, time_limit: float | None = None,
) -> BoundsAnswer:  # fmt: skip
    """How many states, or types, at least and at most.

    Args:
        case: an open, prepared case.
        of: made_in, supplier or type.
        holder: a party, or several, parted by semicolons; by default the case's own.
        reliability, credibility: the worst grades that may narrow; F and 6 never do.
        rule: dated (states as they then were) or grouped (a vanished state with the one in its seat).
        assume_lists_complete: for made_in, whether every list of makers of a named model counts as closed.
        with_parts: whether the holder's branches count.
        without: sources and roots that are left out.
        sensitivity: whether the bound is found anew without each page and each root.
        time_limit: seconds for each search, above 0; None: so much work, the same on every machine.
    Returns:
        the answer of contracts, section 5 (bounds); where ``because`` says why nothing can be said, ``at_least`` is 0 and
        ``at_most`` None. What stands beside the bound is None where it was not asked.
    Raises:
        WrongUse: an unknown holder, kind, grade, rule or source; a time limit that is no positive number.
    """
    if of not in OF:
        raise WrongUse(f"--of {of}", expected="one of " + ", ".join(OF))
    holder = case.settings.holder if holder is None else holder
    asked = Question(holder, reliability, credibility, rule, assume_lists_complete, with_parts, tuple(without))
    answer = {"made_in": _made_in, "supplier": _supplier, "type": _type}[of](case, asked, sensitivity, time_limit)
    because = why_unanswered(answer)
    rows = evidence_of(case, [one for witness in answer.witnesses for one in witness.support])
    return structs.replace(
        answer, answerable=not because, because=because, at_most=None if because else answer.at_most,
        witnesses=[structs.replace(one, evidence=distinct_rows(rows, one.support)) for one in answer.witnesses],
        parts=parts_of(case) if with_parts else None,
    )  # fmt: skip


def _made_in(case: Case, asked: Question, sensitivity: bool, time_limit: float | None) -> BoundsAnswer:
    found = made_in(case, asked, groups=sensitivity)
    bound = bound_classes(collapsed(found, found.kept), time_limit=time_limit)
    support = support_of(case, [found.united[int(one.item)] for one in bound.witnesses])
    make(case, "partial_list")
    lists = case.engine.rows("select model, rows, states, items from partial_list order by model nulls last, model_key nulls last")
    beside: dict[str, Any] = {
        "partial_lists": [PartialList(**row) for row in lists], "areas": areas(_named_areas(case, "bound_area")),
        "with_every_class": short(bound_classes(collapsed(found, np.ones_like(found.kept)), time_limit=time_limit)),
    }  # fmt: skip
    if asked.assume_lists_complete:
        unsaid = found.kept * (1 - found.is_said)
        beside["assumed"] = _assumed(case)
        beside["nothing_said"] = short(bound_classes(collapsed(found, unsaid), time_limit=time_limit))
    if sensitivity:
        beside["fragility"] = fragile(case, found, found.kept, bound, time_limit)
    return told("made_in", asked, bound, found, support, **beside)


def _supplier(case: Case, asked: Question, sensitivity: bool, time_limit: float | None) -> BoundsAnswer:
    found = suppliers_of_items(case, asked)
    bound = bound_classes(collapsed(found, np.ones_like(found.kept)), time_limit=time_limit)
    support, weaker = support_of_supply(case), weaker_candidates(case)
    # Each item may have come in a way that no register tells: no state is certain, and there is no upper end.
    beside: dict[str, Any] = {
        "areas": areas(_named_areas(case, "supplied_area")), "at_most": None, "certain": [], "pseudo": NOT_IN_ANY_REGISTER,
    }  # fmt: skip
    if sensitivity:
        # One search's work for all pages and roots, as for makers.
        effort, rows = Effort() if time_limit is None else None, []
        for root in roots_of_supply(case):
            left = suppliers_of_items(case, replace(asked, without=(*asked.without, root)))
            one = bound_classes(collapsed(left, np.ones_like(left.kept)), time_limit=time_limit, effort=effort)
            rows.append((root, one.at_least, one.proved, list[str]()))
        suppliers_of_items(case, asked)
        beside["fragility"] = without_each(case, bound.at_least, rows)
    return told("supplier", asked, bound, found, support, weaker, **beside)


def _named_areas(case: Case, query: str) -> list[Row]:
    return case.engine.rows(read_sql(__package__, query))


def _type(case: Case, asked: Question, sensitivity: bool, _: float | None) -> BoundsAnswer:
    return bound_types(case, asked, sensitivity=sensitivity)


def support_of(case: Case, items: Iterable[str] | None = None) -> dict[str, list[str]]:
    """For each item, by its id, the statements that narrow it; tables of ``made_in`` must be made.

    Args:
        items: ids of items, or None for all.
    """
    engine = case.engine
    if items is None:
        engine.make("wanted_item", "select united from bound_unit")
    else:
        engine.load("wanted_item", {"united": sorted(items)}, {"united": "text"})
    make(case, "bound_support")
    support: dict[str, list[str]] = {}
    for row in engine.rows("select united, statement from bound_support order by united nulls last, statement nulls last"):
        support.setdefault(row["united"], []).append(row["statement"])
    return support


def _assumed(case: Case) -> AssumedLists:
    """How many lists are taken as complete that no source closes, and how many of them have one row only."""
    row: Row = case.engine.rows(
        "select count(*) as lists, coalesce(sum(case when lines = 1 then 1 else 0 end), 0) as of_one_row "
        "from closed_list where scenario = 0 and by_source = 0"
    )[0]
    return AssumedLists(lists=int(row["lists"]), of_one_row=int(row["of_one_row"]))


def findings(case: Case) -> Iterator[Finding[Any]]:
    """Bounds on what the case's holder had, and the candidates of each item; none where no row names a holder of the case.

    Bounds on makers, dated and grouped, by what is said and as if lists were complete; those on suppliers and on types; and, as
    ``fragility@1``, what each page and root carries of the plain bound on makers.
    """
    return (one for one in _found(case) if one)


def _found(case: Case) -> Iterator[Finding[Any] | None]:
    holder = case.settings.holder
    if not has_rows(case, holder):
        return
    for rule, assumed in product(RULES, (False, True)):
        plain = rule == RULES[0] and not assumed
        answer = bounds(case, of="made_in", holder=holder, rule=rule, assume_lists_complete=assumed, sensitivity=plain)
        support = support_of(case)
        if plain:
            yield _fragility(answer, support)
        yield _finding(structs.replace(answer, fragility=None), support)
    del support
    asked = Question(holder)
    items = made_in(case, asked)
    yield from candidates_of_items(case, asked, items, support_of(case))
    yield _finding(bounds(case, of="supplier", holder=holder), support_of_supply(case))
    kinds = bounds(case, of="type", holder=holder)
    yield _finding(kinds, {one.item: one.support for one in kinds.witnesses})


def _finding(answer: BoundsAnswer, support: dict[str, list[str]]) -> Finding[BoundsAnswer] | None:
    """The finding of one bound; None where nothing narrows it, for then it says nothing."""
    statements = tuple(sorted({one for listed in support.values() for one in listed}))
    if not statements:
        return None
    asked = {
        "of": answer.of, "holder": answer.holder, "rule": answer.rule, "assume_lists_complete": answer.assume_lists_complete,
        **as_json(answer.threshold),
    }  # fmt: skip
    return Finding(
        rule=RULE, about=f"{answer.of} of what {answer.holder} had", value=answer, low=answer.at_least,
        high=answer.at_most, support=statements, parameters=asked,
    )  # fmt: skip


def _fragility(answer: BoundsAnswer, support: dict[str, list[str]]) -> Finding[FragilityFinding] | None:
    statements = tuple(sorted({one for listed in support.values() for one in listed}))
    told_of = answer.fragility
    if not statements or not told_of:
        return None
    value = FragilityFinding(
        of=answer.of, holder=answer.holder, proved=answer.proved and all(one.proved for one in told_of),
        fragility=[one for one in told_of if one.lost and one.proved],
        largest=max(told_of, key=lambda one: (one.items, one.without)),
    )  # fmt: skip
    return Finding(
        rule=FRAGILITY, about=f"the bound on {answer.of} of what {answer.holder} had, without each page and root", value=value,
        low=min(one.at_least for one in told_of), high=max(answer.at_least, *(one.at_least for one in told_of)),
        support=statements, parameters={"of": answer.of, "holder": answer.holder},
    )  # fmt: skip
