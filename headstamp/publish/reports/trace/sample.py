"""What was documented, where and by whom: the sample behind every count, and the map."""

from __future__ import annotations

from markupsafe import Markup

from headstamp.answers.documented import Documented
from headstamp.answers.flow import Flow
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.quantity_text import counted_text, number_text
from headstamp.publish.pictures import PlaceMark, StateMark, world_map
from headstamp.publish.reports.trace.context import Context, Section, listed
from headstamp.publish.reports.trace.markup import day, drawn, figure, paragraph, said

HEAD = "What was documented, and where"
COARSE_M = 100_000.0
"""Precision in metres of a place whose precision is not stated."""


def section(context: Context) -> Section | None:
    """The sample and the map; None where nothing was documented."""
    found = context.first(Documented)
    if found is None:
        return None
    sample = found.value
    rows = sample.rows
    describe = " describes" if rows == 1 else " describe"
    state = context.figures.state
    if context.is_thin(rows, found.support):
        told = f"{counted_text(rows, 'row')} from {counted_text(context.sources_behind(found.support), 'source')}"
        body = paragraph("Only ", state("sample.rows", found, told), describe, " things documented with ", said(sample.holder),
                         ", too few for a map.")  # fmt: skip
        return Section("sample", HEAD, body)
    how = listed([f"{row.documented.replace('_', ' ')} ({number_text(row.rows)})" for row in sample.how])
    body = paragraph(
        state("sample.rows", found, counted_text(rows, "row")), describe, " things documented with ", said(sample.holder),
        *_seen(sample),
        ". A row is one thing, lot or type in one source; several rows may describe the same thing. How they were documented: ",
        state("sample.how", found, how, noted=False), ".",
    )  # fmt: skip
    named = [row for row in sample.roots if row.root]
    if named:
        roots = listed([f"{row.root} ({number_text(row.rows)})" for row in named], 8)
        body += paragraph("Some rows say whose report they repeat: ", state("sample.roots", found, roots),
                          ". The others do not, so two of them may come from the same report.")  # fmt: skip
    return Section("sample", HEAD, body + _map(context, found))


def _seen(sample: Documented) -> tuple[object, ...]:
    """The days between which things were seen; an open end is stated."""
    first, last = sample.first, sample.last
    if first and last:
        return ", seen between ", day(first), " and ", day(last)
    return (", seen from ", day(first), " onwards") if first else (", seen up to ", day(last)) if last else ()


def _map(context: Context, found: Finding[Documented]) -> Markup:
    sample = found.value
    made = context.first(Flow)
    marks = {
        one.state: StateMark(one.name, bool(one.certain), one.certain or one.possible,
                                tuple(one.drawn_on), one.dates)
        for one in (made.value.made_in if made else [])
    }  # fmt: skip
    places = [
        PlaceMark(one.place, one.latitude, one.longitude, one.precision_m or COARSE_M, one.rows)
        for one in sample.places
    ]
    description = f"{counted_text(len(marks), 'state')} said to have made items, {counted_text(len(places), 'place')}"
    picture = drawn(lambda width: world_map(marks, places, title="Map of makers and places", description=description, width=width))
    if picture is None:
        return paragraph("Too few states and places are known to draw a map.")
    behind = (*found.support, *(made.support if made else ()))
    return figure(context.figures, "sample.map", found, picture, lambda: _caption(context, found, sample), behind)


def _caption(context: Context, found: Finding[Documented], sample: Documented) -> list[object]:
    state = context.figures.state
    parts: list[object] = [
        "States said to have made the items, by sources of any grade, each with the number of items for which no other state is "
        "named. Hatched: named only as one of several. Former states are drawn on the land of their successors, with their dates."
    ]
    if places := sample.places:
        finest = sorted({one.precision_m or COARSE_M for one in places})
        parts += [
            " Below: ", state("sample.places", found, counted_text(len(places), "place"), noted=False), " from ",
            state("sample.placed", found, counted_text(sum(one.rows for one in places), "row"), noted=False),
            ", each drawn only as precisely as it is known (",
            state("sample.precision", found, " or ".join(f"{number_text(one / 1000)} km" for one in finest), noted=False), ").",
        ]  # fmt: skip
    if sample.unplaced:
        words = counted_text(sample.unplaced, "row names no single place and is", "rows name no single place and are")
        parts += [" ", state("sample.unplaced", found, words, noted=False), " not on the map."]
    return parts
