"""Labels: none lies on another, none outside, the most important keeps its place."""

from __future__ import annotations

import re
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from headstamp.publish.pictures.labels import Box, Label, around, place
from headstamp.publish.pictures.text import number, range_of, shortened, width_of, wrapped

FRAME = Box(0, 0, 300, 200)
POINTS = st.tuples(st.floats(0, 300), st.floats(0, 200))


def drawn_box(svg: str) -> Box:
    x, y, words = re.findall(r'<text x="([\d.]+)" y="([\d.]+)".*?>([^<]*)</text>', svg)[0]
    long = width_of(words, 11.5)
    left = float(x) - (long / 2 if 'anchor="middle"' in svg else long if 'anchor="end"' in svg else 0)
    return Box(left, float(y) - 9, left + long, float(y))


@given(st.lists(POINTS, min_size=2, max_size=25))
def test_no_label_lies_on_another(points: list[tuple[float, float]]) -> None:
    labels = [Label((f"Label {n}",), around(x, y, 5, 1), of=(x, y)) for n, (x, y) in enumerate(points)]
    boxes = [drawn_box(one) for one in place(labels, FRAME) if one]
    for a, b in combinations(boxes, 2):
        apart = (
            a.right <= b.left + 0.2
            or b.right <= a.left + 0.2
            or a.bottom <= b.top + 0.2
            or b.bottom <= a.top + 0.2
        )
        assert apart, (a, b)
    for box in boxes:
        assert box.left >= -0.1
        assert box.right <= 300.1


def test_the_first_keeps_its_place_and_the_last_goes_without() -> None:
    here = ((100.0, 100.0, "middle"),)
    assert [one is not None for one in place([Label(("A",), here), Label(("B",), here)], FRAME)] == [
        True,
        False,
    ]


def test_what_is_to_be_avoided_is_covered_only_at_need() -> None:
    disc = Box(90, 90, 110, 110)
    free = place([Label(("A",), ((100.0, 100.0, "middle"), (200.0, 100.0, "middle")))], FRAME, [disc])
    assert 'x="200"' in (free[0] or "")
    assert place([Label(("A",), ((100.0, 100.0, "middle"),))], FRAME, [disc])[0] is not None


def test_a_label_away_from_its_point_is_tied_to_it() -> None:
    near, far = (
        place([Label(("A",), ((x, 100.0, "start"),), of=(100.0, 100.0))], FRAME)[0] or ""
        for x in (104.0, 150.0)
    )
    assert "<line" not in near
    assert "<line" in far


@given(st.text(max_size=80), st.integers(20, 200), st.integers(1, 3))
def test_lines_fit_and_no_more_than_asked_for(words: str, width: int, lines: int) -> None:
    broken = wrapped(words, 12, width, lines)
    assert 1 <= len(broken) <= lines
    assert all(width_of(line, 12) <= width or line == "…" for line in broken)
    if not any(line.endswith("…") for line in broken):
        assert " ".join(broken).split() == words.split()


def test_numbers_and_ranges() -> None:
    assert [number(value) for value in (0, 3, 3.04, 3.06, 29_916, -0.0)] == [
        "0",
        "3",
        "3",
        "3.1",
        "29,916",
        "0",
    ]
    assert [range_of(4, high) for high in (4, 9, None)] == ["4", "4–9", "4 or more"]
    assert shortened("Kyrgyzstan", 12, 1000) == "Kyrgyzstan"
