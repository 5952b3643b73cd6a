"""Arms embargoes against the holder and the recipient, each with its doubts."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.answers.embargoes import Embargo, Embargoes
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.phrases.supply_text import window_text
from headstamp.publish.reports.trace.context import Context, Section, listed
from headstamp.publish.reports.trace.markup import asked, day, paragraph, said, table

HEAD = "Arms embargoes in force"


def section(context: Context) -> Section | None:
    """Embargoes in force in the case's window; None where its registers list none."""
    found = context.first(Embargoes)
    if found is None:
        return None
    value = found.value
    count = context.figures.state("embargoes", found, counted_text(len(value.embargoes), "embargo", "embargoes"))
    window = window_text(value.first, value.last)
    are = " is" if len(value.embargoes) == 1 else " are"
    body = paragraph(
        count, " against ", said(listed(value.targets)), are, " listed as in force on at least one day in ", asked(window),
        ". A list shows only that there was an embargo. Whether it barred a delivery depends on its text.",
    )
    rows = [_row(context, found, number, one) for number, one in enumerate(value.embargoes)]
    columns = ("Against", "Issued by", "Document, as listed", "From", "To", "Doubts")
    return Section("embargoes", HEAD, body + table(columns, rows))


def _row(context: Context, found: Finding[Embargoes], number: int, one: Embargo) -> tuple[object, ...]:
    """One embargo: what its row says, and what is in doubt about it."""
    among = Markup(" (named among others)") if one.among else Markup("")
    target = context.figures.state(f"embargo.{number:03d}", found, one.target, [one.statement])
    suspended = Markup(", suspended {}").format(day(one.suspended)) if one.suspended else Markup("")
    return (
        Markup("{}{}").format(target, among), said(one.issuer) or "not known", said(one.document) or "none named",
        day(one.first), Markup("{}{}").format(day(one.last) if one.last else "no end listed", suspended),
        context.figures.state(f"embargo.{number:03d}.doubt", found, " ".join(one.doubts), [one.statement], noted=False),
    )  # fmt: skip
