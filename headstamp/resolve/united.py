"""Rows that are one item, or one transfer: what their tables call the same, and what a person judged to be."""

from __future__ import annotations

from importlib import resources

import numpy as np

from headstamp.casefile.case import Case
from headstamp.casefile.store import standing
from headstamp.nouns.classes import is_within
from headstamp.resolve.known_names import are_related

APART = {"one": "text", "other": "text", "class": "text", "other_class": "text", "statement": "text"}
ROWS = {
    "item": "select item, class from item order by item",
    "transfer": "select subject as transfer, class from transfer_row where register = 'transfers' order by subject",
}
"""The things whose rows may be one, and the rows of each."""


def resolve(case: Case) -> None:
    """Make tables ``item_united`` (item, united, class), ``transfer_united`` (transfer, united, class), and of each thing
    ``<thing>_apart`` (one, other, class, other_class, statement).

    ``united``: the least id among the rows that are one stands for all; ``class``: that of which all of them are by what
    they say, null where there is none. Rows whose classes do not agree are not united: ``<thing>_apart`` leaves them to
    a person. A standing judgement *same* about a row with the other row's id as its value unites two more; *different*
    parts what the table says.
    """
    for thing in ROWS:
        _unite(case, thing)


def _unite(case: Case, thing: str) -> None:
    engine = case.engine
    same = f"{thing}_same"
    engine.make(same, resources.files(__package__).joinpath(f"{same}.sql").read_text(encoding="utf-8"))
    class_of = {row[thing]: row["class"] for row in engine.rows(ROWS[thing])}
    rows = list(class_of)
    at = {row: number for number, row in enumerate(rows)}
    told = engine.rows(f"select * from {same} order by one nulls last, other nulls last")
    pairs = {(row["one"], row["other"]) for row in told if _agree(row["class"], row["other_class"])}
    judged = set()
    for judgement in standing(case.store.judgements()):
        pair = (judgement.about, judgement.value)
        if judgement.verdict == "same" and all(one in at for one in pair):
            pairs.add(pair)
            judged |= {pair, pair[::-1]}
        elif judgement.verdict == "different":
            pairs -= {pair, pair[::-1]}
            judged |= {pair, pair[::-1]}
    apart = [row for row in told if (row["one"], row["other"]) not in pairs | judged]
    engine.load(f"{thing}_apart", {name: [row[name] for row in apart] for name in APART}, APART)
    labels = [int(label) for label in _components(len(rows), [(at[one], at[other]) for one, other in sorted(pairs)])]
    least: dict[int, str] = {}
    said: dict[int, set[str]] = {}
    for row, label in zip(rows, labels, strict=True):
        least.setdefault(label, row)
        said.setdefault(label, set()).update([class_of[row]] if class_of[row] else [])
    engine.load(
        f"{thing}_united",
        {thing: rows, "united": [least[one] for one in labels], "class": [_of_all(said[one]) for one in labels]},
        {thing: "text", "united": "text", "class": "text"},
    )


def _of_all(classes: set[str]) -> str | None:
    """The one of these classes of which all others are kinds."""
    return next((wide for wide in sorted(classes) if all(is_within(one, wide) for one in classes)), None)


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two classes may be of one thing; one that is not said agrees with all."""
    return one is None or other is None or are_related(one, other)


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
