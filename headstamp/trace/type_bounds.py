"""The number of types as a bound like the others: with witnesses, a threshold, and what each root carries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from headstamp.casefile.case import Case
from headstamp.nouns.classes import readable_name
from headstamp.trace.candidates import Question, names_of_roots
from headstamp.trace.types import leaves, typed


def bound_types(case: Case, asked: Question) -> dict[str, Any]:
    """How many types at least and at most, counting only rows at the threshold.

    Returns:
        the answer of contracts, section 5 (bounds). A type is told as ``model NAME``, ``family NAME`` or ``class NAME``;
        the witnesses are one item for each type, and the nodes of a tree that have no node above one another share
        nothing. An item is unconstrained where no row at the threshold, of this holder alone, tells of it.
    Raises:
        WrongUse: an unknown holder, grade or source.
    """
    nodes, items = typed(case, asked, graded=True)
    kept = leaves(nodes)
    identified = sum(row["items"] for row in items if row["counts"] and row["family_key"])
    unconstrained = sum(row["items"] for row in items if not row["counts"])
    total = sum(row["items"] for row in items)
    names = _names(case)
    support = _support(case)
    labels = {node: f"{node.level} {names.get((node.level, node.key)) or readable_name(node.weapon_class)}" for node in kept}
    return {
        "of": "type", "holder": asked.holder, "at_least": len(kept), "at_most": len(kept) + total - identified,
        "certain": sorted(labels.values()),
        "witnesses": sorted(
            (
                {"item": nodes[node]["name"], "designation": labels[node], "candidates": [labels[node]],
                 "support": support.get((node.level, node.key), [])}
                for node in kept
            ),
            key=lambda one: (one["item"], one["designation"]),
        ),
        "proof": "witnesses", "proved": True, "incumbent": len(kept), "items": total,
        "constrained": total - unconstrained, "unconstrained": unconstrained,
        "threshold": {"reliability": asked.reliability, "credibility": asked.credibility}, "rule": asked.rule,
        "assume_lists_complete": False, "without": list(asked.without), "partial_lists": [], "conflicts": [],
    }  # fmt: skip


def fragile_types(case: Case, asked: Question, at_least: int) -> list[dict[str, Any]]:
    """The bound without each root of a row that tells, the greatest losses first."""
    roots = [row["root"] for row in case.engine.rows("select distinct root from bound_base where narrows = 1 order by 1 nulls last")]
    names = names_of_roots(case)
    rows = []
    for root in roots:
        left = len(leaves(typed(case, replace(asked, without=(*asked.without, root)), graded=True)[0]))
        rows.append({"without": root, "name": names.get(root, root), "at_least": left, "lost": at_least - left, "proved": True})
    return sorted(rows, key=lambda row: (-row["lost"], row["without"]))


def _names(case: Case) -> dict[tuple[str, str], str]:
    """What the models and families are called."""
    rows = case.engine.rows("select model_key, model, family_key, family from model order by model_key nulls last")
    return {("family", row["family_key"]): row["family"] for row in rows} | {
        ("model", row["model_key"]): row["model"] for row in rows
    }


def _support(case: Case) -> dict[tuple[str, str], list[str]]:
    """For each node the statements of the item that witnesses it, the first by name."""
    support: dict[tuple[str, str], list[str]] = {}
    for row in case.engine.rows(
        "select type_row.level, type_row.node, type_row.statement from type_row "
        "join typed_item on typed_item.united = type_row.united "
        "join type_node on type_node.level = type_row.level and type_node.node = type_row.node "
        "and type_node.name = typed_item.name order by 3 nulls last"
    ):
        support.setdefault((row["level"], row["node"]), []).append(row["statement"])
    return support
