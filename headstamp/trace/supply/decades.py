"""Supply by decade: the count of suppliers asked once for each decade, so that a window's choice hides nothing."""

from __future__ import annotations

from datetime import date

from headstamp.answers.decades import Decade, Decades, StateInDecade
from headstamp.casefile.case import Case
from headstamp.nouns.finding import Finding
from headstamp.trace.standing_questions import knows_recipient
from headstamp.trace.supply.question import ask
from headstamp.trace.supply.suppliers import MOVED, lay_supply, suppliers

RULE = "decades@1"


def decades(case: Case, *, recipient: str) -> Decades:
    """How many states supplied a recipient in each decade from its first dated delivery on.

    Args:
        case: an open, prepared case.
        recipient: the recipient's name.
    """
    ask(case, recipient, None, None, registers=(), stages=MOVED, with_parts=False)
    lay_supply(case)
    # Not from the answer: there a supplier with one undated row has no first day as a whole.
    (told,) = case.engine.rows(
        """select min(coalesce(first, last)) as first, max(coalesce(last, first)) as last from supply_told
        where undated = 0 and clean = 1"""
    )
    if told["first"] is None:
        return Decades(decades=[])
    begin, end = (date.fromordinal(int(day)).year // 10 * 10 for day in (told["first"], told["last"]))
    made = []
    for first in range(begin, end + 1, 10):
        answer = suppliers(case, recipient=recipient, first=first, last=first + 9)
        made.append(
            Decade(
                first=first, last=first + 9, count=answer.count,
                states=[StateInDecade(state=one.state, name=one.name, certain=one.certain) for one in answer.suppliers],
                support=sorted({statement for one in answer.suppliers for statement in one.support}),
            )
        )  # fmt: skip
    return Decades(decades=made)


def findings(case: Case) -> list[Finding[Decades]]:
    """One finding, the supply to the case's recipient by decade; none where the case names no recipient, or none supplied it."""
    recipient = case.settings.recipient
    if not recipient or not knows_recipient(case, recipient):
        return []
    value = decades(case, recipient=recipient)
    support = {statement for one in value.decades for statement in one.support}
    if not support:
        return []
    return [
        Finding(rule=RULE, about=f"supply to {recipient} by decade", value=value, support=tuple(sorted(support)),
                parameters={"recipient": recipient})
    ]  # fmt: skip
