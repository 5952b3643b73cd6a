"""The legend of a picture: a swatch and a few words each, in as many lines as the width asks for."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from headstamp.publish.pictures import theme
from headstamp.publish.pictures.svg import Paint, element, fill, px, text
from headstamp.publish.pictures.text import width_of, wrapped

_BOX = 22.0
_LINE = 20.0


class Key(NamedTuple):
    """One entry: the name of a swatch (a key of `SWATCHES`, or empty for words alone) and what it means."""

    swatch: str
    means: str


def legend(keys: Sequence[Key], prefix: str, x: float, y: float, width: float) -> tuple[str, float]:
    """Draw entries from (x, y) downwards within `width` px; gives the SVG and the height that it took."""
    parts, at, line = [], 0.0, 0
    for key in keys:
        indent = _BOX + 7 if key.swatch else 0.0
        words = wrapped(key.means, theme.SMALL, width - indent, 3)
        long = indent + max(width_of(piece, theme.SMALL) for piece in words)
        if at and at + long > width:
            at, line = 0.0, line + 1
        top = y + line * _LINE
        if key.swatch:
            parts.append(SWATCHES[key.swatch](prefix, x + at, top))
        for piece in words:
            parts.append(
                text(x + at + indent, y + line * _LINE + 11, piece, size=theme.SMALL, fill=theme.MUTED)
            )
            line += 1
        line -= 1
        at += long + 22
    return element("g", parts), (line + 1) * _LINE


def _box(paint: str, edge: str | None, *, dashed: bool = False) -> Callable[[str, float, float], str]:
    """A box painted with a colour or, where `paint` begins with #pattern:, with that pattern."""

    def draw(prefix: str, x: float, y: float) -> str:
        colour = fill(prefix, paint.removeprefix("pattern:")) if paint.startswith("pattern:") else paint
        dashes = "4 2.5" if dashed else None
        box = {"x": x, "y": y + 0.5, "width": _BOX, "height": 13.0}
        return element("rect", **box, fill=colour, stroke=edge, stroke_dasharray=dashes)

    return draw


def _disc(dashes: str | None) -> Callable[[str, float, float], str]:
    def draw(_prefix: str, x: float, y: float) -> str:
        return element("circle", cx=x + 11, cy=y + 7, r=6.5, stroke_dasharray=dashes, **PLACE_PAINT)

    return draw


def _open(prefix: str, x: float, y: float) -> str:
    box = element("rect", x=x, y=y + 1, width=14, height=12, fill=fill(prefix, "possible"))
    return box + element("path", d=f"M{px(x + 14)} {px(y + 1)}l6 6l-6 6z", fill=theme.SURE)


def _band(paint: Paint) -> Callable[[str, float, float], str]:
    def draw(_prefix: str, x: float, y: float) -> str:
        return element("rect", x=x, y=y + 2, width=_BOX, height=10, **paint)

    return draw


def _back(_prefix: str, x: float, y: float) -> str:
    line = f"M{px(x)} {px(y + 7)}h14"
    tip = element("path", d=f"M{px(x + 13)} {px(y + 2.5)}l8 4.5l-8 4.5z", fill=theme.BACK)
    return element("path", d=line, stroke_width=3, **BAND_BACK) + tip


PLACE_PAINT: Paint = {
    "fill": theme.PLACE,
    "fill_opacity": "0.42",
    "stroke": theme.PLACE_EDGE,
    "stroke_width": 1.2,
}
BAND_SURE: Paint = {"fill": theme.SURE, "fill_opacity": "0.45"}
BAND_POSSIBLE: Paint = {
    "fill": theme.SURE,
    "fill_opacity": "0.12",
    "stroke": theme.SURE,
    "stroke_width": 0.8,
    "stroke_dasharray": "4 3",
}
BAND_BACK: Paint = {"fill": "none", "stroke": theme.BACK, "stroke_opacity": "0.8"}

SWATCHES: dict[str, Callable[[str, float, float], str]] = {
    "sure": _box(theme.SURE, theme.SURE),
    "made": _box(theme.MADE, theme.SURE),
    "possible": _box("pattern:possible", theme.SURE),
    "open": _open,
    "vanished": _box("pattern:vanished", theme.VANISHED, dashed=True),
    "vanished-possible": _box("pattern:vanished-possible", theme.VANISHED, dashed=True),
    "place": _disc(None),
    "wide-place": _disc("3 2.5"),
    "band": _band(BAND_SURE),
    "band-possible": _band(BAND_POSSIBLE),
    "band-back": _back,
}
