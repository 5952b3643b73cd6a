"""Rows of items that are one item: what their tables call the same, and what a person judged to be."""

from __future__ import annotations

from importlib import resources

import numpy as np

from headstamp.casefile.case import Case
from headstamp.casefile.store import standing
from headstamp.resolve.known_names import are_related

APART = {"item": "text", "other": "text", "class": "text", "other_class": "text", "statement": "text"}


def resolve(case: Case) -> None:
    """Make table ``item_united`` (item, united): the least id among the rows that are one item stands for all.

    Rows whose classes do not agree are not united: table ``item_apart`` (item, other, statement) leaves them to a
    person. A standing judgement *same* about ``item`` with the other item's id as its value unites two more;
    *different* parts what the table says.
    """
    engine = case.engine
    engine.make("item_same", resources.files(__package__).joinpath("items.sql").read_text(encoding="utf-8"))
    items = [row["item"] for row in engine.rows("select item from item order by item")]
    at = {item: number for number, item in enumerate(items)}
    told = engine.rows("select * from item_same order by item nulls last, other nulls last")
    pairs = {(row["item"], row["other"]) for row in told if are_related(row["class"], row["other_class"])}
    judged = set()
    for judgement in standing(case.store.judgements()):
        pair = (judgement.about, judgement.value)
        if judgement.verdict == "same" and all(one in at for one in pair):
            pairs.add(pair)
            judged |= {pair, pair[::-1]}
        elif judgement.verdict == "different":
            pairs -= {pair, pair[::-1]}
            judged |= {pair, pair[::-1]}
    apart = [row for row in told if (row["item"], row["other"]) not in pairs | judged]
    engine.load("item_apart", {name: [row[name] for row in apart] for name in APART}, APART)
    labels = _components(len(items), [(at[one], at[other]) for one, other in sorted(pairs)])
    least: dict[int, str] = {}
    for item, label in zip(items, labels, strict=True):
        least.setdefault(int(label), item)
    engine.load(
        "item_united",
        {"item": items, "united": [least[int(label)] for label in labels]},
        {"item": "text", "united": "text"},
    )


def _components(size: int, pairs: list[tuple[int, int]]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows, columns = (
        (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))
        if pairs
        else (np.array([], int),) * 2
    )
    graph = coo_array((np.ones(len(rows), dtype=np.int8), (rows, columns)), shape=(size, size))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int32)
