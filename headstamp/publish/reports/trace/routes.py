"""By which routes: the flow picture, the items' routes, and what sources say was lost."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import range_text
from headstamp.publish.pictures import Bar, Link, Node, bars, flow
from headstamp.publish.reports.trace.context import Context, Section, counted, day_text
from headstamp.publish.reports.trace.markup import figure, heading, more, paragraph, table
from headstamp.publish.reports.trace.sentences import share_text

COLUMNS = ("Made in", "Supplied by", "Lost by", "Route", "Holder")


def section(context: Context) -> Section | None:
    """Routes to the case's holder; None where nothing is known of them."""
    found = context.first("routes")
    if found is None:
        return None
    items = found.value["items"]
    head = f"How the items came to {found.value['holder']}"
    if context.is_thin(items["total"], found.support):
        stated = context.figures.state("routes.total", found, counted(items["total"], "item"))
        return Section(
            "routes", head, paragraph("Of only ", stated, " anything is known: too few for shares.")
        )
    return Section("routes", head, _flow(context) + _items(context, found) + _events(context, found))


def _flow(context: Context) -> Markup:
    found = context.first("flow")
    if found is None:
        return Markup("")
    value = found.value
    nodes = [Node(one["id"], one["label"], one["column"]) for one in value["nodes"]]
    links = [Link(one["source"], one["target"], one["items"], one["certain"]) for one in value["links"]]
    stated = context.figures.state("flow.items", found, counted(value["items"], "item"))
    drawn = figure(
        lambda width: flow(nodes, links, columns=COLUMNS, title="From maker to holder",
                           description="Makers, suppliers and losers of the items, and the routes", width=width),
        "From the states that made the items, through those said to have supplied them and those said to have lost them, by "
        "route to the holder. Broken bands: only possible. “Not known” is drawn as wide as it is.",
        "Too little is known of any item's way to draw it.",
    )  # fmt: skip
    return (
        paragraph(
            "The picture follows ",
            stated,
            " as far as the sources tell their way; it draws nothing that they do not say.",
        )
        + drawn
    )


def _items(context: Context, found: Finding) -> Markup:
    items = found.value["items"]
    rows, drawn = [], []
    for one in items["routes"]:
        text = range_text(one["count"]["low"], one["count"]["high"])
        stated = (
            context.figures.state(f"route.{one['route']}", found, text, one["support"])
            if one["support"]
            else text
        )
        rows.append((one["route"], one["name"], stated, share_text(one["share"])))
        drawn.append(Bar(f"{one['route']} {one['name']}", one["count"]["low"], one["count"]["high"]))
    body = paragraph(
        f"An item’s own row settles its route. Else every route of a loss that fits it is possible: lost to the holder, by the "
        f"party it is said to come from, of its class, before it was seen. Base: the {items['base']:,} items that are not surely "
        "craft-made; the low end counts items with this route only.",
    )
    body += figure(lambda width: bars(drawn, title="Items by route", description="Items by route, least and greatest", unit=" items",
                                      width=width),
                   "Items by route: solid, this route only; hatched, this route among others.", "One route only is known.")  # fmt: skip
    body += more("The numbers", table(("Code", "Route", "Items", "Share"), rows, numbers=(2, 3)))
    apart = found.value["apart"]
    if apart and apart["support"]:
        stated = context.figures.state(
            "route.apart", found, range_text(apart["count"]["low"], apart["count"]["high"]), apart["support"]
        )
        body += paragraph(
            "Apart from these stand ", stated, " items of illicit or craft manufacture: made, not diverted."
        )
    return heading("Routes of the documented items") + body


def _events(context: Context, found: Finding) -> Markup:
    events = found.value["events"]
    if not events:
        return Markup("")
    rows = []
    for one in events:
        text = range_text(one["quantity"]["low"], one["quantity"]["high"], "no number")
        quantity = context.figures.state(
            f"event.{one['id']}", found, f"{text} {one['unit'] or ''}".strip(), one["support"]
        )
        beside = []
        if one["part_of"]:
            beside.append(f"part of {', '.join(one['part_of'])}")
        if one["conflicts"]:
            hull = one["hull"]
            beside.append(
                f"against {', '.join(one['conflicts'])}"
                + (f"; together {range_text(hull['low'], hull['high'])}" if hull else "")
            )
        if one["status"] != "reported":
            beside.append(one["status"])
        rows.append((one["id"], one["route"], "; ".join(one["from_party"]), one["designation"] or "", quantity,
                     day_text(one["first"]), "; ".join(beside)))  # fmt: skip
    return (
        heading("What sources say was lost")
        + paragraph(
            f"{counted(len(events), 'account')} tell of losses to {found.value['holder']}. They are accounts, not an inventory: parts "
            "stand beside their wholes and rival accounts beside one another, so they are never summed."
        )
        + more(
            "The accounts",
            table(("Id", "Route", "Lost by", "What", "Quantity", "From", "Beside"), rows, numbers=(4,)),
        )
    )
