"""What a name in a supplier's cell means: a state, a part of one, several states, no state, somebody unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.nouns.state_names import without_former
from headstamp.nouns.values.text import fold
from headstamp.resolve.likest import likest
from headstamp.resolve.states import review_id

SENSE = {"folded": "text", "sense": "text", "state": "text"}
CANDIDATE = {"comments": "text", "folded": "text", "state": "text"}
REVIEW = {
    "id": "text",
    "about": "text",
    "kind": "text",
    "found": "text",
    "proposed": "text",
    "because": "text",
}

UNKNOWN = re.compile(
    r"(an? )?(unknown|unidentified|unspecified|undisclosed|unnamed|not (known|stated|named|given))"
    r"( (supplier|country|state|nation|source|seller|exporter|origin)(s|\(s\)|s\(s\))?)?"
)
"""A whole cell, folded, that says that nobody knows the supplier."""

GROUP = re.compile(
    r"\b((member |partner )?(states|countries|nations|governments|members|partners|allies|suppliers|sources|collaborators)"
    r"|others?|several|various|many|some|pact|bloc|alliance|coalition|union|nato|eu|worldwide|nes|free zones|bunkers)\b"
)
"""Words that make a folded name that of several states, none of which need be counted yet."""

NO_STATE = frozenset({"armed_group", "region"})
"""Types of parties that, unless they are part of a state, supply for no state."""

Parties = dict[str, tuple[set[str], set[str]]]
"""From each folded name of a party to the states that it is, or is part of, and to the types that it may be."""


def resolve(case: Case) -> None:
    """Make the tables of supplier names in the case's engine.

    - ``supplier_name`` (folded, sense, state): one row for each meaning of each name in a supplier's cell, and of the
      empty cell. Senses: ``state`` (a name of a state; several rows where several states bore it; a former state, and
      each that came after it: the days of the row say which), ``part`` (a party that is part of a state), ``unknown``,
      ``area`` (a territory, or what may be no state; ``state`` is its code in table ``area``, as it may be for
      the senses ``part`` and ``named``), ``group`` (several states, with a row of sense ``named`` for each state that the
      words name; the latter alone where they are names of states and nothing else), ``no_state`` (an armed group, a region),
      ``unresolved``.
    - ``supplier_candidate`` (comments, folded, state): the states that the comment on an unknown supplier names as
      the ones that it may be; state null for an alternative that the table does not know (see :func:`candidates`).
    - ``name_review`` (id, about, kind, found, proposed, because): names that stand where a state is meant and that no
      table knows, for a person to judge.
    """
    engine = case.engine
    known = _known(case)
    decisions = Decisions.of(case)
    accepted = decisions.accepted("state")
    add_later_states(case, {name: codes for name, codes in known.states.items() if review_id(name) not in accepted})
    names = engine.rows(
        "select distinct folded from transfer_party where role = 'supplier' and folded is not null"
    )
    made = [
        (name, sense, state) for name in sorted({"", *(row["folded"] for row in names)})
        for sense, state in _senses(name, known)
    ]  # fmt: skip
    engine.load(
        "supplier_name", {column: [one[at] for one in made] for at, column in enumerate(SENSE)}, SENSE
    )
    _candidates(case, known.states)
    _review(case, known)


class _Known(NamedTuple):
    """What names can mean: ``states`` from a folded name to codes of states and areas, ``areas`` those codes that are of no
    state for certain, ``parties``, and ``rejected``: ids of names that a person called no state's."""

    states: dict[str, list[str]]
    areas: frozenset[str]
    parties: Parties
    rejected: set[str]


def _known(case: Case) -> _Known:
    engine = case.engine
    states: dict[str, list[str]] = {}
    for row in engine.rows("select folded, state from state_name_of order by folded nulls last, state nulls last"):
        states.setdefault(row["folded"], []).append(row["state"])
    of_none = set()
    for row in engine.rows(
        "select name.folded, area.area, max(area.state) as state from area_name_of name join area on area.area = name.area "
        "group by name.folded, area.area order by name.folded nulls last, area.area nulls last"
    ):
        if row["state"] is None:
            of_none.add(row["folded"])
        elif row["area"] not in states.setdefault(row["folded"], []):
            states[row["folded"]].append(row["area"])
    parties = _parties(case, states)
    # What is under no state's sovereignty may be used by any, as what several states have together.
    parties |= {name: (set(), {"organisation"}) for name in of_none}
    areas = {row["area"] for row in engine.rows("select area from area")}
    areas -= {row["state"] for row in engine.rows("select state from state where sure = 1")}
    return _Known(states, frozenset(areas), parties, Decisions.of(case).rejected("state"))


def _parties(case: Case, states: dict[str, list[str]]) -> Parties:
    named = case.engine.rows(
        "select distinct n.folded, w.whole, p.type from party_name_of n join party_within w on w.part = n.party "
        "join party p on p.party = n.party"
    )
    bearers: dict[str, set[str]] = {}
    for row in case.engine.rows("select folded, party from party_name_of"):
        meant = states.get(row["folded"], ())
        # A name that leaves open which state is meant makes its party part of neither.
        bearers.setdefault(row["party"], set()).update(meant if len(meant) == 1 else ())
    found: Parties = {}
    for row in named:
        codes, types = found.setdefault(row["folded"], (set(), set()))
        codes |= bearers.get(row["whole"], set())
        types.add(row["type"])
    return found


def add_later_states(case: Case, states: dict[str, list[str]]) -> None:
    """Give each name of a former state (former USSR) also the states that came after it.

    Who writes so of days on which it was no more means one of them: which, the name does not say. Those are the states that
    took over its seat, and those that table ``parties`` has as its regions.
    """
    later: dict[str, set[str]] = {}
    for row in case.engine.rows(
        "select gone.state, holder.state as later from state gone join state holder on holder.seat = gone.seat "
        "and holder.first > gone.last "
        "union select gone.state, region.state as later from state gone join party_within w on w.whole = gone.name "
        "join party region on region.party = w.part and region.type = 'region' "
        "where gone.last is not null and region.state is not null and region.state <> gone.state"
    ):
        later.setdefault(row["state"], set()).add(row["later"])
    for name, codes in states.items():
        if without_former(name):
            codes += sorted(set().union(*(later.get(code, set()) for code in codes)) - set(codes))


def _senses(name: str, known: _Known) -> Iterator[tuple[str, str | None]]:
    """The meanings of one folded name: (sense, state or None)."""
    states, areas, parties, rejected = known
    codes, types = parties.get(name, (set(), set()))
    listed = [part.strip() for part in re.split(r" and | or | & |[,/;]", name)]
    named = [("named", state) for state in sorted({state for part in listed for state in states.get(part, ())})]
    if name in states:
        yield from (("area" if state in areas else "state", state) for state in states[name])
    elif review_id(name) in rejected:
        yield "no_state", None
    elif codes:
        yield from (("part", state) for state in sorted(codes))
    elif not name or UNKNOWN.fullmatch(name):
        yield "unknown", None
    elif types and types <= NO_STATE:
        yield "no_state", None
    elif "organisation" in types or GROUP.search(name):
        yield "group", None
        yield from named
    elif all(part in states for part in listed):
        # Several states that no semicolon parts: each is possible. Where one of them is unknown the whole may be one name.
        yield from named
    else:
        yield "unresolved", None


LEADS = re.compile(r"\b(?:supplier|(?:possibly|probably) from)\b")
HEDGES = re.compile(
    r"\s*(?:(?:is|are|was|a|an|the|could|may|might|be|possibly|probably|likely|either|from)\b\s*)*"
)
SEPARATOR = re.compile(r"\s*(?:(?P<open>and/or|or|and)\b|[;,])\s*")
IN_BRACKETS = re.compile(r"\([^()]*\)")


def candidates(comments: str, names: re.Pattern[str]) -> list[str | None]:
    """The folded names of the states that a comment offers for an unknown supplier.

    Read are only clauses that begin "supplier …", "possibly from …" or "probably from …"; words in brackets and
    all other mentions of states are about something else (who paid, what the thing was built into, its way). A hedge
    ("possibly", "could be") changes nothing: what the row names are its candidates.

    Args:
        comments: the register's words.
        names: a pattern of all names of states, folded, longest first.
    Returns:
        names in the order of the text; None for an alternative after "or" or "and" that is no name of a state.
        Empty where the clause does not begin with a state.
    """
    text = " ".join(IN_BRACKETS.sub(" ", fold(comments)).split())
    found: list[str | None] = []
    for lead in LEADS.finditer(text):
        at = lead.end()
        separator: re.Match[str] | None = None
        while True:
            hedges = HEDGES.match(text, at)
            name = names.match(text, hedges.end() if hedges else at)
            if name is None:
                if separator is not None and separator["open"]:
                    found.append(None)
                break
            found.append(name.group())
            separator = SEPARATOR.match(text, name.end())
            if separator is None:
                break
            at = separator.end()
    return list(dict.fromkeys(found))


def _candidates(case: Case, states: dict[str, list[str]]) -> None:
    comments = case.engine.rows(
        "select distinct transfer.comments from transfer "
        "left join transfer_party p on p.register = transfer.register and p.order_id = transfer.order_id "
        "and p.role = 'supplier' "
        "join supplier_name n on n.folded = coalesce(p.folded, '') "
        "where n.sense = 'unknown' and transfer.comments is not null order by 1 nulls last"
    )
    longest = sorted((re.escape(name) for name in states), key=lambda name: (-len(name), name))
    names = re.compile(rf"(?:{'|'.join(longest) or '(?!)'})(?!\w)")
    made = [
        (row["comments"], name or "", state) for row in comments for name in candidates(row["comments"], names)
        for state in (states[name] if name else [None])
    ]  # fmt: skip
    case.engine.load(
        "supplier_candidate",
        {column: [one[at] for one in made] for at, column in enumerate(CANDIDATE)},
        CANDIDATE,
    )


def _review(case: Case, known: _Known) -> None:
    display = {
        row["state"]: row["name"] for row in case.engine.rows(
            "select area as state, name, 0 as sure, first from area union all select state, name, 1 as sure, first from state "
            "order by sure, first nulls last"
        )
    }  # fmt: skip
    made = []
    for row in case.engine.rows(
        "select folded, said, statement, told from used_name order by folded nulls last"
    ):
        if "unresolved" not in dict(_senses(row["folded"], known)):
            continue
        like = likest(row["folded"], known.states)
        proposed = known.states[like][0] if like else None
        because = f"no row of the table of states has this name; cells with it: {row['told']}"
        if proposed:
            because += f"; the closest name there is {like} ({display[proposed]})"
        made.append((review_id(row["folded"]), row["statement"], "state", row["said"], proposed, because))
    case.engine.load(
        "name_review", {column: [one[at] for one in made] for at, column in enumerate(REVIEW)}, REVIEW
    )
