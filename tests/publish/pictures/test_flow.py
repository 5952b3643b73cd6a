"""The flow picture: links are told, cycles drawn, what does not fit the graph refused."""

from __future__ import annotations

import pytest

from headstamp.publish.pictures import NARROW, WIDE, Link, Node, TooFewMarks, flow
from tests.publish.pictures.drawing import COLUMNS, EXAMPLES, LINKS, NODES, SVG, parsed, texts, tooltips


def drawn(nodes: list[Node], links: list[Link], *, top: int = 8, width: int = WIDE) -> str:
    return flow(nodes, links, columns=COLUMNS, title="t", description="d", top=top, width=width)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_each_link_is_told_once(width: int) -> None:
    told = [one for one in tooltips(EXAMPLES["flow"](width)) if "→" in one]
    back = "Iraq" if width == WIDE else "↩ Iraq (Supplied by)"
    assert sorted(told) == sorted(
        [
            "China → Iraq: 5",
            "Yugoslavia → Iraq: 3, possible",
            "Iraq → Iraq (army): 8",
            "Iraq (army) → capture in battle: 8, possible",
            "capture in battle → the holder: 8",
            f"Iraq (army) → {back}: 2, possible",
        ]
    )


def test_certain_and_possible_differ_by_more_than_colour() -> None:
    bands = [
        one
        for one in parsed(EXAMPLES["flow"](WIDE)).iter(f"{SVG}path")
        if one.find(f"{SVG}title") is not None
    ]
    for band in bands:
        possible = (band.findtext(f"{SVG}title") or "").endswith("possible")
        assert (band.get("stroke-dasharray") is not None) == possible


def test_a_cycle_is_drawn_with_an_arrow_inside_the_picture() -> None:
    svg = EXAMPLES["flow"](WIDE)
    back = [one for one in parsed(svg).iter(f"{SVG}path") if one.get("marker-end")]
    assert [one.findtext(f"{SVG}title") for one in back] == ["Iraq (army) → Iraq: 2, possible"]
    assert "flows back to an earlier column" in texts(svg)
    without = drawn(list(NODES), [link for link in LINKS if link.target != "s1" or link.source[0] == "m"])
    assert "runs back" not in texts(without)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_box_shows_what_runs_through_it(width: int) -> None:
    said = tooltips(EXAMPLES["flow"](width))
    assert "Iraq: 10" in said
    assert "the holder: 8" in said


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_order_of_what_comes_in_changes_nothing(width: int) -> None:
    first = drawn(list(NODES), list(LINKS), width=width)
    assert first == drawn(list(NODES)[::-1], list(LINKS)[::-1], width=width)


def test_columns_without_a_node_take_no_room() -> None:
    nodes = [Node("a", "a", 0), Node("b", "b", 0), Node("z", "z", 4)]
    said = texts(drawn(nodes, [Link("a", "z", 1, True), Link("b", "z", 2, True)]))
    assert [one for one in said if one in COLUMNS] == ["Made in", "Holder"]


def test_one_link_is_no_picture() -> None:
    with pytest.raises(TooFewMarks):
        drawn(list(NODES), [LINKS[0], LINKS[1]._replace(items=0)])


@pytest.mark.parametrize(
    ("nodes", "links", "said"),
    [
        ([*NODES, NODES[0]], LINKS, "a node id twice"),
        ([*NODES, Node("x", "x", 5)], LINKS, "column 5"),
        (NODES, [*LINKS, Link("m1", "nowhere", 1, True)], "two known nodes"),
        (NODES, [*LINKS, Link("m1", "s1", -1, True)], "0 or more"),
    ],
)
def test_what_is_no_graph_is_refused(nodes: list[Node], links: list[Link], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        drawn(list(nodes), list(links))
