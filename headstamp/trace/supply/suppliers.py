"""Suppliers: at least how many states delivered or shipped arms to a recipient in some years, and who says so.

The rules of counting are those of contracts, section 5; each is one ``supply_*.sql`` beside this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from headstamp.answers.suppliers import (
    HighParts,
    RowsFor,
    StateCount,
    SuppliedQuantity,
    Supplier,
    SuppliersAnswer,
    SupplySource,
)
from headstamp.casefile.case import Case
from headstamp.casefile.listing import files_of_registers, register_titles
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.finding import Finding
from headstamp.nouns.locator import row_of
from headstamp.nouns.values.iso_day import iso_day
from headstamp.trace.areas import area_notes, areas
from headstamp.trace.standing_questions import knows_recipient
from headstamp.trace.supply.coverage import coverage, sentence_of, short_of_window, why_unanswered
from headstamp.trace.supply.doubtful_rows import doubt_notes, doubts
from headstamp.trace.supply.question import ask
from headstamp.trace.supply.warnings import Counted, warnings

RULE = "suppliers@3"
STEPS = ("row", "period", "named", "dated", "told", "amount")
"""Tables ``supply_*``, in the order in which they are made; the other ``.sql`` files ask them."""
MOVED = ("delivered", "shipped")
"""The stages of supply that are counted unless others are asked for."""
VERBS = {"delivered": "delivered", "shipped": "shipped", "contracted": "contracted to deliver", "licensed": "licensed",
         "proposed": "proposed", "refused": "refused", "unknown": "may have supplied"}  # fmt: skip


def suppliers(
    case: Case,
    *,
    recipient: str,
    first: int | str | None = None,
    last: int | str | None = None,
    registers: Sequence[str] = (),
    stages: Sequence[str] = MOVED,
    with_parts: bool = False,
) -> SuppliersAnswer:
    """Count the states that supplied a recipient.

    Args:
        case: an open, prepared case.
        recipient: a state or party by any of its names, or a recipient as a register writes it. Its parts count as
            itself (``party_within``).
        first, last: the window, YYYY, YYYY-MM or YYYY-MM-DD, both included; None is open.
        registers: only these; none means all.
        stages: only rows of these stages. States of several stages are united, quantities never.
        with_parts: count also what went to parties that stand in the recipient's state without being part of it
            (a region with forces of its own, tribal forces, militias); ``rows_for`` says how many rows were for whom.
    Returns:
        the answer (:class:`headstamp.answers.suppliers.SuppliersAnswer`). ``count.low`` counts states with a row certainly inside
        the window; ``high`` adds, as ``high_of`` tells, the states that only may have supplied, names that no row of the table of
        states knows, rows with an unknown supplier, and one for all phrases for several states together; it is None where
        ``because`` says why the question is not answerable. ``first`` and ``last`` of a supplier are ISO days of what touches the
        window, None where open.
    Raises:
        WrongUse: no such recipient, register or stage; a bound that is no date.
    """
    asked = ask(case, recipient, first, last, registers, stages, with_parts)
    lay_supply(case)
    witnesses = _rows(case, "witness")
    counted = _suppliers(case, witnesses)
    listed = [one.told for one in counted]
    high_of = HighParts(
        states=sum(one.state is not None for one in listed), unresolved=sum(one.sense == "unresolved" for one in listed),
        unknown=sum(not row["offered"] or row["open"] > 0 for row in _rows(case, "unknown")),
        groups=int(any(one.sense == "group" for one in listed)),
    )  # fmt: skip
    beyond = high_of.unresolved + high_of.unknown + high_of.groups
    (grouped,) = _rows(case, "grouped")
    low, high = sum(one.certain for one in listed), high_of.states + beyond
    covered = coverage(case)
    because = why_unanswered(case, asked, covered, high)
    no_states = areas(_rows(case, "area"))
    in_doubt = doubts(_rows(case, "doubt"))
    notes = warnings(counted, witnesses, _asides(case), asked.recipient, register_titles(case))
    notes += [*area_notes(no_states), *doubt_notes(in_doubt, listed, asked.recipient), *short_of_window(asked, covered)]
    did = " or ".join(VERBS[stage] for stage in asked.stages)
    return SuppliersAnswer(
        recipient=asked.recipient, first=asked.first, last=asked.last, stages=list(asked.stages),
        registers=list(asked.registers), answerable=not because, because=because,
        count=StateCount(low=low, high=None if because else high),
        grouped=StateCount(low=int(grouped["low"]), high=None if because else int(grouped["high"]) + beyond),
        sentence=sentence_of(asked, low, None if because else high, because, covered, did), suppliers=listed,
        rows_for=_rows_for(case), parts=list(asked.parts), high_of=high_of, areas=no_states, doubts=in_doubt,
        coverage=[one.told() for one in covered],
        files=files_of_registers(case, asked.registers or _registers(case)), warnings=notes,
    )  # fmt: skip


def lay_supply(case: Case) -> None:
    """Make tables ``supply_*`` of :data:`STEPS` for the question that :func:`headstamp.trace.supply.question.ask` has laid out."""
    for step in STEPS:
        case.engine.make(f"supply_{step}", _sql(step))


def findings(case: Case) -> list[Finding[SuppliersAnswer]]:
    """The suppliers of the case's recipient in its window: by all registers, by each published one, by those together.

    Published are all registers but the case's own field table, whose rows are press-grade. A count that found nobody is
    kept of all registers only; it rests on the files that were searched.
    """
    recipient, window = case.settings.recipient, case.settings.window
    if not recipient or not knows_recipient(case, recipient):
        return []
    spoken = case.engine.rows(
        "select distinct register from transfer where role in ('supply', 'reported import', 'part of exports') "
        "and stage in ('delivered', 'shipped') "
        "order by register nulls last"
    )
    published = tuple(row["register"] for row in spoken if row["register"] != "transfers")
    questions = {(), published, *((one,) for one in published)}
    made = []
    for registers in sorted(questions):
        answer = suppliers(
            case, recipient=recipient, first=window.first, last=window.last, registers=registers
        )
        support = {one for supplier in answer.suppliers for one in supplier.support}
        if not registers:
            support = support or {source.id for source in case.store.sources() if source.held}
        if support:
            asked = {
                "recipient": recipient,
                "from": answer.first,
                "to": answer.last,
                "registers": list(registers),
            }
            made.append(
                Finding(
                    rule=RULE, about=f"suppliers of {recipient}", value=answer, low=answer.count.low,
                    high=answer.count.high, support=tuple(sorted(support)), parameters=asked,
                )
            )  # fmt: skip
    return made


def _registers(case: Case) -> set[str]:
    """The registers of which a row is counted, or might be."""
    return {row["register"] for row in case.engine.rows("select distinct register from transfer")}


def _sql(name: str) -> str:
    return read_sql(__package__, f"supply_{name}")


def _rows(case: Case, name: str) -> list[Row]:
    return case.engine.rows(_sql(name))


def _suppliers(case: Case, witnesses: list[Row]) -> list[Counted]:
    """The entries of the answer, certain ones first, then by name."""
    names = {
        row["state"]: row["name"]
        for row in case.engine.rows("select state, name from state order by first nulls last")
    }
    quantities: dict[str, list[SuppliedQuantity]] = {}
    for row in _rows(case, "quantity"):
        quantities.setdefault(row["whom"], []).append(_quantity(row))
    seen: dict[str, list[Row]] = {}
    for row in witnesses:
        seen.setdefault(row["whom"], []).append(row)
    made = [
        Counted(row["whom"], int(row["clean"]), Supplier(
            state=row["state"], name=names.get(row["state"]) or row["said"] or "not named",
            transfers=int(row["transfers"]), stages=sorted({one["stage"] for one in seen[row["whom"]]}),
            quantities=quantities.get(row["whom"], []), first=iso_day(row["first"]), last=iso_day(row["last"]),
            inside="all" if row["inside"] else "part" if row["dated"] else "undated",
            certain=bool(row["certain"]), only_by_doubt=not row["clean"],
            sense="state" if row["state"] is not None else row["sense"],
            sources=_sources(seen[row["whom"]]),
            support=sorted({one["statement"] for one in seen[row["whom"]] if one["statement"]}),
        ))
        for row in _rows(case, "whom")
    ]  # fmt: skip
    return sorted(
        made, key=lambda one: (not one.told.certain, one.told.state is None, one.told.name, str(one.told.state))
    )


def _quantity(row: Row) -> SuppliedQuantity:
    return SuppliedQuantity(
        register=row["register"], role=row["role"], stage=row["stage"], weapon_class=row["class"], unit=row["unit"],
        currency=row["currency"], low=_whole(row["low"]), high=_whole(row["high"]), hedge=row["hedge"], rows=int(row["row_count"]),
    )  # fmt: skip


def _sources(rows: list[Row]) -> list[SupplySource]:
    found = {
        row["transfer_id"]: SupplySource(
            register=row["register"], source=row["source"], locator=row["cell"] or row_of(row["locator"]),
            row=row["order_id"].split("@")[0], cited=row["cited"], grade=row["reliability"],
        )
        for row in rows
    }  # fmt: skip
    return list(found.values())


def _whole(number: float | None) -> float | None:
    """A number without decimals where it has none."""
    return int(number) if number is not None and float(number).is_integer() else number


def _rows_for(case: Case) -> list[RowsFor]:
    """How many of the counted rows were for which recipient, as the cells say it; rows of one transfer are one."""
    found = case.engine.rows(
        """select party.said as recipient, asked_name.whose, count(distinct supply_row.united) as rows
        from (select distinct transfer_id from supply_told where meets = 1) told
        join supply_row on supply_row.transfer_id = told.transfer_id
        join transfer_party party on party.register = supply_row.register and party.order_id = supply_row.order_id
            and party.role = 'recipient'
        join asked_name on asked_name.folded = party.folded
        where supply_row.clean = 1
        group by party.said, asked_name.whose order by 3 desc nulls last, 1 nulls last"""
    )
    return [RowsFor(recipient=row["recipient"], whose=row["whose"], rows=int(row["rows"])) for row in found]


def _asides(case: Case) -> dict[str, Any]:
    (found,) = case.engine.rows(
        """select (select count(*) from state) as states,
            (select count(distinct older.transfer_id) from older_edition older
                join transfer on transfer.transfer_id = older.transfer_id
                join asked_register on asked_register.register = transfer.register
                join transfer_party party on party.register = transfer.register and party.order_id = transfer.order_id
                    and party.role = 'recipient'
                join asked_name on asked_name.folded = party.folded
                cross join asked
                where (asked.last is null or transfer.first <= asked.last)
                    and (asked.first is null or transfer.last >= asked.first)
                    and (older.wider = 0 or ((asked.first is null or older.first >= asked.first)
                        and (asked.last is null or older.last <= asked.last)))) as older,
            (select count(distinct told.united) from supply_told told
                join supply_row on supply_row.transfer_id = told.transfer_id
                where told.meets = 1 and supply_row.clean = 1 and supply_row.sure = 0 and supply_row.again = 0) as doubtful,
            (select count(distinct told.united) from supply_told told
                join supply_row on supply_row.transfer_id = told.transfer_id
                where told.meets = 1 and supply_row.again = 1) as again,
            (select count(*) from (
                select supply_row.united from supply_period period
                join supply_row on supply_row.transfer_id = period.transfer_id
                cross join asked
                where (asked.first is null or period.last is null or period.last >= asked.first)
                    and (asked.last is null or period.first is null or period.first <= asked.last)
                group by supply_row.united having max(period.alive) = 0) lifeless) as lifeless,
            (select max(began) from asked) as began, (select max(ended) from asked) as ended,
            (select count(distinct supply_row.united) from supply_dated dated
                join supply_row on supply_row.transfer_id = dated.transfer_id
                join asked_state on asked_state.state = dated.state or asked_state.state = dated.said_state
                where dated.meets = 1 and dated.sense <> 'candidate') as own"""
    )
    return found
