"""How many states made the items, at least: the proof that a reader checks with a pencil, and what carries it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from headstamp.nouns.finding import Finding
from headstamp.publish.reports.trace.context import Context, Section, counted, listed
from headstamp.publish.reports.trace.markup import heading, more, paragraph, table
from headstamp.publish.reports.trace.sentences import made_in_text, names_of


def section(context: Context) -> Section | None:
    """The bounds on states of manufacture; None where the case asks for none."""
    said = context.first("bounds", of="made_in", assume_lists_complete=False, rule="dated")
    if said is None:
        return None
    head = "States that made the items"
    value = said.value
    if context.is_thin(value["constrained"], said.support):
        stated = context.figures.state("bounds.made_in", said, made_in_text(value))
        return Section(
            "made-in",
            head,
            paragraph("The sources narrow the makers of too few items for a bound; ", stated, "."),
        )
    body = paragraph(
        "By what the sources say of each item, ", context.figures.state("bounds.made_in", said, made_in_text(value)),
        f" made the items documented with {value['holder']}. {counted(value['constrained'], 'item')} narrow this count; of the "
        f"other {value['unconstrained']:,} no source at the threshold says, of that item alone, "
        "where it was made, so no upper end can be given.",
    )  # fmt: skip
    body += _proof(context, said)
    body += _grouped(context)
    body += _conditional(context)
    body += _fragility(context, said)
    body += _supplier(context)
    return Section("made-in", head, body)


def _proof(context: Context, found: Finding) -> Markup:
    value = found.value
    names = names_of(context)
    if not value["witnesses"]:
        return Markup("")
    rows = [
        (witness.get("designation") or witness["item"],
         _makers(context, found, number, witness, names))
        for number, witness in enumerate(value["witnesses"])
    ]  # fmt: skip
    if value["proof"] == "witnesses":
        words = (f"The proof needs a pencil: no two of these {len(rows)} items can have been made by one state, so there are at "
                 f"least {len(rows)}; and {value['at_least']} states suffice to explain "
                 f"the {value['constrained']:,} that narrow it.")  # fmt: skip
    elif value["proved"]:
        words = (f"No two of these {len(rows)} items can have been made by one state. That fewer than {value['at_least']} states "
                 "cannot explain all items together is the solver's proof.")  # fmt: skip
    else:
        words = (f"The solver's time ran out: {value['at_least']} is proved, {value['incumbent']} states are known to suffice, and "
                 "the least number lies between them.")  # fmt: skip
    return paragraph(words) + more("The items that prove it", table(("Item", "Made in"), rows))


def _makers(context: Context, found: Finding, number: int, witness: dict[str, Any], names: dict[str, str]) -> Markup:
    makers = listed(sorted(names.get(code, code) for code in witness["candidates"]))
    return context.figures.state(f"witness.{number:03d}", found, makers, witness["support"] or None)


def _grouped(context: Context) -> Markup:
    found = context.first("bounds", of="made_in", assume_lists_complete=False, rule="grouped")
    if found is None:
        return Markup("")
    return paragraph(
        "Counted with a vanished state and the one that took over its seat as one: ",
        context.figures.state("bounds.made_in.grouped", found, made_in_text(found.value)), ".",
    )  # fmt: skip


def _conditional(context: Context) -> Markup:
    found = context.first("bounds", of="made_in", assume_lists_complete=True, rule="dated")
    if found is None:
        return Markup("")
    partial = found.value.get("partial_lists") or []
    return paragraph(
        "On condition that every list of makers in the case were complete — most are far from it — the same items would "
        "need ", context.figures.state("bounds.made_in.conditional", found, made_in_text(found.value)),
        f". {counted(len(partial), 'list')} of {'makers are' if len(partial) != 1 else 'makers is'} known to be partial.",
        kind="conditional",
    )  # fmt: skip


def _fragility(context: Context, found: Finding) -> Markup:
    told = context.first("fragility", of="made_in")
    carried = [one for one in told.value["fragility"] if one["lost"] > 0] if told else []
    if told is None or not carried:
        return Markup("")
    rows = [
        (one["name"], f"{one['items']:,}", context.figures.state(f"fragility.{number:03d}", told, one["at_least"]), one["lost"])
        for number, one in enumerate(sorted(carried, key=lambda one: (one["at_least"], str(one["name"]))))
    ]
    return (
        heading("What one source alone carries")
        + paragraph(f"Without one of these, fewer than {found.value['at_least']} states are shown. Papers that say whose report "
                    "they retell are one root.")
        + table(("Without", "Items", "At least", "States lost"), rows, numbers=(1, 2, 3))
    )  # fmt: skip


def _supplier(context: Context) -> Markup:
    found = context.first("bounds", of="supplier", rule="dated")
    if found is None or not found.value["at_least"]:
        return Markup("")
    value = found.value
    stated = context.figures.state("bounds.supplier", found, made_in_text(value))
    return heading("States that supplied the items") + paragraph(
        f"For {counted(value['constrained'], 'item')} a register tells which states had delivered the type, before it was seen, "
        "to those from whom the holder is said to have obtained arms. If each came by such a delivery, ", stated,
        " supplied them. Each may "
        "also have come in a way that is in no register: this is no proof of any one item’s supplier.",
    )  # fmt: skip
