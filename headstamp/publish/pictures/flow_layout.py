"""A layered flow: nodes in columns, as tall as what runs through them; links that run back are kept and told apart.

The order within a column follows the middle of what is linked (Sugiyama, Tagawa and Toda 1981). Columns are
given by the caller, so a cycle needs no breaking: a link to its own or an earlier column is a back-link.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_SWEEPS = 6
_GAP = 12.0  # px between nodes
_HIGHEST = 300.0  # px: what the fullest column's links take together
_THINNEST = 1.5  # px: the thinnest link


class Node(NamedTuple):
    """One box: an id of its own, the words in it, and its column from 0."""

    id: str
    label: str
    column: int


class Link(NamedTuple):
    """Items that went from one node to another; `certain` if every source leaves no other way."""

    source: str
    target: str
    items: int
    certain: bool


class PlacedNode(NamedTuple):
    """A node with its top, height and the height of its links, in px; `items` run through it."""

    node: Node
    items: int
    top: float
    height: float


class PlacedLink(NamedTuple):
    """A link with the y of its two ends (the middle of the band) and its thickness, in px."""

    link: Link
    start: float
    end: float
    thick: float
    back: bool


class Layout(NamedTuple):
    """Where everything stands; y runs from 0 to `height`."""

    nodes: tuple[PlacedNode, ...]
    links: tuple[PlacedLink, ...]
    height: float


def shortlist(nodes: Sequence[Node], links: Sequence[Link], top: int) -> tuple[list[Node], list[Link]]:
    """Keep the `top` nodes of each column by items; the rest become one node "others (n)". Equal links are added up.

    Nodes without a link are left out. A rest of one keeps its name.
    """
    items = through(links)
    kept: list[Node] = []
    now: dict[str, str] = {}
    for column in sorted({node.column for node in nodes}):
        ranked = sorted(
            (node for node in nodes if node.column == column and items[node.id]),
            key=lambda node: (-items[node.id], node.label, node.id),
        )
        cut = top if len(ranked) > top + 1 else len(ranked)
        kept += ranked[:cut]
        now |= {node.id: node.id for node in ranked[:cut]}
        if ranked[cut:]:
            others = Node(f"others\x1f{column}", f"others ({len(ranked) - cut})", column)
            kept.append(others)
            now |= {node.id: others.id for node in ranked[cut:]}
    sums: dict[tuple[str, str, bool], int] = defaultdict(int)
    for link in links:
        if link.items:
            sums[now[link.source], now[link.target], link.certain] += link.items
    return kept, [
        Link(source, target, items, certain) for (source, target, certain), items in sorted(sums.items())
    ]


def laid_out(nodes: Sequence[Node], links: Sequence[Link], least_heights: dict[str, float]) -> Layout:
    """Place nodes and links.

    Args:
        nodes, links: as `shortlist` gives them; each link's ends are among the nodes.
        least_heights: px that a node's label needs, by id.
    """
    items = through(links)
    columns = _ordered(nodes, links, items)
    scale = _HIGHEST / max(sum(items[node.id] for node in column) for column in columns)
    heights = {node.id: max(least_heights[node.id], items[node.id] * scale) for node in nodes}
    tall = [sum(heights[node.id] for node in column) + _GAP * (len(column) - 1) for column in columns]
    placed: dict[str, PlacedNode] = {}
    for column, high in zip(columns, tall, strict=True):
        y = (max(tall) - high) / 2
        for node in column:
            placed[node.id] = PlacedNode(node, items[node.id], y, heights[node.id])
            y += heights[node.id] + _GAP
    ordered = tuple(placed[node.id] for column in columns for node in column)
    return Layout(ordered, _bands(links, placed, scale), max(tall))


def through(links: Sequence[Link]) -> dict[str, int]:
    """Items through each node: the larger of what comes in and what goes out."""
    inward: dict[str, int] = defaultdict(int)
    outward: dict[str, int] = defaultdict(int)
    for link in links:
        outward[link.source] += link.items
        inward[link.target] += link.items
    return defaultdict(int, {one: max(inward[one], outward[one]) for one in {*inward, *outward}})


def _ordered(nodes: Sequence[Node], links: Sequence[Link], items: dict[str, int]) -> list[list[Node]]:
    """The columns, each sorted by the weighted middle of its neighbours, rests of a shortlist last."""
    numbers = sorted({node.column for node in nodes})
    columns = [[node for node in nodes if node.column == number] for number in numbers]
    beside: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for link in links:
        beside[link.source].append((link.target, link.items))
        beside[link.target].append((link.source, link.items))
    column_of = {node.id: node.column for node in nodes}
    rank: dict[str, float] = {}
    for column in columns:
        column.sort(key=lambda node: (-items[node.id], node.label, node.id))
        rank |= {node.id: (place + 0.5) / len(column) for place, node in enumerate(column)}
    for sweep in range(_SWEEPS):
        side = -1 if sweep % 2 == 0 else 1
        for column in columns[1:] if side == -1 else columns[-2::-1]:
            middle = {node.id: _middle(node, side, beside, rank, column_of) for node in column}
            column.sort(key=lambda node: ("\x1f" in node.id, middle[node.id], -items[node.id], node.id))
            rank |= {node.id: (place + 0.5) / len(column) for place, node in enumerate(column)}
    return columns


def _middle(
    node: Node,
    side: int,
    beside: dict[str, list[tuple[str, int]]],
    rank: dict[str, float],
    column_of: dict[str, int],
) -> float:
    found = [
        (other, items) for other, items in beside[node.id] if (column_of[other] - node.column) * side > 0
    ]
    total = sum(items for _, items in found)
    return sum(rank[other] * items for other, items in found) / total if total else rank[node.id]


def _bands(links: Sequence[Link], placed: dict[str, PlacedNode], scale: float) -> tuple[PlacedLink, ...]:
    """The links, thickest first, their ends stacked along each node in the order of the other ends."""
    ends: dict[tuple[Link, bool], float] = {}
    for leaves in (True, False):
        at: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            at[link.source if leaves else link.target].append(link)
        for name, many in at.items():
            many.sort(key=lambda link: (placed[link.target if leaves else link.source].top, link))
            thick = [max(_THINNEST, link.items * scale) for link in many]
            y = placed[name].top + (placed[name].height - sum(thick)) / 2
            for link, wide in zip(many, thick, strict=True):
                ends[link, leaves] = y + wide / 2
                y += wide
    return tuple(
        PlacedLink(
            link,
            ends[link, True],
            ends[link, False],
            max(_THINNEST, link.items * scale),
            placed[link.target].node.column <= placed[link.source].node.column,
        )
        for link in sorted(links, key=lambda link: (-link.items, link))
    )
