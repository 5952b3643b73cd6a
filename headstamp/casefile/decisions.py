"""What people decided and what of it stands: the only reader of judgements.

A judgement answers one question (docs/decisions/017-a-judgement-answers-one-question.md). Which judgements stand is a
pure function of the ledger: those that were undone and their undoing leave no trace, and of several that answer the same
question about the same id, or about the same pair of rows, the last stands. Nothing else moves a judgement: what is
decided about one question never disturbs what is decided about another.

Ledgers of the first edition did not keep the question. There a verdict on a pair (*same*, *different*) answers *same*;
any other one answers the question that its id is asked about, because no id is asked about two of the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from headstamp.casefile.case import Case
from headstamp.nouns.judgement import SAME, VERDICTS_OF, Judgement

Slot = tuple[str, str, str]
"""A question, the id that it is asked about, and the other id of a pair or ''."""


class Decisions:
    """The judgements of a ledger that stand.

    Args:
        judgements: all of them, first to last, as the ledger keeps them.
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        listed = list(judgements)
        undone = {one.about for one in listed if one.verdict == "undo"}
        self._standing: dict[Slot, Judgement] = {}
        for judgement in listed:
            if judgement.verdict == "undo" or judgement.id in undone:
                continue
            slot = slot_of(judgement)
            for replaced in _slots_replaced(slot):
                self._standing.pop(replaced, None)
            self._standing[slot] = judgement

    @classmethod
    def of(cls, case: Case) -> Decisions:
        """The decisions of an open case."""
        return cls(case.store.judgements())

    @property
    def standing(self) -> tuple[Judgement, ...]:
        """All judgements that stand, in the order of the ledger."""
        return tuple(self._standing.values())

    def on(self, question: str, about: str) -> Judgement | None:
        """The judgement that stands on one question about one id, or None.

        Args:
            question: state, party, model or route; pairs have :attr:`pairs`.
            about: the id in full.
        """
        return self._standing.get((question, about, "")) or self._standing.get(("", about, ""))

    def accepted(self, question: str) -> dict[str, str]:
        """From each id for which something was accepted as the answer to a question, to what was accepted.

        An entry without a kept question is given for every question: whoever asks knows which ids are asked about it.
        """
        return {one.about: one.value for one in self._on_ids(question) if one.verdict == "accept" and one.value}

    def rejected(self, question: str) -> set[str]:
        """The ids for which it was decided that nothing known answers the question; otherwise as :meth:`accepted`."""
        return {one.about for one in self._on_ids(question) if one.verdict == "reject"}

    def _on_ids(self, question: str) -> Iterable[Judgement]:
        return (one for slot, one in self._standing.items() if slot[0] in (question, "") and not slot[2])

    @property
    def pairs(self) -> tuple[Judgement, ...]:
        """The judgements on pairs of rows that stand (*same*, *different*, *unsure*), in the order of the ledger."""
        return tuple(one for slot, one in self._standing.items() if slot[0] == SAME)


def slot_of(judgement: Judgement) -> Slot:
    """What a judgement decides: its question ('' where it was not kept), its id, and the other id of a pair.

    The two ids of a pair stand in alphabetical order: *same* is asked of both alike.
    """
    if judgement.question == SAME or (not judgement.question and judgement.verdict in ("same", "different")):
        one, other = sorted((judgement.about, judgement.value))
        return SAME, one, other
    return judgement.question, judgement.about, ""


def _slots_replaced(slot: Slot) -> Iterable[Slot]:
    """The slots that a judgement in this one empties, so that it stands last."""
    question, about, _ = slot
    yield slot
    if question == SAME:
        return
    # An id without a kept question is asked about one question only: the two kinds of entry replace one another.
    yield ("", about, "")
    if not question:
        yield from ((other, about, "") for other in VERDICTS_OF if other != SAME)
