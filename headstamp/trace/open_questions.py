"""What cannot be said: incomplete lists, names that no one has decided, and rows that are refused, conflicting or doubted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from headstamp.answers.gaps import CellKind, Gap
from headstamp.casefile.case import Case
from headstamp.casefile.references import refused_rows
from headstamp.casefile.store import Refused
from headstamp.nouns.finding import Finding
from headstamp.nouns.locator import in_words
from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.trace.answered import lay_answered
from headstamp.trace.standing_questions import left_open

RULE = "gaps@3"
LISTED = 60
"""Most rows that a list shows; the count tells how many there are."""


@dataclass(frozen=True, slots=True)
class GapRows:
    """One kind of gap, before it is cut to what a finding holds.

    ``before``, the count of ``nouns`` and ``after`` make a sentence; of the pairs the first is for a count of one.
    ``columns`` of its list, each with what its cells are: said (words of a source), quote, id, count, or told (our own
    words). ``rows`` of the list, and ``behind`` each of them the statements that carry it.
    """

    nouns: tuple[str, str]
    after: tuple[str, str]
    columns: dict[str, CellKind]
    rows: Sequence[Sequence[Any]]
    behind: Sequence[Sequence[str]]
    before: str = ""


def findings(case: Case) -> list[Finding[Gap]]:
    """One finding for each kind of gap that the case has; of refused rows also where there is none.

    Returns:
        findings whose low and high are the count. The findings of refused rows and
        of refused cells rest on the files that hold them, or on all files where there is none: a refused row is no statement.
    """
    lay_answered(case)
    made = [_finding(order, name, kind(case)) for order, (name, kind) in enumerate(KINDS.items())]
    held = [source.id for source in case.store.sources() if source.held]
    return [one for one in made if one] + (_refused(case, len(KINDS), held) if held else [])


def _finding(order: int, name: str, gap: GapRows) -> Finding[Gap] | None:
    support = {one for behind in gap.behind for one in behind}
    return _told(order, name, gap, support) if support else None


def _told(order: int, name: str, gap: GapRows, support: set[str]) -> Finding[Gap]:
    count = len(gap.rows)
    return Finding(
        rule=RULE, about=name, low=count, high=count, support=tuple(sorted(support)),
        value=Gap(
            order=order, before=gap.before, count_text=counted_text(count, *gap.nouns), sentence=gap.after[count != 1],
            columns=list(gap.columns), kinds=list(gap.columns.values()), rows=[list(row) for row in gap.rows[:LISTED]],
            support=[sorted(behind) for behind in gap.behind[:LISTED]],
        ),
    )  # fmt: skip


def _open_lists(case: Case) -> GapRows:
    rows = case.engine.rows(
        """select model_key, min(model) as model, count(distinct state_said) as states, count(*) as rows
        from producer where completeness <> 'full' and model_key not in
            (select model_key from producer where completeness = 'full')
        group by model_key order by min(model)"""
    )
    behind: dict[str, list[str]] = {}
    for row in case.engine.rows("select model_key, statement from producer where statement is not null order by statement"):
        behind.setdefault(row["model_key"], []).append(row["statement"])
    after = (
        ", no source gives a list of makers that it calls full. Such lists name possible makers and limit nothing; only the bound "
        "that assumes complete lists depends on them."
    )
    return GapRows(
        ("model", "models"), (after, after), {"Model": "said", "States named": "count", "Rows": "count"},
        [(row["model"], row["states"], row["rows"]) for row in rows], [behind.get(row["model_key"], []) for row in rows], "For ",
    )  # fmt: skip


def _reviews(case: Case) -> GapRows:
    rows = case.engine.rows(
        "select about, kind, found, proposed, because from review where kind <> 'judgement' order by kind, found"
    )
    known = {row["id"] for row in case.engine.rows("select id from current where id in (select about from review)")}
    after = "a decision by a person: no table says what is meant. Until then, nothing is identified by such a name."
    return GapRows(
        ("name", "names"), (f" needs {after}", f" need {after}"),
        {"Kind": "id", "Name": "said", "Could be": "said", "Why": "told"},
        [(row["kind"], row["found"], row["proposed"] or "", row["because"]) for row in rows],
        [[row["about"]] if row["about"] in known else [] for row in rows],
    )  # fmt: skip


def _conflicts(case: Case) -> GapRows:
    # Each pair is in the table from both sides and is printed once, from the side that comes first. A pair of which neither
    # row is behind an answer of the case is left out.
    rows = case.engine.rows(
        """select subject.register, subject.locator, subject.quote, conflict.rival, conflict.statement
        from conflict join subject on subject.subject = conflict.subject and subject.register = conflict.register
        left join answered mine on mine.register = conflict.register and mine.subject = conflict.subject
        left join answered other on other.register = conflict.other_register and other.subject = conflict.other_subject
        where (mine.subject is not null or other.subject is not null)
            and concat(conflict.register, ' ', conflict.subject) < concat(conflict.other_register, ' ', conflict.other_subject)
        order by subject.register nulls last, subject.locator nulls last, conflict.rival nulls last"""
    )
    after = " behind these answers cannot both be true as written. Both are kept, and neither is preferred."
    return GapRows(
        ("pair of rows", "pairs of rows"), (after, after), {"Table": "id", "Row": "id", "Says": "quote", "Conflicts with": "id"},
        [(row["register"], in_words(row["locator"]), row["quote"] or "", row["rival"]) for row in rows],
        [[row["statement"]] if row["statement"] else [] for row in rows],
    )  # fmt: skip


def _doubted(case: Case) -> GapRows:
    rows = case.engine.rows(
        """select item.name, item.designation, item.credibility, item.note, grade.id as statement
        from item join current grade on grade.subject = item.item and grade.property = 'credibility'
        join answered on answered.register = item.register and answered.subject = item.item
        where item.credibility in ('5', '6') order by item.name"""
    )
    after = "graded improbable, or beyond judgement, by the author: such a row limits no bound on makers."
    return GapRows(
        ("row of items", "rows of items"), (f" is {after}", f" are {after}"),
        {"Row": "id", "Designation": "said", "Grade": "said", "Why": "said"},
        [(row["name"], row["designation"], row["credibility"], row["note"] or "") for row in rows],
        [[row["statement"]] for row in rows],
    )  # fmt: skip


def _undated(case: Case) -> GapRows:
    rows = case.engine.rows(
        """select item.name, item.designation, held.id as statement
        from item join current held on held.subject = item.item and held.property = 'designation'
        join answered on answered.register = item.register and answered.subject = item.item
        where item.seen_first is null and item.seen_last is null order by item.name"""
    )
    after = "undated, so we cannot say whether a delivery came before or after the find."
    return GapRows(
        ("row of items", "rows of items"), (f" is {after}", f" are {after}"), {"Row": "id", "Designation": "said"},
        [(row["name"], row["designation"]) for row in rows], [[row["statement"]] for row in rows],
    )  # fmt: skip


def _idle_judgements(case: Case) -> GapRows:
    rows = case.engine.rows("select id, found, because from review where kind = 'judgement' order by found, id")
    after = " no row or table of this case matches what was judged."
    # A judgement is no statement: that nothing answers to it rests on all files of the case.
    held = [source.id for source in case.store.sources() if source.held]
    return GapRows(
        ("judgement", "judgements"), (f" decides nothing:{after}", f" decide nothing:{after}"),
        {"Judgement": "id", "Says": "quote", "Why": "told"},
        [(row["id"][:12], row["found"], row["because"]) for row in rows], [held for _ in rows],
    )  # fmt: skip


def _settings_left_open(case: Case) -> GapRows:
    rows = left_open(case)
    # That the case has no such row rests on all its files.
    held = [source.id for source in case.store.sources() if source.held]
    return GapRows(
        ("setting", "settings"), (" of case.yml leads to no answer here.", " of case.yml lead to no answer here."),
        {"Setting": "id", "Says": "quote", "Why": "told"},
        [(one.setting, one.says, one.because) for one in rows], [held for _ in rows],
    )  # fmt: skip


def _open_ended(case: Case) -> GapRows:
    rows = case.engine.rows(
        """select item.name, item.designation, item.seen_first, first.id as statement
        from item join current first on first.subject = item.item and first.property = 'seen_low'
        join answered on answered.register = item.register and answered.subject = item.item
        where item.seen_first is not null and item.seen_last is null order by item.name"""
    )
    after = "a first day and no last day: a delivery after that first day may have come before or after the find."
    return GapRows(
        ("row of items", "rows of items"), (f" gives {after}", f" give {after}"),
        {"Row": "id", "Designation": "said", "Seen from": "said"},
        [(row["name"], row["designation"], iso_day(row["seen_first"])) for row in rows], [[row["statement"]] for row in rows],
    )  # fmt: skip


KINDS: dict[str, Callable[[Case], GapRows]] = {
    "open lists": _open_lists, "names left to a person": _reviews, "conflicts": _conflicts, "doubted rows": _doubted,
    "no day": _undated, "no last day": _open_ended, "judgements without effect": _idle_judgements,
    "settings left open": _settings_left_open,
}  # fmt: skip
"""The kinds of gap that rest on statements, in the order in which they are told."""


def _refused(case: Case, order: int, held: list[str]) -> list[Finding[Gap]]:
    """The rows that gave no statement, and the cells that could not be read in rows that did."""
    found = [one for one in refused_rows(case) if not one.repaired]
    rows = [one for one in found if one.is_row]
    told = " of the files was refused and contributes nothing here.", " of the files were refused and contribute nothing here."
    after = told if rows else (told[0], " of the files were refused.")
    made = [_listed(case, order, "refused rows", ("row", "rows"), after, rows, held)]
    if cells := [one for one in found if one.cell]:
        after = " of a row cannot be read and counts as open.", " of rows cannot be read and count as open."
        made.append(_listed(case, order + 1, "refused cells", ("cell", "cells"), after, cells, held))
    return made


def _listed(
    case: Case, order: int, name: str, nouns: tuple[str, str], after: tuple[str, str], rows: list[Refused], held: list[str]
) -> Finding[Gap]:
    names = {source.id: source.name for source in case.store.sources()}
    gap = GapRows(
        nouns, after, {"File": "said", "Place": "id", "Why": "said"},
        [(names[one.source], in_words(one.locator), one.reason) for one in rows], [[one.source] for one in rows],
    )  # fmt: skip
    return _told(order, name, gap, {one.source for one in rows} or set(held))
