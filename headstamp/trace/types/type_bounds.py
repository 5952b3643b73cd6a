"""The number of types as a bound like the others: with witnesses, a threshold, and what each root carries."""

from __future__ import annotations

from dataclasses import replace

from headstamp.answers.bounds import BoundsAnswer, Fragility, Witness
from headstamp.casefile.case import Case
from headstamp.nouns.classes import readable_name
from headstamp.trace.makers.bounds_answer import asked_of, without_each
from headstamp.trace.makers.candidates import Question, make
from headstamp.trace.types.catalogue import Node, leaves, typed


def bound_types(case: Case, asked: Question, *, sensitivity: bool = False) -> BoundsAnswer:
    """How many types at least and at most, counting only rows at the threshold.

    Returns:
        the answer of contracts, section 5 (bounds). A type is told as ``model NAME``, ``family NAME`` or ``class NAME``;
        the witnesses are one item for each type: the nodes of a tree of which none lies above another share nothing. An
        item is unconstrained where no row at the threshold, of this holder alone, tells of it.
    Raises:
        WrongUse: an unknown holder, grade or source.
    """
    nodes, items = typed(case, asked, graded=True)
    labels = _labels(case, leaves(nodes))
    support = _support(case)
    identified = sum(row["items"] for row in items if row["counts"] and row["family_key"])
    unconstrained = sum(row["items"] for row in items if not row["counts"])
    total = sum(row["items"] for row in items)
    fields = asked_of("type", asked) | {
        "at_least": len(labels), "at_most": len(labels) + total - identified,
        "certain": sorted(labels.values()),
        "witnesses": sorted(
            (
                Witness(
                    item=nodes[node]["name"], designation=label, candidates=[label], by_family=[], undecided=[],
                    support=support.get((node.level, node.key), []), evidence=[],
                )
                for node, label in labels.items()
            ),
            key=lambda one: (one.item, one.designation),
        ),
        "proof": "witnesses", "proved": True, "incumbent": len(labels), "items": total,
        "constrained": total - unconstrained, "unconstrained": unconstrained,
    }  # fmt: skip
    if sensitivity:
        fields["fragility"] = _fragile(case, asked, set(labels.values()))
    return BoundsAnswer(**fields)


def _fragile(case: Case, asked: Question, certain: set[str]) -> list[Fragility]:
    rows = []
    make(case, "base_group")
    for word in [row["word"] for row in case.engine.rows("select distinct word from base_group order by word nulls last")]:
        nodes, _ = typed(case, replace(asked, without=(*asked.without, word)), graded=True)
        left = set(_labels(case, leaves(nodes)).values())
        rows.append((word, len(left), True, sorted(certain - left)))
    typed(case, asked, graded=True)
    make(case, "base_group")
    return without_each(case, len(certain), rows)


def _labels(case: Case, kept: list[Node]) -> dict[Node, str]:
    names = _names(case)
    return {
        node: f"{node.level} {names.get((node.level, node.key)) or readable_name(node.weapon_class)}" for node in kept
    }


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
