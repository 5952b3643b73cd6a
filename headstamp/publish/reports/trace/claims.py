"""What others counted, beside what we count."""

from __future__ import annotations

from headstamp.nouns.values.quantity_text import range_text
from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.markup import more, paragraph, table

COUNTS = ("count", "share")


def section(context: Context) -> Section | None:
    """Counts and shares that others stated; None where the case keeps none."""
    told = sorted(context.all("claims"), key=lambda one: str(one.value["name"]))
    if not told:
        return None
    rows: list[tuple[object, ...]] = []
    others: list[tuple[object, ...]] = []
    for found in told:
        said = found.value
        text = range_text(
            found.low, found.high, f"“{said['hedge_said']}”" if said["hedge_said"] else "no number"
        )
        row: tuple[object, ...] = (said["item"] or "", context.figures.state(f"claim.{said['name']}", found, text),
               said["holder"] or said["recipient"] or "", said["how_said"] or "", said["note"] or "")  # fmt: skip
        (rows if said["claim"] in COUNTS else others).append(row)
    body = paragraph(
        "These figures are other people’s: each counted another sample by another rule, and some count two roles in one "
        "number (“designed or manufactured”). They are printed beside ours and never added to them.",
    )
    columns = ("What", "How many", "Of", "How", "Note")
    body += more(f"{len(rows)} counts and shares", table(columns, rows, numbers=(1,)))
    if others:
        body += more(
            f"{len(others)} more facts of supply, loss and finds", table(columns, others, numbers=(1,))
        )
    return Section("claims", "What others counted", body)
