"""What cannot be said: undecided items, partial lists, refused rows, conflicts, what one source carries."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.markup import more, paragraph, table


def section(context: Context) -> Section | None:
    """One sentence and, where there is one, a list for each kind of gap; None where the case has no such finding."""
    told = context.all("gaps")
    if not told:
        return None
    body = paragraph("What the sources leave open is part of the answer.")
    for number, found in enumerate(sorted(told, key=lambda one: int(one.value["order"]))):
        value = found.value
        body += paragraph(
            context.figures.state(f"gap.{number}", found, value["count_text"]), f" {value['sentence']}"
        )
        if value["rows"]:
            body += more(value["list_name"], table(value["columns"], [tuple(row) for row in value["rows"]]))
    return Section("limits", "What we can’t say", Markup("").join([body]))
