"""What is known of the maker of each item, one finding an item: for a reader who asks why it narrows, or does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from headstamp.answers.candidates import ItemCandidates
from headstamp.casefile.case import Case
from headstamp.nouns.finding import Finding
from headstamp.trace.makers.candidates import Candidates, Question, make

RULE = "candidates@1"


def candidates_of_items(
    case: Case, asked: Question, found: Candidates, support: Mapping[str, list[str]]
) -> Iterator[Finding[ItemCandidates]]:
    """One finding for each item; tables of :func:`headstamp.trace.makers.candidates.made_in` must be made.

    ``about`` is the name of the item's row.

    Args:
        support: for each item, by its id, the statements that narrow it; one that nothing narrows is supported by the
            statements that name it.
    """
    make(case, "open_maker")
    possible = _listed(case, "select united, state as word from open_maker order by united nulls last, state nulls last")
    named = _listed(
        case, "select base.united, coalesce(max(case when told.property = 'designation' then told.id end), min(told.id)) as word "
        "from bound_base base join current told on told.subject = base.item group by base.united, base.item "
        "order by base.united nulls last, 2 nulls last",
    )  # fmt: skip
    conflicting = set(found.conflicts)
    for at, (united, name) in enumerate(zip(found.united, found.names, strict=True)):
        label = int(found.of_item[at])
        states = sorted(found.sets[label]) if label >= 0 else None
        yield Finding(
            rule=RULE, about=name, low=1 if states else None, high=len(states) if states else None,
            value=ItemCandidates(
                item=name, designation=found.designations[at], candidates=states,
                basis=("said" if found.is_said[at] else "list") if states else None, conflict=name in conflicting,
                possible=possible.get(united, []),
            ),
            support=tuple(sorted(support.get(united) or named[united])),
            parameters={"of": "made_in", "holder": asked.holder, "rule": asked.rule},
        )  # fmt: skip


def _listed(case: Case, query: str) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = {}
    for row in case.engine.rows(query):
        listed.setdefault(row["united"], []).append(row["word"])
    return listed
