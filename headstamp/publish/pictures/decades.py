"""Supply by decade: how many states supplied, and under it the largest suppliers, decade by decade."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from headstamp.publish.pictures import theme
from headstamp.publish.pictures.legend import Key, legend
from headstamp.publish.pictures.svg import at_least_two, element, fill, picture, prefix_of, px, text, tooltip
from headstamp.publish.pictures.text import checked_range, number, range_of, shortened, width_of

_HIGH = 150.0  # px of the tallest bar
_OPEN = 14.0  # px of the hatching on a bar without an upper end
_MINI = 20.0  # px of the tallest small bar


class Decade(NamedTuple):
    """A decade, at least `low` and at most `high` supplier states (None: open), and what each of them counts.

    `suppliers` are (name, count): the count is of whatever the caller's `counted` says.
    """

    label: str
    low: int
    high: int | None
    suppliers: tuple[tuple[str, int], ...] = ()


def decades(
    rows: Sequence[Decade],
    *,
    title: str,
    description: str,
    counted: str = "",
    top: int = 6,
    width: int = theme.WIDE,
) -> str:
    """Upright bars of supplier states by decade (solid: certain; hatched: possible), small bars of the largest below.

    Args:
        rows: two or more, in the order of time.
        counted: heading of the small bars: what the suppliers' counts are; asked for where any row has suppliers.
        top: suppliers shown, by their sum over the decades; how many are left out is said.
        title, description: what a screen reader says; neither is drawn.
        width: px; under 600 the names stand above their small bars.

    Raises:
        TooFewMarks: fewer than two decades. ValueError: a range that is none, or suppliers without `counted`.
    """
    at_least_two(len(rows), "decades")
    for row in rows:
        checked_range(row.low, row.high)
    ranked = _ranked(rows)
    if ranked and not counted:
        raise ValueError("found suppliers without `counted`; expected the words for what is counted")
    prefix = prefix_of("decades", width, title, description)
    shown_names = ranked[:top]
    stacked = width < 600
    left = (
        0.0
        if stacked or not ranked
        else min(200.0, max(width_of(name, theme.TEXT) for name in shown_names) + 16)
    )
    step = (width - left) / len(rows)
    body = [text(0, 14, "Supplier states", bold=True), *_bars(rows, prefix, left, step)]
    y = _HIGH + 84
    if ranked:
        body.append(text(0, y + 12, counted, bold=True))
        body += _small(rows, shown_names, left, step, y + 22, width)
        y += 22 + len(shown_names) * (_MINI + (36 if stacked else 20)) + 6
        rest = len(ranked) - len(shown_names)
        if rest:
            body.append(text(0, y + 14, f"and {rest} more", size=theme.SMALL, fill=theme.MUTED))
            y += 22
    drawn, used = legend(_keys(rows), prefix, 0, y + 12, width)
    return picture(prefix, width, y + 12 + used, title, description, [*body, drawn])


def _keys(rows: Sequence[Decade]) -> list[Key]:
    return [
        Key("sure", "at least"),
        *(
            [Key("possible", "possibly")]
            if any(row.high is None or row.high > row.low for row in rows)
            else []
        ),
        *([Key("open", "no upper limit known")] if any(row.high is None for row in rows) else []),
    ]


def _ranked(rows: Sequence[Decade]) -> list[str]:
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        for name, count in row.suppliers:
            sums[name] += count
    return sorted(sums, key=lambda name: (-sums[name], name))


def _bars(rows: Sequence[Decade], prefix: str, left: float, step: float) -> list[str]:
    ends = [row.low if row.high is None else row.high for row in rows]
    scale = (_HIGH - (_OPEN + 8 if any(row.high is None for row in rows) else 0)) / (max(ends) or 1)
    foot, thick = _HIGH + 44, min(54.0, step * 0.62)
    parts = []
    for index, (row, end) in enumerate(zip(rows, ends, strict=True)):
        x, middle = left + index * step + (step - thick) / 2, left + (index + 0.5) * step
        low, high = row.low * scale, end * scale + (0 if row.high is not None else _OPEN)
        said = range_of(row.low, row.high)
        bar = [tooltip(f"{row.label}: {said}")]
        if high > low:
            body = {"x": x + 0.5, "y": foot - high, "width": thick - 1, "height": high - low}
            edge = None if row.high is None else theme.SURE
            bar.append(element("rect", **body, fill=fill(prefix, "possible"), stroke=edge))
        if low:
            bar.append(element("rect", x=x, y=foot - low, width=thick, height=low, fill=theme.SURE))
        if row.high is None:
            tip = f"M{px(x)} {px(foot - high)}l{px(thick / 2)} -8l{px(thick / 2)} 8z"
            bar.append(element("path", d=tip, fill=theme.SURE))
            high += 8
        printed = said if row.high is not None else f"{number(row.low)}+" if row.low else "?"
        bar.append(text(middle, foot - high - 6, printed, anchor="middle", bold=True))
        bar.append(text(middle, foot + 16, row.label, anchor="middle", size=theme.SMALL))
        parts.append(element("g", bar))
    line = element("line", x1=left, y1=foot, x2=left + step * len(rows), y2=foot, stroke=theme.MUTED)
    return [*parts, line]


def _small(
    rows: Sequence[Decade], names: Sequence[str], left: float, step: float, y: float, width: float
) -> list[str]:
    counts = [defaultdict(int, row.suppliers) for row in rows]
    scale = _MINI / (max(count[name] for count in counts for name in names) or 1)
    thick = min(54.0, step * 0.62)
    parts = []
    for name in names:
        stacked = left == 0
        foot = y + _MINI + (32 if stacked else 14)
        words = shortened(name, theme.TEXT, (width if stacked else left) - 14)
        parts.append(text(0, y + 14 if stacked else foot, words))
        for index, (row, count) in enumerate(zip(rows, counts, strict=True)):
            middle, high = left + (index + 0.5) * step, max(1.5, count[name] * scale)
            if count[name]:
                bar = {"x": middle - thick / 2, "y": foot - high, "width": thick, "height": high}
                said = tooltip(f"{name}, {row.label}: {number(count[name])}")
                parts.append(element("rect", said, **bar, fill=theme.SURE))
                label = number(count[name])
                parts.append(text(middle, foot - high - 3, label, anchor="middle", size=theme.SMALL))
        parts.append(
            element("line", x1=left, y1=foot, x2=left + step * len(rows), y2=foot, stroke=theme.RULE)
        )
        y += _MINI + (36 if stacked else 20)
    return parts
