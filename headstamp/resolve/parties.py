"""Parties: forces, groups and governments, their names, and what each is part of. A state is a party too."""

from __future__ import annotations

from collections.abc import Sequence

from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.ids import digest
from headstamp.nouns.party_names import as_written
from headstamp.nouns.values.text import fold
from headstamp.resolve import recipient_names, supplier_names

PARTY = {"party": "text", "type": "text", "state": "text", "first": "number", "last": "number"}
NAME = {"folded": "text", "party": "text"}
WITHIN = {"part": "text", "whole": "text"}


def resolve(case: Case) -> None:
    """Make the tables of parties in the case's engine, from its own tables ``parties`` and ``states``.

    - ``party`` (party, type, state, first, last): one row for each party and each state that its row names (null
      where it names none); days as ordinals. Each state is a party of type ``state``, under the name of its code, each
      territory one of type ``region``.
    - ``party_name_of`` (folded, party): every name of every party that its row gives, and those that stand in the case
      in another writing (:func:`headstamp.nouns.party_names.as_written`); a name may be that of several.
    - ``party_within`` (part, whole): who is part of whom, over all steps; each party is within itself.

    and the tables of :mod:`headstamp.resolve.supplier_names` and :mod:`headstamp.resolve.recipient_names`, which read these.
    """
    engine = case.engine
    rows = engine.rows(
        "select subject, party, type, first, last from party_row order by party nulls last, subject nulls last"
    )
    words = engine.rows("select distinct subject, property, said from party_word")
    states = engine.rows(
        "select state, name, first, last from state order by state nulls last, first nulls last"
    )
    areas = engine.rows("select area, name, state, first, last from area order by area nulls last, first nulls last, state nulls last")
    known_states = engine.rows("select folded, state from state_name_of union select folded, area as state from area_name_of")

    spelling = _spelling([row["party"] for row in rows] + [one["name"] for one in (*states, *areas)])
    party_of = {row["subject"]: spelling[fold(row["party"])] for row in rows}
    party_of_state = {area["area"]: spelling[fold(area["name"])] for area in areas}
    party_of_state |= {state["state"]: spelling[fold(state["name"])] for state in states}
    names = set(spelling.items())
    names |= {
        (fold(word["said"]), party_of[word["subject"]])
        for word in words
        if word["property"] in ("party", "names")
    }
    names |= {(row["folded"], party_of_state[row["state"]]) for row in known_states}
    names |= _written_otherwise(names, {row["folded"] for row in engine.rows("select folded from said_name")})
    engine.load("party_name_of", _columns(NAME, sorted(names)), NAME)

    parties_of: dict[str, set[str]] = {}
    for folded, party in names:
        parties_of.setdefault(folded, set()).add(party)
    parts = {
        (party_of[word["subject"]], whole) for word in words if word["property"] == "part_of"
        for whole in parties_of.get(fold(word["said"]), ())
    }  # fmt: skip
    engine.load("party_within", _columns(WITHIN, closure(set(spelling.values()), parts)), WITHIN)

    codes: dict[str, set[str]] = {}
    for row in known_states:
        codes.setdefault(row["folded"], set()).add(row["state"])
    located: dict[str, set[str | None]] = {}
    for word in words:
        if word["property"] == "state":
            meant = codes.get(fold(word["said"]), set())
            # A name that leaves open which state is meant says of none that the party is there.
            located.setdefault(word["subject"], set()).add(next(iter(meant)) if len(meant) == 1 else None)
    made = {
        (party_of[row["subject"]], row["type"], code, row["first"], row["last"])
        for row in rows for code in located.get(row["subject"], {None})
    }  # fmt: skip
    made |= _states_as_parties(states, party_of_state, told=set(party_of.values()))
    made |= _areas_as_parties(areas, party_of_state, told={party for party, *_ in made})
    engine.load("party", _columns(PARTY, sorted(made, key=repr)), PARTY)
    supplier_names.resolve(case)
    recipient_names.resolve(case)


def _written_otherwise(names: set[tuple[str, str]], said: set[str]) -> set[tuple[str, str]]:
    """The names in the case that no row gives and that are, in another writing, the name of one party alone."""
    parties: dict[str, set[str]] = {}
    for folded, party in names:
        parties.setdefault(as_written(folded), set()).add(party)
    unknown = said - {folded for folded, _ in names}
    meant = {folded: parties.get(as_written(folded), set()) for folded in unknown}
    return {(folded, next(iter(bearers))) for folded, bearers in meant.items() if len(bearers) == 1}


def closure(parties: set[str], parts: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Who is within whom, over all steps, each within itself; sorted. A ring of parts puts all within each other.

    Args:
        parties: all of them.
        parts: (part, whole), one step each.
    """
    wholes: dict[str, set[str]] = {}
    for part, whole in parts:
        wholes.setdefault(part, set()).add(whole)
    pairs = set()
    for party in parties:
        waiting, reached = [party], {party}
        while waiting:
            above = wholes.get(waiting.pop(), set()) - reached
            reached |= above
            waiting += above
        pairs |= {(party, whole) for whole in reached}
    return sorted(pairs)


def party_id(folded: str) -> str:
    """Id under which the party that a name means is put to a person and judged: 32 hex digits."""
    return digest("party", folded)


def _spelling(names: list[str]) -> dict[str, str]:
    """From each folded name to the first spelling that has it: under that the party is kept."""
    spelling: dict[str, str] = {}
    for name in names:
        spelling.setdefault(fold(name), name)
    return spelling


def _states_as_parties(
    states: list[Row], party_of_state: dict[str, str], told: set[str]
) -> set[tuple[str, str, str, float | None, float | None]]:
    """The states that the table of parties does not have."""
    return {
        (party_of_state[state["state"]], "state", state["state"], state["first"], state["last"])
        for state in states if party_of_state[state["state"]] not in told
    }  # fmt: skip


def _areas_as_parties(
    areas: list[Row], party_of_area: dict[str, str], told: set[str]
) -> set[tuple[str, str, str | None, float | None, float | None]]:
    """The territories that are no party yet: regions that stand in their sovereign's state and are no part of it."""
    return {
        (party_of_area[area["area"]], "region", area["state"], area["first"], area["last"])
        for area in areas if party_of_area[area["area"]] not in told
    }  # fmt: skip


def _columns(types: dict[str, str], rows: Sequence[Sequence[object]]) -> dict[str, list[object]]:
    return {name: [row[at] for row in rows] for at, name in enumerate(types)}
