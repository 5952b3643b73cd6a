"""Rows that are one: what people decided comes first, tables follow where they contradict nothing."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from headstamp.resolve.same_rows import Decided, Pair, contradictions, grouped

ROWS = ("a", "b", "c", "d", "e")


def decided(*said: str) -> list[Decided]:
    """Decisions written ``a=b`` (same) or ``a/b`` (different)."""
    return [Decided(one[0], one[2], one[1] == "=", f"j{place}") for place, one in enumerate(said)]


def groups(called_same: list[str], *said: str) -> set[str]:
    """The groups of more than one row, each as its letters."""
    least = grouped(ROWS, [(one[0], one[1]) for one in called_same], decided(*said)).least
    found = {low: "".join(row for row in ROWS if least[row] == low) for low in least.values()}
    return {one for one in found.values() if len(one) > 1}


def test_pairs_live_together() -> None:
    assert groups([], "a=b", "c=b", "d=e") == {"abc", "de"}


def test_different_parts_what_a_table_calls_the_same() -> None:
    assert groups(["ab", "cd"], "b/a") == {"cd"}


def test_a_group_of_references_against_a_decision_is_left_to_a_person() -> None:
    """a, b and c are one by two rows; which of them is wrong when a is not c, nothing says."""
    assert groups(["ab", "bc", "de"], "a/c") == {"de"}
    found = grouped(ROWS, [("a", "b"), ("b", "c")], decided("a/c"))
    assert found.is_parted("a", "c")
    assert not found.is_parted("a", "b"), "it is neither one nor parted: for a person to decide"


def test_what_follows_from_decisions_is_followed() -> None:
    assert groups(["ab", "bc"], "a/c", "a=b") == {"ab"}
    assert groups(["ac"], "a=b", "b/c") == {"ab"}
    assert grouped(ROWS, [("a", "c")], decided("a=b", "b/c")).is_parted("c", "a")


def test_of_decisions_that_contradict_one_another_the_last_stand() -> None:
    assert groups([], "a=b", "b=c", "a/c") == {"bc"}
    assert grouped(ROWS, [], decided("a=b", "b=c", "a/c")).overruled == {"j0"}
    assert groups([], "a/c", "a=b", "b=c") == {"abc"}


def test_a_contradiction_is_told_with_what_joins_the_two() -> None:
    (found,) = contradictions(decided("a=b", "c=b", "d=e", "c/a"))
    assert (found.different.one, found.different.other) == ("c", "a")
    assert [(one.one, one.other) for one in found.chain] == [("c", "b"), ("a", "b")]
    assert contradictions(decided("a=b", "c/d")) == []


letters = st.sampled_from(ROWS)
pairs = st.tuples(letters, letters).filter(lambda pair: pair[0] < pair[1])


def closure(edges: set[Pair]) -> set[frozenset[str]]:
    """All pairs that edges join, by adding what follows until nothing more does."""
    joined = {frozenset(edge) for edge in edges}
    while True:
        more = {
            frozenset((x, y)) for one in joined for other in joined for x in one for y in other
            if x != y and one & other and one != other
        } - joined  # fmt: skip
        if not more:
            return joined
        joined |= more


@settings(max_examples=400)
@given(st.lists(pairs, max_size=5), st.dictionaries(pairs, st.booleans(), max_size=5))
def test_groups_are_those_of_plain_words(called_same: list[Pair], said: dict[Pair, bool]) -> None:
    listed = [Decided(*pair, is_same, f"j{place}") for place, (pair, is_same) in enumerate(said.items())]
    found = grouped(ROWS, called_same, listed)
    one = {frozenset(pair) for pair in combinations(ROWS, 2) if found.least[pair[0]] == found.least[pair[1]]}
    same = {pair for pair, is_same in said.items() if is_same}
    apart = {frozenset(pair) for pair, is_same in said.items() if not is_same}
    if not contradictions(listed):
        assert not found.overruled
        assert not one & apart, "what was called different is never one"
        assert one >= closure(same), "what was called the same is one"
        assert one <= closure(same | set(called_same)), "nothing else is"
        if not closure(same | set(called_same)) & apart:
            assert one == closure(same | set(called_same)), "tables are followed where nothing speaks against them"
    else:
        assert found.overruled
        kept = [each for each in listed if each.judgement not in found.overruled]
        assert not contradictions(kept)
        assert grouped(ROWS, called_same, kept).least == found.least
        assert listed[-1].judgement not in found.overruled, "the last word stands"
