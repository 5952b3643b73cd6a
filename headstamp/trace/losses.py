"""What sources say was lost to a holder: accounts, not an inventory (contracts, section 5).

Parts stand beside their wholes, accounts of one loss stand once, rival accounts side by side with their hull; nothing is
summed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.values.iso_day import iso_day

BY_FIRST = ("route", "route_said", "point", "designation", "class", "unit", "place")
"""What the first of several accounts of one loss says that says it at all."""


def accounts(case: Case) -> list[dict[str, Any]]:
    """The losses to the holder, by their first day; table ``lost_to_holder`` must be made.

    Returns:
        ``events`` of contracts, section 6 (``routes``). Of several accounts of one loss the first by name stands, with
        the hull of the days and numbers that they give and the statements of all; the others are its ``same_as``. ``hull``
        is that of an account and its rivals, null where no rival counts the same.
    """
    engine = case.engine
    rows = {row["name"]: row for row in engine.rows("select * from diversion order by name nulls last")}
    lost = {row["diversion"] for row in engine.rows("select distinct diversion from lost_to_holder")}
    words: dict[tuple[str, str], list[Row]] = {}
    for row in engine.rows("select * from diversion_word order by diversion, property, said"):
        words.setdefault((row["diversion"], row["property"]), []).append(row)
    support: dict[str, list[str]] = {}
    for row in engine.rows("select subject, id from current where kind = 'Custody' order by id"):
        support.setdefault(row["subject"], []).append(row["id"])

    def listed(name: str, prop: str) -> list[str]:
        found = words.get((rows[name]["diversion"], prop), [])
        return [str(word["canon"] or word["said"]).removeprefix(f"{rows[name]['register']}:") for word in found]

    first_of = united(rows, ((name, other) for name in rows for other in listed(name, "same_as") if other in rows))
    told: dict[str, list[str]] = {}
    for name in rows:
        if rows[name]["diversion"] in lost:
            told.setdefault(first_of[name], []).append(name)
    made = []
    for names in told.values():
        others = sorted({first_of.get(rival, rival) for name in names for rival in listed(name, "conflict_with")}
                        - {first_of[names[0]]})  # fmt: skip
        mine = [rows[name] for name in names]
        rivals = [rows[name] for name, first in first_of.items() if first in others]
        made.append({
            "id": names[0], "subject": mine[0]["diversion"], **{key: _said(mine, key) for key in BY_FIRST},
            "status": _said(mine, "status"),
            "from_party": list(dict.fromkeys(word["said"] for row in mine for word in words.get((row["diversion"], "from_party"), []))),
            "first": iso_day(min(_known(mine, "first"), default=None)),
            "last": iso_day(max(_known(mine, "last"), default=None)), "quantity": quantity(mine),
            "part_of": sorted({first_of.get(whole, whole) for name in names for whole in listed(name, "part_of")} - {names[0]}),
            "same_as": names[1:], "conflicts": others, "hull": _hull_beside(mine, rivals),
            "support": sorted({one for row in mine for one in support.get(row["diversion"], [])}),
        })  # fmt: skip
    return sorted(made, key=lambda one: (one["first"] is None, one["first"] or "", one["id"]))


def united(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """From each name to the least of those that it is one with, over all steps and whichever of the two says so."""
    first = {name: name for name in names}

    def least(name: str) -> str:
        while first[name] != name:
            name = first[name]
        return name

    for one, other in pairs:
        low, high = sorted((least(one), least(other)))
        first[high] = low
    return {name: least(name) for name in first}


def quantity(rows: list[Row]) -> dict[str, Any]:
    """What accounts of one loss say of its number, taken together: the hull of those in the first one's unit."""
    numbered = [
        row for row in rows if row["quantity_unread"] or row["quantity_low"] is not None or row["quantity_high"] is not None
    ]
    if not numbered:
        return {"low": None, "high": None, "hedge": rows[0]["quantity_hedge"]}
    alike = [row for row in numbered if row["unit"] == numbered[0]["unit"]]
    bounds = hull(alike)
    if all((row["quantity_low"], row["quantity_high"]) == (bounds["low"], bounds["high"]) for row in alike):
        return bounds | {"hedge": alike[0]["quantity_hedge"]}
    hedge = "between" if None not in bounds.values() else "at_most" if bounds["low"] is None else "at_least"
    return bounds | {"hedge": "unknown" if bounds == {"low": None, "high": None} else hedge}


def _hull_beside(mine: list[Row], rivals: list[Row]) -> dict[str, float | None] | None:
    """The hull of an account and its rivals, or None: of those that count the same class in the same unit, and of no denial."""
    alike = [row for row in rivals if all(row[key] == mine[0][key] for key in ("class", "unit")) and row["status"] != "denied"]
    return hull([*mine, *alike]) if alike and mine[0]["status"] != "denied" else None


def hull(rows: list[Row]) -> dict[str, float | None]:
    """The least low and the greatest high of several accounts; an open one opens the hull."""
    lows, highs = [row["quantity_low"] for row in rows], [row["quantity_high"] for row in rows]
    return {"low": None if None in lows else min(lows), "high": None if None in highs else max(highs)}


def _known(rows: list[Row], key: str) -> list[Any]:
    """What the rows say that say it."""
    return [row[key] for row in rows if row[key] is not None]


def _said(rows: list[Row], key: str) -> Any:
    """What the first row says that says it; for a route, that establishes one."""
    told = _known(rows, key)
    return next((one for one in told if one != "D0"), told[0] if told else None)
