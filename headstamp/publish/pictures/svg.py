"""SVG as text: elements, escaping, the frame of a picture, the patterns that stand beside colour.

Only presentation attributes are written, no style sheets and no scripts: a picture stands in a page under a
strict content policy, in a PDF, or alone. Coordinates are px, x to the right, y down.
"""

import hashlib
import re
from collections.abc import Iterable
from html import escape, unescape

from headstamp.publish.pictures import theme

# What XML 1.0 cannot carry (section 2.2), surrogates among it.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


Paint = dict[str, str | float]  # attributes of an element that say how it looks

_HALO: Paint = {
    "stroke": theme.PAPER,
    "stroke_width": 3,
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}


class TooFewMarks(ValueError):
    """Fewer than two marks: a sentence says it better than a picture."""


def at_least_two(marks: int, what: str) -> None:
    """Raise TooFewMarks for fewer than two."""
    if marks < 2:
        raise TooFewMarks(f"found {marks} {what}; expected at least two marks for a picture")


def clean(text: str) -> str:
    """`text` for XML: markup escaped, characters that XML cannot carry replaced by U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text), quote=True)


def px(value: float) -> str:
    """A length to a tenth of a px, without a trailing zero or a minus before nothing."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def element(tag: str, inner: str | Iterable[str] | None = None, /, **attributes: str | float | None) -> str:
    """One element. `stroke_width` becomes stroke-width; numbers become px; None is left out.

    `inner` is SVG already: texts go through `text` or `clean` first.
    """
    pairs = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{px(value) if isinstance(value, float | int) else clean(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if inner is None:
        return f"<{tag}{pairs}/>"
    return f"<{tag}{pairs}>{inner if isinstance(inner, str) else ''.join(inner)}</{tag}>"


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = theme.TEXT,
    fill: str = theme.INK,
    anchor: str | None = None,
    bold: bool = False,
    halo: bool = False,
) -> str:
    """A line of text with its baseline at y; `anchor` is start (None), middle or end; a halo clears what is below."""
    return element(
        "text",
        clean(words),
        x=x,
        y=y,
        fill=fill,
        font_size=size,
        text_anchor=anchor,
        font_weight="bold" if bold else None,
        **(_HALO if halo else {}),
    )


def tooltip(words: str) -> str:
    """The words that a pointer over the element shows; first child of that element."""
    return element("title", clean(words))


def prefix_of(kind: str, width: int, title: str, description: str) -> str:
    """The beginning of every id inside one picture: pictures with another title can share a page."""
    digest = hashlib.sha256("\x1f".join((kind, str(width), title, description)).encode("utf-8", "replace"))
    return f"{kind}-{digest.hexdigest()[:8]}"


def picture(
    prefix: str,
    width: float,
    height: float,
    title: str,
    description: str,
    body: Iterable[str],
    defs: Iterable[str] = (),
) -> str:
    """The whole picture as one `svg` element that scales to its container and reads itself out by its description."""
    return (
        element(
            "svg",
            [
                element("title", clean(title), id=f"{prefix}-title"),
                element("desc", clean(description), id=f"{prefix}-desc"),
                element("defs", [*_patterns(prefix), *defs]),
                element("rect", width=width, height=height, fill=theme.PAPER),
                *body,
            ],
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {px(width)} {px(height)}",
            width=width,
            height=height,
            role="img",
            aria_labelledby=f"{prefix}-title {prefix}-desc",
            font_family=theme.FONT,
            preserveAspectRatio="xMidYMin meet",
        )
        + "\n"
    )


def fill(prefix: str, pattern: str) -> str:
    """The paint of a pattern: `possible`, `vanished`, `vanished-possible`."""
    return f"url(#{prefix}-{pattern})"


def _patterns(prefix: str) -> list[str]:
    return [
        _hatch(f"{prefix}-possible", 5, 45, theme.SURE, 1.3, theme.POSSIBLE),
        _hatch(f"{prefix}-vanished", 6, -45, theme.VANISHED, 1.5, None),
        _hatch(f"{prefix}-vanished-possible", 9, -45, theme.VANISHED, 0.8, None),
    ]


def _hatch(name: str, step: float, angle: float, colour: str, thick: float, ground: str | None) -> str:
    paper = [element("rect", width=step, height=step, fill=ground)] if ground else []
    line = element("line", x1=0, y1=step / 2, x2=step, y2=step / 2, stroke=colour, stroke_width=thick)
    return element(
        "pattern",
        [*paper, line],
        id=name,
        width=step,
        height=step,
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({px(angle)})",
    )


_WRITTEN = re.compile(r"<(?:title id|desc|text)[ =][^>]*>([^<]*)</")


def words_of(drawn: str) -> str:
    """What is written in one of our pictures: its title, its description and its labels, not what a pointer shows."""
    return "; ".join(" ".join(unescape(words).split()) for words in _WRITTEN.findall(drawn))
