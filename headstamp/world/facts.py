"""What an invented world is made of: states, parties, models, and what registers and tables say of them.

Each fact is one row of one file. Days are written as the files write them: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``;
an empty bound is open.
"""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """A row of ``states``: one spell of one state."""

    code: str
    name: str
    first: str = ""
    last: str = ""
    successor_of: str = ""
    names: tuple[str, ...] = ()


class Party(NamedTuple):
    """A row of ``parties``; ``state`` is a state's code, ``part_of`` a party's name."""

    name: str
    type: str
    state: str = ""
    part_of: str = ""
    names: tuple[str, ...] = ()


class Made(NamedTuple):
    """A row of ``producers``: a state said to have made a model, and what the source claims of its list."""

    model: str
    family: str
    weapon_class: str
    state: str
    production: str = "unknown"
    first: str = ""
    last: str = ""
    completeness: str = "partial"
    reliability: str = "B"


class Alias(NamedTuple):
    """A row of ``aliases``."""

    alias: str
    model: str
    scope: str


class Order(NamedTuple):
    """An order of SIPRI's register: numbers and years as its cells write them, '' where they say nothing.

    ``broken``: the site's form has a line break inside the comment, between its first and its second word.
    """

    recipient: str
    supplier: str
    ordered_in: int
    designation: str
    description: str
    ordered: str
    delivered: str
    years: tuple[int, ...]
    comments: str = ""
    uncertain: bool = False
    broken: bool = False


class Export(NamedTuple):
    """A row of the European Union's reports."""

    year: int
    importer: str
    exporter: str
    rating: str
    euro: int


class Told(NamedTuple):
    """A row of ``transfers``."""

    name: str
    suppliers: tuple[str, ...]
    recipients: tuple[str, ...]
    stage: str
    status: str
    first: str = ""
    last: str = ""
    end_users: tuple[str, ...] = ()
    weapon_class: str = "mixed"
    form: str = ""
    designation: str = ""


class Thing(NamedTuple):
    """A row of ``items``.

    ``model``: what a perfect reader takes the designation for, and ``scope`` how: exact, variant (the model, but not
    its producers), family, or none (no table knows the name). ``maker``: the state that truly made it.
    """

    name: str
    designation: str
    weapon_class: str
    holders: tuple[str, ...]
    model: str
    scope: str
    maker: str
    made_in: tuple[str, ...] = ()
    year: str = ""
    seen_first: str = ""
    seen_last: str = ""
    obtained: str = ""
    obtained_from: tuple[str, ...] = ()
    reliability: str = "C"
    credibility: str = ""
    same_as: tuple[str, ...] = ()
    place: str = ""
    root: str = ""


class Loss(NamedTuple):
    """A row of ``diversions``."""

    name: str
    route: str
    lost_by: tuple[str, ...]
    got_by: tuple[str, ...]
    weapon_class: str
    first: str = ""
    last: str = ""
    low: str = ""
    high: str = ""
    status: str = "reported"
    part_of: str = ""
    same_as: str = ""
    conflict_with: str = ""


class Place(NamedTuple):
    """A row of ``places``."""

    name: str
    country: str
    latitude: str
    longitude: str


class World(NamedTuple):
    """An invented world: who is asked about, and all that its files say.

    ``recipient`` a state's name; ``holder`` a party's; ``window`` the years of ``case.yml``; ``families`` from each
    model to its family.
    """

    recipient: str
    holder: str
    window: tuple[int, int]
    period: tuple[str, str]
    families: dict[str, str]
    states: tuple[State, ...]
    parties: tuple[Party, ...]
    makers: tuple[Made, ...]
    aliases: tuple[Alias, ...]
    orders: tuple[Order, ...]
    exports: tuple[Export, ...]
    told: tuple[Told, ...]
    things: tuple[Thing, ...]
    losses: tuple[Loss, ...]
    places: tuple[Place, ...]
