"""What the tests of the pictures share: reading an SVG back, and a small example of each picture."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import NamedTuple

from headstamp.publish.pictures import (
    Bar,
    Decade,
    Link,
    Node,
    PlaceMark,
    StateMark,
    bars,
    decades,
    flow,
    world_map,
)

SVG = "{http://www.w3.org/2000/svg}"

MADE_IN = {
    "USA": StateMark("United States", True, 68),
    "DEU": StateMark("Germany", True, 25),
    "BEL": StateMark("Belgium", True, 8),
    "CHE": StateMark("Switzerland", True, 5),
    "FRA": StateMark("France", False, 3),
    "SGP": StateMark("Singapore", True, 1),
    "BGR": StateMark("Bulgaria", True, 11),
    "YUCS": StateMark("Yugoslavia", True, 7, ("SRB", "MNE", "XKX", "BIH", "HRV", "SVN", "MKD"), "1918–1992"),
    "CSHH": StateMark("Czechoslovakia", False, 2, ("CZE", "SVK"), "1918–1992"),
}
PLACES = (
    PlaceMark("Mosul", 36.34, 43.12, 25_000, 62),
    PlaceMark("Nineveh", 36.34, 43.12, 100_000, 11),
    PlaceMark("Raqqa", 35.95, 39.01, 25_000, 49),
    PlaceMark("Sirte", 31.21, 16.59, 25_000, 3),
)
NODES = (
    Node("m1", "China", 0),
    Node("m2", "Yugoslavia", 0),
    Node("s1", "Iraq", 1),
    Node("l1", "Iraq (army)", 2),
    Node("r1", "capture in battle", 3),
    Node("h1", "the holder", 4),
)
LINKS = (
    Link("m1", "s1", 5, True),
    Link("m2", "s1", 3, False),
    Link("s1", "l1", 8, True),
    Link("l1", "r1", 8, False),
    Link("r1", "h1", 8, True),
    Link("l1", "s1", 2, False),
)
COLUMNS = ("Made in", "Supplied by", "Lost by", "Route", "Holder")
DECADES = (
    Decade("1980s", 16, 21, (("Soviet Union", 80), ("France", 33))),
    Decade("1990s", 0, 1),
    Decade("2000s", 14, None, (("United States", 30),)),
)
BARS = (Bar("Capture in battle", 18, 41), Bar("Not established", 31, 31), Bar("Defection", 0, None))

EXAMPLES: dict[str, Callable[[int], str]] = {
    "map": lambda width: world_map(
        MADE_IN, PLACES, title="Map", description="Makers and places", width=width
    ),
    "flow": lambda width: flow(
        NODES, LINKS, columns=COLUMNS, title="Flow", description="From maker to holder", width=width
    ),
    "decades": lambda width: decades(
        DECADES, title="Decades", description="Suppliers", counted="Orders", width=width
    ),
    "bars": lambda width: bars(BARS, title="Bars", description="Routes", unit=" %", width=width),
}


def parsed(svg: str) -> ET.Element:
    """The picture as a tree; what is no XML fails here."""
    return ET.fromstring(svg)  # noqa: S314  our own text


def texts(svg: str) -> list[str]:
    """All words that are drawn, in order."""
    return ["".join(found.itertext()) for found in parsed(svg).iter(f"{SVG}text")]


def tooltips(svg: str) -> list[str]:
    """All words that a pointer brings up."""
    return [found.text or "" for found in parsed(svg).iter(f"{SVG}title")][1:]


class Rect(NamedTuple):
    """A rectangle in px, y down."""

    x: float
    y: float
    width: float
    height: float


def rectangles(svg: str, fill: str) -> list[Rect]:
    """The rectangles whose paint contains `fill`, swatches of the legend among them."""
    found = [one for one in parsed(svg).iter(f"{SVG}rect") if fill in one.get("fill", "")]
    return [Rect(*(float(one.get(side, "0")) for side in Rect._fields)) for one in found]


def discs(svg: str, words: str) -> list[tuple[float, float, float]]:
    """x, y and radius of the circles whose tooltip begins with `words`."""
    return [
        (float(one.get("cx", "")), float(one.get("cy", "")), float(one.get("r", "")))
        for one in parsed(svg).iter(f"{SVG}circle")
        if (one.findtext(f"{SVG}title") or "").startswith(words)
    ]


def ids(svg: str) -> list[str]:
    """All ids, and it must know all that it refers to."""
    known = re.findall(r'\bid="([^"]*)"', svg)
    for name in re.findall(r"url\(#([^)]*)\)", svg):
        assert name in known, name
    return known
