"""The catalogue: how many types were documented with a holder, on the tree class -> family -> model (contracts, 5).

A model with an item counts 1; a family only if no model of it does; a class only if nothing under it does. Candidate
sets on a tree lie inside or beside one another, so the observed nodes without an observed descendant are the least
number of types: closed form, no search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from headstamp.answers.types import (
    BestEvidence,
    ClassTypes,
    EvidenceCount,
    GivenNumber,
    GivenNumbers,
    ItemCount,
    Level,
    TypeEntry,
    TypesAnswer,
)
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.classes import CLASSES, ancestors, is_within, readable_name
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.vocabularies import DOCUMENTED
from headstamp.trace.holder import has_rows
from headstamp.trace.makers.candidates import Question, lay_rows

RULE = "types@2"
DEEP = 1000
"""More than there are classes: the rank of a class is its depth in the tree, then its place in the list."""


class Node(NamedTuple):
    """A node of the tree: ``level`` model, family or class; ``key`` of the model or family, or the class."""

    level: Level
    key: str
    weapon_class: str
    family: str | None


def types(case: Case, *, holder: str | None = None, with_parts: bool = False) -> TypesAnswer:
    """The types that sources document with a holder: whatever their grade, for a catalogue says who says so.

    Args:
        case: an open, prepared case.
        holder: the name of a party, or of several, parted by semicolons; by default the case's own.
        with_parts: whether the holder's branches count too.
    Returns:
        the answer of contracts, section 6 (``types``). ``at_least``: the observed nodes without an observed
        descendant, over rows of this holder alone. ``undecided``: items of which no row names a model or a family, or
        only rows shared with another holder do, and of a type that is not seen otherwise; ``at_most`` adds one for each.
        An item known by its family is taken for a type of that family that is seen. ``items`` of a type are its
        things: at least the largest count of one item, at most all together (None: open); ``numbers`` is the hull of what
        its sources say. ``evidence`` is the best row, with its own place, days and number; ``first``, ``documented`` and
        ``place`` are of that row, too.
    Raises:
        WrongUse: no row of items names the holder.
    """
    holder = case.settings.holder if holder is None else holder
    nodes, items = typed(case, Question(holder, with_parts=with_parts), graded=False)
    kept = leaves(nodes)
    shown = {(node.level, node.key) for node in kept}
    undecided: Counter[str] = Counter()
    for row in items:
        if not _is_shown(row, shown):
            undecided[row["class"]] += row["items"]
    low = Counter(node.weapon_class for node in kept)
    return TypesAnswer(
        holder=holder, at_least=len(kept), at_most=len(kept) + undecided.total(),
        by_class=[
            ClassTypes(weapon_class=one, at_least=low[one], at_most=low[one] + undecided[one])
            for one in CLASSES if low[one] or undecided[one]
        ],
        types=[_told(nodes[node], node, rows) for node, rows in _rows_of(case, kept)],
        undecided=undecided.total(),
    )  # fmt: skip


def _is_shown(row: Row, shown: set[tuple[Level, str]]) -> bool:
    """Whether items without a row that counts are yet of a type that is seen; never where no row identifies them."""
    if row["counts"]:
        return bool(row["family_key"])
    return ("model", row["model_key"]) in shown or (not row["model_key"] and ("family", row["family_key"]) in shown)


def typed(case: Case, asked: Question, *, graded: bool) -> tuple[dict[Node, Row], list[Row]]:
    """The nodes that the items show, each with its counts; and how many items are of which node and class.

    Makes tables ``typed_item`` (one row an item), ``type_node`` and ``type_row``.

    Args:
        graded: whether only rows at the threshold show what an item is.
    """
    engine = case.engine
    lay_rows(case, asked)
    ranks = {one: DEEP * len(ancestors(one)) + at for at, one in enumerate(CLASSES)}
    engine.load("class_rank", {"class": list(ranks), "rank": list(ranks.values())}, {"class": "text", "rank": "whole"})
    engine.load("type_asked", {"graded": [int(graded)]}, {"graded": "whole"})
    for table in ("typed_item", "type_node", "type_row"):
        engine.make(table, read_sql(__package__, table))
    nodes = {
        Node(row["level"], row["node"], row["class"], row["family_key"]): row
        for row in engine.rows("select * from type_node order by level nulls last, node nulls last")
    }  # fmt: skip
    items = engine.rows(
        "select counts, model_key, family_key, class, count(*) as items from typed_item "
        "group by counts, model_key, family_key, class"
    )
    return nodes, items


def leaves(nodes: Iterable[Node]) -> list[Node]:
    """The observed nodes without an observed descendant, by class, level and key."""
    observed = list(nodes)
    families = {node.family for node in observed if node.level == "model"}
    kept = [
        node for node in observed
        if node.level == "model"
        or (node.level == "family" and node.key not in families)
        or (node.level == "class" and not any(_is_under(other, node.weapon_class) for other in observed if other != node))
    ]  # fmt: skip
    return sorted(kept, key=lambda node: (CLASSES.index(node.weapon_class), node.level != "model", node.level, node.key))


def _is_under(node: Node, weapon_class: str) -> bool:
    """Whether a node hangs below a class: a model or family of it, or a kind of it."""
    return is_within(node.weapon_class, weapon_class) and (node.level != "class" or node.weapon_class != weapon_class)


def _rows_of(case: Case, kept: Collection[Node]) -> Iterable[tuple[Node, list[Row]]]:
    """Each node with the rows that show it, in the order of time."""
    engine = case.engine
    engine.load("type_kept", {"level": [n.level for n in kept], "node": [n.key for n in kept]}, {"level": "text", "node": "text"})
    rows = engine.rows(
        "select type_row.*, coalesce(model.model, of_family.family) as called from type_row "
        "join type_kept on type_kept.level = type_row.level and type_kept.node = type_row.node "
        "left join model on type_row.level = 'model' and model.model_key = type_row.node "
        "left join (select family_key, min(family) as family from model group by family_key) of_family "
        "on type_row.level = 'family' and of_family.family_key = type_row.node "
        "order by seen_first nulls last, name nulls last, statement nulls last"
    )
    by_node: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by_node.setdefault((row["level"], row["node"]), []).append(row)
    return [(node, by_node[node.level, node.key]) for node in kept]


def _told(counted: Row, node: Node, rows: list[Row]) -> TypeEntry:
    called = rows[0]["called"]
    high = counted["high"]
    evidence = _best(rows)
    return TypeEntry(
        model=called if node.level == "model" else None,
        designation=called or readable_name(node.weapon_class), level=node.level, weapon_class=node.weapon_class,
        items=ItemCount(low=int(counted["low"]), high=None if high is None else int(high)),
        numbers=_numbers(rows), first=evidence.first, documented=evidence.documented, place=evidence.place,
        evidence=evidence, support=sorted({row["statement"] for row in rows}),
    )  # fmt: skip


def _numbers(rows: list[Row]) -> GivenNumbers:
    """The numbers that the rows give, each once, their hull, and how many sources give one, of how many."""
    given = [row for row in rows if row["count_low"] is not None or row["count_high"] is not None]
    lows, highs = [row["count_low"] for row in given], [row["count_high"] for row in given]
    return GivenNumbers(
        low=None if None in lows else int(min(lows, default=0)) if given else None,
        high=None if None in highs or not given else int(max(highs)),
        given=[
            GivenNumber(low=None if low is None else int(low), high=None if high is None else int(high))
            for low, high in sorted(set(zip(lows, highs, strict=True)), key=lambda ends: (ends[0] or ends[1] or 0, ends[1] or 0))
        ],
        sources=len({row["page"] for row in given}), of=len({row["page"] for row in rows}),
    )  # fmt: skip


def _best(rows: list[Row]) -> BestEvidence:
    """What the best row says, and nothing that another row says.

    The best is the row that documents the thing most directly; of several the one that names place and day, then the
    better grade, then the first.
    """
    best = min(
        rows, key=lambda row: (list(DOCUMENTED).index(row["documented"]), not row["place"], row["seen_first"] is None, row["grade"])
    )
    low, high = best["count_low"], best["count_high"]
    count = EvidenceCount(
        low=None if low is None else int(low), high=None if high is None else int(high), hedge=best["count_hedge"]
    )
    return BestEvidence(
        row=best["name"], documented=best["documented"], place=best["place"], first=iso_day(best["seen_first"]),
        last=iso_day(best["seen_last"]), grade=best["grade"], statement=best["statement"], count=count,
    )  # fmt: skip


def findings(case: Case) -> list[Finding[TypesAnswer]]:
    """The types of the case's holder; none where the case names no holder or no row names it."""
    holder = case.settings.holder
    if not has_rows(case, holder):
        return []
    answer = types(case, holder=holder)
    if not answer.types:
        return []
    support = {one for told in answer.types for one in told.support}
    return [
        Finding(rule=RULE, about=f"types documented with {holder}", value=answer, low=answer.at_least,
                high=answer.at_most, support=tuple(sorted(support)), parameters={"holder": holder})
    ]  # fmt: skip
