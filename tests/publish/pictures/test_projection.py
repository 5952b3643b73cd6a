"""Both projections keep areas true, which is what a filled map is read by, and lie where their makers say."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.publish.pictures.projection import EARTH_KM, Project, azimuthal, distance_km, equal_earth


def area_scale(project: Project, longitude: float, latitude: float) -> float:
    """The area of a small square on the map by its area on a sphere of radius 1."""
    step = 1e-4
    east, west = project(longitude + step, latitude), project(longitude - step, latitude)
    north, south = project(longitude, latitude + step), project(longitude, latitude - step)
    cross = (east[0] - west[0]) * (north[1] - south[1]) - (east[1] - west[1]) * (north[0] - south[0])
    return cross / (math.radians(2 * step) ** 2 * math.cos(math.radians(latitude)))


@given(st.floats(-160, 180), st.floats(-80, 80))
def test_equal_earth_keeps_areas(longitude: float, latitude: float) -> None:
    assert area_scale(equal_earth, longitude, latitude) == pytest.approx(1, rel=1e-4)


@given(st.floats(-180, 180), st.floats(-70, 70), st.floats(-60, 60), st.floats(-25, 25))
def test_azimuthal_keeps_areas(longitude: float, latitude: float, east: float, north: float) -> None:
    project = azimuthal(longitude, latitude)
    assert area_scale(project, longitude + east, max(-85, min(85, latitude + north))) == pytest.approx(
        1, rel=1e-4
    )


@given(st.floats(-180, 180), st.floats(-80, 80), st.floats(-60, 60), st.floats(-60, 60))
def test_azimuthal_distances_from_the_centre_are_chords(
    lon: float, lat: float, other_lon: float, other_lat: float
) -> None:
    x, y = azimuthal(lon, lat)(other_lon, other_lat)
    angle = distance_km((lon, lat), (other_lon, other_lat)) / EARTH_KM
    if angle < 3.0:  # at the antipode the plane ends
        assert math.hypot(x, y) == pytest.approx(2 * math.sin(angle / 2), abs=1e-6)


def test_equal_earth_is_upright_and_even() -> None:
    left, right = equal_earth(10.5 - 90, 30), equal_earth(10.5 + 90, 30)
    assert left[0] == pytest.approx(-right[0])
    assert left[1] == right[1] > equal_earth(0, 0)[1] == 0
    assert equal_earth(0, -45)[1] == -equal_earth(0, 45)[1]


def test_a_degree_of_a_great_circle() -> None:
    assert distance_km((0, 0), (1, 0)) == pytest.approx(math.pi * EARTH_KM / 180)
    assert distance_km((10, 90), (-70, -90)) == pytest.approx(math.pi * EARTH_KM)
    assert distance_km((5, 5), (5, 5)) == 0
