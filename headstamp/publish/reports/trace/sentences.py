"""Sentences that carry their bounds and hedges; and the names of states."""

from __future__ import annotations

from typing import Any

from headstamp.publish.reports.trace.context import Context


def made_in_text(value: dict[str, Any]) -> str:
    """ "at least 21 states", "at least 21 and at most 30 states"; "one state" is written out."""
    low, high = value["at_least"], value["at_most"]
    noun = "state" if low == 1 and high in (None, 1) else "states"
    return f"at least {low} {noun}" if high is None else f"at least {low} and at most {high} {noun}"


def suppliers_text(count: dict[str, int]) -> str:
    """ "at least 30 states, possibly 31"."""
    noun = "state" if count["low"] == 1 else "states"
    more = f", possibly {count['high']}" if count["high"] > count["low"] else ""
    return f"at least {count['low']} {noun}{more}"


def names_of(context: Context) -> dict[str, str]:
    """From the code of a state to its name."""
    return {row["state"]: row["name"] for row in context.case.engine.rows("select state, name from state")}


def share_text(share: dict[str, float | None]) -> str:
    """ "4 % to 11 %", "4 %"."""
    low, high = share["low"], share["high"]
    if low is None or high is None:
        return "no share"
    return (
        f"{low:.0%}".replace("%", " %")
        if round(low, 2) == round(high, 2)
        else f"{low:.0%} to {high:.0%}".replace("%", " %")
    )


def register_titles(context: Context) -> dict[str, str]:
    """From a register's key to the words that a reader knows it by: its title up to the first comma."""
    return {
        register: source.title.split(",")[0]
        for source in context.case.store.sources() if source.held
        for register in source.register.split()
    }  # fmt: skip
