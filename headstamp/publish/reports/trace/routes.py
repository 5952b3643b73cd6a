"""By which routes: the flow picture, the items' routes, and what sources say was lost."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.answers.flow import Flow
from headstamp.answers.routes import Event, ItemRoutes, RoutesAnswer
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import (
    amount_text,
    bounds_text,
    counted_text,
    number_text,
    range_text,
    share_text,
)
from headstamp.publish.pictures import Bar, Link, Node, bars, flow
from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.markup import (
    day,
    drawn,
    figure,
    heading,
    known_as,
    more,
    paragraph,
    said,
    table,
)

NOT_ESTABLISHED = "D0"
COLUMNS = ("Made in", "Supplied by", "Lost by", "Route", "Holder")
MAY_BE_CRAFT = " For the high figure of a share, items that may be craft-made and cannot have come by this route are not in the base."


def section(context: Context) -> Section | None:
    """Routes to the case's holder; None where nothing is known of them."""
    found = context.first(RoutesAnswer)
    if found is None:
        return None
    items = found.value.items
    head = f"How the items came to {found.value.holder}"
    behind = {one for route in items.routes for one in route.support}
    if context.is_thin(items.total, behind):
        stated = context.figures.state("routes.total", found, counted_text(items.total, "item"), behind or None)
        are = " is" if items.total == 1 else " are"
        few = paragraph("Only ", stated, are, " documented, or all come from one source: too little evidence for shares.")
        return Section("routes", head, few + _events(context, found))
    return Section("routes", head, _flow(context) + _items(context, found) + _events(context, found))


def _flow(context: Context) -> Markup:
    found = context.first(Flow)
    if found is None:
        return Markup("")
    value = found.value
    nodes = [Node(one.id, one.label, one.column) for one in value.nodes]
    links = [Link(one.source, one.target, one.items, one.certain) for one in value.links]
    described = "Makers, suppliers and losers of the items, and the routes"
    picture = drawn(
        lambda width: flow(nodes, links, columns=COLUMNS, title="From maker to holder", description=described, width=width)
    )
    if picture is None or context.is_thin(value.items, found.support):
        return paragraph("Too few items have a known maker, supplier, loser or route to draw a diagram.")
    stated = context.figures.state("flow.items", found, f"{number_text(value.items)} of {counted_text(value.of, 'item')}")
    return paragraph(
        "For ", stated, ", sources report at least part of the path from maker to holder. The diagram shows only what they say.",
    ) + figure(
        context.figures, "flow", found, picture, lambda: [
            "From the states said to have made the items, through those said to have supplied them and those said to have lost them, "
            "to the holder by route. A band is solid only where one row states both of its ends; a dashed band joins statements of "
            "different sources, or is one of several possibilities. “Not known” is drawn to scale.",
        ],
    )  # fmt: skip


def _may_be_craft(found: Finding[RoutesAnswer]) -> bool:
    apart = found.value.apart
    return apart is not None and apart.count.low < apart.count.high


def _items(context: Context, found: Finding[RoutesAnswer]) -> Markup:
    items = found.value.items
    behind_items = {one for route in items.routes for one in route.support}
    base = context.figures.state("routes.base", found, counted_text(items.base, "item"), behind_items or None)
    body = paragraph(
        "An item’s own row decides its route. Otherwise, the route of every loss that matches the item is possible: a loss to the "
        "holder, by the party the item is said to come from, of the item’s class, before the item was seen. Shares are of the ", base,
        " not known to be craft-made. The low figure counts items with this route only; the high figure adds items for which it is "
        "one of several.", MAY_BE_CRAFT if _may_be_craft(found) else "",
    )  # fmt: skip
    told = [Bar(f"{one.route} {one.name}", one.count.low, one.count.high) for one in items.routes]
    described = "Items by route, lowest and highest number"
    picture = drawn(lambda width: bars(told, title="Items by route", description=described, width=width))
    body += paragraph(_of_few_routes(items)) if picture is None else figure(
        context.figures, "routes.items", found, picture,
        lambda: ["Items by route. Solid: this route only; hatched: this route among others."], behind_items or None,
    )  # fmt: skip
    rows = []
    for one in items.routes:
        name, behind = f"route.{one.route}", one.support or None
        counted = context.figures.state(name, found, range_text(one.count.low, one.count.high), behind)
        share = context.figures.state(
            f"{name}.share", found, share_text(one.share.low, one.share.high), behind, noted=False
        )
        rows.append((known_as(one.route), one.name, counted, share))
    body += more("Numbers", table(("Code", "Route", "Items", "Share"), rows, numbers=(2, 3)))
    apart = found.value.apart
    if apart and apart.support:
        low, high = apart.count.low, apart.count.high
        stated = context.figures.state("route.apart", found, bounds_text(low, high, "item"), apart.support)
        body += paragraph("Not included: ", stated, " of illicit or craft manufacture, which are made rather than diverted.")
    return heading("Routes of the documented items") + body


def _of_few_routes(items: ItemRoutes) -> str:
    """The sentence in place of a picture, which needs two routes; D0 is not a route."""
    known = [one for one in items.routes if one.route != NOT_ESTABLISHED]
    if not known:
        return "No route is established for any of them."
    return f"Only one route is known: {known[0].name}."


def _events(context: Context, found: Finding[RoutesAnswer]) -> Markup:
    events = found.value.events
    if not events:
        return Markup("")
    behind = {one.id: one.support for one in events}
    every = {one for statements in behind.values() for one in statements}
    accounts = sum(len(one.accounts) for one in events)
    counted = context.figures.state("events", found, counted_text(accounts, "account"), every)
    describe = " describes" if accounts == 1 else " describe"
    denials = [one for one in events if one.status == "denied"]
    denied: list[object] = []
    if denials:
        against = {each for one in denials for each in one.support}
        words = f"{counted_text(len(denials), 'denial')} among them"
        denied = [", ", context.figures.state("events.denied", found, words, against)]
    rows = []
    for one in events:
        # An account is one row of one source: what others say of the same loss is a line of its own below it.
        for at, account in enumerate(one.accounts):
            words = amount_text(account.quantity.low, account.quantity.high, account.unit)
            rows.append((
                known_as(account.id), known_as(account.route), said("; ".join(account.from_party)),
                said(account.designation), context.figures.state(f"event.{account.id}", found, words, account.support),
                day(account.first),
                Markup("the same loss as {}").format(known_as(one.id)) if at else _beside(context, found, one, behind),
            ))  # fmt: skip
    return (
        heading("What sources say was lost")
        + paragraph(
            counted, describe, " losses to ",
            said(found.value.holder), *denied, ". They are accounts, not an inventory: some describe parts of others, some contradict "
            "each other, and they are never added up.",
        )
        + more("The accounts", table(("Id", "Route", "Lost by", "What", "Quantity", "From", "Related accounts"), rows, numbers=(4,)))
    )  # fmt: skip


def _beside(context: Context, found: Finding[RoutesAnswer], event: Event, behind: dict[str, list[str]]) -> Markup:
    """What an account is part of, which accounts it conflicts with, and whether it is alleged, confirmed or denied."""
    told = []
    if event.together:
        words = range_text(event.together.low, event.together.high, "open at both ends")
        stated = context.figures.state(f"event.{event.id}.together", found, words, event.support)
        told.append(Markup("{} together with {}").format(stated, known_as(", ".join(event.same_as))))
    if event.part_of:
        told.append(Markup("part of {}").format(known_as(", ".join(event.part_of))))
    if event.conflicts:
        against = Markup("conflicts with {}").format(known_as(", ".join(event.conflicts)))
        hull = event.hull
        if hull and (hull.low or hull.high is not None):
            statements = {one for name in (event.id, *event.conflicts) for one in behind.get(name, [])}
            words = range_text(hull.low, hull.high)
            against += Markup("; combined range {}").format(
                context.figures.state(f"event.{event.id}.hull", found, words, statements)
            )
        told.append(against)
    if event.status != "reported":
        told.append(Markup(event.status))
    return Markup("; ").join(told)
