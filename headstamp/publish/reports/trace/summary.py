"""The first thing that a reader sees: four numbers, and sentences with their bounds."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.answers.bounds import BoundsAnswer, FragilityFinding
from headstamp.answers.routes import Route, RoutesAnswer
from headstamp.answers.suppliers import SuppliersAnswer
from headstamp.answers.types import TypesAnswer
from headstamp.casefile.listing import register_titles
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import bounds_text, counted_text, is_one, range_text, share_text
from headstamp.phrases.supply_text import window_text
from headstamp.publish.reports.trace.context import Context
from headstamp.publish.reports.trace.markup import asked, paragraph, said
from headstamp.publish.reports.trace.sentences import FORMER, made_in_text, registers_text, suppliers_text
from headstamp.publish.reports.trace.suppliers import as_sentence, rows_of, widest_of

NOT_ESTABLISHED = "D0"
ROUTES_NAMED = 3
"""Most routes that the summary names; the section has all."""


def cards(context: Context) -> Markup:
    """The four numbers, each with what it counts and by what rule; without those whose base is too thin."""
    made = [card for card in (_types_card(context), _makers_card(context), _suppliers_card(context), _routes_card(context)) if card]
    return Markup('<ul class="cards">{}</ul>').format(Markup("\n").join(made)) if made else Markup("")


def _card(number: Markup, what: object, how: object) -> Markup:
    return Markup('<li class="card"><b>{}</b><span class="what">{}</span><span class="how">{}</span></li>').format(number, what, how)


def _types_card(context: Context) -> Markup | None:
    found = context.first(TypesAnswer)
    if found is None or context.is_thin(found.value.at_least, found.support):
        return None
    low, high = found.value.at_least, found.value.at_most
    number = context.figures.state("card.types", found, range_text(low, high))
    what = f"type{'' if is_one(low, high) else 's'} of arms and ammunition"
    return _card(number, what, Markup("documented with {}, by sources of any grade").format(said(found.value.holder)))


def _makers_card(context: Context) -> Markup | None:
    found = context.first(BoundsAnswer, of="made_in", assume_lists_complete=False, rule="dated")
    if found is None or context.is_thin(found.value.constrained, found.support):
        return None
    low = found.value.at_least
    number = context.figures.state("card.made-in", found, range_text(low, found.value.at_most).replace("at least", "≥"))
    return _card(number, f"state{'' if low == 1 else 's'} that made them", "going only by what sources say about each item")


def _suppliers_card(context: Context) -> Markup | None:
    counts = context.all(SuppliersAnswer)
    found = widest_of(counts) if counts else None
    if found is None or context.is_thin(rows_of(found), found.support):
        return None
    low, high = found.value.count.low, found.value.count.high
    number = context.figures.state("card.suppliers", found, range_text(low, high))
    what = Markup("state{} that supplied {}").format("" if is_one(low, high) else "s", said(found.value.recipient))
    window = asked(window_text(found.value.first, found.value.last))
    return _card(number, what, Markup("{}, delivered or shipped, all registers and the press").format(window))


def _routes_card(context: Context) -> Markup | None:
    found = context.first(RoutesAnswer)
    if found is None or context.is_thin(found.value.items.total, found.support):
        return None
    known = [one for one in found.value.items.routes if one.route != NOT_ESTABLISHED and one.count.high]
    if not known:
        return None
    behind = {one for route in known for one in route.support}
    number = context.figures.state("card.routes", found, str(len(known)), behind or None)
    what = Markup("route{} to {}").format("" if len(known) == 1 else "s", said(found.value.holder))
    return _card(number, what, "reported for items, or for losses that match them")


def summary(context: Context) -> Markup:
    """Sentences on types, makers, suppliers, routes; each with its bounds."""
    parts = [_types(context), _makers(context), _suppliers(context), _routes(context)]
    told = Markup("").join(parts) or paragraph("There is too little evidence for a summary. Each section says how much there is.")
    return Markup('<div class="lead">{}</div>').format(told)


def _types(context: Context) -> Markup:
    found = context.first(TypesAnswer)
    if found is None or context.is_thin(found.value.at_least, found.support):
        return Markup("")
    value, state = found.value, context.figures.state
    classes = sum(1 for one in value.by_class if one.at_least)
    return paragraph(
        "Sources of any grade document ", state("summary.types", found, bounds_text(value.at_least, None, "type")),
        " of arms, ammunition and vehicles with ", said(value.holder), ", in ",
        state("summary.classes", found, counted_text(classes, "class", "classes")),
        *_graded(context, value.at_least), ".",
    )  # fmt: skip


def _graded(context: Context, of_any_grade: int) -> list[object]:
    """How many types are left without the rows below the threshold."""
    found = context.first(BoundsAnswer, of="type")
    if found is None or found.value.at_least == of_any_grade:
        return []
    grade = found.value.threshold
    least = context.figures.state("summary.types.graded", found, bounds_text(found.value.at_least, None, "type"))
    words = f"{grade.reliability} or better (information {grade.credibility} or better)"
    return ["; sources of grade ", asked(words), " document ", least]


def _makers(context: Context) -> Markup:
    found = context.first(BoundsAnswer, of="made_in", assume_lists_complete=False, rule="dated")
    if found is None or context.is_thin(found.value.constrained, found.support):
        return Markup("")
    stated = context.figures.state("summary.made_in", found, made_in_text(found.value))
    parts: list[object] = ["Going only by what sources say about each item, the items were made in ", stated, FORMER]
    grouped = context.first(BoundsAnswer, of="made_in", assume_lists_complete=False, rule="grouped")
    if grouped:
        parts += ["; ", context.figures.state("summary.grouped", grouped, made_in_text(grouped.value)),
                  " if a former state and the state that took over its seat count as one"]  # fmt: skip
    return paragraph(*parts, ". The state that made an item is not necessarily the state that supplied it.") + _fragile(context)


def _fragile(context: Context) -> Markup:
    found = context.first(FragilityFinding, of="made_in")
    if found is None:
        return Markup("")
    most, state = found.value.largest, context.figures.state
    return paragraph(
        said(most.name), " is the largest single source (",
        state("summary.fragile.items", found, counted_text(most.items, "item")),
        "; no other describes more). Without it, the count would be ",
        state("summary.fragile", found, bounds_text(most.at_least, None, "state")), ".",
    )  # fmt: skip


def _suppliers(context: Context) -> Markup:
    counts = context.all(SuppliersAnswer)
    if not counts or context.is_thin(rows_of(widest_of(counts)), widest_of(counts).support):
        return Markup("")
    titles = register_titles(context.case)
    # One register alone, the fullest first; then those that publish together; then all, with what the press adds.
    # A register that makes no state a certain supplier is left to the section.
    told = (one for one in counts if one.value.count.low or len(one.value.registers) != 1)
    order = sorted(told, key=lambda one: (not one.value.registers, len(one.value.registers), -one.value.count.low))
    parts: list[object] = []
    for number, found in enumerate(order):
        stated = context.figures.state(f"summary.suppliers.{number}", found, suppliers_text(found.value.count))
        whom = "all published registers together" if len(found.value.registers) > 1 else registers_text(found, titles)
        by = "according to " if len(found.value.registers) == 1 else "counting "
        parts += [f"; {by}" if number else by.capitalize(), whom, ", "]
        parts += [stated, *(() if number else _what_was_done(found))]
    body = paragraph(*parts, ". We count states and never add up weapons, because each register counts a different stage.")
    for warning in order[-1].value.warnings[:1]:
        body += paragraph(context.figures.state("summary.suppliers.warning", order[-1], as_sentence(warning)))
    return body


def _what_was_done(found: Finding[SuppliersAnswer]) -> tuple[object, ...]:
    window = asked(window_text(found.value.first, found.value.last))
    low, high = found.value.count.low, found.value.count.high
    comma = "," if high is not None and high > low else ""
    return comma, " delivered or shipped arms to ", said(found.value.recipient), " in ", window


def _routes(context: Context) -> Markup:
    found = context.first(RoutesAnswer)
    if found is None or not found.value.items.base or context.is_thin(found.value.items.total, found.support):
        return Markup("")
    items = found.value.items
    behind = {one for route in items.routes for one in route.support}
    told = [one for one in items.routes if one.support]
    known = [one for one in told if one.route != NOT_ESTABLISHED][:ROUTES_NAMED]
    excluding = _excluding_craft_made(context, found) if known else ()
    base = context.figures.state("summary.base", found, counted_text(items.base, "item"), behind or None)
    if not known:
        return paragraph("No route is established for any of the ", base, " not known to be craft-made.")
    which = "the remaining" if excluding else "the"
    reported = (f"these are the most frequently reported routes of {which} ", base, ": ")
    if len(known) == 1:
        reported = (f"the only route reported for {which} ", base, " is ")
    parts: list[object] = [*excluding, reported[0] if excluding else reported[0].capitalize(), *reported[1:]]
    for number, one in enumerate(known):
        before = "" if not number else " and " if one is known[-1] else "; "
        parts += [before, f"{one.name.lower()} (", _share(context, found, one), ")"]
    for one in told:
        if one.route == NOT_ESTABLISHED:
            parts += [". For ", _share(context, found, one), " no route is established"]
    if any(one.share.low != one.share.high for one in known):
        parts += [". Where two shares are given, the low figure counts items known to have come this way; the high figure adds those "
                  "that may have"]  # fmt: skip
    return paragraph(*parts, ".")


def _excluding_craft_made(context: Context, found: Finding[RoutesAnswer]) -> tuple[object, ...]:
    """The beginning of the sentence on routes: how many items are known to be craft-made, and so are in no base; () for none."""
    apart = found.value.apart
    if apart is None or not apart.count.low:
        return ()
    words = counted_text(apart.count.low, "craft-made item")
    return "Excluding ", context.figures.state("summary.apart", found, words, apart.support), ", "


def _share(context: Context, found: Finding[RoutesAnswer], route: Route) -> Markup:
    share = share_text(route.share.low, route.share.high)
    return context.figures.state(f"summary.route.{route.route}", found, share, route.support)
