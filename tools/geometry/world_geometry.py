"""Make ``headstamp/publish/pictures/geometry/world.json`` from the two files beside this script.

    python tools/geometry/world_geometry.py

``countries-50m.json.gz`` is Natural Earth 4.1.0 at 1:50 million (public domain) as TopoJSON, from the package
``world-atlas`` 2.0.2 of the npm registry; ``codes.json`` gives the alpha-3 code of each numeric code, from
``i18n-iso-countries`` 7.14.0 (MIT). Same two files in, same bytes out; a test holds it. What is put right on
the way, and why, stands in the README beside world.json.
"""

from __future__ import annotations

import gzip
import hashlib
import heapq
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[int, int]  # on the grid of the source, before it is rounded
Ring = list[Point]  # closed: the last point is the first; exteriors run clockwise, holes the other way
Line = list[Point]
Place = tuple[float, float]  # longitude, latitude, in degrees
ToPlace = Callable[[Point], Place]

HERE = Path(__file__).resolve().parent
WORLD = HERE.parents[1] / "headstamp" / "publish" / "pictures" / "geometry" / "world.json"

SIMPLIFY_KM2 = 40.0  # a corner that spans less than this is left out
SMALLEST_ISLAND_KM2 = 100.0  # smaller rings are left out, but the largest ring of every state stays
GRID = 100  # output: hundredths of a degree, about 1.1 km

# Natural Earth's shapes without an ISO number. None: land that no state of ISO 3166 owns.
WITHOUT_NUMBER = {
    "Kosovo": "XKX",
    "Somaliland": "SOM",
    "N. Cyprus": "CYP",
    "Indian Ocean Ter.": "CCK",
    "Siachen Glacier": None,
}
# Parts that ISO 3166 codes apart from the state that Natural Earth draws them with:
# (state, west, south, east, north, code); a ring belongs here if its first point lies inside.
CODED_APART: tuple[tuple[str, float, float, float, float, str], ...] = (
    ("FRA", -55.0, 2.0, -51.0, 6.0, "GUF"),
    ("FRA", -61.9, 15.7, -61.0, 16.6, "GLP"),
    ("FRA", -61.3, 14.3, -60.7, 15.0, "MTQ"),
    ("FRA", 55.0, -21.5, 56.0, -20.5, "REU"),
    ("FRA", 45.0, -13.1, 45.4, -12.5, "MYT"),
    ("NOR", -10.0, 70.0, -7.0, 72.0, "SJM"),
    ("NOR", 9.0, 74.0, 40.0, 82.0, "SJM"),
    ("NOR", 0.0, -56.0, 6.0, -53.0, "BVT"),
    ("NLD", -70.0, 11.0, -62.0, 18.0, "BES"),
    ("CCK", 105.0, -11.0, 106.0, -10.0, "CXR"),
    ("RUS", 32.0, 44.0, 37.0, 46.5, "UKR"),  # Crimea; UN General Assembly resolution 68/262
)
LEFT_OUT = {"ATA"}
WESTERN_SAHARA_NORTH = 27.0 + 2 / 3  # its northern border is the parallel of 27°40′ N


def main() -> None:
    """Write world.json into the package."""
    WORLD.write_text(build(), encoding="ascii", newline="\n")


def build() -> str:
    """The text of world.json."""
    atlas = gzip.decompress((HERE / "countries-50m.json.gz").read_bytes())
    codes = (HERE / "codes.json").read_bytes()
    topology = json.loads(atlas)
    alpha_3 = {number: code for _, code, number, *_ in json.loads(codes)}
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]

    def place(point: Point) -> Place:
        return point[0] * scale[0] + shift[0], point[1] * scale[1] + shift[1]

    names, rings = _states(topology, alpha_3, place)
    _cut_western_sahara(rings, round((WESTERN_SAHARA_NORTH - shift[1]) / scale[1]))
    turn = round(360 / scale[0])
    unwrapped = {code: [_unwrapped(ring, turn, place) for ring in rings[code]] for code in sorted(rings)}
    kept = _without_small(unwrapped, place)
    lines, states = _shared_lines(kept)
    arcs = [_deltas([_on_grid(place(point)) for point in _simplified(line, place)]) for line in lines]
    world = {
        "about": "Natural Earth 4.1.0, 1:50m, public domain; see README.md beside this file",
        "made_from": {
            "world-atlas@2.0.2/countries-50m.json": hashlib.sha256(atlas).hexdigest(),
            "i18n-iso-countries@7.14.0/codes.json": hashlib.sha256(codes).hexdigest(),
        },
        "grid": GRID,
        "names": {code: names[code] for code in states if code},
        "label_at": {code: _on_grid(_middle(kept[code], place)) for code in states if code},
        "states": states,
        "arcs": arcs,
    }
    body = ",\n".join(
        f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}" for key, value in world.items()
    )
    return "{" + body + "}\n"


def _states(
    topology: Any, alpha_3: dict[str, str], place: ToPlace
) -> tuple[dict[str, str], dict[str, list[Ring]]]:
    """Each state's name and rings, with the oddities of the source put right; code "" is land of no state."""
    names: dict[str, str] = {}
    rings: dict[str, list[Ring]] = defaultdict(list)
    arcs = [_undelta(arc) for arc in topology["arcs"]]
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = alpha_3[shape["id"]] if shape.get("id") else WITHOUT_NUMBER[name]
        if code in LEFT_OUT:
            continue
        if name not in ("Somaliland", "N. Cyprus", "Ashmore and Cartier Is.") and code:
            names[code] = name
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for indexes in polygon:
                ring = _joined(arcs, indexes)
                owner = _owner(code, place(ring[0])) if code else ""
                rings[owner].append(ring)
                names.setdefault(owner, name)
    for code in ("UKR", "SOM", "CYP"):
        rings[code] = _united(rings[code])
    return names, rings


def _owner(code: str, first: Place) -> str:
    for state, west, south, east, north, apart in CODED_APART:
        if state == code and west <= first[0] <= east and south <= first[1] <= north:
            return apart
    return code


def _undelta(arc: list[list[int]]) -> Line:
    x = y = 0
    line = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        line.append((x, y))
    return line


def _joined(arcs: list[Line], indexes: Iterable[int]) -> Ring:
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc if not ring else arc[1:]
    return ring


def _united(rings: list[Ring]) -> list[Ring]:
    """The rings without the edges that two of them share."""
    edges = Counter((a, b) for ring in rings for a, b in pairwise(ring) if a != b)
    onward: dict[Point, list[Point]] = defaultdict(list)
    for a, b in edges:
        if (b, a) not in edges:
            onward[a].append(b)
    united = []
    for start in list(onward):
        while onward[start]:
            ring = [start]
            while len(ring) == 1 or ring[-1] != start:
                ring.append(onward[ring[-1]].pop())
            united.append(ring)
    return united


def _cut_western_sahara(rings: dict[str, list[Ring]], parallel: int) -> None:
    """Move what lies south of 27°40′ N from Morocco to Western Sahara (the source draws the line of control)."""
    north = [half for ring in rings["MAR"] if len(half := _half(ring, parallel, 1)) > 3]
    south = [half for ring in rings["MAR"] if len(half := _half(ring, parallel, -1)) > 3]
    rings["MAR"], rings["ESH"] = north, _united(rings["ESH"] + south)


def _half(ring: Ring, parallel: int, side: int) -> Ring:
    """The part of a ring on one side of a parallel (Sutherland and Hodgman 1974)."""
    half: Ring = []
    for a, b in pairwise(ring):
        a_in, b_in = (a[1] - parallel) * side >= 0, (b[1] - parallel) * side >= 0
        if a_in:
            half.append(a)
        if a_in != b_in:
            low, high = sorted((a, b))  # the same corner, whichever way the edge is walked
            x = round(low[0] + (high[0] - low[0]) * (parallel - low[1]) / (high[1] - low[1]))
            if (x, parallel) not in (a, b):
                half.append((x, parallel))
    return [*half, half[0]] if half else []


def _unwrapped(ring: Ring, turn: int, place: ToPlace) -> Ring:
    """The ring without a jump at the antimeridian, its middle between 169.5° W and 190.5° E."""
    shifted, offset = [ring[0]], 0
    for a, b in pairwise(ring):
        offset += turn * round((a[0] - b[0]) / turn)
        shifted.append((b[0] + offset, b[1]))
    longitudes = [place(point)[0] for point in shifted]
    middle = (min(longitudes) + max(longitudes)) / 2
    move = turn if middle < -169.5 else -turn if middle > 190.5 else 0
    return [(x + move, y) for x, y in shifted]


def _without_small(states: dict[str, list[Ring]], place: ToPlace) -> dict[str, list[Ring]]:
    """Leave out small islands, but neither a state's largest ring nor the hole that it lies in."""
    sizes = {
        code: sorted(((_km2(ring, place), ring) for ring in rings), reverse=True)
        for code, rings in states.items()
    }
    stays = {edge for rings in sizes.values() for edge in pairwise(rings[0][1])}
    return {
        code: [
            ring
            for number, (size, ring) in enumerate(rings)
            if number == 0 or size >= SMALLEST_ISLAND_KM2 or any((b, a) in stays for a, b in pairwise(ring))
        ]
        for code, rings in sizes.items()
    }


def _km2(ring: Ring, place: ToPlace) -> float:
    places = [place(point) for point in ring]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(places))
    return abs(twice) / 2 * _degree_km2(places[0][1])


def _degree_km2(latitude: float) -> float:
    return 111.2**2 * math.cos(math.radians(latitude))


def _shared_lines(rings: dict[str, list[Ring]]) -> tuple[list[Line], dict[str, list[list[int]]]]:
    """Cut the rings where borders meet; each line is kept once, and `~number` is the line walked backwards."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in (ring for many in rings.values() for ring in many):
        for a, b in pairwise(ring):
            beside[a].add(b)
            beside[b].add(a)
    numbers: dict[tuple[Point, ...], int] = {}
    states: dict[str, list[list[int]]] = {}
    for code, many in rings.items():
        states[code] = []
        for ring in many:
            states[code].append([_number(numbers, line) for line in _cut(ring, beside)])
    return [list(line) for line in numbers], states


def _cut(ring: Ring, beside: dict[Point, set[Point]]) -> list[Line]:
    corners = [number for number, point in enumerate(ring[:-1]) if len(beside[point]) > 2]
    if not corners:  # an island or an enclave: begin at its least point, so that both sides agree
        corners = [ring.index(min(ring))]
    turned = ring[corners[0] : -1] + ring[: corners[0]] + [ring[corners[0]]]
    ends = [number - corners[0] for number in corners] + [len(turned) - 1]
    return [turned[a : b + 1] for a, b in pairwise(ends)]


def _number(numbers: dict[tuple[Point, ...], int], line: Line) -> int:
    forward, backward = tuple(line), tuple(reversed(line))
    if backward in numbers:
        return ~numbers[backward]
    return numbers.setdefault(forward, len(numbers))


def _simplified(line: Line, place: ToPlace) -> Line:
    """Leave out the corners of least area first (Visvalingam and Whyatt 1993); ends stay, a ring keeps four."""
    places = [place(point) for point in line]
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    gone: set[int] = set()
    fewest = 5 if line[0] == line[-1] else 2

    def area(b: int) -> float:
        (x0, y0), (x1, y1), (x2, y2) = places[before[b]], places[b], places[after[b]]
        return abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2 * _degree_km2(y1)

    queue = [(area(b), b) for b in range(1, len(line) - 1)]
    heapq.heapify(queue)
    now = {b: a for a, b in queue}
    while queue and len(line) - len(gone) > fewest:
        size, b = heapq.heappop(queue)
        if b in gone or now[b] != size:
            continue
        if size >= SIMPLIFY_KM2:
            break
        gone.add(b)
        after[before[b]], before[after[b]] = after[b], before[b]
        for neighbour in (before[b], after[b]):
            if 0 < neighbour < len(line) - 1:
                now[neighbour] = max(area(neighbour), size)
                heapq.heappush(queue, (now[neighbour], neighbour))
    return [point for number, point in enumerate(line) if number not in gone]


def _on_grid(at: Place) -> Point:
    return round(at[0] * GRID), round(at[1] * GRID)


def _deltas(line: Line) -> list[int]:
    """First point, then steps, as one flat list; points that fall on the one before are left out."""
    flat = [*line[0]]
    last = line[0]
    for point in line[1:]:
        if point != last:
            flat += [point[0] - last[0], point[1] - last[1]]
            last = point
    return flat


def _middle(rings: list[Ring], place: ToPlace) -> Place:
    """The point inside the largest ring that lies farthest from its edge, by a grid refined four times."""
    largest = max(rings, key=lambda ring: _km2(ring, place))
    ring = [place(point) for point in [*largest[: -1 : max(1, len(largest) // 100)], largest[0]]]
    narrow = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    flat = [(x * narrow, y) for x, y in ring]
    west, east = min(x for x, _ in flat), max(x for x, _ in flat)
    south, north = min(y for _, y in flat), max(y for _, y in flat)
    best, width, height = ((west + east) / 2, (south + north) / 2), east - west, north - south
    for _ in range(4):
        centre = best
        steps = [number / 8 - 0.5 for number in range(9)]
        grid = [(centre[0] + width * i, centre[1] + height * j) for i in steps for j in steps]
        best = max(grid, key=lambda at: (_depth(at, flat), at))
        width, height = width / 3, height / 3
    return best[0] / narrow, best[1]


def _depth(at: Place, ring: list[Place]) -> float:
    """Distance to the nearest edge, negative outside."""
    x, y = at
    inside, nearest = False, math.inf
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
        dx, dy = x1 - x0, y1 - y0
        along = (
            0.0
            if dx == dy == 0
            else max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)))
        )
        nearest = min(nearest, math.hypot(x - x0 - along * dx, y - y0 - along * dy))
    return nearest if inside else -nearest


if __name__ == "__main__":
    main()
