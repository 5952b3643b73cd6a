"""What cannot be said: lists that are not complete, rows that contradict one another, rows that are doubted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.finding import Finding
from headstamp.nouns.locator import in_words

RULE = "gaps@1"
LISTED = 60
"""Most rows that a list shows; the count tells how many there are."""


def findings(case: Case) -> list[Finding]:
    """One finding for each kind of gap that the case has.

    Returns:
        findings whose value is ``{order, count_text, sentence, list_name, columns, rows}``, low and high the count.
    """
    made = [
        _finding(order, name, *kind(case))
        for order, (name, kind) in enumerate((
            ("open lists", _open_lists), ("names left to a person", _reviews), ("conflicts", _conflicts),
            ("doubted rows", _doubted), ("no day", _undated),
        ))
    ]  # fmt: skip
    return [one for one in made if one]


def _finding(
    order: int, name: str, count: int, nouns: tuple[str, str], sentence: str, columns: Sequence[str], rows: list[Sequence[Any]],
    support: list[str],
) -> Finding | None:  # fmt: skip
    if not count or not support:
        return None
    more = f" (the first {LISTED})" if len(rows) > LISTED else ""
    return Finding(
        rule=RULE, about=name, low=count, high=count, support=tuple(sorted(set(support))),
        value={
            "order": order, "count_text": f"{count:,} {nouns[count != 1]}", "sentence": sentence, "list_name": f"The list{more}",
            "columns": list(columns), "rows": [list(row) for row in rows[:LISTED]],
        },
    )  # fmt: skip


Gap = tuple[int, tuple[str, str], str, Sequence[str], list[Sequence[Any]], list[str]]
"""How many, of what (one, many), what it means, the columns and rows of the list, the statements behind it."""


def _open_lists(case: Case) -> Gap:
    rows = case.engine.rows(
        """select min(model) as model, count(distinct state_said) as states, count(*) as rows, min(statement) as statement
        from producer where completeness <> 'full' and model_key not in
            (select model_key from producer where completeness = 'full')
        group by model_key order by min(model)"""
    )
    return (
        len(rows), ("model", "models"), "without a list of makers that a source calls full: such a list names possible makers "
        "and narrows nothing. A maker that is missing there would make a bound wrong.",
        ("Model", "States named", "Rows"), [(r["model"], r["states"], r["rows"]) for r in rows], _statements(rows),
    )  # fmt: skip


def _reviews(case: Case) -> Gap:
    rows = case.engine.rows("select about, kind, found, proposed, because from review order by kind, found")
    known = {row["id"] for row in case.engine.rows("select id from current")}
    return (
        len(rows), ("name", "names"), "for a person to decide: no table settles what is meant. Until then nothing is counted by "
        "it.", ("Kind", "Name", "Could be", "Why"),
        [(r["kind"], r["found"], r["proposed"] or "", r["because"]) for r in rows], [r["about"] for r in rows if r["about"] in known],
    )  # fmt: skip


def _conflicts(case: Case) -> Gap:
    # Each pair stands in the table from both sides: it is told once, from the side that comes first.
    rows = case.engine.rows(
        """select subject.register, subject.locator, subject.quote, conflict.rival, conflict.statement
        from conflict join subject on subject.subject = conflict.subject and subject.register = conflict.register
        where concat(conflict.register, ' ', conflict.subject) < concat(conflict.other_register, ' ', conflict.other_subject)
        order by subject.register nulls last, subject.locator nulls last, conflict.rival nulls last"""
    )
    return (
        len(rows), ("pair of rows", "pairs of rows"), "that cannot both hold as written: both stand, side by side, and neither "
        "is chosen.", ("Table", "Row", "Says", "Against"),
        [(r["register"], in_words(r["locator"]), r["quote"] or "", r["rival"]) for r in rows],
        _statements(rows),
    )  # fmt: skip


def _doubted(case: Case) -> Gap:
    rows = case.engine.rows(
        """select item.name, item.designation, item.credibility, item.note, grade.id as statement
        from item join current grade on grade.subject = item.item and grade.property = 'credibility'
        where item.credibility in ('5', '6') order by item.name"""
    )
    return (
        len(rows), ("row of items", "rows of items"), "doubted by those who wrote it down: such a row narrows no bound.",
        ("Row", "Designation", "Grade", "Why"),
        [(r["name"], r["designation"], r["credibility"], r["note"] or "") for r in rows], _statements(rows),
    )  # fmt: skip


def _undated(case: Case) -> Gap:
    rows = case.engine.rows(
        """select item.name, item.designation, held.id as statement
        from item join current held on held.subject = item.item and held.property = 'designation'
        where item.seen_last is null order by item.name"""
    )
    return (
        len(rows), ("row of items", "rows of items"), "without a day: a delivery before the find cannot be told from one after.",
        ("Row", "Designation"), [(r["name"], r["designation"]) for r in rows], _statements(rows),
    )  # fmt: skip


def _statements(rows: list[Row]) -> list[str]:
    return [row["statement"] for row in rows if row["statement"]]
