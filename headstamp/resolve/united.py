"""Rows that are one item, or one transfer: what their tables call the same, and what a person judged to be."""

from __future__ import annotations

from collections.abc import Collection

from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.classes import is_within
from headstamp.resolve.known_names import are_related
from headstamp.resolve.same_rows import Decided, grouped

APART = {"one": "text", "other": "text", "class": "text", "other_class": "text", "statement": "text"}
ROWS = {
    "item": "select item, class from item",
    "transfer": "select subject as transfer, class from transfer_row where register = 'transfers'",
}
"""The things whose rows may be one, and the query for the rows of each."""
PAIR = {"one": "text", "other": "text"}


def resolve(case: Case) -> None:
    """Make tables ``item_united`` (item, united, class), ``transfer_united`` (transfer, united, class), and of each thing
    ``<thing>_apart`` (one, other, class, other_class, statement) and ``<thing>_overruled`` (judgement: its id).

    ``united``: the least id among the rows that are one stands for all; ``class``: that of which all of them are by what
    they say, null where there is none. Rows whose classes do not agree are not united: ``<thing>_apart`` leaves them to
    a person, and with them rows that their table calls the same against what was decided
    (:mod:`headstamp.resolve.same_rows`). A person's *same* unites two rows, *different* parts them, whatever the table says.
    """
    for thing in ROWS:
        _unite(case, thing)


def _unite(case: Case, thing: str) -> None:
    engine = case.engine
    same = f"{thing}_same"
    engine.make(same, read_sql(__package__, same))
    told = engine.rows(f"select * from {same} order by one nulls last, other nulls last")
    class_of = _in_pairs(case, thing)
    decided = decided_pairs(Decisions.of(case), class_of)
    agreeing = [(row["one"], row["other"]) for row in told if agree(row["class"], row["other_class"])]
    found = grouped(class_of, agreeing, decided)
    apart = [
        row for row in told
        if found.least[row["one"]] != found.least[row["other"]] and not found.is_parted(row["one"], row["other"])
    ]
    engine.load(f"{thing}_apart", {name: [row[name] for row in apart] for name in APART}, APART)
    engine.load(f"{thing}_overruled", {"judgement": sorted(found.overruled)}, {"judgement": "text"})
    said: dict[str, set[str]] = {}
    for row, least in found.least.items():
        said.setdefault(least, set()).update(filter(None, [class_of[row]]))
    engine.load(
        "united_in_pairs",
        {"one": list(found.least), "united": list(found.least.values()),
         "class": [_of_all(said[least]) for least in found.least.values()]},
        {"one": "text", "united": "text", "class": "text"},
    )  # fmt: skip
    engine.make(
        f"{thing}_united",
        f"""select alone.{thing}, coalesce(paired.united, alone.{thing}) as united,
            case when paired.one is not null then paired.class when alone.class <> '' then alone.class end as class
        from ({ROWS[thing]}) alone left join united_in_pairs paired on paired.one = alone.{thing}""",
    )


def _in_pairs(case: Case, thing: str) -> dict[str, str | None]:
    """From each row that a table or a person pairs with another to its class: few of a million; the others stay in the engine."""
    engine, pairs = case.engine, Decisions.of(case).pairs
    engine.load("decided_pair", {"one": [pair.about for pair in pairs], "other": [pair.value for pair in pairs]}, PAIR)
    paired = " union all ".join(f"select {end} from {table}" for table in (f"{thing}_same", "decided_pair") for end in PAIR)
    rows = engine.rows(f"select * from ({ROWS[thing]}) listed where {thing} in ({paired}) order by {thing}")
    return {row[thing]: row["class"] for row in rows}


def decided_pairs(decisions: Decisions, rows: Collection[str]) -> list[Decided]:
    """The decisions on pairs of these rows, first to last; one that is unsure of a pair leaves it to the tables."""
    return [
        Decided(one.about, one.value, one.verdict == "same", one.id) for one in decisions.pairs
        if one.verdict in ("same", "different") and one.about in rows and one.value in rows
    ]  # fmt: skip


def _of_all(classes: set[str]) -> str | None:
    """The one of these classes of which all others are kinds."""
    return next((wide for wide in sorted(classes) if all(is_within(one, wide) for one in classes)), None)


def agree(one: str | None, other: str | None) -> bool:
    """Whether two classes may be of one thing; one that is not said agrees with all."""
    return one is None or other is None or are_related(one, other)
