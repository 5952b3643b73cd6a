"""Candidates: which states could have made each item, by what is said of it and by lists of makers.

Contracts, section 5. Columnar: SQL makes the sets, Python sees each distinct set once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from headstamp.casefile.case import Case
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.vocabularies import RELIABILITY
from headstamp.trace.holder import hold
from headstamp.trace.makers.exclusions import leave_out
from headstamp.trace.optimum.candidate_sets import Numbers, column, distinct_sets

LEFT_OUT_CLASSES = ("truck", "uav", "ied_component", "body_armour", "other")
"""Classes that stay out of bounds on makers by default: civilian goods, or nobody knows what."""

STEPS = (
    "listed_producer", "base_group", "match_group", "listed_group", "scenario_model", "scenario_producer", "closed_list", "bound_row",
    "list_demand", "list_word", "said_word", "mention", "state_meant", "list_state", "said_state", "candidate",
    "bound_unit", "candidate_number", "scenario_unit",
)  # fmt: skip
"""Tables, in the order in which they are made; each ``.sql`` opens with its question."""

RULES = ("dated", "grouped")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    ``holder`` one party or several, parted by semicolons; ``reliability`` and ``credibility`` the worst grades that
    may narrow (F and 6 never do); ``rule`` dated or grouped; ``assume_lists_complete`` whether the list of every named
    model with a row counts as closed; ``with_parts`` whether the holder's branches count; ``without`` sources and
    roots that are left out; ``every_class`` whether :data:`LEFT_OUT_CLASSES` count.
    """

    holder: str
    reliability: str = "C"
    credibility: int = 4
    rule: str = "dated"
    assume_lists_complete: bool = False
    with_parts: bool = False
    without: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuse what cannot be asked.

        Raises:
            WrongUse: a grade or a rule that is none.
        """
        if self.reliability not in RELIABILITY:
            raise WrongUse(f"--reliability {self.reliability}", expected="one of " + ", ".join(RELIABILITY))
        if self.credibility not in range(1, 7):
            raise WrongUse(f"--credibility {self.credibility}", expected="a number from 1 to 6")
        if self.rule not in RULES:
            raise WrongUse(f"--rule {self.rule}", expected="one of " + ", ".join(RULES))


class Changed(NamedTuple):
    """Without one page or root: the places of the items that change, the set of each then (-1: nothing narrows it)."""

    word: str
    items: Numbers
    sets: Numbers


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates of all items.

    Items stand in the order of their names. ``united`` their ids, ``names`` the names of their rows; ``kept`` 1 where
    the class counts by default; ``of_item`` the place of each item's set in ``sets``, or -1 where nothing narrows it;
    ``is_said`` 1 where the item's own rows say it, 0 where a list does; ``conflicts`` names of items whose rows
    contradict one another; ``changed`` what is different without each page and root.
    """

    united: list[str]
    names: list[str]
    designations: list[str]
    kept: Numbers
    sets: tuple[frozenset[str], ...]
    of_item: Numbers
    is_said: Numbers
    conflicts: list[str]
    changed: tuple[Changed, ...] = ()


def made_in(case: Case, asked: Question, *, groups: bool = False) -> Candidates:
    """Which states could have made each item of a holder.

    Args:
        case: an open, prepared case.
        asked: the question.
        groups: whether to find out, too, what changes without each page and each root of a row that speaks here.
    Raises:
        WrongUse: an unknown holder, grade, rule or source.
    """
    lay_rows(case, asked)
    engine = case.engine
    for table in STEPS:
        if table == "scenario_model":
            names = _scenarios(case) if groups else []
            engine.load("scenario", {"scenario": list(range(1, len(names) + 1)), "word": names},
                        {"scenario": "whole", "word": "text"})  # fmt: skip
        make(case, table)
    return gathered(case)


def lay_rows(case: Case, asked: Question) -> None:
    """Make table ``bound_base``: the rows of the holder, and whether each may narrow.

    Raises:
        WrongUse: as :func:`made_in`.
    """
    asked.check()
    hold(case, asked.holder, with_parts=asked.with_parts)
    leave_out(case, asked.without)
    _parameters(case, asked)
    for table in ("model_begun", "bound_base"):
        make(case, table)


def make(case: Case, table: str) -> None:
    """Make the table of one ``.sql`` file of this package."""
    case.engine.make(table, read_sql(__package__, table))


def last_day(case: Case) -> float:
    """The last day of the case's period, by which a thing without a day was seen; without a period, no day is."""
    last = case.settings.period.last_day
    return float(date.max.toordinal()) if last is None else last


def _parameters(case: Case, asked: Question) -> None:
    engine = case.engine
    engine.load(
        "bound_asked",
        {"reliability": [asked.reliability], "credibility": [str(asked.credibility)],
         "assume": [int(asked.assume_lists_complete)], "last": [last_day(case)]},
        {"reliability": "text", "credibility": "text", "assume": "whole", "last": "number"},
    )  # fmt: skip
    engine.load("class_left_out", {"class": LEFT_OUT_CLASSES}, {"class": "text"})
    counted = "seat" if asked.rule == "grouped" else "state"
    engine.make("state_counted", f"select distinct state, {counted} as counted from state where sure = 1")


def _scenarios(case: Case) -> list[str]:
    """The pages and roots of all rows that speak of the items or of their makers."""
    rows = case.engine.rows(
        "select spoken.word from base_group spoken join bound_base base on base.item = spoken.item and base.narrows = 1 "
        "union select word from listed_group union select word from match_group order by 1 nulls last"
    )
    return [row["word"] for row in rows]


def gathered(case: Case) -> Candidates:
    """The candidates that stand in tables ``candidate_number``, ``bound_unit``, ``scenario`` and ``scenario_unit``."""
    engine = case.engine
    units = engine.rows("select united, name, designation, kept from bound_unit order by unit nulls last")
    states = [row["state"] for row in engine.rows("select distinct state from candidate order by state nulls last")]
    pairs = engine.sql("select scenario, unit, number, conflict, said from candidate_number")
    touched = engine.sql("select scenario, unit from scenario_unit")
    scenario, unit = column(pairs, "scenario"), column(pairs, "unit") - 1
    # A row for each item in scenario 0, and behind them one for each item that a root changes.
    extra = np.unique(column(touched, "scenario") * len(units) + column(touched, "unit") - 1)
    rows = np.where(scenario == 0, unit, len(units) + np.searchsorted(extra, scenario * len(units) + unit))
    found = distinct_sets(rows, column(pairs, "number"), len(units) + len(extra))
    sets = tuple(frozenset(states[number - 1] for number in one) for one in found.members)
    of_row = np.where(np.array([bool(one) for one in sets], dtype=bool)[found.of_row], found.of_row, -1) if sets else found.of_row
    base = scenario == 0
    is_said = np.zeros(len(units), dtype=np.int64)
    is_said[unit[base & (column(pairs, "said") == 1)]] = 1
    conflicting = np.unique(unit[base & (column(pairs, "conflict") == 1)]).tolist()
    return Candidates(
        united=[row["united"] for row in units], names=[row["name"] for row in units],
        designations=[row["designation"] or "" for row in units],
        kept=np.array([row["kept"] for row in units], dtype=np.int64), sets=sets, of_item=of_row[: len(units)],
        is_said=is_said, conflicts=[units[at]["name"] for at in conflicting],
        changed=_changed(case, extra // max(len(units), 1), extra % max(len(units), 1), of_row[len(units) :]),
    )  # fmt: skip


def _changed(case: Case, scenarios: Numbers, items: Numbers, sets: Numbers) -> tuple[Changed, ...]:
    rows = case.engine.rows("select scenario, word from scenario order by scenario nulls last")
    return tuple(
        Changed(row["word"], items[scenarios == row["scenario"]], sets[scenarios == row["scenario"]])
        for row in rows if np.any(scenarios == row["scenario"])
    )  # fmt: skip
