"""Decades: heights follow the numbers, order is that of time, suppliers beyond the top are counted."""

from __future__ import annotations

import pytest

from headstamp.publish.pictures import NARROW, WIDE, Decade, TooFewMarks, decades, theme
from tests.publish.pictures.drawing import rectangles, texts, tooltips

ROWS = [
    Decade("1970s", 10, 20, (("A", 4), ("B", 6))),
    Decade("1980s", 0, 5, (("A", 7),)),
    Decade("1990s", 15, 15, (("C", 1),)),
]


def drawn(rows: list[Decade], *, counted: str = "Orders", top: int = 6, width: int = WIDE) -> str:
    return decades(rows, title="t", description="d", counted=counted, top=top, width=width)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_heights_are_to_one_scale(width: int) -> None:
    svg = drawn([row._replace(suppliers=()) for row in ROWS], width=width)
    solid, hatched = rectangles(svg, theme.SURE), rectangles(svg, "-possible")
    unit = solid[0].height / 10
    assert [round(one.height / unit, 1) for one in solid[:2]] == [10, 15]
    assert [round(one.height / unit, 1) for one in hatched[:2]] == [10, 5]
    assert solid[0].y == pytest.approx(hatched[0].y + hatched[0].height, abs=0.2), (
        "the one stands on the other"
    )


def test_numbers_and_decades_are_printed_in_the_order_of_time() -> None:
    said = texts(drawn(ROWS))
    assert [one for one in said if one in ("10–20", "0–5", "15")] == ["10–20", "0–5", "15"]
    assert [one for one in said if one.endswith("0s")] == ["1970s", "1980s", "1990s"]


def test_an_open_end_is_told() -> None:
    svg = drawn([*ROWS, Decade("2000s", 3, None)])
    assert "3+" in texts(svg)
    assert "2000s: 3 or more" in tooltips(svg)
    assert "no upper limit known" in texts(svg)


def test_largest_suppliers_come_first_and_the_rest_is_counted() -> None:
    said = texts(drawn(ROWS, top=2))
    assert said.index("A") < said.index("B"), "11 before 6"
    assert "C" not in said
    assert "and 1 more" in said
    assert "and 1 more" not in texts(drawn(ROWS, top=3))


def test_small_bars_have_a_heading_or_are_refused() -> None:
    assert "Orders" in texts(drawn(ROWS))
    with pytest.raises(ValueError, match="counted"):
        drawn(ROWS, counted="")


def test_one_decade_is_no_picture() -> None:
    with pytest.raises(TooFewMarks):
        drawn(ROWS[:1])


def test_a_crossed_range_is_refused() -> None:
    with pytest.raises(ValueError, match="found a range of 4 to 3"):
        drawn([*ROWS, Decade("x", 4, 3)])
