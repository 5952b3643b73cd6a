"""A mapping guessed for an unknown table: one field for each column at most, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from headstamp.collect.mapping.cells import ALONE, MOST, STATES, Read, read, share_of_states, speak_alone
from headstamp.collect.mapping.found import Found, tables_in
from headstamp.collect.mapping.guessed import NOT_TOLD, Guess, Mapping
from headstamp.collect.mapping.names import (
    MAPPED_KINDS,
    ROLES,
    Named,
    is_of_one_piece,
    is_of_other_days,
    named,
)
from headstamp.collect.mapping.roles import Flow, flow_of, settled, side_of
from headstamp.collect.mapping.shapes import codes
from headstamp.collect.mapping.unanswered import told_of
from headstamp.collect.mapping.units import counted_in, currency_in, measured_in, scaled_by
from headstamp.nouns.kinds import has_property
from headstamp.nouns.label import label_of

STATE_LIKE = 0.8
"""Share of a column's words that are names of states, from which it is one of states whatever its name."""
LIKE = 0.3
"""How well cells of a sort speak for a kind whose rows have such cells."""
HINTED = 0.5
"""How well a currency in a name speaks for money."""
SURE = 0.7
"""How well a name must fit to settle what a table is about."""
SCALED = ("money", "quantity", "count_low")
"""Properties whose numbers may stand there in thousands or millions."""
FAINT = 0.05
"""How well a word speaks for a kind that has its property under another name, of what it speaks for its own kind."""
WHOLE = 0.9
"""How well a name fits that is a known word, and not only has one in it."""
OF_DAYS = ("seen_low", "date_low")
SAME: dict[str, dict[str, str]] = {
    "Item": {"date": "seen_low", "origin_stated": "made_in", "quantity": "count_low"},
    "Transfer": {"count_low": "quantity"},
    "Custody": {"date": "date_low", "seen_low": "date_low", "origin_stated": "made_in", "quantity": "quantity_low",
                "count_low": "quantity_low"},
}  # fmt: skip
"""For each kind of thing the properties of other kinds that mean the same there, under its own names."""


def guess_mapping(path: Path) -> Mapping:
    """Guess a mapping for a table: a text with a line of names, or the sheet of a workbook of which most is understood.

    Args:
        path: the file; at most :data:`headstamp.collect.mapping.found.ROWS` rows of it are looked at.
    Raises:
        Unrecognised: it cannot be read, or holds no table.
    """
    tables = tables_in(path)
    made = [_mapping(path, table) for table in tables]
    # Of two sheets of which as much is understood, the first.
    best = max(range(len(made)), key=lambda at: (sum(bool(one.property) for one in made[at].columns), -at))
    others = [one for at, one in enumerate(tables) if at != best]
    return replace(made[best], notes=told_of(made[best], tables[best], others))


def _mapping(path: Path, table: Found) -> Mapping:
    columns = [[row[at].strip() for row in table.rows if at < len(row) and row[at].strip()] for at in range(len(table.names))]
    distinct = [list(dict.fromkeys(cells))[:MOST] for cells in columns]
    flow = flow_of(table.names, distinct)
    candidates = [_candidates(name, cells) for name, cells in zip(table.names, distinct, strict=True)]
    kind, taken, undecided = _best(table.names, distinct, candidates, flow)
    guesses = []
    nothing: list[str] = []
    for at, name in enumerate(table.names):
        one, cells = taken.get(at) or _not_taken(kind, candidates[at], taken, table.names)
        if at in undecided:
            one, cells = Named(kind, "", 0.0, undecided[at]), Read("", 0.0, "", may_be=ROLES)
        why = tuple(filter(None, (one.why, cells.why if columns[at] else "it is empty")))
        guesses.append(
            Guess(name, one.property if cells.value else "", cells.value, why, len(columns[at]), len(set(columns[at])),
                  tuple(distinct[at][:2]), () if cells.value else cells.may_be, cells.words, cells.is_lenient)
        )  # fmt: skip
        nothing += cells.nothing if cells.value else ()
    # Words that stand for nothing in one column may say something in a column of names: there an unknown supplier counts.
    spoken = {cell for one, cells in zip(guesses, distinct, strict=True) if one.property in STATES for cell in cells}
    empty = tuple(word for word in dict.fromkeys(nothing) if word not in spoken)
    guesses = [replace(one, doubtful=True) if one.property and set(taken[at][1].nothing) & spoken else one
               for at, one in enumerate(guesses)]  # fmt: skip
    money = next((one.name for one in guesses if one.property == "money"), "")
    currency = currency_in(money) if money and not any(one.property == "currency" for one in guesses) else ""
    file = label_of(path.name)
    return Mapping(file, kind, table.sheet, table.header_line, table.delimiter, len(table.rows), tuple(guesses), currency, empty,
                   medium=table.medium, records=table.records)  # fmt: skip


Taken = dict[int, tuple[Named, Read]]
"""What each column is taken for, by its place."""


def _not_taken(kind: str, may_be: list[tuple[Named, Read]], taken: Taken, names: tuple[str, ...]) -> tuple[Named, Read]:
    """A column that is taken for nothing: what it would be, were another column not, or were the table about other things."""
    for one, cells in may_be:
        if one.kind == kind and cells.value:
            other = next((names[at] for at, (told, _) in taken.items() if told.property == one.property), "")
            why = f"{one.why}; the same holds of {other!r}, which was taken: choose one of both" if other else one.why
            return Named(kind, "", 0.0, why), Read("", 0.0, "", may_be=(one.property,))
    for one, _ in may_be:
        if one.kind != kind:
            why = f"{one.why}, which a table about {one.kind} has and one about {kind} has not"
            return Named(kind, "", 0.0, why), Read("", 0.0, "")
    return Named(kind, "", 0.0, NOT_TOLD), Read("", 0.0, "")


def _flows(flow: Flow) -> str:
    unknown = flow.said[""]
    others = f"; which flow these are is not known, write them under words: {', '.join(map(repr, unknown))}" if unknown else ""
    return f"its words are exports or imports, of which re-exports are a part and count no supplier by themselves{others}"


Candidates = list[list[tuple[Named, Read]]]
"""What each column may be, by its place."""


def _best(
    names: tuple[str, ...], distinct: list[list[str]], candidates: Candidates, flow: Flow | None
) -> tuple[str, Taken, dict[int, str]]:
    """The kind of thing of which most columns speak, what each column is then taken for, and why some are left to a person."""
    kinds = {kind: _taken(kind, candidates) for kind in MAPPED_KINDS}
    of_states = {at: cells for at, cells in enumerate(distinct) if cells and share_of_states(cells) >= STATE_LIKE}
    # A table of two columns of states tells who gave to whom; and only such a table has a flow, or sides of one.
    # Not where names tell who lost and who got it: then it is one of losses.
    is_of_losses = any(one.property in ("from_party", "to_party") and one.fit >= SURE for of in candidates for one, _ in of)
    sides = (flow is not None) + any(side_of(names[at]) for at in of_states)
    two_sided = 0 if is_of_losses else 2 * LIKE * (len(of_states) > 1) + sides
    kind = max(MAPPED_KINDS, key=lambda one: sum(taken[0].fit for taken in kinds[one].values()) + two_sided * (one == "Transfer"))
    taken, undecided = kinds[kind], {}
    if kind == "Transfer":
        if flow:
            taken[flow.at] = (Named(kind, "role", 1.0, "its name says flow"),
                              Read("text", 1.0, _flows(flow), words=flow.words))  # fmt: skip
        roles = {taken[at][0].property: at for at in taken if taken[at][1].value and taken[at][0].property in ROLES}
        free = {at: cells for at, cells in of_states.items() if at not in taken or not taken[at][1].value}
        for at, side in settled(names, free, roles, flow).items():
            if side.property:
                taken[at] = (Named(kind, side.property, LIKE, side.why), read(side.property, distinct[at]))
            else:
                undecided[at] = side.why
    return kind, taken, undecided


def _candidates(name: str, cells: list[str]) -> list[tuple[Named, Read]]:
    """What a column may be, by its name, each with how its cells are read; states, days and the like by cells alone."""
    if weight := measured_in(name):
        return [(Named(kind, "quantity", 1.0, f"its name says {weight}"), Read("", 0.0, "a weight is no number of things"))
                for kind in MAPPED_KINDS if has_property(kind, "quantity")]  # fmt: skip
    if counted := counted_in(name, cells):
        word, prop = counted
        why = f"its name says {word}: a number of these is no number of goods"
        return [(Named(kind, prop, 1.0, why), read(prop, cells)) if has_property(kind, prop)
                else (Named(kind, "count", 0.0, why), Read("", 0.0, "")) for kind in MAPPED_KINDS]  # fmt: skip
    found = [(one, read(one.property, cells)) for one in named(name)]
    found += _of_other_kinds(found, cells)
    if not found and (currency := currency_in(name)) and not is_of_one_piece(name):
        found = [(Named(kind, "money", HINTED, f"its name says {currency}"), read("money", cells))
                 for kind in MAPPED_KINDS if has_property(kind, "money")]  # fmt: skip
    if scale := scaled_by(name):
        why = f"its numbers are said to be in {scale!r}, and no cleaner multiplies: write them out, or leave it out"
        found = [(one, Read("", 0.0, why) if one.property in SCALED else cells) for one, cells in found]
    if cells and share_of_states(cells) >= STATE_LIKE and not any(one.property in STATES for one, _ in found):
        states = read("country", cells)
        found += [(Named(kind, "country", LIKE, "its words are names of states"), states) for kind in ("Item", "Custody")]
    if cells and not any(cells_read.value for _, cells_read in found) and (of_list := codes(cells)):
        found = [(Named(kind, "category", LIKE, of_list), read("category", cells)) for kind in ("Transfer", "Item")]
    for prop, fit in ALONE.items():
        if cells and not found and speak_alone(prop, cells) and not (prop == "date" and is_of_other_days(name)):
            alone = read(prop, cells)
            if alone.value not in ("", "year", "years", "date_compact") or alone.may_be:
                found += [(Named(kind, prop, fit, f"its words are those of a {prop}"), alone)
                          for kind in MAPPED_KINDS if has_property(kind, prop)]  # fmt: skip
                found += _of_other_kinds(found, cells)
    return found


def _of_other_kinds(found: list[tuple[Named, Read]], cells: list[str]) -> list[tuple[Named, Read]]:
    """The same words in a table about another kind of thing: the date of a seized weapon is that on which it was seen.

    They say little of what a table is about, and a day of something else (``sale_date``) is left to a person.
    """
    made = []
    for kind, same in SAME.items():
        told = {one.property for one, _ in found if one.kind == kind}
        for one, as_read in found:
            prop = same.get(one.property, "")
            if not prop or told & {prop, one.property}:
                continue
            told.add(prop)
            own = read(prop, cells)
            if prop in OF_DAYS and one.fit < WHOLE:
                why = f"days, as {own.value or 'date'} reads them: days of what? Write it under columns as {prop} where it is that"
                own = Read("", 0.0, why, may_be=(prop,)) if as_read.value else as_read
            made.append((Named(kind, prop, FAINT * one.fit, one.why), own))
    return made


def _taken(kind: str, candidates: Iterable[list[tuple[Named, Read]]]) -> Taken:
    """For each column the best property of a kind that no better column has taken. What a name says best stands, also where its
    cells cannot be read so: a person must then look."""
    lists = list(candidates)
    # Of properties that fit alike, that of the first register that has the name, in the order of the list.
    ranked = sorted(
        (-one.fit, cells.value == "", at, index)
        for at, of_column in enumerate(lists)
        for index, (one, cells) in enumerate(of_column) if one.kind == kind
    )  # fmt: skip
    taken: Taken = {}
    properties: set[str] = set()
    for _, _, at, index in ranked:
        prop = lists[at][index][0].property
        if at not in taken and prop not in properties:
            taken[at] = lists[at][index]
            properties |= {prop} if taken[at][1].value else set()
    return taken
