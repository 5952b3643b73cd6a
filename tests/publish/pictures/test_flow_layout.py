"""The layout of a flow: nothing lies on anything, nothing is lost, links that run back are kept."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headstamp.publish.pictures.flow_layout import Link, Node, laid_out, shortlist, through


@st.composite
def flows(draw: st.DrawFn) -> tuple[list[Node], list[Link]]:
    columns = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    nodes = [
        Node(f"{column}.{row}", f"n{row}", column)
        for column, many in enumerate(columns)
        for row in range(many)
    ]
    names = st.sampled_from([node.id for node in nodes])
    links = draw(
        st.lists(st.builds(Link, names, names, st.integers(0, 50), st.booleans()), min_size=1, max_size=30)
    )
    return nodes, links


def total(links: list[Link], *, certain: bool) -> int:
    return sum(link.items for link in links if link.certain == certain)


@given(flows(), st.integers(1, 4))
def test_a_shortlist_loses_no_item(flow: tuple[list[Node], list[Link]], top: int) -> None:
    nodes, links = flow
    kept, joined = shortlist(nodes, links, top)
    assert {link.source for link in joined} | {link.target for link in joined} == {node.id for node in kept}
    assert total(joined, certain=True) == total(links, certain=True)
    assert total(joined, certain=False) == total(links, certain=False)
    for column in {node.column for node in kept}:
        assert sum(node.column == column for node in kept) <= top + 1


def test_a_shortlist_names_how_many_it_put_together_but_never_one_alone() -> None:
    nodes = [Node(name, name, 0) for name in "abcd"] + [Node("z", "z", 1)]
    links = [Link(name, "z", weight, True) for name, weight in zip("abcd", (9, 1, 5, 2), strict=True)]
    assert [node.label for node in shortlist(nodes, links, 2)[0]] == ["a", "c", "others (2)", "z"]
    assert [node.label for node in shortlist(nodes, links, 3)[0]] == ["a", "c", "d", "b", "z"]


@given(flows())
def test_nothing_lies_on_anything(flow: tuple[list[Node], list[Link]]) -> None:
    nodes, links = shortlist(*flow, 8)
    if not links:
        return
    layout = laid_out(nodes, links, {node.id: 38.0 for node in nodes})
    columns: dict[int, list[tuple[float, float]]] = {}
    for placed in layout.nodes:
        assert placed.height >= 38.0
        assert placed.top >= 0
        assert placed.top + placed.height <= layout.height + 1e-6
        columns.setdefault(placed.node.column, []).append((placed.top, placed.top + placed.height))
    for spans in columns.values():
        assert all(above[1] < below[0] for above, below in pairwise(sorted(spans)))


@given(flows())
def test_bands_stand_side_by_side_along_their_nodes(flow: tuple[list[Node], list[Link]]) -> None:
    nodes, links = shortlist(*flow, 8)
    if not links:
        return
    layout = laid_out(nodes, links, {node.id: 60.0 for node in nodes})
    for placed in layout.nodes:
        for leaves in (True, False):
            spans = sorted(
                ((band.start if leaves else band.end) - band.thick / 2, band.thick)
                for band in layout.links
                if (band.link.source if leaves else band.link.target) == placed.node.id
            )
            assert all(a + thick <= b + 1e-6 for (a, thick), (b, _) in pairwise(spans))
    assert [band.link.items for band in layout.links] == sorted((link.items for link in links), reverse=True)


@given(flows())
def test_a_link_runs_back_if_its_column_does(flow: tuple[list[Node], list[Link]]) -> None:
    nodes, links = shortlist(*flow, 8)
    if not links:
        return
    column = {node.id: node.column for node in nodes}
    for band in laid_out(nodes, links, {node.id: 38.0 for node in nodes}).links:
        assert band.back == (column[band.link.target] <= column[band.link.source])


def test_thickness_follows_the_items() -> None:
    nodes = [Node("a", "a", 0), Node("b", "b", 0), Node("z", "z", 1)]
    layout = laid_out(
        nodes, [Link("a", "z", 10, True), Link("b", "z", 30, False)], dict.fromkeys("abz", 20.0)
    )
    thick = {band.link.source: band.thick for band in layout.links}
    assert thick["b"] == 3 * thick["a"]


def test_two_crossed_pairs_are_untangled() -> None:
    nodes = [Node(name, name, column) for name, column in (("a", 0), ("b", 0), ("y", 1), ("z", 1))]
    links = [Link("a", "z", 5, True), Link("b", "y", 6, True)]
    top = {placed.node.id: placed.top for placed in laid_out(nodes, links, dict.fromkeys("abyz", 20.0)).nodes}
    assert (top["a"] < top["b"]) == (top["z"] < top["y"])


@given(flows())
def test_through_is_the_larger_side(flow: tuple[list[Node], list[Link]]) -> None:
    nodes, links = flow
    found = through(links)
    for node in nodes:
        outward = sum(link.items for link in links if link.source == node.id)
        inward = sum(link.items for link in links if link.target == node.id)
        assert found[node.id] == max(outward, inward)
