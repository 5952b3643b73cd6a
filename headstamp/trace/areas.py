"""Territories, contested states, and states on days on which they were none: nothing is certain of them, and each is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from headstamp.answers.parts import Area, AreaState, Standing
from headstamp.engine import Row
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.nouns.vocabularies import STANDINGS

EARLY = "early"
"""The standing of a name of a state in rows of days on which the table has no such state."""


def areas(rows: Sequence[Row]) -> list[Area]:
    """Names that are no states for certain, with what they are, by name.

    Args:
        rows: one for each name and each state that it may be counted as (``supply_area``, ``bound_area``, ``supplied_area``);
            ``told`` how many rows or items name it.
    """
    by_name: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by_name.setdefault((row["name"], row["standing"]), []).append(row)
    made = []
    for (name, standing), own in by_name.items():
        states = [AreaState(state=row["state"], name=row["state_name"] or row["state"]) for row in own]
        reason = standing_text(standing, [str(state.name) for state in states])
        counted = max(int(row["told"]) for row in own)
        made.append(Area(name=name, standing=cast(Standing, standing), states=states, rows=counted, reason=reason))
    return made


def standing_text(standing: str, sovereigns: Sequence[str]) -> str:
    """Why a name is that of no state for certain: "a territory of China, not a state"."""
    if standing == EARLY:
        return "no state on these days according to the table of states"
    return STANDINGS[standing].format(sovereign=" or ".join(sovereigns))


def area_notes(found: Sequence[Area]) -> list[str]:
    """Each of them in a sentence."""
    made = []
    for one in found:
        others = [str(state.name) for state in one.states if state.name != one.name]
        counts = "counts" if one.rows == 1 else "count"
        counted = f", as {' or '.join(others)}" if others else ""
        made.append(f"{one.name} is {one.reason}: {counted_text(one.rows, 'row')} {counts} only as possible{counted}")
    return made
