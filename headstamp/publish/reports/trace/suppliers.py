"""Who supplied the recipient: states, stages, quantities, and supply by decade."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from headstamp.nouns.classes import readable_name
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import number_text, range_text
from headstamp.publish.pictures import Decade, decades
from headstamp.publish.reports.trace.context import Context, Section, counted, listed
from headstamp.publish.reports.trace.markup import figure, heading, more, paragraph, table
from headstamp.publish.reports.trace.sentences import register_titles

MOST_QUANTITIES = 5
"""Most quantities named in one cell; the rest is counted."""


def section(context: Context) -> Section | None:
    """Suppliers of the case's recipient; None where the case names none."""
    asked = context.all("suppliers")
    if not asked:
        return None
    widest = max(asked, key=lambda one: (len(one.value["registers"]) == 0, len(one.value["registers"])))
    recipient = widest.value["recipient"]
    body = paragraph(
        f"States with a delivery or a shipment to {recipient} in {_window(widest)}. A state is certain where one row lies "
        "wholly inside the years; the others “may have”. Stages stand side by side and are never added; "
        "a licence, an order or a transit is no supply.",
    )
    titles = register_titles(context)
    rows = [
        (listed([titles.get(r, r) for r in one.value["registers"]]) or "all registers and the press",
         context.figures.state(f"suppliers.count.{number}", one, range_text(one.value["count"]["low"], one.value["count"]["high"])))
        for number, one in enumerate(asked)
    ]  # fmt: skip
    body += table(("Registers asked", "States that supplied"), rows, numbers=(1,))
    body += _warnings(widest)
    body += more(
        f"The {counted(len(widest.value['suppliers']), 'supplier')}, with what each register says",
        _states(context, widest),
    )
    return Section("suppliers", f"Who supplied {recipient}", body + _decades(context, recipient))


def _warnings(found: Finding) -> Markup:
    """What the count rests on, as one list."""
    told = Markup("").join(Markup("<li>{}</li>").format(warning) for warning in found.value.get("warnings", []))
    return Markup('<ul class="warn">{}</ul>').format(told) if told else Markup("")


def _window(found: Finding) -> str:
    return f"{found.value['from']}–{found.value['to']}"


def _states(context: Context, found: Finding) -> Markup:
    rows: list[tuple[object, ...]] = []
    for number, one in enumerate(
        sorted(found.value["suppliers"], key=lambda s: (not s["certain"], str(s["name"])))
    ):
        behind = one.get("support") or found.support
        name = context.figures.state(f"supplier.{number:03d}", found, one["name"], behind)
        rows.append((name, "certain" if one["certain"] else "possible", ", ".join(one["stages"]), _quantities(one["quantities"]),
                     "–".join(str(year)[:4] for year in (one["first"], one["last"]) if year)))  # fmt: skip
    return table(("State", "", "Stages", "What the rows say (never added across registers)", "Years"), rows)


def _quantities(quantities: list[dict[str, Any]]) -> str:
    told = [
        f"{one['register']}: {range_text(one['low'], one['high'], 'number not given')} {one.get('currency') or one['unit']} of "
        f"{readable_name(one['class'])} {one['stage']} ({counted(one['rows'], 'row')})"
        for one in quantities[:MOST_QUANTITIES]
    ]
    if len(quantities) > MOST_QUANTITIES:
        told.append(f"and {number_text(len(quantities) - MOST_QUANTITIES)} more")
    return "; ".join(told)


def _decades(context: Context, recipient: str) -> Markup:
    told = sorted(context.all("decades"), key=lambda one: one.parameters["first"])
    if not told:
        return Markup("")
    rows = [
        Decade(f"{one.value['first']}s", one.value["count"]["low"], one.value["count"]["high"])
        for one in told
    ]
    drawn = figure(
        lambda width: decades(
            rows,
            title="Supply by decade",
            description=f"Supplier states of {recipient} by decade",
            width=width,
        ),
        f"Supplier states of {recipient} by decade, of all registers: solid, certain; hatched, possible. Registers of "
        "exports cover few years, so decades are not equally well seen.",
        "Deliveries are known of one decade only.",
    )
    stated = table(
        ("Years", "States"),
        [(f"{one.value['first']}–{one.value['last']}",
          context.figures.state(f"decade.{one.value['first']}", one, range_text(one.value["count"]["low"], one.value["count"]["high"])))
         for one in told], numbers=(1,),
    )  # fmt: skip
    return heading("By decade") + drawn + more("The numbers", stated)
