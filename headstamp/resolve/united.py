"""Rows that are one item, or one transfer: what their tables call the same, and what a person judged to be."""

from __future__ import annotations

from collections.abc import Collection
from importlib import resources

from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.nouns.classes import is_within
from headstamp.resolve.known_names import are_related
from headstamp.resolve.same_rows import Decided, grouped

APART = {"one": "text", "other": "text", "class": "text", "other_class": "text", "statement": "text"}
ROWS = {
    "item": "select item, class from item order by item",
    "transfer": "select subject as transfer, class from transfer_row where register = 'transfers' order by subject",
}
"""The things whose rows may be one, and the query for the rows of each."""


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
    engine.make(same, resources.files(__package__).joinpath(f"{same}.sql").read_text(encoding="utf-8"))
    class_of = {row[thing]: row["class"] for row in engine.rows(ROWS[thing])}
    told = engine.rows(f"select * from {same} order by one nulls last, other nulls last")
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
        said.setdefault(least, set()).update([class_of[row]] if class_of[row] else [])
    engine.load(
        f"{thing}_united",
        {thing: list(found.least), "united": list(found.least.values()),
         "class": [_of_all(said[least]) for least in found.least.values()]},
        {thing: "text", "united": "text", "class": "text"},
    )  # fmt: skip


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
