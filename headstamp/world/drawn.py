"""An invented world drawn from a seed."""

from __future__ import annotations

import random

from headstamp.world.cast import ALIASES, FAMILIES, draw_cast, draw_makers
from headstamp.world.facts import World
from headstamp.world.finds_told import draw_losses, draw_things
from headstamp.world.supply_told import draw_exports, draw_orders, draw_told


def draw_world(seed: int) -> World:
    """A small world: nineteen states, eight models, some fifty rows of supply, as many finds and losses.

    Every rule of counting meets at least one row; how many more, who supplied when, and who is who is drawn. Equal
    seeds give equal worlds.
    """
    draw = random.Random(seed)
    cast = draw_cast(draw)
    makers = draw_makers(draw, cast)
    return World(
        cast.recipient, cast.holder, (2005, 2014), ("2012-01-01", "2017-12-31"), FAMILIES, cast.states, cast.parties, makers,
        ALIASES, draw_orders(draw, cast), draw_exports(draw, cast), draw_told(draw, cast), draw_things(draw, cast, makers),
        draw_losses(draw, cast), cast.places,
    )  # fmt: skip
