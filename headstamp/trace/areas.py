"""Territories, contested states, and states on days on which they were none: nothing is certain of them, and each is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from headstamp.engine import Row
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.nouns.vocabularies import STANDINGS

EARLY = "early"
"""The standing of a name of a state in rows of days on which the table has no such state."""


def areas(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Names that are no states for certain, with what they are.

    Args:
        rows: one for each name and each state that it may be counted as (``supply_area``, ``bound_area``, ``supplied_area``);
            ``told`` how many rows or items name it.
    Returns:
        ``{name, standing, states: [{state, name}], rows, reason}``, by name: ``states`` those that it may be counted as;
        ``reason`` says in words why it is no state for certain.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        one = found.setdefault((row["name"], row["standing"]), {
            "name": row["name"], "standing": row["standing"], "states": [], "rows": 0,
        })  # fmt: skip
        one["states"].append({"state": row["state"], "name": row["state_name"] or row["state"]})
        one["rows"] = max(one["rows"], int(row["told"]))
    return [{**one, "reason": standing_text(one["standing"], [state["name"] for state in one["states"]])} for one in found.values()]


def standing_text(standing: str, sovereigns: Sequence[str]) -> str:
    """Why a name is that of no state for certain: "a territory of China, not a state"."""
    if standing == EARLY:
        return "no state on these days by the table of states"
    return STANDINGS[standing].format(sovereign=" or ".join(sovereigns))


def area_notes(found: Sequence[dict[str, Any]]) -> list[str]:
    """Each of them in a sentence."""
    made = []
    for one in found:
        others = [state["name"] for state in one["states"] if state["name"] != one["name"]]
        counts = "counts" if one["rows"] == 1 else "count"
        counted = f", as {' or '.join(others)}" if others else ""
        made.append(f"{one['name']} is {one['reason']}: {counted_text(one['rows'], 'row')} {counts} only as possible{counted}")
    return made
