"""The catalogue counts observed nodes without an observed descendant; nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.classes import is_within
from headstamp.nouns.errors import WrongUse
from headstamp.trace.types.catalogue import Node, leaves
from tests.planted import planted

CLASSES = ("machine_gun", "general_machine_gun", "heavy_machine_gun", "rifle", "sniper_rifle", "tank")
MODELS = {  # model: its family and class; a family lies in one class
    "pkm": ("pk", "general_machine_gun"), "pk": ("pk", "general_machine_gun"), "dshk": ("dshk", "heavy_machine_gun"),
    "svd": ("svd", "sniper_rifle"), "t55": ("t54", "tank"), "t54": ("t54", "tank"),
}  # fmt: skip


def node(level: str, name: str) -> Node:
    if level == "model":
        family, weapon_class = MODELS[name]
        return Node("model", name, weapon_class, family)
    if level == "family":
        return Node("family", name, next(c for f, c in MODELS.values() if f == name), name)
    return Node("class", name, name, None)


NODES = st.one_of(
    st.sampled_from(sorted(MODELS)).map(lambda one: node("model", one)),
    st.sampled_from(["pk", "t54"]).map(lambda one: node("family", one)),
    st.sampled_from(CLASSES).map(lambda one: node("class", one)),
)


def is_below(one: Node, other: Node) -> bool:
    """Whether a node lies strictly below another, on the tree class -> family -> model."""
    if other.level == "model" or one == other:
        return False
    if other.level == "family":
        return one.level == "model" and one.family == other.key
    return is_within(one.weapon_class, other.key) and (one.level != "class" or one.key != other.key)


@given(st.sets(NODES))
def test_leaves_are_the_observed_nodes_without_an_observed_descendant(observed: set[Node]) -> None:
    expected = {one for one in observed if not any(is_below(other, one) for other in observed)}
    assert set(leaves(observed)) == expected


@given(st.sets(NODES), NODES)
def test_one_more_observed_model_never_lowers_the_count(observed: set[Node], more: Node) -> None:
    if more.level == "model":
        assert len(leaves(observed | {more})) >= len(leaves(observed))


MODEL_ROWS = (
    {"model": "Alpha", "family": "A family", "class": "rifle", "producer_state": "France"},
    {"model": "Beta", "family": "A family", "class": "rifle", "producer_state": "France"},
    {"model": "Gamma", "family": "G family", "class": "heavy_machine_gun", "producer_state": "France"},
)


ALIASES = ({"alias": "A type", "model": "A family", "scope": "family"},)
SHOWN: dict[str, tuple[list[tuple[str, str]], int, int]] = {
    "a model": ([("Alpha", "rifle")], 1, 0),
    "one model twice": ([("Alpha", "rifle"), ("Alpha", "rifle")], 1, 0),
    "a family with a model of it": ([("Alpha", "rifle"), ("A type", "rifle")], 1, 0),
    "a family without one": ([("Gamma", "heavy_machine_gun"), ("A type", "rifle")], 2, 0),
    "a class with a model under it": ([("Alpha", "rifle"), ("odd rifle", "rifle")], 1, 1),
    "a class without": ([("odd rifle", "rifle"), ("odder rifle", "rifle")], 1, 2),
    "a class above a model's": ([("Gamma", "heavy_machine_gun"), ("gun", "machine_gun")], 1, 1),
    "a class above another": ([("gun", "machine_gun"), ("big gun", "heavy_machine_gun")], 1, 2),
    "a model under a wider class": ([("Gamma", "machine_gun")], 1, 0),
    "the name of something else": ([("Gamma", "rifle")], 1, 1),
}
"""What items show, by the holder that has them; how many types, and how many items are undecided."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    items = [
        {"item_id": f"I{number}{at}", "designation": said, "class": weapon_class, "holder": holder}
        for number, (holder, (rows, _, _)) in enumerate(SHOWN.items()) for at, (said, weapon_class) in enumerate(rows)
    ]  # fmt: skip
    with planted(tmp_path_factory.mktemp("shown"), producers=MODEL_ROWS, aliases=ALIASES, items=items) as case:
        yield case


@pytest.mark.parametrize("holder", SHOWN)
def test_a_node_counts_only_where_nothing_under_it_does(shown: Case, holder: str) -> None:
    _, at_least, undecided = SHOWN[holder]
    answer = as_json(headstamp.types(shown, holder=holder))
    assert (answer["at_least"], answer["at_most"], answer["undecided"]) == (at_least, at_least + undecided, undecided)
    assert len(answer["types"]) == at_least
    assert sum(one["at_least"] for one in answer["by_class"]) == at_least
    assert sum(one["at_most"] for one in answer["by_class"]) == at_least + undecided
    bound = as_json(headstamp.bounds(shown, of="type", holder=holder))
    assert (bound["at_least"], bound["at_most"]) == (at_least, at_least + undecided)
    assert len(bound["witnesses"]) == at_least
    assert all(one["support"] for one in bound["witnesses"])


def types_of(tmp_path: Path, items: Sequence[dict[str, str]]) -> dict[str, Any]:
    with planted(tmp_path, producers=MODEL_ROWS, items=items) as case:
        return as_json(headstamp.types(case, holder="Band"))


def test_rows_of_one_item_are_one_and_their_counts_a_hull(tmp_path: Path) -> None:
    answer = types_of(tmp_path, [
        {"item_id": "I1", "designation": "Alpha", "class": "rifle", "count_low": "3", "count_high": "4",
         "seen_low": "2014-05-01", "documented": "press_report", "place": "Old Bridge"},
        {"item_id": "I2", "designation": "odd thing", "class": "rifle", "count_low": "2", "count_high": "6",
         "seen_low": "2014-04-01", "documented": "photo", "same_as": "I1"},
        {"item_id": "I3", "designation": "Alpha", "class": "rifle", "count_low": "5", "count_high": "5"},
    ])  # fmt: skip
    (told,) = answer["types"]
    assert answer["undecided"] == 0, "one row of the item says what it is"
    assert told["items"] == {"low": 5, "high": 11}
    assert (told["documented"], told["place"], told["model"]) == ("photo", None, "Alpha"), "the place is of another row"
    assert told["first"] == "2014-04-01"


def test_the_best_evidence_is_direct_then_of_a_place_then_dated_then_well_graded(tmp_path: Path) -> None:
    rows = [
        {"documented": "press_report", "place": "Old Bridge", "seen_low": "2014-01-01", "reliability": "A"},
        {"documented": "photo", "seen_low": "2014-01-02", "reliability": "A"},
        {"documented": "photo", "place": "Old Bridge", "reliability": "A", "seen_high": ""},
        {"documented": "photo", "place": "Old Bridge", "seen_low": "2014-01-04", "reliability": "C"},
        {"documented": "photo", "place": "Old Bridge", "seen_low": "2014-01-05", "reliability": "B"},
    ]
    items = [
        {"item_id": f"I{left}{at}", "designation": "Alpha", "class": "rifle", "holder": f"Band {left}", **row}
        for left in range(1, 6) for at, row in enumerate(rows[:left], 1)
    ]  # fmt: skip
    with planted(tmp_path, producers=MODEL_ROWS, items=items) as case:
        for left in range(1, 6):
            (told,) = as_json(headstamp.types(case, holder=f"Band {left}"))["types"]
            assert told["evidence"]["row"] == f"I{left}{left}"


def test_a_count_that_nobody_gives_is_open(tmp_path: Path) -> None:
    answer = types_of(tmp_path, [{"item_id": "I1", "designation": "Alpha", "class": "rifle"}])
    assert answer["types"][0]["items"] == {"low": 1, "high": None}


def test_a_row_shared_with_another_holder_shows_no_type(tmp_path: Path) -> None:
    rows = [{"item_id": "I1", "designation": "Alpha", "class": "rifle", "holder": "Band; Gang"}]
    shared = types_of(tmp_path / "one", rows)
    assert (shared["at_least"], shared["undecided"]) == (0, 1)
    both = types_of(tmp_path / "two", [*rows, {"item_id": "I2", "designation": "Alpha", "class": "rifle"}])
    assert (both["at_least"], both["undecided"]) == (1, 0)


def test_a_holder_that_nobody_names_is_refused(tmp_path: Path) -> None:
    items = [{"item_id": "I1", "designation": "x", "class": "rifle"}]
    with planted(tmp_path, items=items) as case, pytest.raises(WrongUse, match="no holder"):
        headstamp.types(case, holder="Nobody")
