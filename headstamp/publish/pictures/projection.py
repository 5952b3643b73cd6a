"""From longitude and latitude to the plane: one projection for the world, one for a region; both keep areas true.

Plane units are radii of the Earth, x to the right, y up.
"""

import math
from collections.abc import Callable

EARTH_KM = 6371.0
Project = Callable[[float, float], tuple[float, float]]

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_WORLD_MERIDIAN = 10.5  # the map is cut in the Bering Strait, so Russia stays whole


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """The whole world (Šavrič, Patterson and Jenny 2018, equations 7–9); degrees in, radii of the Earth out."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    across = 2 * math.sqrt(3) * math.radians(longitude - _WORLD_MERIDIAN) * math.cos(theta)
    x = across / (3 * (9 * _A4 * square * sixth + 7 * _A3 * sixth + 3 * _A2 * square + _A1))
    return x, theta * (_A4 * square * sixth + _A3 * sixth + _A2 * square + _A1)


def azimuthal(centre_longitude: float, centre_latitude: float) -> Project:
    """Lambert's azimuthal equal-area projection about a centre (Snyder 1987, equations 22-4, 24-2, 24-13)."""
    sine, cosine = math.sin(math.radians(centre_latitude)), math.cos(math.radians(centre_latitude))

    def project(longitude: float, latitude: float) -> tuple[float, float]:
        turn, phi = math.radians(longitude - centre_longitude), math.radians(latitude)
        towards = sine * math.sin(phi) + cosine * math.cos(phi) * math.cos(turn)
        k = math.sqrt(2 / max(1e-6, 1 + towards))  # the antipode has no image: it is kept far away
        return (
            k * math.cos(phi) * math.sin(turn),
            k * (cosine * math.sin(phi) - sine * math.cos(phi) * math.cos(turn)),
        )

    return project


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two (longitude, latitude) in degrees, by the haversine."""
    half_lat, half_lon = math.radians(b[1] - a[1]) / 2, math.radians(b[0] - a[0]) / 2
    cosines = math.cos(math.radians(a[1])) * math.cos(math.radians(b[1]))
    return (
        2
        * EARTH_KM
        * math.asin(min(1.0, math.sqrt(math.sin(half_lat) ** 2 + cosines * math.sin(half_lon) ** 2)))
    )
