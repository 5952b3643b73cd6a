"""The cast of an invented world: its states and parties, its models and who made them."""

from __future__ import annotations

import random
from typing import NamedTuple

from headstamp.world.facts import Alias, Made, Party, Place, State
from headstamp.world.names import state_code, state_names

SPLIT = 1992
"""In the first days of this year two states had vanished and their heirs had begun."""


class Cast(NamedTuple):
    """Who is who. All by name; ``code`` from a living or vanished state's name to its code.

    ``vanished`` left its seat to ``heir``; ``sister`` began on the same day and has no seat of it. ``shared`` is a
    name that two states bore one after the other: ``before`` and ``after`` are their codes.
    """

    recipient: str
    neighbour: str
    suppliers: tuple[str, ...]
    unseen: str
    vanished: str
    heir: str
    sister: str
    shared: str
    code: dict[str, str]
    before: str
    after: str
    army: str
    division: str
    militia: str
    holder: str
    branch: str
    rival: str
    states: tuple[State, ...]
    parties: tuple[Party, ...]
    places: tuple[Place, ...]


def draw_cast(draw: random.Random) -> Cast:
    """States that lasted, one that vanished with its heir and its sister, a name that two states bore, and parties."""
    names = state_names(draw, 19)
    recipient, neighbour, vanished, heir, sister, shared, after, *living = names
    lasting = [recipient, neighbour, *living]
    code = {name: state_code(number) for number, name in enumerate([*lasting, heir, sister, after])}
    code[vanished] = "XOLD"
    before = "XWAS"
    begun, ended = f"{SPLIT}-01-01", f"{SPLIT - 1}-12-31"
    states = (
        *(State(code[name], name, f"{draw.randint(1850, 1945)}-0{draw.randint(1, 9)}-01", names=(f"Republic of {name}",))
          for name in lasting),
        State(code[vanished], vanished, "1922-12-30", ended, names=(f"{vanished} (former)",)),
        State(code[heir], heir, begun, successor_of=vanished),
        State(code[sister], sister, begun),
        State(before, shared, "1918-12-01", ended),
        State(code[after], after, begun, successor_of=before, names=(shared,)),
    )  # fmt: skip
    army, militia, holder = f"{recipient} Army", "Hill Watch", "Lantern Band"
    parties = (
        Party(army, "force", code[recipient], recipient, (f"Armed forces of {recipient}",)),
        Party(f"{army}, Third Division", "force", code[recipient], army),
        Party(militia, "armed_group", code[recipient], names=(f"{militia} ({recipient})*",)),
        Party(f"{living[0]} Army", "force", code[living[0]], living[0]),
        Party(holder, "armed_group", names=("The Lantern", "LB")),
        Party(f"{holder} in the South", "armed_group", part_of=holder),
        Party("Red Column", "armed_group"),
    )
    places = tuple(
        Place(f"{name}burg", name, f"{draw.randint(-60, 60)}.{draw.randint(10, 99)}",
              f"{draw.randint(-170, 170)}.{draw.randint(10, 99)}")
        for name in (recipient, neighbour, living[0])
    )  # fmt: skip
    return Cast(
        recipient, neighbour, tuple(living[:-1]), living[-1], vanished, heir, sister, shared, code, before, code[after], army,
        f"{army}, Third Division", militia, holder, f"{holder} in the South", "Red Column", states,
        parties, places,
    )  # fmt: skip


FAMILIES = {
    "VK-11": "Vark pattern", "VK-12": "Vark pattern", "OS-4": "Ossa series", "OS-5": "Ossa series", "TN-7": "Tarn line",
    "TN-9": "Tarn line", "KH-62": "Kesh line", "LD-20": "Ludo line", "OR-1": "Orm line",
}  # fmt: skip
"""From each model to its family."""

CLASSES = {
    "VK-11": "rifle", "VK-12": "rifle", "OS-4": "general_machine_gun", "OS-5": "general_machine_gun",
    "TN-7": "rocket_launcher", "TN-9": "rocket_launcher", "KH-62": "tank", "LD-20": "truck",
    "OR-1": "mortar",
}  # fmt: skip


def draw_makers(draw: random.Random, cast: Cast) -> tuple[Made, ...]:
    """Who made which model: lists that close, and each way in which a list does not."""
    one, two, three, four, five, six = draw.sample(cast.suppliers[:6], 6)
    old = cast.vanished

    def made(model: str, state: str, production: str, first: str = "", last: str = "", **more: str) -> Made:
        return Made(model, FAMILIES[model], CLASSES[model], state, production, first, last, **more)

    return (
        made("VK-11", one, "original", "1956", completeness="full"),
        made("VK-11", old, "licensed", "1958", "1991", completeness="full"),
        made("VK-11", two, "licensed", "1970", "1988", completeness="full"),
        # A part of a list: it names possible makers.
        made("VK-12", one, "derivative"),
        made("VK-12", three, "licensed"),
        made("OS-4", old, "original", "1961", "1991", completeness="full"),
        made("OS-4", two, "licensed", completeness="full"),
        # Called full by a source below the threshold.
        made("OS-5", four, "original", completeness="full", reliability="D"),
        # Called full by a source that does not name the state of design.
        made("TN-7", five, "licensed", completeness="full"),
        # Called full by one source; another names one more.
        made("TN-9", four, "original", completeness="full"),
        made("TN-9", five, "unlicensed_copy"),
        made("KH-62", old, "original", "1960", "1985", completeness="full"),
        made("KH-62", six, "licensed", "1970", "1990", completeness="full"),
        made("LD-20", draw.choice((one, six)), "original", completeness="full"),
        made("OR-1", three, "original"),
    )


ALIASES = (
    Alias("Varkling", "VK-11", "exact"),
    Alias("Varkling Kurz", "VK-11", "variant"),
    Alias("Long Kesh", "KH-62", "exact"),
    Alias("Vark type", "Vark pattern", "family"),
    Alias("Ormund", "Orm line", "family"),
    # A false friend: the name is that of a launcher, and looks like one of a machine gun.
    Alias("Tarnfire", "TN-9", "exact"),
    Alias("Tarnfire", "OS-4", "not"),
)
