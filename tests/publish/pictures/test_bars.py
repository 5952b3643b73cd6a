"""Bars: lengths follow the numbers, the numbers are printed, and what is no range is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.publish.pictures import NARROW, WIDE, Bar, TooFewMarks, bars
from tests.publish.pictures.drawing import SVG, parsed, rectangles, texts

COUNTS = st.integers(0, 10_000)
ROWS = st.lists(
    st.tuples(COUNTS, COUNTS).map(lambda pair: Bar("row", min(pair), max(pair))), min_size=2, max_size=12
)


def drawn(rows: list[Bar], width: int = WIDE) -> str:
    return bars(rows, title="t", description="d", width=width)


@given(ROWS, st.sampled_from([WIDE, NARROW]))
def test_lengths_are_to_one_scale(rows: list[Bar], width: int) -> None:
    groups = [
        one for one in parsed(drawn(rows, width)).iter(f"{SVG}g") if one.find(f"{SVG}title") is not None
    ]
    longest = max(row.high or 0 for row in rows)
    lengths = [[float(part.get("width", "")) for part in group.iter(f"{SVG}rect")] for group in groups]
    scale = max(map(sum, lengths)) / max(longest, 1)
    for row, length in zip(rows, lengths, strict=True):
        low, rest = row.low * scale, ((row.high or 0) - row.low) * scale
        expected = ([rest] if rest else []) + ([max(1.5, low)] if low else [])
        assert length == pytest.approx(expected, abs=1.6)  # the least that is drawn of a low end


def test_prints_the_ends_of_each_range() -> None:
    svg = bars(
        [Bar("a", 4, 9), Bar("b", 1234, 1234), Bar("c", 2.25, 2.3), Bar("d", 7, None)],
        title="t",
        description="d",
        unit=" %",
    )
    assert [said for said in texts(svg) if said.endswith(("%", "more"))] == [
        "4–9 %",
        "1,234 %",
        "2.2–2.3 %",
        "7 % or more",
    ]


def test_an_open_end_is_drawn_and_told() -> None:
    said = texts(drawn([Bar("a", 4, 9), Bar("d", 7, None)]))
    assert "no upper limit known" in said
    assert "no upper limit known" not in texts(drawn([Bar("a", 4, 9), Bar("d", 7, 7)]))


def test_the_legend_speaks_of_what_is_drawn() -> None:
    assert "possibly" not in texts(drawn([Bar("a", 4, 4), Bar("b", 7, 7)]))
    assert "possibly" in texts(drawn([Bar("a", 4, 5), Bar("b", 7, 7)]))


def test_all_nothing_is_drawn_as_nothing() -> None:
    assert rectangles(drawn([Bar("a", 0, 0), Bar("b", 0, 0)]), "-possible") == []


@pytest.mark.parametrize("rows", [[], [Bar("a", 1, 2)]])
def test_one_bar_is_no_picture(rows: list[Bar]) -> None:
    with pytest.raises(TooFewMarks, match="at least two"):
        drawn(rows)


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 3), (math.nan, 1), (1, math.inf), (math.inf, None)])
def test_what_is_no_range_is_refused(low: float, high: float | None) -> None:
    with pytest.raises(ValueError, match="found a range"):
        drawn([Bar("a", low, high), Bar("b", 1, 2)])


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_long_labels_stay_inside(width: int) -> None:
    svg = drawn([Bar("a very long label " * 12, 1, 2), Bar("b", 1, 2)], width)
    assert any(said.endswith("…") for said in texts(svg))
    assert parsed(svg).get("width") == str(width)
