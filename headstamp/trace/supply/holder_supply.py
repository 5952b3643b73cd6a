"""Supply to the holder itself: who delivered arms to it, and which states and groups supported it, as registers say."""

from __future__ import annotations

from headstamp.answers.holder_supply import HolderSupply, OutsideSupport
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.text import fold
from headstamp.trace.supply.suppliers import suppliers

RULE = "holder_supply@2"


def holder_supply(case: Case, *, holder: str, last: str | None = None) -> HolderSupply:
    """What registers say was supplied to a holder.

    Args:
        case: an open, prepared case.
        holder: a party, by any of its names.
        last: the last day, YYYY, YYYY-MM or YYYY-MM-DD; None is open.
    """
    try:
        found = suppliers(case, recipient=holder, last=last)
    except WrongUse:
        found = None
    deliveries = found if found and found.suppliers else None
    return HolderSupply(holder=holder, deliveries=deliveries, support=_support(case, holder))


def _support(case: Case, holder: str) -> list[OutsideSupport]:
    """The rows of outside support whose actor is the holder, by year; each says what one row says."""
    engine = case.engine
    named = {row["folded"]: row["party"] for row in engine.rows("select folded, party from party_name_of")}
    party = named.get(fold(holder), fold(holder))
    by_row: dict[str, list[Row]] = {}
    for row in engine.rows(
        "select register, subject, property, said, canon, id from current where kind = 'Support' order by subject, property, said"
    ):
        by_row.setdefault(row["subject"], []).append(row)
    told = []
    for rows in by_row.values():
        cells = {row["property"]: row for row in rows}
        actor = fold(cells["actor"]["said"]) if "actor" in cells else ""
        supporters = [row["said"] for row in rows if row["property"] == "supporters"]
        if named.get(actor, actor) == party and supporters:
            told.append(OutsideSupport(
                year=cells["year"]["said"] if "year" in cells else None, supporters=supporters,
                weapons=cells["weapons"]["canon"] if "weapons" in cells else None, register=rows[0]["register"],
                statements=sorted(row["id"] for row in rows),
            ))  # fmt: skip
    return sorted(told, key=lambda one: (str(one.year), one.supporters, one.statements))


def findings(case: Case) -> list[Finding[HolderSupply]]:
    """What was supplied to the case's holder; none where no register says anything of it, or the holder is the recipient."""
    holder = case.settings.holder
    if not holder or fold(holder) == fold(case.settings.recipient):
        return []
    answer = holder_supply(case, holder=holder, last=case.settings.period.last)
    deliveries = answer.deliveries
    support = {one for supplier in (deliveries.suppliers if deliveries else ()) for one in supplier.support}
    support |= {one for row in answer.support for one in row.statements}
    if not support:
        return []
    low, high = (deliveries.count.low, deliveries.count.high) if deliveries else (None, None)
    return [
        Finding(rule=RULE, about=f"supply to {holder}", value=answer, low=low, high=high,
                support=tuple(sorted(support)), parameters={"holder": holder})
    ]  # fmt: skip
