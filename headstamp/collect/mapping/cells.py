"""What the cells of a column say: which cleaners read them, and what stands in the way."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from headstamp.collect.mapping.shapes import point
from headstamp.collect.mapping.vocabulary import folded, listed, named_so, names
from headstamp.nouns.state_names import StateNames
from headstamp.nouns.values import CLEANERS, Unreadable, is_vague
from headstamp.nouns.values.formula import missing_value
from headstamp.nouns.values.text import fold

ENOUGH = 0.9
"""Share of a column's distinct cells that a cleaner must read; one cell that it cannot read is no reason against three others."""
FEWEST = 3
HALF = 0.5
"""Share of the words of a closed list, or of names of states, that must be known: other words are kept, and counted as vague."""
MOST = 400
"""Distinct cells that are tried."""
DAYS = ("year", "date", "years", "date_compact", "date_named", "date_dmy", "date_mdy")
MIXED = "date_mixed"
"""Read where none of :data:`DAYS` reads enough: it leaves open what is open, and so says less of each day."""
ORDERS = ("date_dmy", "date_mdy")
VALUES: dict[str, tuple[str, ...]] = {
    "end_user": ("names",), "holder": ("names",), "from_party": ("names",), "to_party": ("names",),
    "designation": ("designation",), "calibre": ("calibre",), "class": ("class",),
    "quantity": ("quantity", "quantity_dutch"), "count_low": ("count",), "quantity_low": ("count",), "licences": ("count",),
    "contracted.quantity": ("count",), "delivered.quantity": ("count",),
    "unit": ("unit",), "money": ("money", "money_comma"),
    "currency": ("currency",), "date": DAYS, "order_date": DAYS, "seen_low": DAYS, "date_low": DAYS,
    "stage": ("stage",), "status": ("status",), "form": ("form",), "route": ("route",), "documented": ("documented",),
}  # fmt: skip
"""Which cleaners may read the cells of a property, in the order in which they are tried; all else is text."""
CLOSED = {"class", "currency", "stage", "status", "form", "route", "documented"}
"""Properties whose words are those of a list: a word outside it is kept, and refuses nothing."""
NUMBERS = {"quantity", "money"}
ALONE = {"date": 0.3, "designation": 0.25, "source_url": 0.25, "calibre": 0.2, "currency": 0.2}
"""Properties that cells can speak for by themselves where a name says nothing, and how well (0–1)."""
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?")
STATES = {"supplier", "recipient", "transit", "made_in", "country", "broker", "origin_stated"}


LONGEST_STATE = 80
"""Characters of a name of a state at most."""
WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST_NAME, SURELY_TEXT, SURELY_LONG = 8, 25, 160
"""Words that a name of a weapon has at most; words, and characters, from which a single cell shows that a column is free text."""
SOME = 0.25
"""Share of a column's cells with more words than a name, from which the column is free text."""


class Read(NamedTuple):
    """How the cells of a column are read: the cleaner, the share of distinct cells that it reads, and why in words.

    ``value`` is '' where none reads enough of them, or where two read them differently: ``may_be`` then names these.
    ``words`` the source's words under ours, for the cleaner to look up; ``is_lenient`` whether some cells cannot be read, so
    that they should be refused without their rows; ``nothing`` the words that say that nothing is told.
    """

    value: str
    share: float
    why: str
    may_be: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (a named tuple's default; never changed)
    is_lenient: bool = False
    nothing: tuple[str, ...] = ()


@cache
def _states() -> StateNames:
    """Names of states in many languages, for the states of the packaged table."""
    table = resources.files("headstamp.reference").joinpath("states.csv").read_text(encoding="utf-8")
    own: dict[str, set[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        for cell in (row["name"], row["names"], row["sipri_name"], row["state"]):
            for name in filter(str.strip, (cell or "").split(";")):
                own.setdefault(fold(name.strip()), set()).add(row["state"])
    return StateNames(own, {state for states in own.values() for state in states})


@lru_cache(maxsize=20_000)
def is_state(folded_name: str) -> bool:
    """Whether folded words are a name or a code of a state, in any language and writing that is known."""
    return len(folded_name) <= LONGEST_STATE and bool(_states().meant(folded_name))


def says_nothing(cell: str) -> bool:
    """Whether a cell says that a number or a day is not told."""
    return fold(cell) in _nothing()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(fold(word) for word in listed("nothing"))


def share_of_states(cells: Iterable[str]) -> float:
    """The share of distinct cells that are a state's name or code; a cell may list several, and one that says nothing is
    not counted."""
    told = [cell for cell in cells if not says_nothing(cell)]
    are = sum(all(is_state(fold(part)) for part in cell.split(";") if part.strip()) for cell in told)
    return are / max(len(told), 1)


def reads(value: str, cells: list[str]) -> list[bool]:
    """For each cell whether a cleaner reads it, as a word of its list where it has one."""
    return [_reads(value, cell) for cell in cells]


def _reads(value: str, cell: str) -> bool:
    if missing_value(cell):
        return False
    try:
        return not any(is_vague(one) for one in CLEANERS[value](cell))
    except Unreadable:
        return False


def is_free_text(cells: list[str]) -> bool:
    """Whether the distinct cells of a column are sentences and descriptions, which name no weapon even where they speak of one."""
    lengths = [len(WORD.findall(cell)) for cell in cells]
    many = sum(length > LONGEST_NAME for length in lengths)
    return bool(cells) and (
        many >= SOME * len(cells) or max(lengths) > SURELY_TEXT or any(len(cell.strip()) > SURELY_LONG for cell in cells)
    )


def speak_alone(prop: str, cells: list[str]) -> bool:
    """Whether cells can say what they are where no name does: plain numbers may be calibres, and anything else; a weapon is
    told by a word for one, an address by its beginning. Free text says nothing."""
    if is_free_text(cells):
        return False
    if prop == "designation":
        words = [set(folded(cell).split()) for cell in cells]
        in_sentences = sum(bool(names("of_sentences") & of) for of in words)
        return in_sentences < SOME * len(cells) and sum(bool(names("arms") & of) for of in words) >= HALF * len(cells)
    if prop == "source_url":
        return all(ADDRESS.fullmatch(cell.strip()) for cell in cells)
    return prop != "calibre" or not all(NUMBER.fullmatch(cell.strip()) for cell in cells)


def read(prop: str, cells: list[str]) -> Read:
    """How the distinct cells of a column are read as a property."""
    if prop in STATES:
        share = share_of_states(cells)
        unknown = [cell for cell in cells if not says_nothing(cell) and share_of_states([cell]) < 1]
        why = f"{share:.0%} of its words are names of states" + (f"; not {_some(unknown)}" if unknown else "")
        return Read("states", share, why) if share >= HALF else Read("", share, why, may_be=(prop,))
    if prop == "unit":
        return _read_units(cells)
    if prop == "designation" and is_free_text(cells):
        return Read("", 0.0, "its cells are free text, which names no weapon")
    values = VALUES.get(prop, ("text",))
    if values == ("text",):
        return Read("text", 1.0, "")
    nothing = tuple(cell for cell in cells if says_nothing(cell)) if prop in NUMBERS or values == DAYS else ()
    told = [cell for cell in cells if cell not in nothing]
    if prop in NUMBERS and (point_is := point(told)) != "fraction":
        if point_is in ("unclear", "both"):
            return Read("", 0.0, "some of its numbers can be read as thousands or as fractions (15.422): "
                        f"choose {values[0]} or {values[1]}", may_be=(prop,))  # fmt: skip
        values = values[::-1] if point_is == "thousands" else values
    found = {value: reads(value, told) for value in values}
    best = max(values, key=lambda value: sum(found[value]))
    if values == DAYS and sum(found[best]) < ENOUGH * len(told) and sum(mixed := reads(MIXED, told)) > sum(found[best]):
        best, found = MIXED, {**found, MIXED: mixed}
    good, share = sum(found[best]), sum(found[best]) / max(len(told), 1)
    if best in ORDERS and _is_either(found[ORDERS[0]], found[ORDERS[1]]):
        return Read("", share, "day and month cannot be told apart: choose date_dmy or date_mdy", may_be=(prop,))
    unread = [cell for cell, is_read in zip(told, found[best], strict=True) if not is_read]
    if prop in CLOSED and share >= HALF and unread:
        return Read(best, share, f"{share:.0%} of its words are known to {best}; others are kept as they are: {_some(unread)}")
    if not (share >= ENOUGH or (len(unread) == 1 and good >= FEWEST)) or (cells and not told):
        return Read("", share, f"only {share:.0%} of its words can be read as {best}")
    why = f"{share:.0%} of its words can be read as {best}"
    if best in ("quantity_dutch", "money_comma"):
        why += ", whose point parts thousands"
    if unread:
        why += f"; not {_some(unread)}: refused and listed, their rows are kept"
    return Read(best, share, why, is_lenient=bool(unread), nothing=nothing)


def _is_either(day_first: list[bool], month_first: list[bool]) -> bool:
    """Whether nothing tells which order the days of a column have: each cell is read both ways, or several one way only in
    either order."""
    pairs = list(zip(day_first, month_first, strict=True))
    first, second = sum(a and not b for a, b in pairs), sum(b and not a for a, b in pairs)
    return first == second or min(first, second) > 1


def _read_units(cells: list[str]) -> Read:
    """Units: words of the list, words for one of them, words for another unit, which is kept as it is said."""
    words: dict[str, tuple[str, ...]] = {}
    other, unknown = [], []
    for cell in cells:
        word = folded(cell)
        if _reads("unit", cell):
            continue
        if ours := named_so("units").get(word):
            words[ours] = (*words.get(ours, ()), cell)
        elif word in names("other_units"):
            other.append(cell)
        else:
            unknown.append(cell)
    share = 1 - len(unknown) / max(len(cells), 1)
    if share < HALF:
        return Read("", share, f"only {share:.0%} of its words are known units")
    kept = f"; kept as they are, as another unit: {_some(other + unknown)}" if other or unknown else ""
    return Read("unit", share, f"{share:.0%} of its words are known units{kept}", words=words)


def _some(cells: list[str]) -> str:
    return ", ".join(repr(cell[:40]) for cell in cells[:3]) + (f" and {len(cells) - 3} more" if len(cells) > 3 else "")
