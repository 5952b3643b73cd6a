"""States as they then were: each with its days, its names, and the seat that it held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.ids import digest
from headstamp.nouns.state_names import StateNames
from headstamp.nouns.values.text import fold

STATE = {"state": "text", "name": "text", "first": "number", "last": "number", "seat": "text", "sure": "whole"}
AREA = {"area": "text", "name": "text", "standing": "text", "state": "text", "first": "number", "last": "number"}
OF_NAMES = ("successor_of", "sovereign")
"""Properties of a row of states whose words are names of other states, not of its own."""


def resolve(case: Case) -> None:
    """Make the tables of states in the case's engine, from its own table ``states`` and what people judged.

    - ``state`` (state, name, first, last, seat, sure): one row for each spell; days as ordinals, open ends null; ``seat`` is
      the code under which the state is grouped with those that held its seat before and after it (see :func:`seats`);
      ``sure`` 0 for what the table does not say to be a state and may be counted as one (contested).
    - ``area`` (area, name, standing, state, first, last): the spells of all that the table has and does not say to be a
      state: territories, associated and contested ones (see :data:`headstamp.nouns.values.vocabulary.STANDINGS`). ``state`` is
      the one that it may be counted as: its sovereign, else itself; null under no state's sovereignty. One row for each.
    - ``area_name_of`` (folded, area): their names. A name of a state and of an area is in both tables.
    - ``state_name_of`` (folded, state): every name of every state that its row gives, and every other name of a state
      that stands somewhere in the case (see :class:`headstamp.nouns.state_names.StateNames`); several rows where a name
      served several states, or leaves open which is meant.
    - ``used_name`` (folded, said, statement, told): the names that stand where a state is meant.
    - ``said_name`` (folded): the names that stand where a state may be meant, among others.

    What a person decided about a name (question *state*) comes before both: accepted as the name of one state it means that
    state alone, rejected it means none.
    """
    engine = case.engine
    for table in ("used_name", "said_name"):
        engine.make(table, read_sql(__package__, table))
    spells = engine.rows(
        "select subject, state, name, standing, first, last from state_row order by state nulls last, first nulls last, standing"
    )
    words = engine.rows("select distinct subject, property, said from state_name")
    code: dict[str, str] = {spell["subject"]: spell["state"] for spell in spells}
    codes = set(code.values())
    names = {(fold(word["said"]), code[word["subject"]]) for word in words if word["property"] not in OF_NAMES}
    names = _decided(case, names, codes)
    succeeded = [(code[word["subject"]], word["said"]) for word in words if word["property"] == "successor_of"]
    seat = seats(sorted(codes), _codes(succeeded, names))
    areas = _areas(spells, words, names)
    counted = {area["state"] for area in areas if area["state"] == area["area"]}
    held = [spell for spell in spells if spell["standing"] == "state" or spell["state"] in counted]
    engine.load(
        "state",
        {column: [spell[column] for spell in held] for column in ("state", "name", "first", "last")}
        | {"seat": [seat[spell["state"]] for spell in held], "sure": [int(spell["standing"] == "state") for spell in held]},
        STATE,
    )  # fmt: skip
    engine.load("area", {one: [area[one] for area in areas] for one in AREA}, AREA)
    names |= _listed(case, names, codes)
    of_states = {str(spell["state"]) for spell in spells if spell["standing"] == "state"}
    of_areas = {str(area["area"]) for area in areas}
    for table, code_of, bearers in (("state_name_of", "state", of_states), ("area_name_of", "area", of_areas)):
        ordered = sorted(name for name in _decided(case, names, codes) if name[1] in bearers)
        engine.load(table, {"folded": [n for n, _ in ordered], code_of: [s for _, s in ordered]}, {"folded": "text", code_of: "text"})


def names_of_states(case: Case) -> dict[str, str]:
    """The name of each state in the prepared case, by its code; of a state with several spells, the name of the latest."""
    return {row["state"]: row["name"] for row in case.engine.rows("select state, name from state order by state, first")}


def _areas(spells: Sequence[Row], words: Sequence[Row], names: set[tuple[str, str]]) -> list[Row]:
    """The rows of table ``area``: each spell that is no state's, once for each state that it may be counted as."""
    states: dict[str, set[str]] = {}
    for folded, state in names:
        states.setdefault(folded, set()).add(state)
    sovereigns: dict[str, set[str]] = {}
    for word in words:
        if word["property"] == "sovereign":
            sovereigns.setdefault(word["subject"], set()).update(states.get(fold(word["said"]), ()))
    found = []
    for spell in spells:
        if spell["standing"] == "state":
            continue
        itself = {None} if spell["standing"] == "international" else {spell["state"]}
        for counted_as in sorted(sovereigns.get(spell["subject"]) or itself, key=str):
            found.append({**spell, "area": spell["state"], "state": counted_as})
    return found


def _listed(case: Case, names: set[tuple[str, str]], codes: set[str]) -> set[tuple[str, str]]:
    """Names that stand in the case, that its own table does not have, and that the lists of names know."""
    own: dict[str, set[str]] = {}
    for folded, state in names:
        own.setdefault(folded, set()).add(state)
    known = StateNames(own, codes)
    said = {row["folded"] for row in case.engine.rows("select folded from said_name")} - own.keys()
    return {(folded, state) for folded in said for state in known.meant(folded)}


def seats(states: Iterable[str], succeeded: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Under which code each state is grouped: the last of those that held its seat, itself where nobody took it.

    The table names as ``successor_of`` only the state whose seat or name was taken over (contracts, section 5). Where
    several rows claim one seat nobody is grouped with it: that would be a guess.

    Args:
        states: all codes.
        succeeded: (successor, predecessor), codes.
    Returns:
        from each code to the code of its seat.
    """
    heirs: dict[str, set[str]] = {}
    for successor, predecessor in succeeded:
        if successor != predecessor:
            heirs.setdefault(predecessor, set()).add(successor)
    found = {}
    for state in states:
        seat, passed = state, {state}
        while len(heirs.get(seat, ())) == 1:
            (heir,) = heirs[seat]
            if heir in passed:  # a ring of rows that succeed one another: each keeps its own seat
                seat = state
                break
            passed.add(heir)
            seat = heir
        found[state] = seat
    return found


def review_id(folded: str) -> str:
    """Id under which a name is put to a person, and under which that person judges it."""
    return digest("name", folded)


def _codes(succeeded: list[tuple[str, str]], names: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Predecessors by their code; one that is named by a name which several states bore is left out."""
    states: dict[str, set[str]] = {}
    for folded, state in names:
        states.setdefault(folded, set()).add(state)
    return [
        (successor, next(iter(states[fold(said)]))) for successor, said in succeeded
        if len(states.get(fold(said), ())) == 1
    ]  # fmt: skip


def _decided(case: Case, names: set[tuple[str, str]], codes: set[str]) -> set[tuple[str, str]]:
    """The names of states after what people decided about them; a code that no row has decides nothing."""
    decisions = Decisions.of(case)
    accepted, rejected = decisions.accepted("state"), decisions.rejected("state")
    used = {review_id(row["folded"]): row["folded"] for row in case.engine.rows("select folded from used_name")}
    meant = {used[about]: state for about, state in accepted.items() if about in used and state in codes}
    settled = {*meant, *(used[about] for about in rejected if about in used)}
    return {(folded, state) for folded, state in names if folded not in settled} | set(meant.items())
