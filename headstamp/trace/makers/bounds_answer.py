"""How a bound is told: the keys of contracts, section 5, the same for makers, suppliers and types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np

from headstamp.answers.bounds import BoundsAnswer, Counted, Fragility, ShortBound, Threshold, Witness
from headstamp.casefile.case import Case
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.trace.makers.candidates import Candidates, Question
from headstamp.trace.makers.fragility import fragility
from headstamp.trace.makers.supplier_candidates import Weaker
from headstamp.trace.optimum.bounds import Bounds
from headstamp.trace.optimum.candidate_classes import Collapsed, SetClass, ordered
from headstamp.trace.optimum.candidate_sets import Numbers


def collapsed(found: Candidates, kept: Numbers) -> Collapsed:
    """The distinct sets of the items that are kept (1); a class is witnessed by its first item."""
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


def asked_of(of: Counted, asked: Question) -> dict[str, Any]:
    """What was asked, as an answer repeats it, and what stands beside a bound only where it was asked for."""
    return {
        "of": of, "holder": asked.holder, "threshold": Threshold(reliability=asked.reliability, credibility=asked.credibility),
        "rule": asked.rule, "assume_lists_complete": asked.assume_lists_complete, "without": list(asked.without),
        "partial_lists": [], "areas": [], "conflicts": [], "with_every_class": None, "assumed": None, "nothing_said": None,
        "parts": None, "pseudo": None, "fragility": None, "answerable": True, "because": [],
    }  # fmt: skip


def told(
    of: Counted, asked: Question, bound: Bounds, found: Candidates, support: Mapping[str, list[str]],
    weaker: Weaker | None = None, **beside: Any,
) -> BoundsAnswer:  # fmt: skip
    """The answer of contracts, section 5; an item is told by the name of its row. ``beside`` are further fields of the answer."""
    by_family, undecided = weaker or ({}, {})
    counted = {
        "at_least": bound.at_least, "at_most": bound.at_most, "certain": list(bound.certain),
        "witnesses": [
            Witness(
                item=found.names[int(one.item)], designation=found.designations[int(one.item)], candidates=list(one.candidates),
                support=support.get(found.united[int(one.item)], []), by_family=by_family.get(found.united[int(one.item)], []),
                undecided=undecided.get(found.united[int(one.item)], []), evidence=[],
            )
            for one in bound.witnesses
        ],
        "proof": bound.proof, "proved": bound.proved, "incumbent": bound.incumbent.size, "items": bound.items,
        "constrained": bound.constrained, "unconstrained": bound.unconstrained, "conflicts": found.conflicts,
    }  # fmt: skip
    return BoundsAnswer(**asked_of(of, asked) | counted | beside)


def why_unanswered(answer: BoundsAnswer) -> list[str]:
    """Why a bound of 0 says nothing; empty where the bound is an answer, as an upper end alone is too."""
    if answer.at_least or (answer.items and answer.at_most is not None):
        return []
    holder, items, grade = answer.holder, counted_text(answer.items, "item"), answer.threshold
    if not answer.items:
        return [f"no item with {holder} is of a class that is counted"]
    if answer.of == "supplier":
        return [f"no register lists a delivery of any of the {items} with {holder} to those from whom it took arms"]
    graded = f"sources of grade {grade.reliability} or better (information {grade.credibility} or better)"
    return [f"nothing that {graded} say limits where any of the {items} with {holder} was made"]


def short(bound: Bounds) -> ShortBound:
    """A bound that stands beside another: no witnesses."""
    return ShortBound(
        at_least=bound.at_least, at_most=bound.at_most, proved=bound.proved, incumbent=bound.incumbent.size,
        items=bound.items, constrained=bound.constrained, unconstrained=bound.unconstrained,
    )  # fmt: skip


def fragile(case: Case, found: Candidates, kept: Numbers, bound: Bounds, time_limit: float | None) -> list[Fragility]:
    """The bound without each page and each root, the greatest losses first (see :func:`without_each`)."""
    items = {
        item_id(at): found.sets[label] if label >= 0 else None
        for at, label in enumerate(found.of_item.tolist()) if kept[at]
    }  # fmt: skip
    changed = {
        one.word: {
            item_id(at): found.sets[label] if label >= 0 else None
            for at, label in zip(one.items.tolist(), one.sets.tolist(), strict=True) if kept[at]
        }
        for one in found.changed
    }  # fmt: skip
    singles = Counter(state for states in items.values() for state in _single(states))
    rows = []
    for one in fragility(bound, items, changed, changed.__getitem__, time_limit=time_limit):
        after = singles.copy()
        for item, states in changed[one.without].items():
            after.subtract(_single(items[item]))
            after.update(_single(states))
        gone = sorted(state for state in singles if after[state] <= 0)
        rows.append((one.without, one.at_least, one.proved, gone))
    return without_each(case, bound.at_least, rows)


def without_each(case: Case, at_least: int, rows: list[tuple[str, int, bool, list[str]]]) -> list[Fragility]:
    """What each page and each root carries, the greatest losses first; table ``base_group`` must be made.

    Args:
        at_least: the bound with everything.
        rows: a page or root, the bound without it, whether that is proved, and what is certain only while it stands.
    """
    engine = case.engine
    names = {row["id"]: row["title"] or row["url"] or row["id"] for row in engine.rows("select id, title, url from cited")}
    names |= {source.id: source.title or source.name for source in case.store.sources() if source.held}
    spoken = engine.rows("select word, count(distinct united) as items from base_group group by word")
    items = {row["word"]: int(row["items"]) for row in spoken}
    made = [
        Fragility(
            without=word, name=names.get(word, word), at_least=left, lost=at_least - left, proved=proved,
            items=items.get(word, 0), no_longer_certain=gone,
        )
        for word, left, proved, gone in rows
    ]  # fmt: skip
    return sorted(made, key=lambda row: (-row.lost, -row.items, row.without))


def _single(states: frozenset[str] | None) -> list[str]:
    return list(states) if states and len(states) == 1 else []
