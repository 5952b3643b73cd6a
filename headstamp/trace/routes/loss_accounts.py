"""What sources say was lost to a holder: accounts, not an inventory (contracts, section 5).

Parts stand beside their wholes, accounts of one loss stand once, rival accounts side by side with their hull; nothing is
summed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from headstamp.answers.parts import Ends
from headstamp.answers.routes import Account, Event, HedgedQuantity
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.values.iso_day import iso_day

OF_ROW = ("route", "route_said", "point", "designation", "unit", "place", "status")
"""What an account says by itself."""


def accounts(case: Case) -> list[Event]:
    """The losses to the holder, by their first day; table ``lost_to_holder`` must be made.

    Returns:
        ``events`` of contracts, section 6 (``routes``). Of several accounts of one loss the one that says most is the
        event, with its own route, days and number and nothing that another says; the others are its ``same_as``.
        ``accounts`` has each account with what it says, and ``together`` the hull of their numbers, null where only one
        gives a number. ``hull`` is that of all accounts of a loss and its rivals, null where no rival counts the same.
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
    shown_as = {first: min(names, key=lambda name: _silence(rows[name])) for first, names in told.items()}

    def account(row: Row) -> dict[str, Any]:
        return {
            "id": row["name"], "subject": row["diversion"], "weapon_class": row["class"], **{key: row[key] for key in OF_ROW},
            "from_party": [word["said"] for word in words.get((row["diversion"], "from_party"), [])],
            "first": iso_day(row["first"]), "last": iso_day(row["last"]),
            "quantity": HedgedQuantity(low=row["quantity_low"], high=row["quantity_high"], hedge=row["quantity_hedge"]),
            "support": sorted(support.get(row["diversion"], [])),
        }  # fmt: skip

    made = []
    for first, names in told.items():
        others = {first_of.get(rival, rival) for name in names for rival in listed(name, "conflict_with")} - {first}
        wholes = {first_of.get(whole, whole) for name in names for whole in listed(name, "part_of")} - {first}
        mine = [rows[name] for name in sorted(names, key=lambda name: _silence(rows[name]))]
        rivals = [rows[name] for name in rows if first_of[name] in others]
        made.append(Event(
            **account(mine[0]) | {"support": sorted({one for row in mine for one in support.get(row["diversion"], [])})},
            part_of=sorted(shown_as.get(one, one) for one in wholes),
            same_as=[row["name"] for row in mine[1:]], conflicts=sorted(shown_as.get(one, one) for one in others),
            accounts=[Account(**account(row)) for row in mine], together=_together(mine), hull=_hull_beside(mine, rivals),
        ))  # fmt: skip
    return sorted(made, key=lambda one: (one.first is None, one.first or "", one.id))


def _silence(row: Row) -> tuple[bool, bool, bool, str]:
    """A key by which the account that says most comes first: a route that is established, a number, a day; then the name."""
    numbered = row["quantity_low"] is not None or row["quantity_high"] is not None
    return row["route"] in (None, "D0"), not numbered, row["first"] is None, row["name"]


def _together(rows: list[Row]) -> Ends | None:
    """The hull of the numbers that accounts of one loss give in the unit of the first; None where fewer than two give one."""
    numbered = [
        row for row in rows if row["quantity_unread"] or row["quantity_low"] is not None or row["quantity_high"] is not None
    ]
    alike = [row for row in numbered if row["unit"] == numbered[0]["unit"]]
    return hull(alike) if len(alike) > 1 else None


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


def _hull_beside(mine: list[Row], rivals: list[Row]) -> Ends | None:
    """The hull of the accounts of a loss and their rivals, or None where no rival counts the same.

    Only accounts and rivals of the class and the unit of the first account are in it, and no denial.
    """
    first = mine[0]
    own, alike = (
        [row for row in rows if (row["class"], row["unit"]) == (first["class"], first["unit"]) and row["status"] != "denied"]
        for rows in (mine, rivals)
    )
    return hull([*own, *alike]) if alike and first["status"] != "denied" else None


def hull(rows: list[Row]) -> Ends:
    """The least low and the greatest high of several accounts; an open one opens the hull."""
    lows, highs = [row["quantity_low"] for row in rows], [row["quantity_high"] for row in rows]
    return Ends(low=None if None in lows else min(lows), high=None if None in highs else max(highs))
