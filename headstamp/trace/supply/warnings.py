"""What a reader must know about a count of suppliers: computed from the answer, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from headstamp.answers.suppliers import SuppliedQuantity, Supplier
from headstamp.engine import Row
from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.quantity_text import counted_text, number_text, range_text, unit_text


@dataclass(frozen=True, slots=True)
class Counted:
    """A supplier of the answer; ``whom`` is what the tables call it, ``clean`` how many transfers surely concern the question."""

    whom: str
    clean: int
    told: Supplier


def warnings(
    suppliers: list[Counted], witnesses: list[Row], asides: dict[str, Any], recipient: str, titles: dict[str, str]
) -> list[str]:
    """Plain warnings: what depends on one register or one row, which names no table lists, what was left out.

    Args:
        suppliers: entries of the answer.
        witnesses: rows of ``supply_witness``.
        asides: ``doubtful`` rows that are not certain to be for the recipient, ``again`` rows of older files that a newer file may
            tell otherwise, ``own`` rows in which it supplies itself, ``lifeless`` rows that may be for it on
            days before it began or after it ended (``began``, ``ended``: its days by the tables of the case, null where open),
            ``older`` rows that give way to another of the same flow (``older_edition``), ``states`` in the case's table of states.
        recipient: its name.
        titles: what a reader knows each register by.
    """
    made = [*_one_register(suppliers, witnesses, titles), *_one_row(suppliers, witnesses)]
    if not asides["states"]:
        made.append(
            "this case has no table of states: no name can be recognised as a state, so no supplier is certain"
        )
    elif unresolved := [one.told.name for one in suppliers if one.told.sense == "unresolved"]:
        made.append(
            f"no row of the table of states lists {_listed(unresolved)}: possible suppliers, listed for review"
        )
    if no_state := [one.told.name for one in suppliers if one.told.sense == "no_state"]:
        made.append(f"no states, so not counted: {_listed(no_state)}")
    if asides["doubtful"]:
        made.append(
            f"{counted_text(asides['doubtful'], 'row')} may not be for {recipient} (several recipients, an end user that is not "
            "part of it, an alleged transaction, or a value of zero): counted only as possible"
        )
    if asides["again"]:
        made.append(f"{counted_text(asides['again'], 'row')} of older files may be rows that a newer file of the same register "
                    "corrects or words differently: counted only as possible")  # fmt: skip
    if asides["lifeless"]:
        began, ended = (iso_day(asides[end]) for end in ("began", "ended"))
        days = " and ".join(filter(None, (began and f"begins on {began}", ended and f"ends on {ended}")))
        verb = "is" if asides["lifeless"] == 1 else "are"
        made.append(f"{counted_text(asides['lifeless'], 'row')} that may be for {recipient} {verb} dated outside its existence: left "
                    f"out (in the tables of this case, it {days})")  # fmt: skip
    if asides["older"]:
        verb = "repeats" if asides["older"] == 1 else "repeat"
        made.append(f"{counted_text(asides['older'], 'row')} {verb} a flow that is also given by a newer edition of the customs "
                    "codes, by their whole chapter, by the row of the whole year or by a newer file: left out")  # fmt: skip
    if asides["own"]:
        made.append(f"{counted_text(asides['own'], 'row')} in which {recipient} supplies itself: left out")
    return made


def _one_register(suppliers: list[Counted], witnesses: list[Row], titles: dict[str, str]) -> list[str]:
    certain = {one.whom for one in suppliers if one.told.certain}
    names = {one.whom: one.told.name for one in suppliers}
    registers: dict[str, set[str]] = {}
    for row in witnesses:
        if row["whom"] in certain and row["certain"]:
            registers.setdefault(row["whom"], set()).add(row["register"])
    spoken = sorted({register for found in registers.values() for register in found})
    if len(spoken) < 2:
        return []
    made = []
    for register in spoken:
        alone = sorted(names[whom] for whom, found in registers.items() if found == {register})
        if alone:
            verb = "depends" if len(alone) == 1 else "depend"
            made.append(
                f"{len(alone)} of the {len(certain)} certain suppliers {verb} on {titles.get(register, register)} ({register}) alone: "
                f"{_listed(alone)}"
            )
    return made


def _one_row(suppliers: list[Counted], witnesses: list[Row]) -> list[str]:
    certain = {one.whom: one for one in suppliers if one.told.certain}
    rows: dict[str, set[str]] = {}
    for row in witnesses:
        if row["clean"]:
            rows.setdefault(row["whom"], set()).add(row["transfer_id"])
    made = []
    for whom, one in sorted(certain.items(), key=lambda pair: pair[1].told.name):
        if one.clean == 1:
            told = "one row" if len(rows[whom]) == 1 else f"one transfer, described by {len(rows[whom])} rows,"
            made.append(f"{one.told.name} depends on {told}{_amount(one.told.quantities)}")
    return made


def _amount(quantities: list[SuppliedQuantity]) -> str:
    told = [
        f"{one.currency or 'value'} {number_text(one.high)}" if one.unit == "value"
        else f"{range_text(one.low, one.high)} {unit_text(one.low, one.high, one.unit)}"
        for one in quantities if one.high is not None
    ]  # fmt: skip
    return f" of {' and '.join(told)}" if told else ""


def _listed(names: list[str]) -> str:
    return ", ".join(names)
