"""What others counted and said: printed beside what we count, never added to it."""

from __future__ import annotations

from headstamp.answers.claims import Claim, Money
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.finding import Finding

RULE = "claims@1"


def findings(case: Case) -> list[Finding[Claim]]:
    """One finding for each claim that bounds a quantity: what was counted, its bounds in the source's own hedge. A
    quotation or a report that is not said to claim anything makes none.
    """
    rows = case.engine.rows(
        """select claim_id, name, claim, item, quantity_low, quantity_high, quantity_hedge, quantity_hedge_said, how_said, note,
            source_url, source_kind, value_low, value_high, currency
        from claim where claim is not null order by name"""
    )
    support: dict[str, list[str]] = {}
    listed: dict[tuple[str, str], list[str]] = {}
    for row in case.engine.rows("select subject, property, said, id from current where kind = 'Claim' order by id"):
        support.setdefault(row["subject"], []).append(row["id"])
        listed.setdefault((row["subject"], row["property"]), []).append(row["said"])
    return [
        Finding(
            rule=RULE, about=f"claim {row['name']}", low=row["quantity_low"], high=row["quantity_high"],
            support=tuple(support[row["claim_id"]]),
            value=Claim(
                name=row["name"], claim=row["claim"], item=row["item"],
                holder=_all(listed, row, "holder"), recipient=_all(listed, row, "recipient"),
                how_said=row["how_said"], hedge=row["quantity_hedge"],
                hedge_said=row["quantity_hedge_said"], money=_money(row), note=row["note"], url=row["source_url"],
                kind=row["source_kind"],
            ),
        )
        for row in rows
    ]  # fmt: skip


def _all(listed: dict[tuple[str, str], list[str]], row: Row, prop: str) -> str | None:
    """Everybody whom a cell lists, in one line; None where it lists nobody."""
    return "; ".join(sorted(listed.get((row["claim_id"], prop), ()))) or None


def _money(row: Row) -> Money | None:
    if row["value_low"] is None and row["value_high"] is None:
        return None
    return Money(currency=row["currency"] or "", low=row["value_low"], high=row["value_high"])
