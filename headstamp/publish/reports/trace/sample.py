"""What was documented, where and by whom: the sample behind every count, and the map."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import number_text
from headstamp.publish.pictures import PlaceMark, StateMark, world_map
from headstamp.publish.reports.trace.context import Context, Section, counted, day_text, listed
from headstamp.publish.reports.trace.markup import figure, paragraph


def section(context: Context) -> Section | None:
    """The sample and the map; None where nothing was documented."""
    found = context.first("documented")
    if found is None:
        return None
    sample = found.value
    rows = context.figures.state("sample.rows", found, counted(sample["rows"], "row"))
    if context.is_thin(sample["rows"], found.support):
        body = paragraph("Only ", rows, " from ", counted(context.sources_behind(found.support), "source"),
                         " tell of things documented with ", sample["holder"], ": too few for a picture.")  # fmt: skip
        return Section("sample", "What was documented, and where", body)
    how = listed(
        [f"{row['documented'].replace('_', ' ')} ({number_text(row['rows'])})" for row in sample["how"]]
    )
    named = [row for row in sample["roots"] if row["root"]]
    roots = listed([f"{row['root']} ({number_text(row['rows'])})" for row in named], 8)
    body = paragraph(
        rows, f" tell of things documented with {sample['holder']}, seen between {day_text(sample['first'])} and "
        f"{day_text(sample['last'])}. A row is one thing, lot or type in one source; several rows may tell of one thing. "
        f"How they were documented: {how}.",
    )  # fmt: skip
    if named:
        body += paragraph(f"Where a row says whose report it retells: {roots}. The others name no root, so two of them "
                          "may rest on one and the same.")  # fmt: skip
    return Section("sample", "What was documented, and where", body + _map(context, found))


def _map(context: Context, found: Finding) -> Markup:
    sample = found.value
    made = context.first("flow")
    marks = {
        one["state"]: StateMark(one["name"], bool(one["certain"]), one["certain"] or one["possible"],
                                tuple(one["drawn_on"]), one["dates"])
        for one in (made.value["made_in"] if made else [])
    }  # fmt: skip
    places = [
        PlaceMark(
            one["place"], one["latitude"], one["longitude"], one["precision_m"] or 100_000.0, one["rows"]
        )
        for one in sample["places"]
    ]
    placed = sum(one["rows"] for one in sample["places"])
    caption = (
        f"States said to have made the items (number of items that name no other state; hatched: only one of several), "
        f"and the {len(places)} places of {number_text(placed)} rows, drawn no finer than 25 or 100 km. "
        f"{counted(sample['unplaced'], 'row')} name no single place and are not on the map. A vanished state is drawn "
        "on the land of its successors, with its dates."
    )
    return figure(
        lambda width: world_map(marks, places, title="Map of makers and places",
                                description=f"{len(marks)} states that made items, {len(places)} places", width=width),
        caption, "Too few states and places are known to draw a map.",
    )  # fmt: skip
