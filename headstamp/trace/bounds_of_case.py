"""How many states made, or supplied, what a holder had; or of how many types it is: bounds, with their proof."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from importlib import resources
from itertools import product
from typing import Any

import numpy as np

from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.finding import Finding
from headstamp.trace.bounds import Bounds, bound_classes
from headstamp.trace.candidate_sets import Numbers
from headstamp.trace.candidates import RULES, Candidates, Question, made_in, names_of_roots
from headstamp.trace.collapse import Collapsed, SetClass, ordered
from headstamp.trace.fragility import fragility
from headstamp.trace.holder import parts_of
from headstamp.trace.supplier_candidates import (
    NOT_IN_ANY_REGISTER,
    by_family,
    roots_of_supply,
    suppliers_of_items,
    support_of_supply,
)
from headstamp.trace.type_bounds import bound_types, fragile_types

RULE = "bounds@1"
FRAGILITY = "fragility@1"
OF = ("made_in", "supplier", "type")
SECONDS = 30.0


def bounds(
    case: Case, *, of: str, holder: str, reliability: str = "C", credibility: int = 4, rule: str = "dated",
    assume_lists_complete: bool = False, with_parts: bool = False, without: tuple[str, ...] = (),
    sensitivity: bool = False, time_limit: float = SECONDS,
) -> dict[str, Any]:
    """How many states, or types, at least and at most.

    Args:
        case: an open, prepared case.
        of: made_in, supplier or type.
        holder: a party, or several, parted by semicolons.
        reliability, credibility: the worst grades that may narrow.
        rule: dated (states as they then were) or grouped (a vanished state with the one in its seat).
        assume_lists_complete: for made_in, whether every list of makers of a named model counts as closed.
        with_parts: whether the holder's branches count.
        without: sources and roots that are left out.
        sensitivity: whether the bound is found anew without each root.
        time_limit: seconds for each search.
    Returns:
        the answer of contracts, section 5 (bounds), and beside it: ``with_every_class``, the bound with the classes
        that are left out; with assumed lists ``assumed`` and ``nothing_said``; ``conflicts``; ``parts``.
    Raises:
        WrongUse: an unknown holder, kind, grade, rule or source; a time limit that is no positive number.
    """
    asked = Question(holder, reliability, credibility, rule, assume_lists_complete, with_parts, tuple(without))
    if of not in OF:
        raise WrongUse(f"--of {of}", expected="one of " + ", ".join(OF))
    answer = {"made_in": _made_in, "supplier": _supplier, "type": _type}[of]
    return answer(case, asked, sensitivity=sensitivity, time_limit=time_limit)


def _made_in(case: Case, asked: Question, *, sensitivity: bool, time_limit: float) -> dict[str, Any]:
    found = made_in(case, asked, roots=sensitivity)
    kept = found.kept == 1
    bound = bound_classes(collapsed(found, kept), time_limit=time_limit)
    answer = told("made_in", asked, bound, found, support_of(case))
    answer["partial_lists"] = _partial_lists(case)
    every = bound_classes(collapsed(found, np.ones_like(kept)), time_limit=time_limit)
    answer["with_every_class"] = short(every)
    answer["conflicts"] = found.conflicts
    if asked.with_parts:
        answer["parts"] = parts_of(case)
    if asked.assume_lists_complete:
        answer["assumed"] = _assumed(case)
        answer["nothing_said"] = short(
            bound_classes(collapsed(found, kept & (found.is_said == 0)), time_limit=time_limit)
        )
    if sensitivity:
        answer["fragility"] = fragile(case, found, kept, bound, time_limit)
    return answer


def _supplier(case: Case, asked: Question, *, sensitivity: bool, time_limit: float) -> dict[str, Any]:
    found = suppliers_of_items(case, asked)
    everything = np.ones_like(found.kept)
    bound = bound_classes(collapsed(found, everything), time_limit=time_limit)
    answer = told("supplier", asked, bound, found, support_of_supply(case))
    # Each item may have come in a way that no register tells: no state is certain, and there is no upper end.
    answer |= {"at_most": None, "certain": [], "pseudo": NOT_IN_ANY_REGISTER, "partial_lists": [], "conflicts": found.conflicts}
    family = by_family(case)
    united = dict(zip(found.names, found.united, strict=True))
    for witness in answer["witnesses"]:
        witness["by_family"] = family.get(united[witness["item"]], [])
    if sensitivity:
        answer["fragility"] = _fragile_supply(case, asked, bound.at_least, time_limit)
    return answer


def _fragile_supply(case: Case, asked: Question, at_least: int, time_limit: float) -> list[dict[str, Any]]:
    names = names_of_roots(case)
    rows = []
    for root in roots_of_supply(case):
        found = suppliers_of_items(case, replace(asked, without=(*asked.without, root)))
        bound = bound_classes(collapsed(found, np.ones_like(found.kept)), time_limit=time_limit)
        rows.append({"without": root, "name": names.get(root, root), "at_least": bound.at_least,
                     "lost": at_least - bound.at_least, "proved": bound.proved})  # fmt: skip
    return sorted(rows, key=lambda row: (-row["lost"], row["without"]))


def _type(case: Case, asked: Question, *, sensitivity: bool, time_limit: float) -> dict[str, Any]:  # noqa: ARG001
    answer = bound_types(case, asked)
    if sensitivity:
        answer["fragility"] = fragile_types(case, asked, answer["at_least"])
    return answer


def collapsed(found: Candidates, kept: Any) -> Collapsed:
    """The distinct sets of the items that are kept; a class is witnessed by its first item."""
    places = np.flatnonzero(kept)
    sets = found.of_item[places]
    known = places[sets >= 0]
    labels, first, counts = np.unique(found.of_item[known], return_index=True, return_counts=True)
    return Collapsed(
        ordered(
            SetClass(found.sets[label], int(count), item_id(int(known[at])))
            for label, at, count in zip(labels.tolist(), first.tolist(), counts.tolist(), strict=True)
        ),
        int(np.count_nonzero(sets < 0)),
    )


def item_id(place: int) -> str:
    """An item's place as an id that sorts as the items do."""
    return f"{place:012d}"


def told(of: str, asked: Question, bound: Bounds, found: Candidates, support: dict[str, list[str]]) -> dict[str, Any]:
    """The answer of contracts, section 5; an item is told by the name of its row."""
    return {
        "of": of, "holder": asked.holder, "at_least": bound.at_least, "at_most": bound.at_most,
        "certain": list(bound.certain),
        "witnesses": [
            {"item": found.names[int(one.item)], "designation": found.designations[int(one.item)],
             "candidates": list(one.candidates), "support": support.get(found.united[int(one.item)], [])}
            for one in bound.witnesses
        ],
        "proof": bound.proof, "proved": bound.proved, "incumbent": bound.incumbent.size, "items": bound.items,
        "constrained": bound.constrained, "unconstrained": bound.unconstrained,
        "threshold": {"reliability": asked.reliability, "credibility": asked.credibility}, "rule": asked.rule,
        "assume_lists_complete": asked.assume_lists_complete, "without": list(asked.without),
    }  # fmt: skip


def short(bound: Bounds) -> dict[str, Any]:
    """A bound that stands beside another: no witnesses."""
    return {
        "at_least": bound.at_least, "at_most": bound.at_most, "proved": bound.proved, "items": bound.items,
        "constrained": bound.constrained, "unconstrained": bound.unconstrained,
    }  # fmt: skip


def support_of(case: Case) -> dict[str, list[str]]:
    """For each item, by its id, the statements that narrow it."""
    case.engine.make("bound_support", resources.files(__package__).joinpath("bound_support.sql").read_text(encoding="utf-8"))
    support: dict[str, list[str]] = {}
    for row in case.engine.rows("select united, statement from bound_support order by united nulls last, statement nulls last"):
        support.setdefault(row["united"], []).append(row["statement"])
    return support


def fragile(case: Case, found: Candidates, kept: Numbers, bound: Bounds, time_limit: float) -> list[dict[str, Any]]:
    """The bound without each root, the greatest losses first.

    ``lost`` is how many states fewer are proved, ``items`` how many items the root speaks of, ``no_longer_certain`` the
    states that no explanation can do without only as long as the root stands.
    """
    items = {
        item_id(at): found.sets[label] if label >= 0 else None
        for at, label in enumerate(found.of_item.tolist()) if kept[at]
    }  # fmt: skip
    changed = {
        one.root: {
            item_id(at): found.sets[label] if label >= 0 else None
            for at, label in zip(one.items.tolist(), one.sets.tolist(), strict=True) if kept[at]
        }
        for one in found.changed
    }  # fmt: skip
    names = names_of_roots(case)
    singles = Counter(next(iter(states)) for states in items.values() if states and len(states) == 1)
    rows = []
    for one in fragility(bound, items, changed, changed.__getitem__, time_limit=time_limit):
        after = singles.copy()
        for item, states in changed[one.without].items():
            after.subtract(_single(items[item]))
            after.update(_single(states))
        rows.append(
            {"without": one.without, "name": names.get(one.without, one.without), "at_least": one.at_least,
             "lost": one.lost, "proved": one.proved, "items": len(changed[one.without]),
             "no_longer_certain": sorted(state for state in singles if after[state] <= 0)}
        )  # fmt: skip
    return sorted(rows, key=lambda row: (-row["lost"], -row["items"], row["without"]))


def _single(states: frozenset[str] | None) -> list[str]:
    return list(states) if states and len(states) == 1 else []


def _partial_lists(case: Case) -> list[dict[str, Any]]:
    case.engine.make("partial_list", resources.files(__package__).joinpath("partial_list.sql").read_text(encoding="utf-8"))
    rows: list[Row] = case.engine.rows("select model, rows, states, items from partial_list order by model nulls last")
    return rows


def _assumed(case: Case) -> dict[str, int]:
    """How many lists are taken as complete that no source closes, and how many of them have one row only."""
    row = case.engine.rows(
        "select count(*) as lists, coalesce(sum(case when lines = 1 then 1 else 0 end), 0) as of_one_row "
        "from closed_list where scenario = 0 and by_source = 0"
    )[0]
    return {"lists": int(row["lists"]), "of_one_row": int(row["of_one_row"])}


def findings(case: Case) -> list[Finding]:
    """Bounds on what the case's holder had; none where the case names no holder or no row names it.

    Bounds on makers, dated and grouped, by what is said and as if lists were complete; the bound on suppliers; and, as
    ``fragility@1``, what each root carries of the plain bound on makers: ``{of, holder, fragility, largest}``, the last
    being the root with most of the holder's rows.
    """
    holder = str(case.settings.get("holder", ""))
    if not holder:
        return []
    found: list[Finding | None] = []
    try:
        for rule, assumed in product(RULES, (False, True)):
            answer = bounds(case, of="made_in", holder=holder, rule=rule, assume_lists_complete=assumed,
                            sensitivity=rule == "dated" and not assumed)  # fmt: skip
            fragility_told = answer.pop("fragility", None)
            support = support_of(case)
            found.append(_finding(answer, support))
            if fragility_told:
                found.append(_fragility(case, holder, answer, fragility_told, support))
        answer = bounds(case, of="supplier", holder=holder)
        found.append(_finding(answer, support_of_supply(case)))
    except WrongUse:
        return []
    return [one for one in found if one]


def _finding(answer: dict[str, Any], support: dict[str, list[str]]) -> Finding | None:
    """The finding of one bound; None where nothing narrows it, for then it says nothing."""
    statements = tuple(sorted({one for listed in support.values() for one in listed}))
    if not statements:
        return None
    asked = {key: answer[key] for key in ("of", "holder", "rule", "assume_lists_complete")} | answer["threshold"]
    return Finding(
        rule=RULE, about=f"{answer['of']} of what {answer['holder']} had", value=answer, low=answer["at_least"],
        high=answer["at_most"], support=statements, parameters=asked,
    )  # fmt: skip


def _fragility(
    case: Case, holder: str, answer: dict[str, Any], told: list[dict[str, Any]], support: dict[str, list[str]]
) -> Finding | None:
    rows = {row["root"]: int(row["rows"]) for row in case.engine.rows("select root, count(*) as rows from bound_base group by root")}
    largest = max(told, key=lambda one: (rows.get(one["without"], 0), one["without"]))
    statements = tuple(sorted({one for listed in support.values() for one in listed}))
    if not statements:
        return None
    return Finding(
        rule=FRAGILITY, about=f"the bound on made_in of what {holder} had, without each root",
        value={"of": "made_in", "holder": holder, "fragility": [one for one in told if one["lost"]],
               "largest": {**largest, "rows": rows.get(largest["without"], 0)}},
        low=min(one["at_least"] for one in told), high=answer["at_least"], support=statements,
        parameters={"of": "made_in", "holder": holder},
    )  # fmt: skip
