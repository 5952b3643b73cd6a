"""The map of a report: which states made the items, and where these were documented."""

from collections.abc import Mapping, Sequence

from headstamp.publish.pictures import theme
from headstamp.publish.pictures.labels import Box
from headstamp.publish.pictures.legend import legend
from headstamp.publish.pictures.map_makers import StateMark, maker_keys, makers_map, spot_of
from headstamp.publish.pictures.map_places import (
    Disc,
    PlaceMark,
    discs,
    drawn_discs,
    near_map,
    place_keys,
    window,
)
from headstamp.publish.pictures.panel import WORLD, Panel, Region, edge, path, region_panel, world_panel
from headstamp.publish.pictures.svg import at_least_two, element, picture, prefix_of, text
from headstamp.publish.pictures.text import number, wrapped

EUROPE = Region(-9.0, 35.0, 41.0, 60.0)  # where makers crowd: enlarged from four of them on
_CREDIT = "Land: Natural Earth, simplified. Borders are for orientation; no position on any of them is taken."
_MADE, _FOUND = "States that made them", "Where they were documented"


def world_map(
    made_in: Mapping[str, StateMark],
    places: Sequence[PlaceMark],
    *,
    title: str,
    description: str,
    width: int = theme.WIDE,
) -> str:
    """A map of the world with the makers, enlarged where they crowd, and a nearer map of the places.

    No place is drawn finer than it is known: its disc covers at least its precision, and the middle of the
    disc is moved to a grid of that step, so that the picture's own numbers give away no more. States and
    places that found no room for a label, or have no shape, are listed below.

    Args:
        made_in: state code (ISO alpha-3, XKX for Kosovo, alpha-4 for the vanished) -> mark.
        places: any order; those of one position and precision are drawn as one.
        title, description: what a screen reader says; neither is drawn.
        width: px; under 600 the parts stand below one another.

    Raises:
        TooFewMarks: fewer than two states and places. ValueError: a place off the Earth or without precision.
    """
    at_least_two(len(made_in) + len(places), "states and places")
    prefix = prefix_of("map", width, title, description)
    found = discs(places)
    near = window(found)
    far = [disc for disc in found if near is None or not near.holds(disc.lon, disc.lat)]
    crowd = [code for code, mark in made_in.items() if EUROPE.holds(*(spot_of(code, mark) or (180.0, 0.0)))]
    europe = EUROPE if len(crowd) > 3 else None

    whole = world_panel(0, 24, width)
    panels, bottom = _panels([region for region in (europe, near) if region], whole.box.bottom + 40, width)
    to_label = [code for code in made_in if europe is None or code not in crowd]
    body, labelled = _whole(whole, prefix, made_in, to_label, far, list(panels))
    unlabelled: list[Disc] = []
    for region, panel in panels.items():
        if region == europe:
            land, texts, more = makers_map(panel, prefix, made_in, made_in, 0.17)
            parts, labelled = [*land, *texts], labelled | more
        else:
            parts, unlabelled = near_map(panel, found, {code: mark.name for code, mark in made_in.items()})
        body += _framed(
            panel, f"{prefix}-{'europe' if region == europe else 'near'}", region == europe, parts
        )
    shown, used = legend([*maker_keys(made_in), *place_keys(found)], prefix, 0, bottom + 16, width)
    body.append(shown)
    y = bottom + 16 + used + 8
    for paragraph in _notes(made_in, labelled, far if near else [], unlabelled):
        for line in wrapped(paragraph, theme.SMALL, width - 4, 12):
            body.append(text(0, y + 10, line, size=theme.SMALL, fill=theme.MUTED))
            y += 16
    clips = [
        _clip(panel, f"{prefix}-{'europe' if region == europe else 'near'}")
        for region, panel in panels.items()
    ]
    return picture(prefix, width, y + 4, title, description, body, clips)


def _panels(regions: Sequence[Region], top: float, width: float) -> tuple[dict[Region, Panel], float]:
    """Panels for the regions, side by side where there is room, and the y below them."""
    beside = width >= 600 and len(regions) == 2
    wide = (width - 20) / 2 if beside else width
    high = wide * (0.82 if wide < 600 else 0.45)
    panels = {}
    for index, region in enumerate(regions):
        x, y = (index * (wide + 20), top) if beside else (0.0, top + index * (high + 40))
        panels[region] = region_panel(region, Box(x, y, x + wide, y + high))
    bottoms = [panel.box.bottom for panel in panels.values()]
    return panels, max(bottoms, default=top - 40)


def _whole(
    panel: Panel,
    prefix: str,
    made_in: Mapping[str, StateMark],
    to_label: Sequence[str],
    far: Sequence[Disc],
    enlarged: Sequence[Region],
) -> tuple[list[str], set[str]]:
    """The map of the world: makers, places outside the nearer map, frames of the enlarged parts."""
    sea = element("path", d=path([panel.at(*place) for place in edge(WORLD)]) + "z", fill=theme.SEA)
    spots = [panel.at(disc.lon, disc.lat) for disc in far]
    land, texts, labelled = makers_map(
        panel, prefix, made_in, to_label, 0.045, [Box(x - 5, y - 5, x + 5, y + 5) for x, y in spots]
    )
    frames = [
        element(
            "path",
            d=path([panel.at(*place) for place in edge(region)]) + "z",
            fill="none",
            stroke=theme.INK,
            stroke_width=0.8,
        )
        for region in enlarged
    ]
    caption = text(0, 14, _MADE if made_in else _FOUND, bold=True)
    return [caption, sea, *land, *drawn_discs(panel, far), *frames, *texts], labelled


def _framed(panel: Panel, clip: str, is_europe: bool, parts: Sequence[str]) -> list[str]:
    """A region's map cut to its box, with a caption and, on the map of places, a scale."""
    box = panel.box
    sides = {"x": box.left, "y": box.top, "width": box.right - box.left, "height": box.bottom - box.top}
    caption = text(box.left, box.top - 9, f"{_MADE}: Europe, enlarged" if is_europe else _FOUND, bold=True)
    return [
        caption,
        element("rect", **sides, fill=theme.SEA),
        element("g", parts, clip_path=f"url(#{clip})"),
        *([] if is_europe else _scale(panel)),
        element("rect", **sides, fill="none", stroke=theme.RULE),
    ]


def _clip(panel: Panel, name: str) -> str:
    box = panel.box
    sides = {"x": box.left, "y": box.top, "width": box.right - box.left, "height": box.bottom - box.top}
    return element("clipPath", element("rect", **sides), id=name)


def _scale(panel: Panel) -> list[str]:
    """A line of a round number of kilometres in the upper right corner, beside the caption."""
    km = next((km for km in (1000, 500, 200, 100, 50) if km * panel.px_per_km <= 110), 20)
    right, y = panel.box.right - 1, panel.box.top - 9
    left = right - km * panel.px_per_km
    words = f"{km} km"
    line = element("path", d=f"M{left:.1f} {y - 8:.1f}v8H{right:.1f}v-8", fill="none", stroke=theme.MUTED)
    return [line, text(left - 8, y, words, size=theme.SMALL, fill=theme.MUTED, anchor="end")]


def _notes(
    made_in: Mapping[str, StateMark], labelled: set[str], far: Sequence[Disc], unlabelled: Sequence[Disc]
) -> list[str]:
    """What the maps could not write beside a mark, in sentences; then the credit."""
    missing = sorted((mark.name, code) for code, mark in made_in.items() if code not in labelled)
    shapeless = [made_in[code] for _, code in missing if spot_of(code, made_in[code]) is None]
    others = [made_in[code] for _, code in missing if spot_of(code, made_in[code]) is not None]
    return [
        *_list("Also made in", [_dated(mark) for mark in others if mark.certain]),
        *_list("Possibly made in, not labelled", [_dated(mark) for mark in others if not mark.certain]),
        *_list("No shape on this map", [_dated(mark) for mark in shapeless]),
        *_list("Outside the nearer map", [f"{disc.name} {number(disc.items)}" for disc in far]),
        *_list("Places not labelled", [f"{disc.name} {number(disc.items)}" for disc in unlabelled]),
        _CREDIT,
    ]


def _dated(mark: StateMark) -> str:
    return f"{mark.said} ({mark.dates})" if mark.dates else mark.said


def _list(what: str, names: Sequence[str]) -> list[str]:
    return [f"{what}: {', '.join(names)}."] if names else []
