"""A panel of a map: a projection fitted into a box of px, and the shapes of states in it as SVG path data."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from headstamp.publish.pictures.labels import Box
from headstamp.publish.pictures.projection import EARTH_KM, Project, azimuthal, equal_earth
from headstamp.publish.pictures.shapes import World, world

Pixel = tuple[float, float]
_THIN = 0.35  # px: how far a shape may be from its true line
_OVER = 4.0  # px: how far beyond the box a shape is cut


class Region(NamedTuple):
    """A window of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Is the point inside?"""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


WORLD = Region(-169.5, -56.5, 190.5, 84.0)  # Antarctica is left out


class Panel(NamedTuple):
    """A box of the picture, in px, with what brings (longitude, latitude) into it and its scale at the centre."""

    box: Box
    at: Callable[[float, float], Pixel]
    px_per_km: float
    lines: tuple[tuple[Pixel, ...], ...]  # all lines of the world, in px, thinned


def world_panel(x: float, y: float, width: float) -> Panel:
    """The whole world without Antarctica, `width` px wide; its height follows."""
    extent = [equal_earth(*place) for place in edge(WORLD)]
    ratio = (extent[24][1] - extent[0][1]) / (2 * max(x for x, _ in extent))
    return _fitted(equal_earth, extent, Box(x, y, x + width, y + width * ratio))


def region_panel(region: Region, box: Box) -> Panel:
    """A region in an azimuthal projection about its middle, as large as the box allows, the rest of the box filled."""
    project = azimuthal((region.west + region.east) / 2, (region.south + region.north) / 2)
    return _fitted(project, [project(*place) for place in edge(region)], box)


def edge(region: Region) -> list[tuple[float, float]]:
    """Points along the four sides of a region, clockwise from its south-west, closed."""
    west, south, east, north = region
    steps = [step / 24 for step in range(24)]
    return [
        *((west, south + (north - south) * step) for step in steps),
        *((west + (east - west) * step, north) for step in steps),
        *((east, north - (north - south) * step) for step in steps),
        *((east - (east - west) * step, south) for step in steps),
        (west, south),
    ]


def _fitted(project: Project, extent: Sequence[tuple[float, float]], box: Box) -> Panel:
    left, right = min(x for x, _ in extent), max(x for x, _ in extent)
    low, high = min(y for _, y in extent), max(y for _, y in extent)
    scale = min((box.right - box.left) / (right - left), (box.bottom - box.top) / (high - low))
    middle_x, middle_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2

    def at(longitude: float, latitude: float) -> Pixel:
        x, y = project(longitude, latitude)
        return middle_x + (x - (left + right) / 2) * scale, middle_y - (y - (low + high) / 2) * scale

    return Panel(
        box, at, scale / EARTH_KM, tuple(_thinned([at(*place) for place in line]) for line in world().lines)
    )


def _thinned(line: Sequence[Pixel]) -> tuple[Pixel, ...]:
    """The line without points that no eye would miss (Douglas and Peucker 1973).

    Its two ends stay and it is the same for both neighbours, so that shapes keep meeting.
    """
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        (x0, y0), (x1, y1) = line[first], line[last]
        dx, dy = x1 - x0, y1 - y0
        long = math.hypot(dx, dy)
        farthest, at = _THIN, -1
        for number in range(first + 1, last):
            x, y = line[number][0] - x0, line[number][1] - y0
            away = abs(x * dy - y * dx) / long if long else math.hypot(x, y)
            if away > farthest:
                farthest, at = away, number
        if at > 0:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return tuple(line[number] for number in sorted(kept))


def rings(panel: Panel, codes: Iterable[str]) -> list[list[Pixel]]:
    """The rings of these states inside the panel's box, in px, cut at its edge; specks are left out."""
    shapes: World = world()
    found = []
    for code in codes:
        for numbers in shapes.states.get(code, ()):
            ring: list[Pixel] = []
            for number in numbers:
                line = panel.lines[number] if number >= 0 else panel.lines[~number][::-1]
                ring.extend(line if not ring else line[1:])
            cut = _cut(ring, panel.box)
            if abs(area(cut)) >= 1.0:
                found.append(cut)
    return found


def area(ring: Sequence[Pixel]) -> float:
    """Area of a closed ring in square px; its sign is the way round."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def centre(ring: Sequence[Pixel]) -> Pixel:
    """The centre of gravity of a ring that has an area."""
    pairs = list(zip(ring, [*ring[1:], *ring[:1]], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    six = 3 * sum(crosses)
    x = sum((a[0] + b[0]) * cross for (a, b), cross in zip(pairs, crosses, strict=True)) / six
    return x, sum((a[1] + b[1]) * cross for (a, b), cross in zip(pairs, crosses, strict=True)) / six


def _cut(ring: list[Pixel], box: Box) -> list[Pixel]:
    """The part of a ring inside a box a little larger (Sutherland and Hodgman 1974)."""
    for axis, limit, side in (
        (0, box.left - _OVER, 1),
        (0, box.right + _OVER, -1),
        (1, box.top - _OVER, 1),
        (1, box.bottom + _OVER, -1),
    ):
        if all((point[axis] - limit) * side >= 0 for point in ring):
            continue
        cut: list[Pixel] = []
        for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            a_in, b_in = (a[axis] - limit) * side >= 0, (b[axis] - limit) * side >= 0
            if a_in:
                cut.append(a)
            if a_in != b_in:
                part = (limit - a[axis]) / (b[axis] - a[axis])
                cut.append((a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
        ring = cut
    return ring


def borders(panel: Panel, numbers: Iterable[int]) -> str:
    """Path data of some lines, as far as they meet the panel's box."""
    near = Box(*(side + grow for side, grow in zip(panel.box, (-_OVER, -_OVER, _OVER, _OVER), strict=True)))
    pieces: list[list[Pixel]] = []
    for number in numbers:
        run: list[Pixel] = []
        for a, b in pairwise(panel.lines[number]):
            if _may_meet(a, b, near):
                run = [*run, b] if run else [a, b]
            elif run:
                pieces.append(run)
                run = []
        if run:
            pieces.append(run)
    return "".join(path(piece) for piece in pieces)


def _may_meet(a: Pixel, b: Pixel, box: Box) -> bool:
    across = min(a[0], b[0]) <= box.right and max(a[0], b[0]) >= box.left
    return across and min(a[1], b[1]) <= box.bottom and max(a[1], b[1]) >= box.top


def closed(many: Iterable[Sequence[Pixel]]) -> str:
    """Path data of rings."""
    return "".join(path(ring) + "z" for ring in many)


def path(points: Sequence[Pixel]) -> str:
    """Path data of a line in steps of a tenth of a px, as short as SVG allows."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths) if a != b]
    words = [_tenth(value) for step in steps for value in step]
    start = f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}"
    return start + ("l" + "".join(map(_joined, ["-", *words], words)) if words else "")


def _joined(before: str, word: str) -> str:
    """SVG needs no space before a minus, nor before a dot after a number that has one."""
    apart = not (before == "-" or word[0] == "-" or (word[0] == "." and "." in before))
    return f" {word}" if apart else word


def _tenth(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    digits = f"{whole or ''}.{rest}" if rest else f"{whole}"
    return f"-{digits}" if value < 0 else digits
