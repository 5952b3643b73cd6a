"""What the cells of a column say: which cleaners read them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from headstamp.nouns.values import CLEANERS, Unreadable, is_vague
from headstamp.nouns.values.text import fold

ENOUGH = 0.9
"""Share of a column's distinct cells that a cleaner must read."""
MOST = 400
"""Distinct cells that are tried."""
VALUES: dict[str, tuple[str, ...]] = {
    "supplier": ("states",), "recipient": ("states",), "end_user": ("text",), "transit": ("states",), "broker": ("states",),
    "made_in": ("states",), "country": ("states",), "designation": ("designation",), "calibre": ("calibre",), "class": ("class",),
    "quantity": ("quantity",), "count_low": ("count",), "unit": ("unit",), "money": ("money",), "currency": ("currency",),
    "date": ("year", "date", "date_dmy", "date_mdy"), "order_date": ("year", "date", "date_dmy", "date_mdy"),
    "seen_low": ("year", "date", "date_dmy", "date_mdy"),
    "stage": ("stage",), "status": ("status",), "form": ("form",), "route": ("route",), "documented": ("documented",),
}  # fmt: skip
"""Which cleaners may read the cells of a property, in the order in which they are tried; all else is text."""
ALONE = {"date": 0.3, "calibre": 0.2, "currency": 0.2}
"""Properties that cells can speak for by themselves where a name says nothing, and how well (0–1)."""
NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?")
STATES = {"supplier", "recipient", "transit", "made_in", "country", "broker"}
ORDERS = ("date_dmy", "date_mdy")


class Read(NamedTuple):
    """How the cells of a column are read: the cleaner, the share of distinct cells that it reads, and why in words.

    ``value`` is '' where none reads enough of them, or where two read them differently.
    """

    value: str
    share: float
    why: str


@cache
def state_names() -> frozenset[str]:
    """Names of states, folded, from the packaged table of states."""
    table = resources.files("headstamp.cases").joinpath("iraq_2014", "states.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    return frozenset(
        fold(name.strip()) for row in rows for cell in (row["name"], row["names"], row["sipri_name"], row["state"])
        for name in (cell or "").split(";") if name.strip()
    )  # fmt: skip


def share_of_states(cells: Iterable[str]) -> float:
    """The share of distinct cells that are a state's name or code."""
    listed = list(cells)
    return sum(fold(cell) in state_names() for cell in listed) / max(len(listed), 1)


def reads(value: str, cells: list[str]) -> float:
    """The share of distinct cells that a cleaner reads, as words of its list where it has one."""
    good = 0
    for cell in cells:
        try:
            good += not any(is_vague(one) for one in CLEANERS[value](cell))
        except Unreadable:
            continue
    return good / max(len(cells), 1)


def speak_alone(prop: str, cells: list[str]) -> bool:
    """Whether cells can say what they are where no name does: plain numbers may be calibres, and anything else."""
    return prop != "calibre" or not all(NUMBER.fullmatch(cell.strip()) for cell in cells)


def read(prop: str, cells: list[str]) -> Read:
    """How the distinct cells of a column are read as a property."""
    if prop in STATES:
        share = share_of_states(cells)
        return Read("states" if share >= 0.5 else "", share, f"{share:.0%} of its words are names of states")
    shares = {value: reads(value, cells) for value in VALUES.get(prop, ("text",))}
    fitting = [value for value, share in shares.items() if share >= ENOUGH]
    if fitting[:2] == [*ORDERS]:
        return Read("", shares[ORDERS[0]], "day and month cannot be told apart: choose date_dmy or date_mdy")
    if not fitting:
        best = max(shares, key=lambda value: shares[value])
        return Read("", shares[best], f"only {shares[best]:.0%} of its words can be read as {best}")
    return Read(fitting[0], shares[fitting[0]], f"{shares[fitting[0]]:.0%} of its words can be read as {fitting[0]}")
