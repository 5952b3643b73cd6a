"""The catalogue of types, by class."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from headstamp.nouns.classes import readable_name
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import range_text
from headstamp.publish.pictures import Bar, bars
from headstamp.publish.reports.trace.context import Context, Section, counted, day_text
from headstamp.publish.reports.trace.markup import figure, more, paragraph, table


def section(context: Context) -> Section | None:
    """The catalogue; None where the case asks for no types."""
    found = context.first("types")
    if found is None:
        return None
    answer = found.value
    text = range_text(answer["at_least"], answer["at_most"])
    head = "The catalogue"
    if context.is_thin(answer["at_least"], found.support):
        stated = context.figures.state("catalogue.types", found, text)
        return Section(
            "catalogue", head, paragraph("The sources tell of ", stated, " types: too few for a catalogue.")
        )
    body = paragraph(
        context.figures.state("catalogue.types", found, text),
        " types, counted on the tree of classes, families and models: a model counts, a family only where no model of it "
        "was seen, a class only where nothing under it was. The upper end adds one for each item that nobody identified.",
    )
    classes = sorted(answer["by_class"], key=lambda one: (-one["at_least"], one["class"]))
    drawn = [
        Bar(readable_name(one["class"]), one["at_least"], one["at_most"])
        for one in classes
        if one["at_most"] != 0
    ]
    body += figure(
        lambda width: bars(drawn, title="Types by class", description="At least and at most so many types of each class",
                           width=width),
        "Types by class: solid, at least; hatched, if each item that was not identified is one more.",
        "All types are of one class.",
    )  # fmt: skip
    body += more(
        f"All {counted(len(answer['types']), 'type')}, by class", _types(context, answer["types"], found)
    )
    return Section("catalogue", head, body)


def _types(context: Context, types: list[dict[str, Any]], found: Finding) -> Markup:
    rows: list[tuple[object, ...]] = []
    last = ""
    for number, one in enumerate(
        sorted(types, key=lambda one: (str(one["class"]), str(one["designation"]).casefold()))
    ):
        if one["class"] != last:
            last = str(one["class"])
            rows.append((readable_name(last).capitalize(),))
        items = one["items"]
        counted_items = range_text(items["low"], items["high"], "not said")
        stated = (
            context.figures.state(f"catalogue.{number:03d}", found, counted_items, one["support"])
            if one["support"] else counted_items
        )  # fmt: skip
        rows.append(
            (one["designation"], stated, day_text(one["first"]), one["documented"], one["place"] or "")
        )
    return table(("Designation", "Items", "First seen", "How documented", "Where"), rows, numbers=(1,))
