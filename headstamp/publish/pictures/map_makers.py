"""States that made items, on a map: filled where certain, hatched where possible, cross-lined where vanished."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from headstamp.publish.pictures import theme
from headstamp.publish.pictures.labels import Box, Label, around, place
from headstamp.publish.pictures.legend import Key
from headstamp.publish.pictures.panel import Panel, Pixel, area, borders, closed, rings
from headstamp.publish.pictures.shapes import outline, world
from headstamp.publish.pictures.svg import Paint, element, fill, tooltip
from headstamp.publish.pictures.text import number

_STEPS = (5.0, 16.0, 28.0, 42.0, 60.0, 80.0)  # px: how far out a label may go, step by step
_SPECK = 14.0  # square px: a smaller state gets a ring around it, so that it is seen


class StateMark(NamedTuple):
    """A state that made items: certainly, or only possibly.

    `items` is printed after the name. A vanished state gives in `drawn_on` the codes of the present-day states
    on whose land it is drawn, and in `dates` the years in which it was there, such as `1922–1991`.
    """

    name: str
    certain: bool
    items: int | None = None
    drawn_on: tuple[str, ...] = ()
    dates: str = ""

    @property
    def said(self) -> str:
        """The name with its number."""
        return self.name if self.items is None else f"{self.name} {number(self.items)}"


def spot_of(code: str, mark: StateMark) -> tuple[float, float] | None:
    """Longitude and latitude of the label, or None for a state without a shape."""
    known = world().label_at
    return next((known[one] for one in (mark.drawn_on or (code,)) if one in known), None)


def makers_map(
    panel: Panel,
    prefix: str,
    made_in: Mapping[str, StateMark],
    to_label: Iterable[str],
    reach: float,
    avoid: Sequence[Box] = (),
) -> tuple[list[str], list[str], set[str]]:
    """Land, makers and borders in a panel; labels for those of `to_label` that fit; and the codes of these.

    A label stands at most `reach` of the panel's width away from what it names.
    """
    present = {code: mark for code, mark in made_in.items() if not mark.drawn_on}
    vanished = {code: mark for code, mark in made_in.items() if mark.drawn_on}
    others = closed(rings(panel, (code for code in world().states if code not in present)))
    drawn = [element("path", d=others, fill=theme.LAND, stroke=theme.LAND, stroke_width=0.4)]
    specks: dict[str, str] = {}
    for code, mark in sorted(present.items()):
        shape = rings(panel, [code])
        paint = theme.MADE if mark.certain else fill(prefix, "possible")
        if shape:
            drawn.append(element("path", tooltip(_told(mark)), d=closed(shape), fill=paint))
        if sum(abs(area(ring)) for ring in shape) < _SPECK:
            specks[code] = _speck(panel, code, mark, paint)
    lines = borders(panel, world().borders)
    drawn.append(element("path", d=lines, fill="none", stroke=theme.BORDER, stroke_width=0.6))
    possible = [code for code, mark in sorted(present.items()) if not mark.certain]
    edges = borders(panel, sorted({line for code in possible for line in outline([code])}))
    drawn.append(element("path", d=edges, fill="none", stroke=theme.SURE, stroke_width=0.7) if edges else "")
    drawn += [_vanished(panel, prefix, mark) for _, mark in sorted(vanished.items())]
    texts, labelled = _labels(panel, made_in, to_label, reach, avoid, specks)
    return [*drawn, *specks.values()], texts, labelled


def _told(mark: StateMark) -> str:
    dates = f" ({mark.dates})" if mark.dates else ""
    return f"{mark.said}{dates}, {'certain' if mark.certain else 'possible'}"


def _vanished(panel: Panel, prefix: str, mark: StateMark) -> str:
    """The union of the successors' land, lined, with a dashed line around it."""
    paint = fill(prefix, "vanished" if mark.certain else "vanished-possible")
    around_it: Paint = {
        "fill": "none",
        "stroke": theme.VANISHED,
        "stroke_width": 1.1,
        "stroke_dasharray": "4 2.5",
    }
    land = element("path", d=closed(rings(panel, mark.drawn_on)), fill=paint)
    edge = element("path", d=borders(panel, outline(mark.drawn_on)), **around_it)
    return element("g", [tooltip(_told(mark)), land, edge])


def _speck(panel: Panel, code: str, mark: StateMark, paint: str) -> str:
    at = _spot(panel, code, mark)
    if at is None:
        return ""
    return element("circle", tooltip(_told(mark)), cx=at[0], cy=at[1], r=3.2, fill=paint, stroke=theme.SURE)


def _spot(panel: Panel, code: str, mark: StateMark) -> Pixel | None:
    place_of = spot_of(code, mark)
    if place_of is None:
        return None
    x, y = panel.at(*place_of)
    box = panel.box
    return (x, y) if box.left <= x <= box.right and box.top <= y <= box.bottom else None


def _labels(
    panel: Panel,
    made_in: Mapping[str, StateMark],
    to_label: Iterable[str],
    reach: float,
    avoid: Sequence[Box],
    specks: Container[str],
) -> tuple[list[str], set[str]]:
    """Labels of the certain states, those with most items first, then of the others as room is left."""
    order = sorted(to_label, key=lambda code: (not made_in[code].certain, -(made_in[code].items or 0), code))
    farthest = reach * (panel.box.right - panel.box.left)
    wanted: list[tuple[str, Label]] = []
    for code in order:
        mark, at = made_in[code], _spot(panel, code, made_in[code])
        if at is not None:
            wanted.append((code, _label(mark, at, farthest, code in specks)))
    texts = place([label for _, label in wanted], panel.box, avoid)
    labelled = {code for (code, _), drawn in zip(wanted, texts, strict=True) if drawn}
    return [drawn for drawn in texts if drawn], labelled


def _label(mark: StateMark, at: Pixel, farthest: float, is_speck: bool) -> Label:
    """On its land, else around it, farther and farther out but always tied to it."""
    x, y = at
    lines = (mark.said, mark.dates) if mark.dates else (mark.said,)
    here = () if is_speck else tuple((x, y + step, "middle") for step in (0, 7, -7))
    beside = [spot for away in _STEPS if away <= farthest for spot in around(x, y, away, len(lines))]
    return Label(lines, (*here, *beside), of=at)


def maker_keys(made_in: Mapping[str, StateMark]) -> list[Key]:
    """The legend for the kinds of mark that occur."""
    kinds = {(bool(mark.drawn_on), mark.certain) for mark in made_in.values()}
    words = {
        (False, True): Key("made", "made here: certain"),
        (False, False): Key("possible", "possibly made here"),
        (True, True): Key("vanished", "made in a state that no longer exists, on its successors’ land"),
        (True, False): Key("vanished-possible", "possibly made in a state that no longer exists"),
    }
    return [key for kind, key in words.items() if kind in kinds]
