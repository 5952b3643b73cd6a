"""What a perfect reader counts of an invented world's supply (contracts, section 4), row by row with a pencil."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from headstamp.world.days import Days, days, inside, meets
from headstamp.world.facts import World
from headstamp.world.supply_told import HEAVY

REGISTERS = ("sipri", "eu_exports", "transfers")


class Supply(NamedTuple):
    """Suppliers by code: ``certain``, and ``possible`` ones beside them; ``low`` and ``high`` of the count, where
    ``high`` counts unknown suppliers and phrases for several too; ``grouped`` both, where a vanished state and the
    holder of its seat are one."""

    certain: frozenset[str]
    possible: frozenset[str]
    low: int
    high: int
    grouped: tuple[int, int]


class _Row(NamedTuple):
    """One delivery or shipment as a reader takes it: who, in which periods, and whether the row is plain."""

    suppliers: tuple[str, ...]
    periods: tuple[Days, ...]
    plain: bool
    comments: str = ""


def supply_of(
    world: World, recipient: str, first: int | None = None, last: int | None = None, registers: Iterable[str] = ()
) -> Supply:
    """Count the suppliers of a recipient.

    Args:
        world: an invented world.
        recipient: a state's name.
        first, last: the years of the window, both included; None is open.
        registers: of :data:`REGISTERS`; none means all.
    """
    window = Days(days(str(first)).first if first else None, days(str(last)).last if last else None)
    asked = tuple(registers) or REGISTERS
    rows = [row for name in asked for row in _ROWS[name](world, own_names(world, recipient))]
    certain, possible, groups = set[str](), set[str](), False
    for row in rows:
        for period in row.periods:
            if not meets(period, window):
                continue
            named = [states_at(world, name, period) for name in row.suppliers if name in _names(world)]
            if row.plain and len(row.suppliers) == 1 and named and len(named[0]) == 1 and inside(period, window):
                certain |= named[0]
            possible |= {state for states in named for state in states}
            groups = groups or any(name == GROUP for name in row.suppliers)
    unknown = sum(_is_open(world, row, window, possible) for row in rows)
    seat = seats(world)
    return Supply(
        frozenset(certain), frozenset(possible - certain), len(certain), len(possible) + unknown + groups,
        (len({seat[state] for state in certain}), len({seat[state] for state in possible}) + unknown + groups),
    )  # fmt: skip


class Pieces(NamedTuple):
    """What orders say was delivered within a window: bounds of the sum, and of how many orders."""

    low: int
    high: int
    orders: int


def pieces_of(
    world: World, recipient: str, first: int | None = None, last: int | None = None
) -> dict[tuple[str, str], Pieces]:
    """By supplier's code and class, how much the register of orders says that it delivered.

    Of n listed years k are inside the window: at least one piece in each of these, at most all but one in each other.
    """
    window = Days(days(str(first)).first if first else None, days(str(last)).last if last else None)
    sums: dict[tuple[str, str], Pieces] = {}
    for order in world.orders:
        listed = [days(str(year)) for year in order.years] or [Days(None, None)]
        near = [period for period in listed if meets(period, window)]
        within = [period for period in listed if inside(period, window)]
        if order.recipient not in own_names(world, recipient) or not order.delivered or not near:
            continue
        number = int(order.delivered)
        low = number if len(within) == len(listed) else len(within)
        high = number - (len(listed) - len(near))
        for state in {state for period in near for state in states_at(world, order.supplier, period)}:
            before = sums.get((state, HEAVY[order.designation][1]), Pieces(0, 0, 0))
            sums[state, HEAVY[order.designation][1]] = Pieces(before.low + low, before.high + high, before.orders + 1)
    return sums


UNKNOWN, GROUP = "unknown supplier(s)", "Western states"


def own_names(world: World, recipient: str) -> set[str]:
    """All names of a state and of the parties that are part of it, over all steps."""
    within = {recipient}
    while more := {party.name for party in world.parties if party.part_of in within} - within:
        within |= more
    return within | {name for party in world.parties if party.name in within for name in party.names} | {
        name for state in world.states if state.name == recipient for name in state.names
    }  # fmt: skip


def states_at(world: World, name: str, period: Days) -> set[str]:
    """The codes of the states that bore a name on one of these days; of all that bore it where no day is known."""
    bearers = [state for state in world.states if name == state.name or name in state.names]
    return {state.code for state in bearers if meets(Days(days(state.first).first, days(state.last).last), period)}


def seats(world: World) -> dict[str, str]:
    """From each state's code to that of the state that took over its seat; its own where none did."""
    code = {state.name: state.code for state in world.states} | {state.code: state.code for state in world.states}
    heir = {code[state.successor_of]: state.code for state in world.states if state.successor_of}
    return {state.code: heir.get(state.code, state.code) for state in world.states}


def _names(world: World) -> set[str]:
    return {name for state in world.states for name in (state.name, *state.names)}


def offered_in(world: World, comments: str) -> set[str]:
    """The states that the comment on an order with an unknown supplier names."""
    return {state.code for state in world.states if state.name in comments}


def _is_open(world: World, row: _Row, window: Days, counted: set[str]) -> bool:
    """Whether a row of an unknown supplier adds one: unless all that its words name are counted already."""
    if UNKNOWN not in row.suppliers or not any(meets(period, window) for period in row.periods):
        return False
    offered = offered_in(world, row.comments)
    return not offered or bool(offered - counted)


def _orders(world: World, own: set[str]) -> Iterator[_Row]:
    for order in world.orders:
        if order.recipient in own and (order.delivered or order.years):
            listed = tuple(days(str(year)) for year in order.years) or (Days(None, None),)
            yield _Row((order.supplier,), listed, True, order.comments)


def _exports(world: World, own: set[str]) -> Iterator[_Row]:
    for export in world.exports:
        if export.importer in own:
            yield _Row((export.exporter,), (days(str(export.year)),), True)


def _told(world: World, own: set[str]) -> Iterator[_Row]:
    for told in world.told:
        if told.stage in ("delivered", "shipped") and own.intersection(told.recipients):
            plain = set(told.recipients) | set(told.end_users) <= own and told.status != "alleged"
            yield _Row(told.suppliers, (Days(days(told.first).first, days(told.last).last),), plain)


_ROWS = {"sipri": _orders, "eu_exports": _exports, "transfers": _told}
