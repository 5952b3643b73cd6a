"""Horizontal bars with ranges: solid up to the low end, hatched from there to the high end."""

from collections.abc import Sequence
from typing import NamedTuple

from headstamp.publish.pictures import theme
from headstamp.publish.pictures.legend import Key, legend
from headstamp.publish.pictures.svg import at_least_two, element, fill, picture, prefix_of, px, text, tooltip
from headstamp.publish.pictures.text import checked_range, range_of, shortened, width_of, wrapped

_BAR = 16.0
_PAD = 2.0


class Bar(NamedTuple):
    """One row: a label, at least `low`, at most `high` (None: no upper end is known)."""

    label: str
    low: float
    high: float | None


def bars(
    rows: Sequence[Bar],
    *,
    title: str,
    description: str,
    unit: str = "",
    low_means: str = "at least",
    high_means: str = "possibly",
    width: int = theme.WIDE,
) -> str:
    """Rows of bars from 0 to the largest end, in the order given, each with its numbers printed.

    Args:
        rows: two or more; 0 ≤ low ≤ high. Two floats a row, in one unit.
        title, description: what a screen reader says; neither is drawn.
        unit: printed after the numbers, such as " %".
        low_means, high_means: the words of the legend for the solid and the hatched part.
        width: px; `theme.NARROW` puts each label above its bar.

    Raises:
        TooFewMarks: fewer than two rows. ValueError: a range that is none.
    """
    at_least_two(len(rows), "bars")
    for row in rows:
        checked_range(row.low, row.high)
    prefix = prefix_of("bars", width, title, description)
    stacked = width < 600
    labels = 0.0 if stacked else min(0.36 * width, max(width_of(row.label, theme.TEXT) for row in rows) + 12)
    is_open = any(row.high is None for row in rows)
    numbers = max(1.08 * width_of(range_of(row.low, row.high, unit), theme.TEXT) for row in rows) + (
        18 if is_open else 10
    )
    left, space = _PAD + labels, width - 2 * _PAD - labels - numbers
    longest = max(max(row.low, row.high or 0.0) for row in rows) or 1.0
    scale = space / (longest * (1.15 if is_open else 1.0))

    body, y = [], 4.0
    for row in rows:
        body.append(_row(row, prefix, left, y, scale, space, labels, unit, width))
        y += 44.0 if stacked else 28.0
    y -= 4
    if not stacked:
        body.append(element("line", x1=left, y1=2, x2=left, y2=y, stroke=theme.MUTED))
    keys = (
        [Key("sure", low_means), Key("possible", high_means)]
        if _has_range(rows)
        else [Key("sure", low_means)]
    )
    if is_open:
        keys.append(Key("open", "no upper limit known"))
    shown, used = legend(keys, prefix, _PAD, y + 14, width - 2 * _PAD)
    return picture(prefix, width, y + 14 + used, title, description, [*body, shown])


def _has_range(rows: Sequence[Bar]) -> bool:
    return any(row.high is None or row.high > row.low for row in rows)


def _row(
    row: Bar,
    prefix: str,
    left: float,
    y: float,
    scale: float,
    space: float,
    labels: float,
    unit: str,
    width: float,
) -> str:
    said = range_of(row.low, row.high, unit)
    parts = [tooltip(f"{row.label}: {said}")]
    if labels:
        label = shortened(row.label, theme.TEXT, labels - 12)
        parts.append(text(left - 10, y + 12.5, label, anchor="end"))
    else:
        parts.append(text(_PAD, y + 11, wrapped(row.label, theme.TEXT, width - 2 * _PAD, 1)[0]))
        y += 18
    low, end = row.low * scale, space if row.high is None else row.high * scale
    if end > low:
        hatched = {"x": left + low, "y": y + 0.5, "width": end - low, "height": _BAR - 1}
        edge = None if row.high is None else theme.SURE
        parts.append(element("rect", **hatched, fill=fill(prefix, "possible"), stroke=edge))
    if low:
        parts.append(element("rect", x=left, y=y, width=max(low, 1.5), height=_BAR, fill=theme.SURE))
    if row.high is None:
        parts.append(element("path", d=f"M{px(left + end)} {px(y)}l8 8l-8 8z", fill=theme.SURE))
        end += 8
    parts.append(text(left + end + 7, y + 12.5, said, bold=True))
    return element("g", parts)
