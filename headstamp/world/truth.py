"""What is true of an invented world, and what a perfect reader recovers of it from its files."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from headstamp.world.drawn import draw_world
from headstamp.world.facts import World
from headstamp.world.files import write_files
from headstamp.world.truth_of_finds import (
    Asked,
    Makers,
    Route,
    Types,
    held_things,
    makers_of,
    routes_of,
    senders_of,
    types_of,
)
from headstamp.world.truth_of_supply import Pieces, Supply, pieces_of, supply_of

WINDOWS: tuple[tuple[int | None, int | None], ...] = (
    (2005, 2014), (None, None), (1970, 1991), (2009, 2009), (2000, 2004), (None, 2008), (2010, None),
)  # fmt: skip
"""Windows of years in which suppliers are counted, both years included; None is open."""

REGISTERS = ((), ("sipri",), ("eu_exports",), ("transfers",), ("sipri", "eu_exports"))
"""Registers that are asked; none means all."""

MAKERS = (
    Asked(), Asked(grouped=True), Asked(all_lists=True), Asked(all_lists=True, grouped=True), Asked(parts=True),
    Asked(reliability="B"), Asked(reliability="D"), Asked(reliability="E", credibility=5), Asked(credibility=1),
)  # fmt: skip
"""Bounds of makers that are asked: the plain one first."""

GRADES = tuple(asked for asked in MAKERS if asked == Asked(asked.reliability, asked.credibility))
"""Of these, those that ask for grades alone."""


class Truth(NamedTuple):
    """``made_by``: the states that truly made the holder's things. All else is what a perfect reader recovers:

    ``supply`` by first year, last year and registers asked; ``pieces`` by first and last year, supplier and class, as
    orders tell them; ``routes`` by code, D16 too; ``makers`` by what is asked;
    ``senders`` likewise, the states that supplied what was lost; ``types``, and ``types_by`` what is asked; ``joined``
    the lines of the register of orders that were broken.
    """

    world: World
    made_by: frozenset[str]
    supply: dict[tuple[int | None, int | None, tuple[str, ...]], Supply]
    pieces: dict[tuple[int | None, int | None], dict[tuple[str, str], Pieces]]
    routes: dict[str, Route]
    makers: dict[Asked, Makers]
    senders: dict[Asked, Makers]
    types: Types
    types_by: dict[Asked, Types]
    joined: int


def truth_of(world: World) -> Truth:
    """Work out, row by row and by trying all sets, what is to be found in a world's files."""
    holder = world.holder
    return Truth(
        world=world,
        made_by=frozenset(rows[0].maker for rows in held_things(world, holder)),
        supply={
            (first, last, registers): supply_of(world, world.recipient, first, last, registers)
            for first, last in WINDOWS for registers in REGISTERS
        },
        pieces={window: pieces_of(world, world.recipient, *window) for window in WINDOWS},
        routes=routes_of(world, holder),
        makers={asked: makers_of(world, holder, asked) for asked in MAKERS},
        senders={asked: senders_of(world, holder, asked) for asked in GRADES},
        types=types_of(world, holder),
        types_by={asked: types_of(world, holder, asked) for asked in GRADES},
        joined=sum(order.broken for order in world.orders),
    )  # fmt: skip


def write_world(folder: Path, seed: int) -> Truth:
    """Draw a world, write its files into a folder, and give what is true of it.

    Args:
        folder: made where it is missing; the files are those of :func:`headstamp.world.files.write_files`.
        seed: names the world; equal seeds give equal bytes.
    """
    world = draw_world(seed)
    write_files(world, folder)
    return truth_of(world)
