"""Names in lists that are parted by commas, and hold commas, are told by the ids beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.collect.registers.uppsala import LONGEST, names_by_ids

NAME = st.from_regex(r"[A-Z][a-z]{0,8}( [A-Z][a-z]{0,8})?", fullmatch=True)


@pytest.mark.parametrize(
    ("cell", "ids", "names"),
    [
        ("Reds", "1", ["Reds"]),
        ("Reds, Blues", "1, 2", ["Reds", "Blues"]),
        ("Junta for Order, Peace and Justice", "1", ["Junta for Order, Peace and Justice"]),
        ("Reds,Blues, old Greens", "1,2", ["Reds", "Blues, old Greens"]),
        ("Reds, Faction (of A, B & C)", "1, 2", ["Reds", "Faction (of A, B & C)"]),
        ("A, B, C,Government of D", "1,2", ["A, B, C", "Government of D"]),
        ("A, B, C, Government of D", "1,2", ["A, B, C", "Government of D"]),
        ("North", "1,2", None),
        ("Reds,,Blues", "1,2,3", None),
    ],
)  # fmt: skip
def test_as_many_names_as_ids(cell: str, ids: str, names: list[str] | None) -> None:
    assert names_by_ids(cell, ids) == names


@given(st.lists(NAME, min_size=1, max_size=6))
def test_names_without_commas_come_back(names: list[str]) -> None:
    ids = ",".join(map(str, range(len(names))))
    assert names_by_ids(",".join(names), ids) == names_by_ids(", ".join(names), ids) == names


@given(st.text(max_size=60), st.integers(2, 5))
def test_there_are_as_many_names_as_ids_or_none(cell: str, count: int) -> None:
    names = names_by_ids(cell, ",".join("7" * count))
    assert names is None or (len(names) == count and all(name in cell for name in names))


def test_a_long_list_is_not_parted() -> None:
    assert names_by_ids("A," * LONGEST, "1,2") is None
