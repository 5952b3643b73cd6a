"""Places on a map: discs that grow with the items and never say more of a position than is known."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from headstamp.publish.pictures import theme
from headstamp.publish.pictures.labels import Box, Label, around, place
from headstamp.publish.pictures.legend import PLACE_PAINT, Key
from headstamp.publish.pictures.panel import Panel, Region, area, borders, centre, closed, rings
from headstamp.publish.pictures.projection import distance_km
from headstamp.publish.pictures.shapes import world
from headstamp.publish.pictures.svg import element, tooltip
from headstamp.publish.pictures.text import number, width_of

_KM_OF_DEGREE = 111.2
_MOST = 0.9  # the near map holds at least this part of the items
_WIDEST_KM = 4000.0  # beyond it a near map shows no more than the world does


class PlaceMark(NamedTuple):
    """A place where items were documented, its position in degrees known to within `precision_m` metres."""

    name: str
    lat: float
    lon: float
    precision_m: float
    items: int


class Disc(NamedTuple):
    """What is drawn of the places that are one: the middle is on a grid as coarse as the precision."""

    name: str
    lon: float
    lat: float
    precision_km: float
    items: int


def discs(places: Sequence[PlaceMark]) -> list[Disc]:
    """Unite places of one coarse position and precision; most items first.

    Raises:
        ValueError: a place off the Earth, without a precision, or with a negative number of items.
    """
    together: dict[tuple[float, float, float], list[PlaceMark]] = defaultdict(list)
    for mark in places:
        on_earth = -90 <= mark.lat <= 90 and -180 <= mark.lon <= 180
        if not (on_earth and 0 < mark.precision_m < math.inf and mark.items >= 0):
            raise ValueError(
                f"found {mark}; expected degrees on the Earth, a precision above 0 m, items of 0 or more"
            )
        step = mark.precision_m / 1000 / _KM_OF_DEGREE
        lat = round(mark.lat / step) * step
        across = step / max(0.05, math.cos(math.radians(lat)))
        together[(round(mark.lon / across) * across, lat, mark.precision_m / 1000)].append(mark)
    united = []
    for (lon, lat, precision), marks in together.items():
        first = min(marks, key=lambda mark: (-mark.items, len(mark.name), mark.name))
        united.append(Disc(first.name, lon, lat, precision, sum(mark.items for mark in marks)))
    return sorted(united, key=lambda disc: (-disc.items, disc.name, disc))


def window(found: Sequence[Disc]) -> Region | None:
    """The region of a nearer map: about the middle item, as many of the nearest places as hold nine items in ten.

    None where there are no places, or where they lie too far apart for a nearer map to help.
    """
    total = sum(disc.items for disc in found)
    if not total:
        return None
    middle = (
        _median([(disc.lon, disc.items) for disc in found]),
        _median([(disc.lat, disc.items) for disc in found]),
    )
    kept: list[Disc] = []
    for disc in sorted(found, key=lambda disc: (distance_km(middle, (disc.lon, disc.lat)), disc)):
        if sum(one.items for one in kept) >= _MOST * total:
            break
        kept.append(disc)
    pad = (max(disc.precision_km for disc in kept) + 120.0) / _KM_OF_DEGREE
    wide = pad / math.cos(math.radians(min(75.0, abs(middle[1]))))
    near = Region(
        min(disc.lon for disc in kept) - wide,
        max(-85.0, min(disc.lat for disc in kept) - pad),
        max(disc.lon for disc in kept) + wide,
        min(85.0, max(disc.lat for disc in kept) + pad),
    )
    across = distance_km((near.west, near.south), (near.east, near.north))
    return None if across > _WIDEST_KM or near.east - near.west > 120 else near


def _median(weighted: Sequence[tuple[float, int]]) -> float:
    """The least value at which half of all weight is reached; the weights' sum is above 0."""
    ordered = sorted(weighted)
    half = sum(weight for _, weight in ordered) / 2
    reached = accumulate(weight for _, weight in ordered)
    return next(value for (value, _), seen in zip(ordered, reached, strict=True) if seen >= half)


def radius(panel: Panel, disc: Disc) -> float:
    """Radius in px: by the square root of the items, at least the precision."""
    return max(disc.precision_km * panel.px_per_km, _by_items(disc))


def _by_items(disc: Disc) -> float:
    return max(3.0, 2.4 * math.sqrt(disc.items))


def drawn_discs(panel: Panel, found: Sequence[Disc]) -> list[str]:
    """The discs, the largest first, so that none hides a smaller one."""
    return [_disc(panel, disc) for disc in sorted(found, key=lambda disc: (-radius(panel, disc), disc))]


def _disc(panel: Panel, disc: Disc) -> str:
    x, y = panel.at(disc.lon, disc.lat)
    coarse = disc.precision_km * panel.px_per_km > _by_items(disc)
    return element(
        "circle",
        tooltip(f"{disc.name}: {number(disc.items)}, known to within {number(disc.precision_km)} km"),
        cx=x,
        cy=y,
        r=radius(panel, disc),
        stroke_dasharray="3 2.5" if coarse else None,
        **PLACE_PAINT,
    )


def near_map(panel: Panel, found: Sequence[Disc], called: Mapping[str, str]) -> tuple[list[str], list[Disc]]:
    """Land, borders, names of states and discs in a region's panel; and the discs in it without a label.

    A state is named as the other map names it (`called`, by code), else as the geometry does.
    """
    inside = [disc for disc in found if _is_inside(panel, disc)]
    everywhere = closed(rings(panel, world().states))
    land = element("path", d=everywhere, fill=theme.LAND, stroke=theme.LAND, stroke_width=0.4)
    lines = element(
        "path", d=borders(panel, world().borders), fill="none", stroke=theme.BORDER, stroke_width=1.4
    )
    circles = [_box(panel, disc) for disc in inside]
    names = [f"{disc.name} {number(disc.items)}" for disc in inside]
    labels = [
        Label((name,), around(*panel.at(disc.lon, disc.lat), min(radius(panel, disc), 22.0), 1))
        for name, disc in zip(names, inside, strict=True)
    ]
    states = _state_names(panel, called)
    texts = place([*labels, *states], panel.box, circles)
    left = [disc for disc, drawn in zip(inside, texts, strict=False) if drawn is None]
    return [land, lines, *drawn_discs(panel, inside), *(drawn for drawn in texts if drawn)], left


def _is_inside(panel: Panel, disc: Disc) -> bool:
    x, y = panel.at(disc.lon, disc.lat)
    return panel.box.left < x < panel.box.right and panel.box.top < y < panel.box.bottom


def _box(panel: Panel, disc: Disc) -> Box:
    (x, y), r = panel.at(disc.lon, disc.lat), 0.8 * radius(panel, disc)
    return Box(x - r, y - r, x + r, y + r)


def _state_names(panel: Panel, called: Mapping[str, str]) -> list[Label]:
    """Names of states for orientation, in the middle of what is seen of each, the largest first."""
    seen = []
    for code, name in world().names.items():
        largest = max(rings(panel, [code]), key=lambda ring: abs(area(ring)), default=None)
        if largest is not None:
            seen.append((abs(area(largest)), called.get(code, name).upper(), centre(largest)))
    labels = []
    for size, name, (x, y) in sorted(seen, reverse=True):
        if width_of(name, 10) < 1.6 * math.sqrt(size):
            spots = tuple(
                (x + dx, y + dy, "middle")
                for dx, dy in ((0, 0), (0, 24), (0, -24), (30, 0), (-30, 0), (0, 48))
            )
            labels.append(Label((name,), spots, 10.0, theme.MUTED))
    return labels


def place_keys(found: Sequence[Disc]) -> list[Key]:
    """The legend for discs."""
    if not found:
        return []
    return [
        Key("place", "where items were documented (larger: more items)"),
        Key("wide-place", "position known only to within this disc"),
    ]
