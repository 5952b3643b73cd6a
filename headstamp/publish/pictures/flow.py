"""The flow picture: from the states that made, through those that supplied and lost, by route to the holder."""

from collections.abc import Mapping, Sequence

from headstamp.publish.pictures import theme
from headstamp.publish.pictures.flow_layout import (
    Link,
    Node,
    PlacedLink,
    PlacedNode,
    laid_out,
    shortlist,
    through,
)
from headstamp.publish.pictures.legend import BAND_BACK, BAND_POSSIBLE, BAND_SURE, Key, legend
from headstamp.publish.pictures.svg import at_least_two, element, picture, prefix_of, px, text, tooltip
from headstamp.publish.pictures.text import number, wrapped

_PAD = 8.0
_LANE = 14.0  # px between two links that run back
_TURN = 16.0  # px that such a link stands off from its boxes
_LINES = 4  # of a label


def flow(
    nodes: Sequence[Node],
    links: Sequence[Link],
    *,
    columns: Sequence[str],
    title: str,
    description: str,
    top: int = 8,
    width: int = theme.WIDE,
) -> str:
    """Boxes in columns and bands between them, as thick as their items; uncertain bands are broken and paler.

    A link to its own or an earlier column is drawn as a line that runs back below the boxes, with an arrow.
    Under 600 px each pair of columns is a flow of its own, one below the other.

    Args:
        nodes, links: the graph. Ids are unique, each end of a link is a node, items are 0 or more.
        columns: heading of each column, from the left.
        top: boxes a column, the others put together as "others (n)".
        title, description: what a screen reader says; neither is drawn.
        width: px.

    Raises:
        TooFewMarks: fewer than two links with items. ValueError: an end that is no node, a column without a
            heading, an id twice, negative items.
    """
    _check(nodes, links, columns)
    at_least_two(sum(link.items > 0 for link in links), "links")
    prefix = prefix_of("flow", width, title, description)
    few, bands = shortlist(nodes, links, top)
    body: list[str] = []
    y = 0.0
    shown_items = through(bands)
    for heads, part, joined in _parts(few, bands, columns, width):
        drawn, y = _flow(part, joined, heads, shown_items, width, y, prefix)
        body += drawn
        y += 30
    shown, used = legend(_keys(few, bands), prefix, 0, y - 10, width)
    arrow = element("path", d="M0 0L8 4L0 8z", fill=theme.BACK)
    marker = element(
        "marker", arrow, id=f"{prefix}-arrow", viewBox="0 0 8 8", refX=7, refY=4, markerWidth=9, markerHeight=9,
        orient="auto", markerUnits="userSpaceOnUse",
    )  # fmt: skip
    return picture(prefix, width, y - 10 + used, title, description, [*body, shown], [marker])


def _check(nodes: Sequence[Node], links: Sequence[Link], columns: Sequence[str]) -> None:
    known = {node.id for node in nodes}
    if len(known) < len(nodes):
        raise ValueError("found a node id twice; expected each once")
    for node in nodes:
        if not 0 <= node.column < len(columns):
            raise ValueError(
                f"found column {node.column} for {node.label!r}; expected 0 to {len(columns) - 1}"
            )
    for link in links:
        if link.source not in known or link.target not in known or link.items < 0:
            raise ValueError(f"found {link}; expected two known nodes and items of 0 or more")


_Part = tuple[list[str], list[Node], list[Link]]


def _parts(nodes: list[Node], links: list[Link], columns: Sequence[str], width: float) -> list[_Part]:
    """The whole flow, or for a narrow picture one flow for each column and all that leaves it."""
    used = sorted({node.column for node in nodes})
    if width >= 600:
        place = {column: index for index, column in enumerate(used)}
        return [
            (
                [columns[column] for column in used],
                [node._replace(column=place[node.column]) for node in nodes],
                links,
            )
        ]
    by_id = {node.id: node for node in nodes}
    parts: list[_Part] = []
    for column in used:
        leaving = [link for link in links if by_id[link.source].column == column]
        left = [node._replace(column=0) for node in nodes if any(link.source == node.id for link in leaving)]
        reached = [by_id[name] for name in sorted({link.target for link in leaving})]
        right = [_target(node, column, columns) for node in reached]
        joined = [link._replace(target=f"to {link.target}") for link in leaving]
        heads = sorted({node.column for node in reached if node.column > column})
        if joined:
            parts.append(([columns[column], columns[heads[0]] if heads else "back to"], left + right, joined))
    return parts


def _target(node: Node, column: int, columns: Sequence[str]) -> Node:
    """The right-hand end of a two-column flow; one that lies further back says where it stands."""
    back = f"↩ {node.label} ({columns[node.column]})" if node.column <= column else node.label
    return Node(f"to {node.id}", back, 1)


def _flow(
    nodes: Sequence[Node],
    links: Sequence[Link],
    heads: Sequence[str],
    items: Mapping[str, int],
    width: float,
    y: float,
    prefix: str,
) -> tuple[list[str], float]:
    """One flow from y downwards under its headings, and the y below it."""
    columns = {node.id: node.column for node in nodes}
    margin = _TURN + 8 if any(columns[link.target] <= columns[link.source] for link in links) else 0.0
    box = min(150.0, (width - 2 * margin) / (1.6 * len(heads)))
    step = (width - 2 * margin - box) / max(1, len(heads) - 1)
    left = [margin + index * step for index in range(len(heads))]
    words = {node.id: wrapped(node.label, theme.SMALL, box - 2 * _PAD, _LINES) for node in nodes}
    layout = laid_out(nodes, links, {name: 24.0 + 14.0 * len(lines) for name, lines in words.items()})
    top = y + 26
    body = [
        text(x + box / 2, y + 13, head, anchor="middle", bold=True)
        for x, head in zip(left, heads, strict=True)
    ]
    labels = {node.id: node.label for node in nodes}
    lanes = 0
    for band in layout.links:
        x0, x1 = left[columns[band.link.source]] + box, left[columns[band.link.target]]
        told = _told(band, labels)
        if band.back:
            lanes += 1
            body.append(_back(band, x0, x1, top, top + layout.height + lanes * _LANE, told, prefix))
        else:
            body.append(_forward(band, x0, x1, top, told))
    for placed in layout.nodes:
        said = placed.items if "↩" in placed.node.label else items[placed.node.id.removeprefix("to ")]
        body.append(_box(placed, said, left[placed.node.column], top, box, words[placed.node.id]))
    return body, top + layout.height + lanes * _LANE + (10 if lanes else 0)


def _told(band: PlacedLink, names: dict[str, str]) -> str:
    link = band.link
    certain = "" if link.certain else ", possible"
    return f"{names[link.source]} → {names[link.target]}: {number(link.items)}{certain}"


def _forward(band: PlacedLink, x0: float, x1: float, top: float, told: str) -> str:
    """A band of one thickness, measured upright."""
    y0, y1, thick, half = (
        top + band.start - band.thick / 2,
        top + band.end - band.thick / 2,
        band.thick,
        (x0 + x1) / 2,
    )
    d = (
        f"M{px(x0)} {px(y0)}C{px(half)} {px(y0)} {px(half)} {px(y1)} {px(x1)} {px(y1)}v{px(thick)}"
        f"C{px(half)} {px(y1 + thick)} {px(half)} {px(y0 + thick)} {px(x0)} {px(y0 + thick)}z"
    )
    return element("path", tooltip(told), d=d, **(BAND_SURE if band.link.certain else BAND_POSSIBLE))


def _back(band: PlacedLink, x0: float, x1: float, top: float, low: float, told: str, prefix: str) -> str:
    """A line out to the right, down, back below everything, and up into the left side of its target."""
    y0, y1, turn = top + band.start, top + band.end, _TURN
    d = (
        f"M{px(x0)} {px(y0)}C{px(x0 + turn)} {px(y0)} {px(x0 + turn)} {px(y0)} {px(x0 + turn)} {px(y0 + turn)}"
        f"V{px(low - 8)}Q{px(x0 + turn)} {px(low)} {px(x0 + turn - 8)} {px(low)}"
        f"H{px(x1 - turn + 8)}Q{px(x1 - turn)} {px(low)} {px(x1 - turn)} {px(low - 8)}"
        f"V{px(y1 + turn)}C{px(x1 - turn)} {px(y1)} {px(x1 - turn)} {px(y1)} {px(x1 - 1)} {px(y1)}"
    )
    return element(
        "path",
        tooltip(told),
        d=d,
        stroke_width=max(1.5, min(5.0, band.thick)),
        stroke_dasharray=None if band.link.certain else "5 3",
        marker_end=f"url(#{prefix}-arrow)",
        **BAND_BACK,
    )


def _box(placed: PlacedNode, items: int, x: float, top: float, width: float, words: Sequence[str]) -> str:
    y = top + placed.top
    middle = y + placed.height / 2 - 7.0 * len(words) + 3
    return element(
        "g",
        [
            tooltip(f"{placed.node.label}: {number(items)}"),
            element(
                "rect", x=x, y=y, width=width, height=placed.height, fill=theme.PALE, stroke=theme.RULE, rx=3
            ),
            *(
                text(x + width / 2, middle + 14 * index, line, anchor="middle", size=theme.SMALL)
                for index, line in enumerate(words)
            ),
            text(
                x + width / 2,
                middle + 14 * len(words),
                number(items),
                anchor="middle",
                size=theme.SMALL,
                bold=True,
            ),
        ],
    )


def _keys(nodes: Sequence[Node], links: Sequence[Link]) -> list[Key]:
    column = {node.id: node.column for node in nodes}
    back = any(column[link.target] <= column[link.source] for link in links)
    return [
        *([Key("band", "items, certain")] if any(link.certain for link in links) else []),
        *([Key("band-possible", "items, possible")] if any(not link.certain for link in links) else []),
        *([Key("band-back", "flows back to an earlier column")] if back else []),
        Key("", "The thicker a band, the more items; the number in a box is the total that passes through it."),
    ]
