"""What a perfect reader counts of an invented world's finds (contracts, section 5), row by row with a pencil."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from headstamp.nouns.classes import is_within
from headstamp.world.days import Days, days, meets
from headstamp.world.facts import Loss, Thing, World
from headstamp.world.truth_of_supply import UNKNOWN, offered_in, seats, states_at

OUT_OF_MAKERS = ("truck", "uav", "ied_component", "body_armour", "other")
"""Classes that stay out of the bound of makers."""

CRAFT = "D16"


class Makers(NamedTuple):
    """The bound of makers: ``at_least`` states, ``certain`` ones by code, and how many things are ``constrained``."""

    at_least: int
    certain: frozenset[str]
    constrained: int


class Route(NamedTuple):
    """How many things came by a route: surely, and possibly."""

    low: int
    high: int


class Types(NamedTuple):
    """``at_least`` types, ``at_most``, and how many things are ``undecided`` between them."""

    at_least: int
    at_most: int
    undecided: int


class Asked(NamedTuple):
    """What is asked of a bound of makers: the worst grades that may narrow, whether a vanished state and the holder of
    its seat are one, whether all lists are taken as complete, whether the holder's branches count."""

    reliability: str = "C"
    credibility: int = 4
    grouped: bool = False
    all_lists: bool = False
    parts: bool = False


def names_of(world: World, holder: str, parts: bool = False) -> set[str]:
    """All names of a holder; with ``parts`` those of the parties that are part of it too."""
    whose = {holder}
    while parts and (more := {party.name for party in world.parties if party.part_of in whose} - whose):
        whose |= more
    return whose | {name for party in world.parties if party.name in whose for name in party.names}


def held_things(world: World, holder: str, parts: bool = False) -> list[list[Thing]]:
    """The things of a holder, each as the rows that tell of it (rows that are the same thing stand together)."""
    names = names_of(world, holder, parts)
    things: list[list[Thing]] = []
    for thing in world.things:
        if names.intersection(thing.holders):
            same = [rows for rows in things if any(_is_same(thing, row) for row in rows)]
            things = [rows for rows in things if rows not in same] + [[*(row for rows in same for row in rows), thing]]
    return things


def _is_same(one: Thing, other: Thing) -> bool:
    return other.name in one.same_as or one.name in other.same_as


def makers_of(world: World, holder: str, asked: Asked) -> Makers:
    """Bound the states that made a holder's things, by trying all sets of states, the small ones first."""
    counted = [rows for rows in held_things(world, holder, asked.parts) if rows[0].weapon_class not in OUT_OF_MAKERS]
    own = names_of(world, holder, asked.parts)
    sets = [found for rows in counted if (found := frozenset(_candidates(world, own, rows, asked)))]
    if asked.grouped:
        seat = seats(world)
        sets = [frozenset(seat[state] for state in one) for one in sets]
    return Makers(
        smallest_hit(set(sets)), frozenset(state for one in sets if len(one) == 1 for state in one), len(sets)
    )


def smallest_hit(sets: Iterable[frozenset[str]]) -> int:
    """The size of the smallest set of states that has one of each of these sets: all are tried, small ones first."""
    asked = list(sets)
    states = sorted({state for one in asked for state in one})
    return next(
        size for size in range(len(states) + 1)
        if any(all(one.intersection(chosen) for one in asked) for chosen in combinations(states, size))
    )  # fmt: skip


def _candidates(world: World, own: set[str], rows: list[Thing], asked: Asked) -> set[str]:
    """The states that may have made a thing; none: any may. A row that is shared with others narrows nothing."""
    trusted = [row for row in rows if _is_trusted(row, asked) and own.issuperset(row.holders)]
    said = [_said(world, row) for row in trusted if row.made_in]
    if said:
        return set.intersection(*said) or set.union(*said)
    named = [row for row in trusted if row.scope == "exact"]
    return _listed(world, named[0], asked) if named else set()


def _is_trusted(row: Thing, asked: Asked) -> bool:
    """Whether source and information are at or above the threshold; a source without a grade is F, information
    without one is not judged and passes."""
    return (row.reliability or "F") <= asked.reliability and int(row.credibility or 0) <= asked.credibility


def _said(world: World, row: Thing) -> set[str]:
    """The states that the row names, as they were when the thing was made."""
    if row.year:
        return {state for name in row.made_in for state in states_at(world, name, days(row.year))}
    named = [state for state in world.states if state.name in row.made_in]
    begun = [made.first for made in world.makers if made.model == row.model]
    # Named is a successor: the state before it may have made the thing, unless every maker of its model began later.
    before = {
        one.code for state in named for one in world.states
        if state.successor_of in (one.name, one.code) and min(begun, default="") < state.first
    }  # fmt: skip
    return {state.code for state in named} | before


def _listed(world: World, row: Thing, asked: Asked) -> set[str]:
    """The makers of the row's model whose time meets the thing; none where its list is open."""
    listed = [made for made in world.makers if made.model == row.model]
    full = [made for made in listed if made.completeness == "full" and made.reliability <= asked.reliability]
    if not (asked.all_lists or any(made.production == "original" for made in full)):
        return set()
    made_when = days(row.year) if row.year else Days(None, days(row.seen_last or world.period[1]).last)
    found = set[str]()
    for made in listed:
        when = Days(days(made.first).first, days(made.last).last)
        begun = row.year or when.first is None or made_when.last is None or when.first <= made_when.last
        if begun and (not row.year or meets(when, made_when)):
            (state,) = (one.code for one in world.states if one.name == made.state)
            found.add(state)
    return found


def senders_of(world: World, holder: str, asked: Asked) -> Makers:
    """Bound the states that supplied a holder's things to those from whom it took arms; none is ever certain, since
    each thing may have come in a way that no register tells."""
    own = names_of(world, holder, asked.parts)
    armed_by = {name for loss in world.losses if own.intersection(loss.got_by) and loss.status != "denied" for name in loss.lost_by}
    sets = [found for rows in held_things(world, holder, asked.parts) if (found := _senders(world, own, armed_by, rows, asked))]
    return Makers(smallest_hit(set(sets)), frozenset(), len(sets))


class _Sent(NamedTuple):
    """A delivery of a named model: to whom, by whom, when."""

    to: tuple[str, ...]
    suppliers: tuple[str, ...]
    model: str
    when: Days
    comments: str = ""


def _senders(world: World, own: set[str], armed_by: set[str], rows: list[Thing], asked: Asked) -> frozenset[str]:
    """The states that may have supplied a thing to one of these parties; none: nothing narrows it."""
    each = []
    for row in rows:
        family = row.model if row.scope == "family" else world.families[row.model]
        seen = days(row.seen_last or world.period[1]).last
        sent = [
            one for one in _sendings(world) if row.scope != "none" and world.families.get(one.model) == family
            and (one.when.first is None or seen is None or one.when.first < seen)
            and any(_related(world, to, party) for to in one.to for party in armed_by)
        ]  # fmt: skip
        # A row of an unknown supplier has those as candidates whom its words name; without them it may be anybody's.
        if any(UNKNOWN in one.suppliers and not offered_in(world, one.comments) for one in sent):
            return frozenset()
        each.append({state for one in sent for name in one.suppliers for state in states_at(world, name, one.when)}
                    | {state for one in sent for state in offered_in(world, one.comments)})  # fmt: skip
    narrows = any(_is_trusted(row, asked) and own.issuperset(row.holders) for row in rows)
    return frozenset(set.intersection(*each) or set.union(*each)) if narrows else frozenset()


def _sendings(world: World) -> list[_Sent]:
    orders = [
        _Sent((one.recipient,), (one.supplier,), one.designation,
              Days(days(str(min(one.years))).first, days(str(max(one.years))).last) if one.years else Days(None, None), one.comments)
        for one in world.orders if one.delivered
    ]  # fmt: skip
    return orders + [
        _Sent((*one.recipients, *one.end_users), one.suppliers, one.designation, Days(days(one.first).first, days(one.last).last))
        for one in world.told if one.stage in ("delivered", "shipped")
    ]


def _related(world: World, one: str, other: str) -> bool:
    """Whether two names are of one party, or of parties of which one is part of the other."""
    parties = {name: party.name for party in world.parties for name in (party.name, *party.names)}
    one, other = parties.get(one, one), parties.get(other, other)
    return one in _wholes(world, other) or other in _wholes(world, one)


def routes_of(world: World, holder: str) -> dict[str, Route]:
    """By which routes a holder's things came to it: each code that is possible for one of them."""
    possible = [_routes(world, holder, rows) for rows in held_things(world, holder)]
    return {
        code: Route(sum(found == {code} for found in possible), sum(code in found for found in possible))
        for code in sorted({code for found in possible for code in found})
    }


def _routes(world: World, holder: str, rows: list[Thing]) -> set[str]:
    """The routes by which one thing may have come: its own where it says one, else those of losses that fit it."""
    own = {row.obtained for row in rows if row.obtained not in ("", "D0")}
    fitting = {loss.route for row in rows for loss in world.losses if _fits(world, holder, row, loss)}
    return own or fitting - {"D0"} or {"D0"}


def _fits(world: World, holder: str, row: Thing, loss: Loss) -> bool:
    if loss.status == "denied" or loss.weapon_class == "mixed" or holder not in loss.got_by:
        return False
    if not is_within(row.weapon_class, loss.weapon_class):
        return False
    begun, ended = days(loss.first).first, days(row.seen_last).last
    if begun and ended and begun > ended:
        return False
    wholes = {name: _wholes(world, name) for name in (*row.obtained_from, *loss.lost_by)}
    return any(came in wholes[lost] or lost in wholes[came] for came in row.obtained_from for lost in loss.lost_by)


def _wholes(world: World, name: str) -> set[str]:
    """The party and all that it is part of."""
    found = {name}
    while more := {party.part_of for party in world.parties if party.name in found and party.part_of} - found:
        found |= more
    return found


def types_of(world: World, holder: str, asked: Asked | None = None) -> Types:
    """Count the types among a holder's things: models, families without a model of theirs, classes without either.

    A row that is shared with another holder shows no type. With ``asked`` no row below the threshold does either, and a
    thing is decided only by rows that show something.
    """
    own = names_of(world, holder)
    things = held_things(world, holder)
    shown = [[row for row in rows if own.issuperset(row.holders) and (asked is None or _is_trusted(row, asked))] for rows in things]
    rows = [row for thing in shown for row in thing]
    models = {row.model for row in rows if row.scope in ("exact", "variant")}
    families = {row.model for row in rows if row.scope == "family"} - {world.families[model] for model in models}
    known = {row.weapon_class for row in rows if row.scope != "none"}
    unknown = {row.weapon_class for row in rows if row.scope == "none"}
    classes = {one for one in unknown if not any(is_within(other, one) for other in known | (unknown - {one}))}
    at_least = len(models) + len(families) + len(classes)
    undecided = sum(all(row.scope == "none" for row in thing) for thing in (shown if asked else things))
    return Types(at_least, at_least + undecided, undecided)
