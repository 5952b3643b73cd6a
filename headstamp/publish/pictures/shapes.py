"""The shapes of the world's states, as lines that neighbours share (`geometry/README.md` says where from)."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Place = tuple[float, float]  # longitude, latitude, in degrees; longitudes run from about -170 to 191


class World(NamedTuple):
    """`lines` are walked forwards by their number, backwards by its complement (`~number`)."""

    lines: tuple[tuple[Place, ...], ...]
    states: Mapping[
        str, tuple[tuple[int, ...], ...]
    ]  # ISO alpha-3 (XKX: Kosovo; "": no state's) -> rings of lines
    names: Mapping[str, str]
    label_at: Mapping[str, Place]
    borders: tuple[int, ...]  # the lines between two states


@cache
def world() -> World:
    """Read the geometry that ships with the package; 245 states and territories, 1:50 million, simplified."""
    raw = json.loads(files(__package__).joinpath("geometry", "world.json").read_text(encoding="ascii"))
    grid = raw["grid"]
    states = {code: tuple(tuple(ring) for ring in rings) for code, rings in raw["states"].items()}
    used = Counter(
        number for rings in states.values() for number in {_forward(n) for ring in rings for n in ring}
    )
    return World(
        tuple(_undelta(arc, grid) for arc in raw["arcs"]),
        states,
        raw["names"],
        {code: (x / grid, y / grid) for code, (x, y) in raw["label_at"].items()},
        tuple(sorted(number for number, times in used.items() if times > 1)),
    )


def outline(codes: Iterable[str]) -> list[int]:
    """The lines around the union of several states: those that no two of them share."""
    shapes = world().states
    times = Counter(_forward(number) for code in codes for ring in shapes.get(code, ()) for number in ring)
    return sorted(number for number, count in times.items() if count == 1)


def _forward(number: int) -> int:
    return number if number >= 0 else ~number


def _undelta(flat: list[int], grid: int) -> tuple[Place, ...]:
    x = y = 0
    line = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x / grid, y / grid))
    return tuple(line)
