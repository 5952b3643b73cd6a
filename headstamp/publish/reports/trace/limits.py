"""What we cannot say: unidentified items, partial lists, refused rows, conflicts, dependence on a single source."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from headstamp.answers.bounds import FragilityFinding
from headstamp.answers.gaps import Gap
from headstamp.answers.types import TypesAnswer
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import bounds_text, counted_text, number_text
from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.markup import known_as, more, paragraph, quoted, said, table

EXEMPT = {"said": said, "id": known_as, "quote": quoted}
"""What a cell of a list is, where it is no result of ours."""


def section(context: Context) -> Section | None:
    """One sentence and, where there is one, a list for each kind of gap; None where the case has no such finding."""
    told = sorted(context.all(Gap), key=lambda one: int(one.value.order))
    if not told:
        return None
    body = paragraph("Gaps and contradictions in the sources limit what the counts above can show.")
    body += _undecided(context) + _carried(context)
    for number, found in enumerate(told):
        value, name = found.value, f"gap.{number}"
        count = context.figures.state(name, found, value.count_text)
        body += paragraph(value.before, count, value.sentence)
        if value.rows:
            rows = [_row(context, found, f"{name}.{at:03d}", row, behind)
                    for at, (row, behind) in enumerate(zip(value.rows, value.support, strict=True))]  # fmt: skip
            counts = [at for at, kind in enumerate(value.kinds) if kind == "count"]
            body += more(_list_name(context, found, name), table(value.columns, rows, counts))
    return Section("limits", "What we can’t say", body)


def _undecided(context: Context) -> Markup:
    found = context.first(TypesAnswer)
    if found is None or not found.value.undecided:
        return Markup("")
    items = found.value.undecided
    counted = context.figures.state("gap.undecided", found, counted_text(items, "item"))
    each = " is not identified: it may" if items == 1 else " are not identified: each may"
    return paragraph(counted, each, " be of a type that is not otherwise reported.")


def _carried(context: Context) -> Markup:
    found = context.first(FragilityFinding, of="made_in")
    if found is None:
        return Markup("")
    most = max(found.value.fragility, key=lambda one: (one.lost, one.name), default=None)
    if most is None or most.lost <= 0:
        words = "The bound on states of manufacture depends on no source alone: it is the same without any one of them."
        return paragraph(context.figures.state("gap.carried", found, words))
    without = context.figures.state("gap.carried", found, bounds_text(most.at_least, None, "state"))
    carried = Markup('<a href="#made-in">how far the count depends on single sources</a>')
    return paragraph("Without ", said(most.name), ", the bound on states of manufacture would be ", without, "; see ", carried,
                     ".")  # fmt: skip


def _list_name(context: Context, found: Finding[Gap], name: str) -> Markup:
    shown, count = len(found.value.rows), int(found.low or 0)
    if shown == count:
        return Markup("The list")
    words = f"first {number_text(shown)} of {number_text(count)}"
    return Markup("The list ({})").format(context.figures.state(f"{name}.listed", found, words, noted=False))


def _row(context: Context, found: Finding[Gap], name: str, row: Sequence[object], behind: Sequence[str]) -> list[object]:
    """The cells of a row; what we counted or say ourselves is a figure, the first of a row with its footnote."""
    cells: list[object] = []
    noted = True
    for at, (kind, cell) in enumerate(zip(found.value.kinds, row, strict=True)):
        if kind in EXEMPT:
            cells.append(EXEMPT[kind](cell))
        else:
            cells.append(context.figures.state(f"{name}.{at}", found, cell, behind or None, noted=noted))
            noted = False
    return cells
