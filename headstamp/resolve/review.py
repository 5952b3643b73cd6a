"""What is left to a person: names that no table knows, and designations that could be several things."""

from __future__ import annotations

from collections.abc import Iterable

from headstamp.answers.review import ReviewAnswer, ReviewEntry
from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.resolve.idle_judgements import idle_judgements
from headstamp.resolve.likest import likest
from headstamp.resolve.parties import party_id
from headstamp.resolve.united import agree

REVIEW = {"id": "text", "about": "text", "kind": "text", "question": "text", "found": "text", "proposed": "text",
          "because": "text"}  # fmt: skip
QUESTIONS = {"state": ("state",), "party": ("party",), "designation": ("model",), "item": ("same", "route"), "transfer": ("same",)}
"""The kinds of thing that a person may judge, and the questions that are asked about each; the first is that of its review."""
NAME = {"folded": "text", "party": "text"}


def resolve(case: Case) -> None:
    """Make table ``review`` (id, about, kind, question, found, proposed, because) in the case's engine.

    ``kind`` state (a name where a state is meant), party (a name where a party is meant), designation, item or transfer
    (rows that are said to be one and whose classes differ; judged *same* or *different*), or judgement (one that stands and
    decides nothing, :mod:`headstamp.resolve.idle_judgements`); ``about`` the statement that has it, or null; ``question`` what
    a judgement about the id answers, null where none does; ``found`` its words; ``proposed`` what it could be, or null. The
    ids hash what is asked and not what the tables answer, so they stay when the tables grow. What a standing judgement
    settled is left out. Table ``party_name_of`` is made to say what people decided about names of parties.
    """
    engine = case.engine
    _decided_parties(case)
    rows = [*engine.rows("select id, about, kind, found, proposed, because from name_review"), *_parties(case),
            *_designations(case), *_apart(case, "item", "item"), *_apart(case, "transfer", "order_id")]  # fmt: skip
    rows = [row | {"question": QUESTIONS[row["kind"]][0]} for row in rows] + idle_judgements(case)
    rows.sort(key=lambda row: (row["kind"], row["found"].casefold(), row["id"]))
    engine.load("review", {column: [row[column] for row in rows] for column in REVIEW}, REVIEW)


def review(case: Case) -> ReviewAnswer:
    """What a person should decide: rows of table ``review``, by kind and name.

    Args:
        case: an open, prepared case.
    """
    rows = case.engine.rows("select * from review order by kind nulls last, found nulls last, id nulls last")
    return ReviewAnswer(review=[ReviewEntry(**row) for row in rows])


def _decided_parties(case: Case) -> None:
    """Table ``used_party``; and table ``party_name_of`` after what people decided (question *party*).

    A name that was accepted as that of one party means that party alone; one that was rejected means none. A party that
    the tables do not know decides nothing.
    """
    engine, decisions = case.engine, Decisions.of(case)
    engine.make("used_party", read_sql(__package__, "name_of_party"))
    accepted, rejected = decisions.accepted("party"), decisions.rejected("party")
    parties = {row["party"] for row in engine.rows("select distinct party from party_name_of")}
    used = [row["folded"] for row in engine.rows("select folded from used_party order by folded nulls last")]
    meant = [(name, accepted[party_id(name)]) for name in used if accepted.get(party_id(name)) in parties]
    settled = [*(name for name, _ in meant), *(name for name in used if party_id(name) in rejected)]
    engine.load("settled_name", {"folded": settled}, {"folded": "text"})
    engine.make("party_name_of", "select * from party_name_of where folded not in (select folded from settled_name)")
    engine.append("party_name_of", {"folded": [n for n, _ in meant], "party": [p for _, p in meant]}, NAME)


def _parties(case: Case) -> Iterable[Row]:
    engine = case.engine
    rejected = Decisions.of(case).rejected("party")
    names = engine.rows("select * from party_name_of order by folded nulls last, party nulls last")
    known = {row["folded"]: row["party"] for row in names}
    unknown = engine.rows(
        "select used.* from used_party used left join party_name_of named on named.folded = used.folded "
        "where named.folded is null order by used.folded nulls last"
    )
    for row in unknown:
        if party_id(row["folded"]) in rejected:
            continue
        like = likest(row["folded"], known)
        yield {
            "id": party_id(row["folded"]), "about": row["statement"], "kind": "party", "found": row["said"],
            "proposed": known[like] if like else None,
            "because": f"no row of the table of parties has this name; it is in {counted_text(row['told'], 'cell')}"
            + (f"; the closest name there is {like}" if like else ""),
        }  # fmt: skip


def _designations(case: Case) -> Iterable[Row]:
    for row in case.engine.rows("select * from model_match where verdict = 'review' order by id nulls last"):
        yield {
            "id": row["id"], "about": row["said"], "kind": "designation",
            "found": f"{row['designation']} ({row['class']})", "proposed": row["proposed"], "because": row["because"],
        }  # fmt: skip


def _apart(case: Case, thing: str, column: str) -> Iterable[Row]:
    """Rows that are said to be one thing; ``column`` has their ids in the table of that thing."""
    apart = f"select one from {thing}_apart union all select other from {thing}_apart"
    named = case.engine.rows(f"select {column} as id, name from {thing} where {column} in ({apart})")
    names = {row["id"]: row["name"] for row in named}
    for row in case.engine.rows(f"select * from {thing}_apart order by one nulls last, other nulls last"):
        one, other = names[row["one"]], names[row["other"]]
        doubt = (
            "and other rows join the two to rows that a person judged to be different" if agree(row["class"], row["other_class"])
            else f"which is of class {row['other_class']}"
        )  # fmt: skip
        yield {
            "id": row["one"], "about": row["statement"], "kind": thing, "found": f"{one} ({row['class']})",
            "proposed": other, "because": f"its row calls it the same {thing} as {other}, {doubt}",
        }  # fmt: skip
