"""The catalogue: how many types were documented with a holder, on the tree class -> family -> model (contracts, 5).

A model with an item counts 1; a family only if no model of it does; a class only if nothing under it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from typing import Any

from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.classes import is_within, readable_name
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.finding import Finding
from headstamp.trace.holder import hold

RULE = "types@1"
HOW = ("in_hand", "photo", "video", "testimony", "document", "press_report", "unstated")
"""Kinds of documentation, the most direct first."""

Node = tuple[str, str, str]
"""Class, family key or '', model key or ''."""


def types(case: Case, *, holder: str, with_parts: bool = False) -> dict[str, Any]:
    """The types that sources document with a holder.

    Args:
        case: an open, prepared case.
        holder: the name of a party.
        with_parts: whether the holder's branches count too.
    Returns:
        the answer of contracts, section 6 (``types``). ``at_least`` is the number of observed nodes of the tree without
        an observed descendant, over rows of this holder alone; ``at_most`` adds one for each item that is not
        identified or is shared with another holder (``undecided``). ``items`` of a type are bounds that no sum was made
        for: at least the largest count of one row, at most all rows together.
    Raises:
        WrongUse: no row of items names the holder.
    """
    hold(case, holder, with_parts=with_parts)
    case.engine.make("typed_item", resources.files(__package__).joinpath("typed_item.sql").read_text(encoding="utf-8"))
    rows = case.engine.rows("select * from typed_item order by name nulls last, item, statement")
    by_node: dict[Node, list[Row]] = {}
    for row in rows:
        if row["alone"]:
            by_node.setdefault(_node(row), []).append(row)
    leaves = _leaves(by_node)
    undecided = _undecided(rows, leaves)
    told = [_told(node, by_node[node]) for node in sorted(leaves)]
    classes = sorted({node[0] for node in leaves} | {row["class"] for row in undecided.values()})
    by_class = []
    for one in classes:
        low = sum(node[0] == one for node in leaves)
        by_class.append({"class": one, "at_least": low, "at_most": low + sum(r["class"] == one for r in undecided.values())})
    return {
        "holder": holder, "at_least": len(leaves), "at_most": len(leaves) + len(undecided), "by_class": by_class,
        "types": told, "undecided": len(undecided),
    }  # fmt: skip


def _node(row: Row) -> Node:
    return (row["model_class"] or row["class"], row["family_key"] or "", row["model_key"] or "")


def _leaves(nodes: Iterable[Node]) -> set[Node]:
    """The observed nodes without an observed descendant."""
    observed = set(nodes)
    families = {family for _, family, model in observed if model and family}
    named = [node for node in observed if node[1] or node[2]]
    leaves = set()
    for node in observed:
        weapon_class, family, model = node
        if model:
            leaves.add(node)
        elif family:
            if family not in families:
                leaves.add(node)
        elif not any(is_within(one[0], weapon_class) for one in named) and not any(
            one[0] != weapon_class and is_within(one[0], weapon_class) for one in observed
        ):
            leaves.add(node)
    # One family is one node, whatever classes its rows give it.
    kept: dict[tuple[str, str], Node] = {}
    for node in sorted(leaves):
        kept.setdefault((node[1], node[2]) if node[1] or node[2] else (node[0], ""), node)
    return set(kept.values())


def _undecided(rows: list[Row], leaves: set[Node]) -> dict[str, Row]:
    """The items that nobody identified, and those shared with another holder whose type nothing else shows."""
    identified = {row["united"] for row in rows if row["alone"] and (row["model_key"] or row["family_key"])}
    shown = {node[1:] for node in leaves}
    return {
        row["united"]: row for row in reversed(rows)
        if row["united"] not in identified
        and (row["alone"] or not (row["model_key"] or row["family_key"]) or _node(row)[1:] not in shown)
    }  # fmt: skip


def _told(node: Node, rows: list[Row]) -> dict[str, Any]:
    weapon_class, family, model = node
    first = rows[0]
    name = first["model"] if model else first["family"] if family else readable_name(weapon_class)
    lows = [row["count_low"] or 1 for row in rows]
    highs = [row["count_high"] for row in rows]
    days = [row["seen_first"] for row in rows if row["seen_first"] is not None]
    places = sorted({row["place"] for row in rows if row["place"]})
    return {
        "model": first["model"] if model else None, "designation": name, "class": weapon_class,
        "items": {"low": float(max(lows)), "high": None if None in highs else float(sum(highs))},
        "first": min(days) if days else None,
        "documented": min((row["documented"] for row in rows), key=HOW.index), "place": places[0] if places else None,
        "support": sorted({row["statement"] for row in rows if row["statement"]}),
    }  # fmt: skip


def findings(case: Case) -> list[Finding]:
    """The types of the case's holder; none where the case names no holder or no row names it."""
    holder = case.settings.get("holder", "")
    try:
        answer = types(case, holder=holder) if holder else None
    except WrongUse:
        answer = None
    if answer is None or not answer["types"]:
        return []
    support = {one for told in answer["types"] for one in told["support"]}
    return [
        Finding(rule=RULE, about=f"types documented with {holder}", value=answer, low=answer["at_least"],
                high=answer["at_most"], support=tuple(sorted(support)), parameters={"holder": holder})
    ]  # fmt: skip
