"""Recipients that no table knows: whom such a name may mean, so that no row that may concern a question is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.nouns.ids import digest
from headstamp.nouns.party_names import GENERIC, SEVERAL
from headstamp.resolve.likest import likest
from headstamp.resolve.supplier_names import add_later_states

OPEN = {"folded": "text", "sense": "text", "party": "text"}

SHORTEST = 4
"""Letters of a word, or of a whole name, by which one name may be found in another: fewer occur by chance."""

EMBEDDED = 5
"""Letters of a telling word by which a name counts as found inside a longer word ("Südkorea")."""

STARRED = "sipri"
"""Beginning of the names of those registers that mark a recipient which is no state with an asterisk."""


def resolve(case: Case) -> None:
    """Make table ``open_recipient`` (folded, sense, party): names of recipients and end users that do not say for certain
    whom they mean.

    ``sense`` is

    - ``not told``, party null: the words do not tell whom they mean ("unknown recipient(s)", "Areas, nes");
    - ``unknown``, party null: a name that is like no known one at all;
    - ``party``: the name contains the whole name of a party or state, or a long word of it, or is so like one that
      review proposes it. There is one row for that party, for each other one with a word in common, and for those in
      the same seat;
    - ``no_state``, party null: the register's own mark says that the recipient is no state, and nothing says which group it is
      ("unknown rebel group*");
    - ``group``, party null: the same mark, and a name of its own ("GNC (Libya)*");
    - ``area``: the name is known, and it is that of a territory: one row for each party that is its sovereign;
    - ``shared``: the name is known, and it is that of several (Korea), or of a state that came after a former one (Fmr
      USSR): one row for each of the former, one for each of the latter.

    A name that a person decided (question *party*) is not in it: rejected it means none of the known ones, accepted it means one.
    """
    engine = case.engine
    decisions = Decisions.of(case)
    rejected, accepted = decisions.rejected("party"), decisions.accepted("party")
    used = engine.rows(
        f"""select party.folded, max(case when party.register like '{STARRED}%' then 1 else 0 end) as starred
        from transfer_party party
        left join party_name_of known on known.folded = party.folded
        where party.role in ('recipient', 'end_user') and known.folded is null and party.folded is not null
        group by party.folded order by party.folded nulls last"""
    )
    known = _known(case)
    made = [
        (row["folded"], sense, party)
        for row in used if digest("party", row["folded"]) not in rejected
        for sense, party in known.meanings(row["folded"], is_marked=bool(row["starred"]) and row["folded"].endswith("*"))
    ]  # fmt: skip
    made += [(name, "shared", party) for name, parties in _shared(case) for party in sorted(parties)
             if digest("party", name) not in accepted]  # fmt: skip
    made += [
        (row["folded"], "area", row["party"])
        for row in engine.rows(
            "select distinct used.folded, party.party from transfer_party used join area_name_of name on name.folded = used.folded "
            "join area on area.area = name.area and area.state <> area.area join party on party.state = area.state "
            "and party.type = 'state' where used.role in ('recipient', 'end_user') order by 1 nulls last, 2 nulls last"
        )
        if digest("party", row["folded"]) not in accepted
    ]  # fmt: skip
    engine.load("open_recipient", {column: [one[at] for one in made] for at, column in enumerate(OPEN)}, OPEN)


def _shared(case: Case) -> Iterator[tuple[str, set[str]]]:
    """Known names of recipients that are those of several parties, and the parties that a former state's may also mean."""
    engine = case.engine
    used = engine.rows(
        "select distinct folded from transfer_party where role in ('recipient', 'end_user') and folded is not null order by 1"
    )
    parties, states, names_of = dict[str, set[str]](), dict[str, list[str]](), dict[str, set[str]]()
    for row in engine.rows("select folded, party from party_name_of"):
        parties.setdefault(row["folded"], set()).add(row["party"])
    for row in engine.rows("select party, state from party where type = 'state' and state is not null"):
        names_of.setdefault(row["state"], set()).add(row["party"])
    for row in engine.rows("select folded, state from state_name_of order by folded nulls last, state nulls last"):
        states.setdefault(row["folded"], []).append(row["state"])
    own = {name: set(codes) for name, codes in states.items()}
    add_later_states(case, states)
    for row in used:
        name = row["folded"]
        if len(parties.get(name, ())) > 1:
            yield name, parties[name]
        elif later := set(states.get(name, ())) - own.get(name, set()):
            yield name, {party for code in later for party in names_of.get(code, ())}


def words_of(folded: str) -> tuple[str, ...]:
    """The words of a folded name, letters and digits only."""
    return tuple(re.findall(r"[^\W_]+", folded))


@dataclass
class KnownNames:
    """The names of parties: ``parties`` of each folded name, ``beside`` each party those that held its seat.

    Made of these: ``by_first`` from a first word to the names that begin with it, ``telling`` the words of each name by which
    it can be told from others, ``run`` its letters without blanks.
    """

    parties: dict[str, set[str]]
    beside: dict[str, set[str]]
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    telling: dict[str, list[str]] = field(default_factory=dict)
    run: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Each unknown name is held up to all of these, so they are taken apart once.
        for name in self.parties:
            words = words_of(name)
            self.telling[name], self.run[name] = _telling(words), "".join(words)
            if sum(map(len, words)) >= SHORTEST and (len(words) > 1 or words[0] not in GENERIC):
                self.by_first.setdefault(words[0], []).append((words, name))

    def meanings(self, name: str, *, is_marked: bool) -> Iterator[tuple[str, str | None]]:
        """Each sense of an unknown name, with its party; ``is_marked``: its register marks it as no state."""
        words = words_of(name)
        if is_marked:
            # SIPRI marks an international organisation by two asterisks: United Nations** is one, whatever its words.
            yield "no_state" if SEVERAL.intersection(words) and not name.rstrip().endswith("**") else "group", None
            return
        names, rest = self._contained(words)
        if not names and not SEVERAL.intersection(words):
            names, rest = self._embedded(words), []
            if not names and (like := likest(name, self.parties)):
                names = {like}
        if SEVERAL.intersection(rest if names else words):
            yield "not told", None
            return
        if not names:
            yield "unknown", None
            return
        meant = {party for one in names for party in self.parties[one]} | self._near(words)
        yield from (("party", party) for party in sorted(meant | {b for p in meant for b in self.beside.get(p, ())}))

    def _contained(self, words: tuple[str, ...]) -> tuple[set[str], list[str]]:
        """The known names that stand in the words as a whole, and the words that are in none of them."""
        found: set[str] = set()
        covered: set[int] = set()
        for at, word in enumerate(words):
            for known, name in self.by_first.get(word, ()):
                if words[at : at + len(known)] == known:
                    found.add(name)
                    covered.update(range(at, at + len(known)))
        return found, [word for at, word in enumerate(words) if at not in covered]

    def _embedded(self, words: tuple[str, ...]) -> set[str]:
        """The known names of which a long word stands inside one of these words."""
        return {
            name for name in self.parties
            if any(len(part) >= EMBEDDED and any(part in word for word in words) for part in self.telling[name])
        }  # fmt: skip

    def _near(self, words: tuple[str, ...]) -> set[str]:
        """Parties with a telling word in common with these words, or with one that is part of the other."""
        run, telling = "".join(words), _telling(words)
        return {
            party for name, parties in self.parties.items() for party in parties
            if any(word in run for word in self.telling[name]) or any(word in self.run[name] for word in telling)
        }  # fmt: skip


def _telling(words: Iterable[str]) -> list[str]:
    """The words by which a name can be told from others."""
    return [word for word in words if len(word) >= SHORTEST and word not in GENERIC]


def _known(case: Case) -> KnownNames:
    engine = case.engine
    parties: dict[str, set[str]] = {}
    for row in engine.rows("select folded, party from party_name_of where folded <> ''"):
        if words_of(row["folded"]):
            parties.setdefault(row["folded"], set()).add(row["party"])
    of_seat: dict[str, set[str]] = {}
    seats = engine.rows(
        "select distinct state.seat, known.party from state join state_name_of name on name.state = state.state "
        "join party_name_of known on known.folded = name.folded join party on party.party = known.party "
        "and party.type = 'state' and party.state = state.state"
    )
    for row in seats:
        of_seat.setdefault(row["seat"], set()).add(row["party"])
    beside: dict[str, set[str]] = {}
    for row in seats:
        beside.setdefault(row["party"], set()).update(of_seat[row["seat"]])
    return KnownNames(parties, beside)
