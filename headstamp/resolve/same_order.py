"""Rows of an older file that may be orders of a newer one in other words: possible, and never counted as certain again."""

from __future__ import annotations

from headstamp.casefile.case import Case
from headstamp.engine.sql_file import read_sql

AGAIN = {"register": "text", "order_id": "text", "newer": "text"}
LIKE_ENOUGH = 80
"""Least likeness (0–100) of two designations, letters and digits only, from which they may be one."""
SHORTEST = 3
"""Letters and digits of a designation that may stand inside another: fewer stand inside too many."""


def resolve(case: Case) -> None:
    """Make table ``order_again`` (register, order_id, newer): rows of older files that may be the order of row ``newer``.

    Two rows that agree as ``order_pair.sql`` says may be one order if the designations are near, or stand for one model by a
    row of the case's aliases, or if class and years of delivery agree. Nothing is united by it: which of them it is,
    only the publisher knows.
    """
    engine = case.engine
    engine.make("order_pair", read_sql(__package__, "order_pair"))
    models = _models_of(case)
    again = [
        (pair["register"], pair["older"], pair["newer"])
        for pair in engine.rows("select * from order_pair order by register nulls last, older nulls last, newer nulls last")
        if not pair["same_parties"] or pair["same_deal"] or (pair["same_class"] and pair["same_years"])
        or may_be_one(pair["older_designation"] or "", pair["newer_designation"] or "", models)
    ]  # fmt: skip
    engine.load("order_again", {name: [row[at] for row in again] for at, name in enumerate(AGAIN)}, AGAIN)


def may_be_one(one: str, other: str, models: dict[str, set[str]]) -> bool:
    """Whether two designations may stand for one thing.

    Args:
        one, other: their keys (letters and digits).
        models: from the key of each alias to the keys of the models that it may stand for.
    """
    from rapidfuzz import fuzz

    if ({one} | models.get(one, set())) & ({other} | models.get(other, set())):
        return True
    shorter, longer = sorted((one, other), key=len)
    return (len(shorter) >= SHORTEST and shorter in longer) or fuzz.ratio(one, other) >= LIKE_ENOUGH


def _models_of(case: Case) -> dict[str, set[str]]:
    models: dict[str, set[str]] = {}
    for row in case.engine.rows("select alias_key, model_key from alias where scope <> 'not' and model_key is not null"):
        models.setdefault(row["alias_key"], set()).add(row["model_key"])
    return models
