"""The first thing that a reader sees: four numbers, and sentences that carry their bounds."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.nouns.values.quantity_text import range_text
from headstamp.publish.reports.trace.context import Context, counted, listed
from headstamp.publish.reports.trace.markup import paragraph
from headstamp.publish.reports.trace.sentences import (
    made_in_text,
    register_titles,
    share_text,
    suppliers_text,
)

NOT_ESTABLISHED = "D0"


def cards(context: Context) -> Markup:
    """The four numbers, each with what it counts and by what rule."""
    made = []
    types = context.first("types")
    if types:
        made.append(("types", types, range_text(types.value["at_least"], types.value["at_most"]), "types of arms and ammunition",
                     f"documented with {types.value['holder']}"))  # fmt: skip
    said = context.first("bounds", of="made_in", assume_lists_complete=False, rule="dated")
    if said:
        made.append(
            (
                "made-in",
                said,
                f"≥ {said.value['at_least']}",
                "states that made them",
                "by what is said of each item",
            )
        )
    supplied = context.all("suppliers")
    if supplied:
        widest = max(supplied, key=lambda one: (not one.value["registers"], len(one.value["registers"])))
        count = widest.value["count"]
        made.append(("suppliers", widest, range_text(count["low"], count["high"]), f"states that supplied {widest.value['recipient']}",
                     f"{widest.value['from']}–{widest.value['to']}, delivered or shipped, all registers"))  # fmt: skip
    routes = context.first("routes")
    if routes:
        known = [
            one
            for one in routes.value["items"]["routes"]
            if one["route"] != NOT_ESTABLISHED and one["count"]["high"]
        ]
        made.append(
            (
                "routes",
                routes,
                str(len(known)),
                "routes to the holder",
                "said of items, or of losses that fit them",
            )
        )
    inner = Markup("\n").join(
        Markup(
            '<li class="card"><b>{}</b><span class="what">{}</span><span class="how">{}</span></li>'
        ).format(context.figures.state(f"card.{name}", found, text), what, how)
        for name, found, text, what, how in made
    )
    return Markup('<ul class="cards">{}</ul>').format(inner)


def summary(context: Context) -> Markup:
    """Sentences on types, makers, suppliers, routes; each with its bounds."""
    parts = [_types(context), _makers(context), _suppliers(context), _routes(context)]
    return Markup('<div class="lead">{}</div>').format(Markup("").join(part for part in parts if part))


def _types(context: Context) -> Markup:
    found = context.first("types")
    if found is None:
        return Markup("")
    value = found.value
    largest = sorted(value["by_class"], key=lambda one: (-one["at_least"], one["class"]))[:1]
    stated = context.figures.state("summary.types", found, f"at least {value['at_least']} types")
    several = (
        f", in {counted(len([c for c in value['by_class'] if c['at_least']]), 'class', 'classes')}"
        if largest
        else ""
    )
    return paragraph(
        f"Sources document {value['holder']} with ", stated, f" of arms, ammunition and vehicles{several}."
    )


def _makers(context: Context) -> Markup:
    said = context.first("bounds", of="made_in", assume_lists_complete=False, rule="dated")
    if said is None:
        return Markup("")
    stated = context.figures.state("summary.made_in", said, made_in_text(said.value))
    parts: list[object] = ["They were made in ", stated, ", as the states then were"]
    grouped = context.first("bounds", of="made_in", assume_lists_complete=False, rule="grouped")
    if grouped:
        parts += [" (", context.figures.state("summary.grouped", grouped, f"at least {grouped.value['at_least']}"),
                  " if a vanished state and the one that took its seat count as one)"]  # fmt: skip
    body = paragraph(*parts, ", by what the sources say of each item alone. Who made a thing is not who supplied it.")
    fragile = context.first("fragility", of="made_in")
    if fragile and fragile.value["fragility"]:
        most = max(fragile.value["fragility"], key=lambda one: (one["items"], str(one["name"])))
        without = context.figures.state("summary.fragile", fragile, f"at least {most['at_least']}")
        resting = f"Without {most['name']}, on whom more of these items rest than on any other ({most['items']:,}), it would be "
        body += paragraph(resting, without, ".")
    return body


def _suppliers(context: Context) -> Markup:
    asked = context.all("suppliers")
    if not asked:
        return Markup("")
    titles = register_titles(context)
    # One register alone, the fullest first; then those that publish together; then all, with what the press adds.
    order = sorted(asked, key=lambda one: (not one.value["registers"], len(one.value["registers"]), -one.value["count"]["low"]))
    first = order[0].value
    sentence: list[object] = [f"In {first['from']}–{first['to']} {first['recipient']} was supplied by "]
    for number, found in enumerate(order):
        registers = found.value["registers"]
        what = listed([titles.get(one, one) for one in registers])
        if number:
            sentence.append("; by ")
        sentence.append(context.figures.state(f"summary.suppliers.{number}", found, suppliers_text(found.value["count"])))
        together = " together" if len(registers) > 1 else ""
        sentence.append(f" by {what}{together}" if registers else " by all registers and the press")
    widest = order[-1].value
    body = paragraph(*sentence, ". States are counted, never sums of weapons: each register counts another stage.")
    for warning in widest.get("warnings", [])[:1]:
        body += paragraph(f"{warning}.".replace("..", "."))
    return body


def _routes(context: Context) -> Markup:
    found = context.first("routes")
    if found is None or not found.value["items"]["base"]:
        return Markup("")
    items = found.value["items"]
    told = [one for one in items["routes"] if one["route"] != NOT_ESTABLISHED][:3]
    unknown = next((one for one in items["routes"] if one["route"] == NOT_ESTABLISHED), None)
    parts: list[object] = []
    for one in told:
        stated = context.figures.state(
            f"summary.route.{one['route']}", found, share_text(one["share"]), one["support"]
        )
        parts += [", " if parts else "", f"{one['name'].lower()} ", stated]
    body: list[object] = [
        f"Of the {items['base']:,} items that were not craft-made, the sources tell of these routes: ",
        *parts,
        ".",
    ]
    if unknown and unknown["support"]:
        stated = context.figures.state(
            "summary.route.D0", found, share_text(unknown["share"]), unknown["support"]
        )
        body += [
            " For ",
            stated,
            " no route is established: the shares above are least and greatest, and no estimate between.",
        ]
    return paragraph(*body)
