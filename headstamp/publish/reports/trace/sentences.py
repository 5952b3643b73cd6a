"""Phrases with their bounds and hedges; and the names of states."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.answers.bounds import BoundsAnswer, ShortBound
from headstamp.answers.suppliers import StateCount, SuppliersAnswer
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import bounds_text, number_text
from headstamp.publish.reports.trace.context import Context
from headstamp.publish.reports.trace.markup import cited

FORMER = " (former states such as the Soviet Union count separately)"
"""Follows a count of states by the rule ``dated``."""


def made_in_text(value: BoundsAnswer | ShortBound) -> str:
    """ "at least 21 states", "21 to 30 states", "at least 1 state"."""
    return bounds_text(value.at_least, value.at_most, "state")


def suppliers_text(count: StateCount) -> str:
    """ "at least 30 states, possibly 31"; "no state for certain, possibly 2"; "an unknown number of states"."""
    low, high = count.low or 0, count.high
    more = f", possibly {number_text(high)}" if high is not None and high > low else ""
    if more and not low:
        return f"no state for certain{more}"
    if high == 0:
        return "no state"
    return f"{bounds_text(count.low, None, 'state')}{more}"


def names_of(context: Context) -> dict[str, str]:
    """From the code of a state to its name."""
    return {row["state"]: row["name"] for row in context.case.engine.rows("select state, name from state")}


def registers_text(found: Finding[SuppliersAnswer], titles: dict[str, str]) -> Markup:
    """The titles of the registers that were searched for suppliers; if no register is named, all of them and the press."""
    named = [cited(titles.get(register, register)) for register in found.value.registers]
    return Markup(" and ").join(named) if named else Markup("all registers and the press")
