"""The catalogue of types, by class."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.answers.types import TypeEntry, TypesAnswer
from headstamp.nouns.classes import readable_name
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import bounds_text, counted_text
from headstamp.phrases.type_text import evidence_text, numbers_text
from headstamp.publish.pictures import Bar, bars
from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.markup import drawn, figure, more, paragraph, said, table

HEAD = "Catalogue of types"


def section(context: Context) -> Section | None:
    """The catalogue; None where the case asks for no types."""
    found = context.first(TypesAnswer)
    if found is None:
        return None
    answer = found.value
    counted = context.figures.state("catalogue.types", found, bounds_text(answer.at_least, answer.at_most, "type"))
    if context.is_thin(answer.at_least, found.support):
        return Section("catalogue", HEAD, paragraph("The sources report ", counted, ", too few for a catalogue."))
    body = paragraph(
        "The sources report ", counted,
        ". Types are counted on a tree of classes, families and models: every model counts, a family only if none of its models "
        "was reported, and a class only if nothing below it was. The high figure adds one for each item that is not identified "
        "and may be of a type not otherwise reported.",
    )  # fmt: skip
    body += _classes(context, found)
    listed = context.figures.state("catalogue.listed", found, counted_text(len(answer.types), "type"), noted=False)
    body += more(Markup("{}, by class").format(listed), _types(context, answer.types, found))
    return Section("catalogue", HEAD, body)


def _classes(context: Context, found: Finding[TypesAnswer]) -> Markup:
    classes = sorted(found.value.by_class, key=lambda one: (-one.at_least, one.weapon_class))
    rows = [
        Bar(readable_name(one.weapon_class), one.at_least, one.at_most)
        for one in classes if one.at_most != 0
    ]  # fmt: skip
    described = "Types in each class: at least and at most"
    picture = drawn(lambda width: bars(rows, title="Types by class", description=described, width=width))
    if picture is None:
        return paragraph("All types belong to one class.")
    return figure(context.figures, "catalogue.classes", found, picture,
                  lambda: ["Types by class. Solid: at least; hatched: if each unidentified item is one more type."])  # fmt: skip


def _types(context: Context, types: list[TypeEntry], found: Finding[TypesAnswer]) -> Markup:
    rows: list[tuple[object, ...]] = []
    last = ""
    ordered = sorted(types, key=lambda one: (str(one.weapon_class), str(one.designation).casefold()))
    for number, one in enumerate(ordered):
        if one.weapon_class != last:
            last = str(one.weapon_class)
            rows.append((readable_name(last).capitalize(),))
        name, evidence = f"catalogue.{number:03d}", one.evidence
        numbers = context.figures.state(name, found, numbers_text(one.numbers), one.support or None)
        best = context.figures.state(f"{name}.best", found, evidence_text(evidence), [evidence.statement])
        rows.append((said(one.designation), numbers, best))
    return table(("Type", "Numbers that its sources give", "Best evidence from one source"), rows)
