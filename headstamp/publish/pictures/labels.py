"""Where labels go, so that none lies on another: the most important first, each in the first place that is free."""

from collections.abc import Sequence
from typing import NamedTuple

from headstamp.publish.pictures import theme
from headstamp.publish.pictures.svg import element, text
from headstamp.publish.pictures.text import width_of

Spot = tuple[float, float, str]


class Box(NamedTuple):
    """A rectangle in px, y down."""

    left: float
    top: float
    right: float
    bottom: float


class Label(NamedTuple):
    """Lines of text and where their block may stand: (x, y of its middle, anchor), best first.

    A label that names a point (`of`) and stands away from it is tied to it by a thin line.
    """

    lines: tuple[str, ...]
    spots: tuple[Spot, ...]
    size: float = theme.SMALL
    colour: str = theme.INK
    of: tuple[float, float] | None = None


def around(x: float, y: float, radius: float, lines: int, size: float = theme.SMALL) -> tuple[Spot, ...]:
    """The places for a label beside a disc: right, left, above, below, then the corners."""
    out, up, slant = radius + 4, radius + 3 + lines * size * 0.55, radius * 0.72 + 4
    return (
        (x + out, y, "start"),
        (x - out, y, "end"),
        (x, y - up, "middle"),
        (x, y + up, "middle"),
        *((x + slant, y + side * slant, "start") for side in (-1, 1)),
        *((x - slant, y + side * slant, "end") for side in (-1, 1)),
    )


def place(labels: Sequence[Label], frame: Box, avoid: Sequence[Box] = ()) -> list[str | None]:
    """SVG of each label, in order, or None where none of its spots is free.

    No label covers another or its tie; `avoid` is covered only where a label would otherwise find no place.
    """
    full: list[Box] = []
    drawn: list[str | None] = []
    for label in labels:
        free = [spot for spot in label.spots if _is_free(label, spot, frame, full)]
        clear = (spot for spot in free if not any(_meet(_box(label, spot), box) for box in avoid))
        spot = next(clear, free[0] if free else None)
        if spot is None:
            drawn.append(None)
            continue
        full += [_box(label, spot), *_tie_boxes(label, spot)]
        drawn.append(_draw(label, spot))
    return drawn


def _box(label: Label, spot: Spot) -> Box:
    x, y, anchor = spot
    long = max(width_of(line, label.size) for line in label.lines) + 2
    high = len(label.lines) * label.size * 1.15
    left = {"start": x, "middle": x - long / 2, "end": x - long}[anchor]
    return Box(left, y - high / 2, left + long, y + high / 2)


def _tie(label: Label, spot: Spot) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """From the point that is named to the nearest edge of the label, if that is more than a few px."""
    if label.of is None:
        return None
    (x, y), box = label.of, _box(label, spot)
    end = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    return ((x, y), end) if abs(end[0] - x) + abs(end[1] - y) > 9 else None


def _tie_boxes(label: Label, spot: Spot) -> list[Box]:
    tie = _tie(label, spot)
    if tie is None:
        return []
    (x0, y0), (x1, y1) = tie
    points = [(x0 + (x1 - x0) * part / 8, y0 + (y1 - y0) * part / 8) for part in range(8)]
    return [Box(x - 2, y - 2, x + 2, y + 2) for x, y in points]


def _is_free(label: Label, spot: Spot, frame: Box, full: Sequence[Box]) -> bool:
    box = _box(label, spot)
    inside = (
        box.left >= frame.left
        and box.top >= frame.top
        and box.right <= frame.right
        and box.bottom <= frame.bottom
    )
    return inside and not any(
        _meet(part, other) for part in (box, *_tie_boxes(label, spot)) for other in full
    )


def _meet(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


def _draw(label: Label, spot: Spot) -> str:
    x, _, anchor = spot
    first = _box(label, spot).top + label.size * 0.92
    lines = [
        text(
            x,
            first + number * label.size * 1.15,
            line,
            size=label.size,
            fill=label.colour,
            anchor=None if anchor == "start" else anchor,
            halo=True,
        )
        for number, line in enumerate(label.lines)
    ]
    tie = _tie(label, spot)
    if tie is None:
        return "".join(lines)
    (x0, y0), (x1, y1) = tie
    line = element("line", x1=x0, y1=y0, x2=x1, y2=y1, stroke=theme.INK, stroke_width=0.8)
    return "".join([line, element("circle", cx=x0, cy=y0, r=1.6, fill=theme.INK), *lines])
