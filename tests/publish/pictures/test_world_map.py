"""The map: who made is filled, hatched or lined, no place says more than is known, nothing is left out in silence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.publish.pictures import NARROW, WIDE, PlaceMark, StateMark, TooFewMarks, theme, world_map
from headstamp.publish.pictures.labels import Box
from headstamp.publish.pictures.map_places import discs, radius, window
from headstamp.publish.pictures.panel import Region, region_panel
from headstamp.publish.pictures.projection import distance_km
from tests.publish.pictures.drawing import MADE_IN, PLACES, SVG, parsed, texts, tooltips
from tests.publish.pictures.drawing import discs as drawn_discs

PLACE = st.builds(
    PlaceMark,
    st.sampled_from(["A", "B", "C"]),
    st.floats(-80, 80),
    st.floats(-180, 180),
    st.sampled_from([1_000.0, 25_000.0, 100_000.0]),
    st.integers(0, 80),
)


def drawn(made_in: dict[str, StateMark], places: tuple[PlaceMark, ...] = (), width: int = WIDE) -> str:
    return world_map(made_in, places, title="t", description="d", width=width)


def paints(svg: str, words: str) -> set[str]:
    """The paints of the shapes whose tooltip begins with these words."""
    found = [
        part.get("fill", "")
        for one in parsed(svg).iter()
        if (one.findtext(f"{SVG}title") or "").startswith(words) and one.tag != f"{SVG}svg"
        for part in ([one] if one.tag == f"{SVG}path" else one.iter(f"{SVG}path"))
    ]
    return {paint.split("-")[-1].rstrip(")") if "url" in paint else paint for paint in found}


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_each_kind_of_maker_has_its_own_paint_and_its_key(width: int) -> None:
    svg = drawn(MADE_IN, PLACES, width)
    assert paints(svg, "Germany 25, certain") == {theme.MADE}
    assert paints(svg, "France 3, possible") == {"possible"}
    assert paints(svg, "Yugoslavia 7 (1918–1992), certain") == {"vanished", "none"}
    assert paints(svg, "Czechoslovakia 2 (1918–1992), possible") == {"possible", "none"}
    said = " ".join(texts(svg))
    for key in (
        "made here: certain",
        "possibly made here",
        "made in a state that no longer exists, on its",
        "possibly made in a state that no longer exists",
    ):
        assert key in said


def test_the_legend_speaks_of_what_is_drawn() -> None:
    said = " ".join(texts(drawn({"USA": StateMark("United States", True), "CHN": StateMark("China", True)})))
    assert "made here: certain" in said
    for absent in ("possibly", "no longer", "documented", "within", "nearer"):
        assert absent not in said


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_state_and_no_place_is_left_out(width: int) -> None:
    said = " ".join(texts(drawn({**MADE_IN, "DDDE": StateMark("East Germany", True, 4)}, PLACES, width)))
    for mark in MADE_IN.values():
        assert mark.said in said
        assert mark.dates in said
    for place in PLACES:
        assert f"{place.name} {place.items}" in said
    assert "No shape on this map: East Germany 4." in said


def test_a_place_far_off_stays_on_the_world_and_is_named() -> None:
    svg = drawn(MADE_IN, PLACES)
    assert "Outside the nearer map: Sirte 3." in texts(svg)
    assert len(drawn_discs(svg, "Sirte")) == 1
    assert len(drawn_discs(svg, "Mosul")) == 1


def test_small_states_are_ringed() -> None:
    assert len(drawn_discs(drawn(MADE_IN), "Singapore 1, certain")) == 1


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_order_of_what_comes_in_changes_nothing(width: int) -> None:
    turned = dict(reversed(MADE_IN.items()))
    assert drawn(MADE_IN, PLACES, width) == drawn(turned, PLACES[::-1], width)


@given(st.lists(PLACE, max_size=12))
def test_no_item_is_lost_when_places_are_united(places: list[PlaceMark]) -> None:
    assert sum(disc.items for disc in discs(places)) == sum(place.items for place in places)


PANEL = region_panel(Region(36, 31, 46, 38), Box(0, 0, 400, 300))


@given(PLACE)
def test_a_disc_holds_the_place_and_covers_its_precision(place: PlaceMark) -> None:
    (disc,) = discs([place])
    assert distance_km((disc.lon, disc.lat), (place.lon, place.lat)) <= disc.precision_km * 1.02
    assert radius(PANEL, disc) >= disc.precision_km * PANEL.px_per_km
    assert disc.precision_km * 1000 == place.precision_m


STEP = 25 / 111.2  # degrees of the grid for 25 km
ON_GRID = PlaceMark("A", 160 * STEP, 49 * STEP / math.cos(math.radians(160 * STEP)), 25_000, 5)


@given(st.floats(-0.11, 0.11), st.floats(-0.11, 0.11))
def test_places_that_the_precision_does_not_tell_apart_are_drawn_alike(north: float, east: float) -> None:
    moved = ON_GRID._replace(lat=ON_GRID.lat + north, lon=ON_GRID.lon + east)
    assert discs([moved]) == discs([ON_GRID])


def test_the_file_gives_away_no_more_than_the_precision() -> None:
    other = PlaceMark("B", 38, 41, 25_000, 9)
    moved = ON_GRID._replace(lat=ON_GRID.lat + 0.1, lon=ON_GRID.lon - 0.1)
    assert drawn({}, (ON_GRID, other)) == drawn({}, (moved, other))
    assert drawn({}, (ON_GRID, other)) != drawn({}, (ON_GRID._replace(lat=ON_GRID.lat + 1), other))


@given(st.lists(PLACE, min_size=1, max_size=12))
def test_the_nearer_map_holds_nine_items_in_ten(places: list[PlaceMark]) -> None:
    found = discs(places)
    near = window(found)
    if near is not None:
        held = sum(disc.items for disc in found if near.holds(disc.lon, disc.lat))
        assert held >= 0.9 * sum(disc.items for disc in found)


def test_europe_is_enlarged_only_where_makers_crowd() -> None:
    assert any("Europe, enlarged" in said for said in texts(drawn(MADE_IN)))
    few = {code: MADE_IN[code] for code in ("USA", "DEU", "SGP")}
    assert not any("Europe, enlarged" in said for said in texts(drawn(few)))


def test_a_map_of_places_alone() -> None:
    said = texts(drawn({}, PLACES))
    assert said[0] == "Where they were documented"
    assert not any("made" in one for one in said)


@pytest.mark.parametrize(
    ("made_in", "places"), [({}, ()), ({"USA": StateMark("United States", True)}, ()), ({}, PLACES[:1])]
)
def test_one_mark_is_no_picture(made_in: dict[str, StateMark], places: tuple[PlaceMark, ...]) -> None:
    with pytest.raises(TooFewMarks):
        drawn(made_in, places)


@pytest.mark.parametrize(
    "bad",
    [
        PlaceMark("x", 91, 0, 1000, 1),
        PlaceMark("x", 0, 181, 1000, 1),
        PlaceMark("x", math.nan, 0, 1000, 1),
        PlaceMark("x", 0, 0, 0, 1),
        PlaceMark("x", 0, 0, math.inf, 1),
        PlaceMark("x", 0, 0, 1000, -1),
    ],
)
def test_a_place_off_the_earth_or_without_precision_is_refused(bad: PlaceMark) -> None:
    with pytest.raises(ValueError, match="expected degrees on the Earth"):
        drawn({}, (*PLACES, bad))


def test_numbers_stand_in_the_tooltips() -> None:
    assert "Mosul: 62, known to within 25 km" in tooltips(drawn(MADE_IN, PLACES))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_state_has_one_name_on_both_maps(width: int) -> None:
    places = (PlaceMark("Kobani", 36.9, 38.4, 25_000, 9), PlaceMark("Ankara", 39.9, 32.9, 25_000, 2))
    written = texts(drawn({"TUR": StateMark("Türkiye", True, 5), "USA": StateMark("United States", True, 9)}, places, width))
    assert "TÜRKIYE" in written
    assert "TURKEY" not in written
