"""The shapes that ship: made again from their source, whole, small, and with the land where it belongs."""

from __future__ import annotations

import importlib.util
from collections import Counter
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from headstamp.publish.pictures.shapes import outline, world

ROOT = Path(__file__).parents[3]
SHIPPED = files("headstamp.publish.pictures").joinpath("geometry", "world.json").read_bytes()


def generator() -> ModuleType:
    path = ROOT / "tools" / "geometry" / "world_geometry.py"
    spec = importlib.util.spec_from_file_location("world_geometry", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_is_made_again_from_its_source() -> None:
    assert generator().build().encode() == SHIPPED


def test_is_small() -> None:
    assert len(SHIPPED) < 400_000


def states_at(longitude: float, latitude: float) -> list[str]:
    """The codes whose land holds a point, by counting edges east of it."""
    found = []
    for code, rings in world().states.items():
        inside = False
        for ring in rings:
            points = [at for n in ring for at in (world().lines[n] if n >= 0 else world().lines[~n][::-1])]
            for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
                if (y0 > latitude) != (y1 > latitude) and longitude < (x1 - x0) * (latitude - y0) / (
                    y1 - y0
                ) + x0:
                    inside = not inside
        found += [code] if inside else []
    return found


@pytest.mark.parametrize(
    ("what", "longitude", "latitude", "code"),
    [
        ("Paris", 2.35, 48.86, "FRA"),
        ("Cayenne's hinterland, which the source draws with France", -53.0, 4.0, "GUF"),
        ("Réunion", 55.53, -21.12, "REU"),
        ("Oslo's hinterland", 10.7, 60.2, "NOR"),
        ("Svalbard", 16.0, 78.3, "SJM"),
        ("Hargeisa", 44.06, 9.56, "SOM"),
        ("Kyrenia's hinterland", 33.3, 35.27, "CYP"),
        ("Pristina", 21.17, 42.66, "XKX"),
        ("Simferopol", 34.1, 44.95, "UKR"),
        ("Smara, west of the berm", -11.67, 26.74, "ESH"),
        ("Tifariti, east of it", -10.57, 26.16, "ESH"),
        ("Tan-Tan, north of the parallel", -11.1, 28.44, "MAR"),
        ("the Siachen Glacier", 77.2, 35.4, ""),
        ("Mosul", 43.12, 36.34, "IRQ"),
        ("Deir ez-Zor", 40.14, 35.34, "SYR"),
        ("Chukotka, beyond 180°", 187.0, 66.5, "RUS"),
        ("Taipei's hinterland", 121.0, 24.0, "TWN"),
        ("Lesotho, inside another state", 28.3, -29.6, "LSO"),
        ("San Marino, inside another state", 12.46, 43.94, "SMR"),
    ],
)
def test_land_is_where_it_belongs(what: str, longitude: float, latitude: float, code: str) -> None:
    assert states_at(longitude, latitude) == [code], what


@pytest.mark.parametrize(
    "code", ["SGP", "BHR", "MLT", "LUX", "LBN", "QAT", "KWT", "MNE", "PSE", "BRN", "VAT"]
)
def test_small_states_are_there(code: str) -> None:
    assert world().states[code]
    assert world().names[code]


def test_codes_are_alpha_3_and_each_has_a_name_and_a_label_inside_it() -> None:
    codes = [code for code in world().states if code]
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in codes)
    assert set(codes) == set(world().names) == set(world().label_at)
    large = ["RUS", "USA", "CHN", "FRA", "NOR", "DEU", "HRV", "CHL", "IDN", "GRC", "TUR", "IRQ", "VNM", "CYP"]
    assert {code: states_at(*world().label_at[code]) for code in large} == {code: [code] for code in large}


def test_rings_close_and_no_line_is_lost() -> None:
    lines = world().lines
    used = Counter(n if n >= 0 else ~n for rings in world().states.values() for ring in rings for n in ring)
    assert set(used) == set(range(len(lines)))
    assert max(used.values()) <= 2, "a line lies between two states at most"
    for rings in world().states.values():
        for ring in rings:
            walked = [lines[n] if n >= 0 else lines[~n][::-1] for n in ring]
            for before, after in zip(walked, [*walked[1:], walked[0]], strict=True):
                assert before[-1] == after[0]


def test_no_state_jumps_across_the_map() -> None:
    for line in world().lines:
        assert all(abs(a[0] - b[0]) < 30 for a, b in pairwise(line))
        assert all(-180 <= x <= 192 and -60 <= y <= 84 for x, y in line)


def test_the_outline_of_a_union_leaves_inner_borders_out() -> None:
    czechs, slovaks = set(outline(["CZE"])), set(outline(["SVK"]))
    between = czechs & slovaks
    assert between
    assert set(outline(["CZE", "SVK"])) == (czechs | slovaks) - between
    assert outline(["ZZZ"]) == []
