"""The states of manufacture: the bound, the items that prove it by hand, and how far it depends on single sources."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.answers.bounds import BoundsAnswer, FragilityFinding, Witness
from headstamp.answers.parts import Evidence
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import counted_text, number_text
from headstamp.publish.reports.trace.context import Context, Section, listed
from headstamp.publish.reports.trace.markup import (
    asked,
    cited,
    heading,
    known_as,
    more,
    paragraph,
    quoted,
    said,
    table,
)
from headstamp.publish.reports.trace.sentences import FORMER, made_in_text, names_of

HEAD = "States that made the items"
CARRIED = "How far the count depends on single sources"


def section(context: Context) -> Section | None:
    """The bounds on states of manufacture; None where the case asks for none."""
    found = context.first(BoundsAnswer, of="made_in", assume_lists_complete=False, rule="dated")
    if found is None:
        return None
    value = found.value
    if context.is_thin(value.constrained, found.support):
        base = f"{counted_text(value.constrained, 'item')} from {counted_text(context.sources_behind(found.support), 'source')}"
        items = context.figures.state("bounds.constrained", found, base)
        bound = context.figures.state("bounds.made_in", found, made_in_text(value), noted=False)
        return Section("made-in", HEAD, paragraph(
            "There is little evidence: the state of manufacture is limited for only ", items, ". Going only by what sources say "
            "about each, the items documented with ", said(value.holder), " were made in ", bound, ".",
        ))  # fmt: skip
    bound = context.figures.state("bounds.made_in", found, made_in_text(value))
    body = paragraph("Going only by what sources say about each item, the items documented with ", said(value.holder),
                     " were made in ", bound, FORMER, ". ", *_base(context, found))  # fmt: skip
    body += _proof(context, found)
    body += _grouped(context)
    body += _conditional(context)
    body += _fragility(context)
    body += _supplier(context)
    return Section("made-in", HEAD, body)


def _base(context: Context, found: Finding[BoundsAnswer]) -> list[object]:
    """How many items limit the count, how many do not, and which classes are not counted."""
    value, state = found.value, context.figures.state
    grade = value.threshold
    limit = counted_text(value.constrained, "item limits", "items limit")
    parts: list[object] = [state("bounds.constrained", found, limit), " this count"]
    if value.unconstrained:
        parts += [
            "; for ", state("bounds.unconstrained", found, f"{number_text(value.unconstrained)} more"),
            ", no source of grade ", asked(f"{grade.reliability} or better (information {grade.credibility} or better)"),
            " says where that particular item was made, so there is no upper limit",
        ]  # fmt: skip
    parts.append(".")
    if every := value.with_every_class:
        words = f"{made_in_text(every)} for {counted_text(every.items, 'item')}"
        parts += [" Trucks, drones, parts of improvised bombs, body armour and other things are not counted here; with them, it "
                  "would be ", state("bounds.every_class", found, words), "."]  # fmt: skip
    return parts


def _proof(context: Context, found: Finding[BoundsAnswer]) -> Markup:
    value = found.value
    names = names_of(context)
    if not value.witnesses:
        return Markup("")
    sentence = context.figures.state("bounds.proof", found, _proof_text(value))
    rows: list[tuple[object, ...]] = []
    for number, witness in enumerate(value.witnesses):
        named: tuple[object, ...] = (_item(witness), _makers(context, found, number, witness, names))
        # One line for each row behind the item: a line says what one source says.
        for row in witness.evidence:
            rows.append((*named, *_evidence(row)))
            named = ("", "")
    columns = ("Item", "Made in", "What the source says", "Outlet", "Grade")
    # A solver's proof is not checked by hand.
    by_hand = "You can check this by hand. " if value.proof == "witnesses" else ""
    return paragraph(by_hand, sentence) + more("The items that prove it, with their sources", table(columns, rows))


def _item(witness: Witness) -> Markup:
    """The name of an item, with the id of its row."""
    return Markup("{} {}").format(said(witness.designation or witness.item), known_as(witness.item))


def _evidence(row: Evidence) -> tuple[Markup, Markup, Markup]:
    """What one row says, whose page it comes from, and its grade."""
    root = Markup(", repeating {}").format(said(row.root)) if row.root else Markup("")
    kind = Markup(" ({})").format(said(row.kind)) if row.kind else Markup("")
    return quoted(row.said) or Markup("–"), Markup("{}{}{}").format(cited(row.source), root, kind), said(row.grade)


def _proof_text(value: BoundsAnswer) -> str:
    shown, least = len(value.witnesses), value.at_least
    apart = (
        "This one item was made in some state, so there is at least 1"
        if shown == 1
        else f"No two of these {shown} items can have been made in one state, going by what is said of each, so there are at least "
        f"{shown}"
    )
    suffice = counted_text(least, "state is", "states are")
    if value.proof == "witnesses":
        base = "item that limits", "items that limit"
        return f"{apart}; and {suffice} enough to explain the {counted_text(value.constrained, *base)} the count."
    if value.proved:
        return f"{apart}. By the solver’s proof, fewer than {counted_text(least, 'state')} cannot explain all items together."
    known = counted_text(value.incumbent, "state is", "states are")
    return f"{apart}. The search stopped early: {least} is proved, {known} known to be enough, and the minimum is between the two."


def _makers(context: Context, found: Finding[BoundsAnswer], number: int, witness: Witness, names: dict[str, str]) -> Markup:
    makers = listed(sorted(names.get(code, code) for code in witness.candidates))
    return context.figures.state(f"witness.{number:03d}", found, makers, witness.support or None)


def _grouped(context: Context) -> Markup:
    found = context.first(BoundsAnswer, of="made_in", assume_lists_complete=False, rule="grouped")
    if found is None:
        return Markup("")
    bound = context.figures.state("bounds.made_in.grouped", found, made_in_text(found.value))
    return paragraph("If a former state and the state that took over its seat count as one, it is ", bound, ".")


def _conditional(context: Context) -> Markup:
    found = context.first(BoundsAnswer, of="made_in", assume_lists_complete=True, rule="dated")
    if found is None:
        return Markup("")
    bound = context.figures.state("bounds.made_in.conditional", found, made_in_text(found.value))
    lists = found.value.assumed.lists if found.value.assumed else 0
    words = counted_text(lists, "list is", "lists are")
    return paragraph(
        "If every list of makers in this case were complete, the items would have been made in ", bound, ". ",
        context.figures.state("bounds.assumed", found, words), " taken as complete here although no source says so.",
        kind="conditional",
    )  # fmt: skip


def _fragility(context: Context) -> Markup:
    told = context.first(FragilityFinding, of="made_in")
    carried = [one for one in told.value.fragility if one.lost > 0] if told else []
    if told is None or not (carried or not told.value.proved):
        return Markup("")
    unproved = Markup("") if told.value.proved else paragraph("A search stopped early, so there may be other such sources.")
    if not carried:
        return heading(CARRIED) + unproved
    rows = []
    for number, one in enumerate(sorted(carried, key=lambda one: (one.at_least, str(one.name)))):
        name, state = f"fragility.{number:03d}", context.figures.state
        rows.append((
            said(one.name), state(name, told, one.at_least),
            state(f"{name}.lost", told, number_text(one.lost)),
            state(f"{name}.items", told, number_text(one.items)),
        ))  # fmt: skip
    columns = ("Without", "At least", "States lost", "Items described")
    return (
        heading(CARRIED)
        + paragraph("Without any one of these, fewer states can be shown. Articles that say they repeat the same report count as one.")
        + table(columns, rows, numbers=(1, 2, 3))
        + unproved
    )


def _supplier(context: Context) -> Markup:
    found = context.first(BoundsAnswer, of="supplier", rule="dated")
    if found is None or context.is_thin(found.value.constrained, found.support):
        return Markup("")
    value, state = found.value, context.figures.state
    items = state("bounds.supplier.items", found, counted_text(value.constrained, "item"))
    bound = state("bounds.supplier", found, made_in_text(value))
    return heading("States that supplied the items") + paragraph(
        "For ", items, ", registers show which states had delivered the model, or one of its family, before the item was seen, to "
        "those from whom ", said(value.holder), " is said to have obtained arms. Deliveries of unidentified models in the same "
        "class count as possible. If every item came by such a delivery, the items were supplied by ", bound,
        ". An item may also have come in a way that no register lists, so this does not prove who supplied any one item.",
    )  # fmt: skip
