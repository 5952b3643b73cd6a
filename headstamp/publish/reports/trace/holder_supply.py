"""Supply to the holder itself: deliveries to it by registers, and outside support that was coded for it."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.answers.holder_supply import HolderSupply
from headstamp.casefile.listing import register_titles
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.markup import cited, heading, more, paragraph, said, table
from headstamp.publish.reports.trace.suppliers import states_table, warned

CODED = {"coded": "weapons coded", "not coded": "no weapons coded", None: "no information on weapons"}


def section(context: Context) -> Section | None:
    """Who supplied the case's holder itself; None where no register says anything of it."""
    found = context.first(HolderSupply)
    if found is None:
        return None
    holder = found.value.holder
    body = _deliveries(context, found) + _support(context, found)
    return Section("holder-supply", f"Direct supply to {holder}", body)


def _deliveries(context: Context, found: Finding[HolderSupply]) -> Markup:
    answer = found.value.deliveries
    if answer is None:
        return paragraph("No register in this case lists a delivery or a shipment to ", said(found.value.holder), " itself.")
    behind = {one for supplier in answer.suppliers for one in supplier.support}
    stated = context.figures.state("holder.suppliers", found, answer.sentence, behind)
    rows = counted_text(sum(int(one.transfers) for one in answer.suppliers), "row")
    base = context.figures.state("holder.suppliers.rows", found, rows, behind, noted=False)
    return (
        paragraph(stated, " Based on ", base, " with the holder as recipient or end user, or with a recipient that may be the holder. "
                  "Captured and diverted arms are not included.")
        + warned(context, found, answer, "holder.suppliers")
        + states_table(context, found, answer.suppliers, "holder.supplier")
    )  # fmt: skip


def _support(context: Context, found: Finding[HolderSupply]) -> Markup:
    told = found.value.support
    if not told:
        return Markup("")
    titles = register_titles(context.case)
    behind = {one for row in told for one in row.statements}
    count = context.figures.state("holder.support", found, counted_text(len(told), "row"), behind)
    rows = [
        (context.figures.state(f"holder.support.{number:03d}", found, row.year or "no year", row.statements),
         said("; ".join(row.supporters)), CODED[row.weapons], cited(titles.get(row.register, row.register)))
        for number, row in enumerate(told)
    ]  # fmt: skip
    return (
        heading("Outside support")
        + paragraph(
            count, " reports" if len(told) == 1 else " report",
            " outside support, each row for one year of one conflict. A row that names several supporters does not say which of them "
            "gave weapons, and no row is a delivery.",
        )
        + more("All rows", table(("Year", "Supporters named", "Weapons", "Register"), rows))
    )  # fmt: skip
