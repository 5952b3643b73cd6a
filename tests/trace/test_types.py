"""The catalogue counts observed nodes without an observed descendant; nothing is counted twice."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.classes import is_within
from headstamp.trace.types import Node, _leaves, _undecided

CLASSES = ("machine_gun", "general_machine_gun", "heavy_machine_gun", "rifle", "sniper_rifle", "tank")
MODELS = {  # model: its family and class; a family lies in one class
    "pkm": ("pk", "general_machine_gun"), "pk": ("pk", "general_machine_gun"), "dshk": ("", "heavy_machine_gun"),
    "svd": ("", "sniper_rifle"), "t55": ("t54", "tank"), "t54": ("t54", "tank"),
}  # fmt: skip


def node(kind: str, name: str) -> Node:
    if kind == "model":
        family, weapon_class = MODELS[name]
        return (weapon_class, family, name)
    if kind == "family":
        return (next(c for f, c in MODELS.values() if f == name), name, "")
    return (name, "", "")


NODES = st.one_of(
    st.sampled_from(sorted(MODELS)).map(lambda one: node("model", one)),
    st.sampled_from(["pk", "t54"]).map(lambda one: node("family", one)),
    st.sampled_from(CLASSES).map(lambda one: node("class", one)),
)


def is_below(one: Node, other: Node) -> bool:
    """Whether a node lies strictly below another, on the tree class -> family -> model."""
    if other[2] or one == other:
        return False
    if other[1]:
        return one[1] == other[1] and bool(one[2])
    return is_within(one[0], other[0]) and (one[0] != other[0] or bool(one[1] or one[2]))


@given(st.sets(NODES))
def test_leaves_are_the_observed_nodes_without_an_observed_descendant(observed: set[Node]) -> None:
    assert _leaves(observed) == {one for one in observed if not any(is_below(other, one) for other in observed)}


@given(st.sets(NODES), NODES)
def test_one_more_observed_model_never_lowers_the_count(observed: set[Node], more: Node) -> None:
    if more[2]:
        assert len(_leaves(observed | {more})) >= len(_leaves(observed))


def row(united: str, **said: Any) -> dict[str, Any]:
    return {"united": united, "alone": 1, "class": "rifle", "model_class": None, "model_key": None, "family_key": None} | said


def test_an_item_is_undecided_until_one_of_its_rows_is_identified() -> None:
    rows = [row("a"), row("b"), row("b", model_key="svd"), row("c", family_key="pk")]
    assert set(_undecided(rows, _leaves({node("model", "svd")}))) == {"a"}


def test_an_item_shared_with_another_holder_only_widens() -> None:
    shared = row("s", alone=0, model_key="t55", family_key="t54", model_class="tank")
    assert set(_undecided([shared], set())) == {"s"}
    assert _undecided([shared], {node("model", "t55")}) == {}
