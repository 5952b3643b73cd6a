"""What is asked about supply: to whom, when, at which stages, in which registers; checked, and laid out as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headstamp.casefile.case import Case
from headstamp.nouns.closest import did_you_mean
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.party_names import as_written, halves
from headstamp.nouns.state_names import StateNames
from headstamp.nouns.values import Unreadable
from headstamp.nouns.values.period import date
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.vocabulary import STAGES

ROLES = ("supply", "reported import", "part of exports", "unknown")
"""Roles of rows that may tell of supply: an exporter's or a register's own account; what an importer reports; a part of
an exporter's account (re-exports), which the whole of it has too; and a direction that is not told."""

SHORTEST = 4
"""Letters of a name that is proposed for an unknown one, at least: shorter ones are codes, which are like too many words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about supply.

    ``recipient`` as asked; ``first`` and ``last`` as asked, in words (YYYY, YYYY-MM or
    YYYY-MM-DD), None is open; ``registers`` those asked for, none means all; ``parts`` the further parties that count
    as the recipient, sorted.
    """

    recipient: str
    first: str | None
    last: str | None
    stages: tuple[str, ...]
    registers: tuple[str, ...]
    parts: tuple[str, ...]


def ask(
    case: Case, recipient: str, first: int | str | None, last: int | str | None, registers: Sequence[str],
    stages: Sequence[str], with_parts: bool,
) -> Asked:  # fmt: skip
    """Check a question and make its tables.

    - ``asked`` (first, last, began, ended): the window in day ordinals, and the first and last day of the recipient itself by
      the tables of parties and states; null is open;
    - ``asked_stage`` (stage, known): the stages asked for, known 1; and the stage of rows that state none, known 0;
    - ``asked_role`` (role), ``asked_register`` (register);
    - ``asked_name`` (folded, whose: own or part): names of the recipient;
    - ``asked_open`` (folded, near): names that may be the recipient's, and no table says so; near 1 where the name is
      like one of its own or shared with others, 0 where it may be anyone's (``open_recipient``);
    - ``asked_state`` (state): the recipient's own codes.

    Raises:
        WrongUse: no such recipient, stage or register; a bound that is no date; a window that ends before it begins.
    """
    from_day, from_words = _bound(first, lower=True)
    to_day, to_words = _bound(last, lower=False)
    if from_day is not None and to_day is not None and from_day > to_day:
        raise WrongUse(f"a window from {from_words} to {to_words}", expected="a first day before the last")
    _known("stage", stages, STAGES)
    held = [
        row["register"]
        for row in case.engine.rows("select distinct register from transfer order by register nulls last")
    ]
    _known("register", registers, held)
    wholes, own, codes = _recipient(case, recipient)
    added = _parts(case, own, codes) if with_parts else set()
    engine = case.engine
    whose = dict.fromkeys(_names(case, added), "part") | dict.fromkeys(
        _names(case, own) | _writings(case, fold(recipient)), "own"
    )
    for shared in _shared_names(case, own | added):
        whose.pop(shared, None)
    began, ended = _life(case, wholes | added)
    engine.load("asked", {"first": [from_day], "last": [to_day], "began": [began], "ended": [ended]},
                {"first": "number", "last": "number", "began": "number", "ended": "number"})  # fmt: skip
    known = {"unknown": 0} | dict.fromkeys(stages, 1)
    engine.load(
        "asked_stage", {"stage": sorted(known), "known": [known[one] for one in sorted(known)]},
        {"stage": "text", "known": "whole"},
    )  # fmt: skip
    engine.load("asked_role", {"role": list(ROLES)}, {"role": "text"})
    engine.load("asked_register", {"register": sorted(set(registers)) or held}, {"register": "text"})
    engine.load(
        "asked_name", {"folded": sorted(whose), "whose": [whose[one] for one in sorted(whose)]},
        {"folded": "text", "whose": "text"},
    )  # fmt: skip
    engine.load("asked_state", {"state": sorted(codes)}, {"state": "text"})
    nearness = _open_names(case, fold(recipient), own | added, is_state=bool(codes))
    open_names = {name: near for name, near in sorted(nearness.items()) if name not in whose}
    engine.load(
        "asked_open", {"folded": list(open_names), "near": list(open_names.values())}, {"folded": "text", "near": "whole"}
    )  # fmt: skip
    return Asked(
        recipient.strip(), from_words, to_words, tuple(dict.fromkeys(stages)), tuple(dict.fromkeys(registers)),
        tuple(sorted(added)),
    )  # fmt: skip


def _open_names(case: Case, asked: str, parties: set[str], *, is_state: bool) -> dict[str, int]:
    """The names that leave open whether they are these parties': 1 where the name is like theirs, or shared, else 0.

    A name that is like none may be that of any party that a table knows. Where no table knows the recipient itself, the
    names of the parties that it may be are among them; else two names that are both unknown are taken for two.
    """
    rows = case.engine.rows(
        "select open_recipient.folded, open_recipient.sense, open_recipient.party from open_recipient "
        "left join party_name_of known on known.folded = open_recipient.folded "
        "where known.folded is null or open_recipient.sense in ('shared', 'area')"
    )
    found: dict[str, int] = {}
    silent = {"not told", "unknown"} if parties else {"not told"}
    silent |= set() if is_state else {"no_state", "group"} if parties else {"no_state"}
    if not parties:
        parties = {row["party"] for row in rows if row["folded"] == asked and row["sense"] == "party"}
        found = dict.fromkeys(_names(case, parties), 1)
    for row in rows:
        if row["sense"] in ("party", "shared", "area") and row["party"] in parties:
            found[row["folded"]] = 1
        elif row["sense"] in silent:
            found.setdefault(row["folded"], 0)
    return found


def _bound(said: int | str | None, *, lower: bool) -> tuple[float | None, str | None]:
    """The first or last day of a date in words, and the words."""
    if said is None or str(said).strip() == "":
        return None, None
    try:
        (value,) = date(str(said).strip())
    except Unreadable as error:
        raise WrongUse(f"the date {said!r}", expected=error.expected) from error
    return (value.low if lower else value.high), value.canon


def _known(what: str, asked: Sequence[str], known: Sequence[str]) -> None:
    for one in asked:
        if one not in known:
            raise WrongUse(
                f"the {what} {one!r}", expected=f"one of {', '.join(known) or 'none: the case is empty'}"
            )


def _life(case: Case, parties: set[str]) -> tuple[float | None, float | None]:
    """The first and the last day on which one of these parties existed; None where that is open for any of them.

    The days of a territory are those of its standing, not of its being there: they are open.
    """
    areas = case.engine.rows("select distinct party from area_name_of name join party_name_of known on known.folded = name.folded")
    if parties & {row["party"] for row in areas}:
        return None, None
    rows = [row for row in case.engine.rows("select party, first, last from party") if row["party"] in parties]
    first, last = ([row[end] for row in rows] for end in ("first", "last"))
    return None if None in first else min(first, default=None), None if None in last else max(last, default=None)


def _recipient(case: Case, said: str) -> tuple[set[str], set[str], set[str]]:
    """The parties that a name means, they and their parts, and their states' codes; none where only a register's cell knows it."""
    folded = fold(said)
    engine = case.engine
    party_of: dict[str, set[str]] = {}
    for row in engine.rows("select folded, party from party_name_of"):
        party_of.setdefault(row["folded"], set()).add(row["party"])
    parties = party_of.get(folded) or _otherwise_named(case, folded, party_of)
    if not parties and not _writings(case, folded) & _told(case):
        raise _unknown(said, folded, set(party_of) | _told(case))
    within = {
        row["part"] for row in engine.rows("select part, whole from party_within") if row["whole"] in parties
    }
    # Each state is a party under its code; another name of it may be that of a second state, too.
    codes = {
        row["state"] for row in engine.rows("select state from state union select area as state from area")
        if party_of[fold(row["state"])] & parties
    }  # fmt: skip
    several = {party for party in parties if not any(other != party and _is_within(case, party, other) for other in parties)}
    if len(several) > 1:
        raise WrongUse(f"the recipient {said!r}", expected="a name of one state or party", do=f"name {' or '.join(sorted(several))}")
    return several, within, codes


def _otherwise_named(case: Case, folded: str, party_of: dict[str, set[str]]) -> set[str]:
    """The parties that a name means which stands in no table of the case: a state's in another language, another writing, or
    the half of a name with brackets."""
    own: dict[str, set[str]] = {}
    for row in case.engine.rows("select folded, state from state_name_of union select folded, area as state from area_name_of"):
        own.setdefault(row["folded"], set()).add(row["state"])
    codes = {row["state"] for row in case.engine.rows("select state from state union select area as state from area")}
    states = StateNames(own, codes).meant(folded)
    if states:
        return set().union(*(party_of[fold(state)] for state in states))
    written = {name for name in party_of if as_written(name) == as_written(folded)}
    named = written or {name for name in party_of if as_written(folded) in halves(name, set(party_of))}
    return set().union(*(party_of[name] for name in named))


def _writings(case: Case, folded: str) -> set[str]:
    """A name as it was asked, and as recipients' cells have it in other writings, where no table knows them.

    Raises:
        WrongUse: the name is the half of several of them.
    """
    known = {row["folded"] for row in case.engine.rows("select folded from party_name_of")}
    told = _told(case) - known
    written = {name for name in told if as_written(name) == as_written(folded)}
    if not written and folded not in known:
        written = {name for name in told if as_written(folded) in halves(name, known)}
        if len({as_written(name) for name in written}) > 1:
            raise WrongUse(f"the recipient {folded!r}", expected="a name of one party", do=f"name {' or '.join(sorted(written))}")
    return {folded} | written


def _told(case: Case) -> set[str]:
    """The names in recipients' cells, folded."""
    rows = case.engine.rows("select distinct folded from transfer_party where role = 'recipient' and folded is not null")
    return {row["folded"] for row in rows}


def _is_within(case: Case, part: str, whole: str) -> bool:
    rows = case.engine.rows("select part, whole from party_within")
    return any((row["part"], row["whole"]) == (part, whole) for row in rows)


def _unknown(said: str, folded: str, known: set[str]) -> WrongUse:
    if not folded:
        return WrongUse("no recipient", expected="--recipient, or 'recipient' in case.yml", do="name a state or party")
    return WrongUse(
        f"the recipient {said!r}", expected="a state, party or recipient that the case knows",
        do=did_you_mean(said, (name for name in known if len(name) >= SHORTEST), "add a register that names it"),
    )  # fmt: skip


def _parts(case: Case, own: set[str], codes: set[str]) -> set[str]:
    """The parties that stand in the recipient's state and are no part of it, nor of another state; and their parts."""
    engine = case.engine
    within = [(row["part"], row["whole"]) for row in engine.rows("select part, whole from party_within")]
    rows = engine.rows("select party, type, state from party")
    states = {row["party"] for row in rows if row["type"] == "state"}
    foreign = {part for part, whole in within if whole in states - own}
    stands = {row["party"] for row in rows if row["state"] in codes} - own - foreign
    return {part for part, whole in within if whole in stands} - own - foreign


def _names(case: Case, parties: set[str]) -> set[str]:
    return {
        row["folded"]
        for row in case.engine.rows("select folded, party from party_name_of")
        if row["party"] in parties
    }


def _shared_names(case: Case, parties: set[str]) -> set[str]:
    """The names of these parties that are also those of others: a row for Korea is not surely for South Korea."""
    others = {
        row["folded"]
        for row in case.engine.rows("select folded, party from party_name_of")
        if row["party"] not in parties
    }
    return others & _names(case, parties)
