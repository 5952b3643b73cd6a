"""What others counted, shown for comparison with what we count."""

from __future__ import annotations

from headstamp.answers.claims import Claim
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.hedge import HEDGES, WORDS
from headstamp.nouns.values.quantity_text import range_text
from headstamp.nouns.values.text import fold
from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.markup import more, paragraph, said, table

COUNTS = ("count", "share")
COLUMNS = ("What", "Number", "Holder or recipient", "How", "Note")


def section(context: Context) -> Section | None:
    """Counts and shares that others stated; None where the case keeps none."""
    told = sorted(context.all(Claim), key=lambda one: str(one.value.name))
    if not told:
        return None
    rows: list[tuple[object, ...]] = []
    others: list[tuple[object, ...]] = []
    for found in told:
        claim = found.value
        stated = context.figures.state(f"claim.{claim.name}", found, claim_text(found))
        of = claim.holder or claim.recipient
        row = (said(claim.item), stated, said(of), said(claim.how_said), said(claim.note))
        (rows if claim.claim in COUNTS else others).append(row)
    body = paragraph(
        "These figures are other people’s. Each counts a different sample by different rules, and some count two roles in one "
        "number (“designed or manufactured”). They are shown for comparison and never added to ours.",
    )
    if rows:
        body += more("Counts and shares", table(COLUMNS, rows, numbers=(1,)))
    if others:
        body += more("Claims about supply, losses and finds", table(COLUMNS, others, numbers=(1,)))
    return Section("claims", "What others counted", body)


def claim_text(found: Finding[Claim]) -> str:
    """How much a claim says: a number, a sum of money, or the source's own words for an amount.

    The hedge of a row belongs to its number; where it gives none, to its sum.
    """
    words, money = str(found.value.hedge_said or ""), found.value.money
    has_number = found.low is not None or found.high is not None
    told = []
    if found.value.hedge == "denied":
        told.append("denied")
    elif not has_number and words not in HEDGES and fold(words) not in WORDS and words:
        told.append(f"“{words}”")
    if has_number:
        told.append(range_text(found.low, found.high))
    if money:
        hedge = "" if has_number or words == "exact" or words not in HEDGES else words.replace("_", " ")
        told.append(f"{hedge} {money.currency} {range_text(money.low, money.high)}".strip())
    return "; ".join(told) or "no number"
