"""Who supplied the recipient: states, stages, quantities, and supply by decade."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from headstamp.answers.decades import Decades
from headstamp.answers.suppliers import Supplier, SuppliersAnswer
from headstamp.casefile.listing import register_titles
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import counted_text, number_text, range_text
from headstamp.phrases.supply_text import supply_text, window_text, years_text
from headstamp.publish.pictures import Decade, decades
from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.markup import (
    asked,
    cited,
    drawn,
    figure,
    heading,
    more,
    paragraph,
    said,
    table,
)
from headstamp.publish.reports.trace.sentences import registers_text

MOST_QUANTITIES = 5
"""Most quantities named in one cell; the rest is counted."""


def section(context: Context) -> Section | None:
    """Suppliers of the case's recipient; None where the case names none."""
    counts = context.all(SuppliersAnswer)
    if not counts:
        return None
    widest = widest_of(counts)
    recipient = widest.value.recipient
    head = f"Who supplied {recipient}"
    if not widest.value.suppliers:
        stated = context.figures.state("suppliers.none", widest, widest.value.sentence)
        return Section("suppliers", head, paragraph(stated) + warned(context, widest, widest.value, "suppliers"))
    if context.is_thin(rows_of(widest), widest.support):
        base = f"{counted_text(rows_of(widest), 'row')} from {counted_text(context.sources_behind(widest.support), 'source')}"
        rows = context.figures.state("suppliers.rows", widest, base)
        lists = " lists" if rows_of(widest) == 1 else " list"
        body = paragraph("There is little evidence: ", rows, lists, " a delivery or a shipment to ", said(recipient), ". ",
                         context.figures.state("suppliers.thin", widest, widest.value.sentence, noted=False))  # fmt: skip
        return Section("suppliers", head, body + warned(context, widest, widest.value, "suppliers"))
    body = paragraph(
        "States listed with a delivery or a shipment to ", said(recipient), " in ",
        asked(window_text(widest.value.first, widest.value.last)),
        ". A state is certain if one row is entirely within these years; the others are possible. Different stages are listed "
        "separately and never added; a licence, an order or a transit does not count as supply.",
    )  # fmt: skip
    body += _counts(context, counts)
    body += warned(context, widest, widest.value, "suppliers")
    listed = context.figures.state(
        "suppliers.listed", widest, counted_text(len(widest.value.suppliers), "name"), noted=False
    )
    states = states_table(context, widest, widest.value.suppliers, "supplier")
    body += more(Markup("{}, certain and possible, with what each register says").format(listed), states)
    return Section("suppliers", head, body + _decades(context, recipient))


def widest_of(counts: list[Finding[SuppliersAnswer]]) -> Finding[SuppliersAnswer]:
    """The count over the most registers: all of them and the press, if there is such a count."""
    return max(counts, key=lambda one: (not one.value.registers, len(one.value.registers)))


def rows_of(found: Finding[SuppliersAnswer]) -> int:
    """How many rows a count of suppliers depends on."""
    return sum(int(one.transfers) for one in found.value.suppliers)


def _counts(context: Context, counts: list[Finding[SuppliersAnswer]]) -> Markup:
    titles = register_titles(context.case)
    rows = []
    for number, one in enumerate(counts):
        dated, grouped = one.value.count, one.value.grouped
        rows.append((
            registers_text(one, titles),
            context.figures.state(f"suppliers.count.{number}", one, range_text(dated.low, dated.high)),
            context.figures.state(f"suppliers.grouped.{number}", one, range_text(grouped.low, grouped.high)),
        ))  # fmt: skip
    return table(("Registers searched", "States that supplied", "Former states counted with their successors"), rows, numbers=(1, 2))


def warned(context: Context, found: Finding[Any], answer: SuppliersAnswer, prefix: str) -> Markup:
    """What a count depends on and which rows it counts only as possible, as one list.

    Args:
        context: of the report.
        found: the finding that has the count.
        answer: of :func:`headstamp.trace.supply.suppliers.suppliers`, of which ``warnings`` are printed.
        prefix: of the figures' names.
    """
    told = Markup("").join(
        Markup("<li>{}</li>").format(context.figures.state(f"{prefix}.warning.{number:02d}", found, as_sentence(warning), noted=False))
        for number, warning in enumerate(answer.warnings)
    )
    return Markup('<ul class="warn">{}</ul>').format(told) if told else Markup("")


def as_sentence(warning: str) -> str:
    """A warning as the page prints it."""
    return f"{warning[:1].upper()}{warning[1:]}."


def states_table(context: Context, found: Finding[Any], suppliers: list[Supplier], prefix: str) -> Markup:
    """Suppliers, certain ones first, each with what every register says of it.

    Args:
        context: of the report.
        found: the finding that counts them.
        suppliers: entries of ``suppliers`` as :func:`headstamp.trace.supply.suppliers.suppliers` gives them.
        prefix: of the figures' names.
    """
    titles = register_titles(context.case)
    rows: list[tuple[object, ...]] = []
    for number, one in enumerate(sorted(suppliers, key=lambda s: (not s.certain, str(s.name)))):
        figure_name = f"{prefix}.{number:03d}"
        behind = one.support or None
        name = context.figures.state(figure_name, found, one.name, behind)
        quantities = _quantities(context, found, figure_name, one, titles)
        years = context.figures.state(f"{figure_name}.years", found, years_text(one.first, one.last), behind, noted=False)
        rows.append((name, "certain" if one.certain else "possible", ", ".join(one.stages), quantities, years))
    quantities_of = "What each register says (never added across registers)"
    return table(("State", "Certainty", "Stages, all rows", quantities_of, "Years, all rows"), rows)


def _quantities(context: Context, found: Finding[Any], name: str, supplier: Supplier, titles: dict[str, str]) -> Markup:
    """What the rows of one supplier say, register by register; each quantity is a figure."""
    behind, told = supplier.support or None, supplier.quantities
    by_register: dict[str, list[Markup]] = {}
    for number, one in enumerate(told[:MOST_QUANTITIES]):
        words = f"{supply_text(one)} ({counted_text(one.rows, 'row')})"
        stated = context.figures.state(f"{name}.{number}", found, words, behind, noted=False)
        by_register.setdefault(one.register, []).append(stated)
    lines = [
        Markup("{}: {}").format(cited(titles.get(register, register)), Markup("; ").join(quantities))
        for register, quantities in by_register.items()
    ]
    rest = len(told) - MOST_QUANTITIES
    if rest > 0:
        lines.append(context.figures.state(f"{name}.more", found, f"and {number_text(rest)} more", behind, noted=False))
    return Markup("<br>").join(lines)


def _decades(context: Context, recipient: str) -> Markup:
    found = context.first(Decades)
    if found is None:
        return Markup("")
    told = found.value.decades
    rows = [Decade(f"{one.first}s", one.count.low, one.count.high) for one in told]
    described = f"Supplier states of {recipient} by decade"
    picture = drawn(lambda width: decades(rows, title="Supply by decade", description=described, width=width))
    shown = paragraph("Deliveries are known from one decade only.") if picture is None else figure(
        context.figures, "decades", found, picture, lambda: [
            "States that supplied ", said(recipient), " by decade, from all registers. Solid: certain; hatched: possible. No register "
            "covers all years equally, so some decades are better documented than others.",
        ],
    )  # fmt: skip
    stated = [
        (asked(f"{one.first}–{one.last}"),
         context.figures.state(f"decade.{one.first}", found, range_text(one.count.low, one.count.high),
                               one.support or None))
        for one in told
    ]  # fmt: skip
    return heading("By decade") + shown + more("Numbers", table(("Years", "States"), stated, numbers=(1,)))
