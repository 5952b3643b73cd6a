"""What was searched for suppliers, and whether that answers the question: a zero is said only of what was searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from headstamp.casefile.case import Case
from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.trace.supply_asked import Asked

FIELD_TABLE = "transfers"
"""The case's own table lists what its writer found: that it lists nothing says nothing."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one register can say of a question.

    ``first`` and ``last`` the first and last ISO day of its rows of these stages, for any recipient, None where none has
    a date; ``naming`` how many of its rows, of any stage, name the recipient; ``is_whole`` whether a file of it says
    that it is the publisher's whole register; ``covers`` how much of the window its days reach over: all, part, none,
    or undated where that cannot be told.
    """

    register: str
    first: str | None
    last: str | None
    naming: int
    is_whole: bool
    covers: str

    @property
    def can_say_none(self) -> bool:
        """Whether it would list a delivery to the recipient, had there been one it knows."""
        return self.register != FIELD_TABLE and (self.naming > 0 or self.is_whole)

    def told(self) -> dict[str, Any]:
        """As an answer prints it."""
        return {"register": self.register, "first": self.first, "last": self.last, "covers": self.covers,
                "names_recipient": self.naming}  # fmt: skip

    @property
    def days(self) -> str:
        """The days of its rows, in words."""
        return f"{self.first} to {self.last}" if self.first else "no dates"


def coverage(case: Case) -> list[Coverage]:
    """What each register that was asked can say; the tables of :func:`headstamp.trace.supply_asked.ask` must be made."""
    whole = {one.register for one in case.store.readings() if one.selection and one.selection.is_everything}
    (window,) = case.engine.rows("select first, last from asked")
    text = resources.files(__package__).joinpath("supply_covered.sql").read_text(encoding="utf-8")
    return [
        Coverage(
            row["register"], iso_day(row["first"]), iso_day(row["last"]), int(row["naming"]), row["register"] in whole,
            _covers(row["first"], row["last"], window["first"], window["last"]),
        )
        for row in case.engine.rows(text)
    ]  # fmt: skip


def _covers(first: float | None, last: float | None, begin: float | None, end: float | None) -> str:
    if first is None or last is None:
        return "undated"
    if (end is not None and first > end) or (begin is not None and last < begin):
        return "none"
    return "all" if (begin is None or first <= begin) and (end is None or last >= end) else "part"


def why_unanswered(case: Case, asked: Asked, covered: Sequence[Coverage], high: int) -> list[str]:
    """Why a count says nothing of the question; empty where it does.

    A count of nothing answers it only where a register that would list a supplier reaches over the whole window.

    Args:
        covered: what each register can say.
        high: how many states supplied at most, by the rows.
    """
    if not covered:
        stages = " or ".join(asked.stages)
        of = f"no row of {', '.join(asked.registers)}" if asked.registers else "no register in this case"
        return [f"{of} lists supply that is {stages}", *_all_refused(case)]
    if all(one.covers == "none" for one in covered):
        return [f"the rows of {one.register} run from {one.days}, outside the years asked for" for one in covered]
    if high or any(one.can_say_none and one.covers == "all" for one in covered):
        return []
    able = [one for one in covered if one.can_say_none]
    if not able:
        names = ", ".join(one.register for one in covered)
        return [
            f"no row of {names} names {asked.recipient} as recipient"
            if not any(one.naming for one in covered)
            else f"the case's own table ({names}) lists what its writer found, and is no register",
            *_all_refused(case),
        ]
    return [
        f"{one.register} lists nothing for {asked.recipient} in these years, and its rows run from {one.days} only"
        if one.first else f"no row of {one.register} gives a date" for one in able
    ]  # fmt: skip


def _all_refused(case: Case) -> list[str]:
    names = {source.id: source.name for source in case.store.sources()}
    return [
        f"{'the only row' if one.refused == 1 else f'all {one.refused} rows'} of {names[one.source]} "
        f"({one.register}) {'was' if one.refused == 1 else 'were'} refused"
        for one in case.store.readings() if one.refused and not one.read
    ]  # fmt: skip


def short_of_window(asked: Asked, covered: Sequence[Coverage]) -> list[str]:
    """A note on each register whose rows end, or begin, within the years asked for."""
    made = []
    for one in covered:
        if one.covers not in ("part", "none") or one.first is None or one.last is None:
            continue
        begins = asked.first is not None and one.first[:4] > asked.first[:4]
        ends = asked.last is not None and one.last[:4] < asked.last[:4]
        if begins or ends:
            what = " and ".join(
                words for words, is_so in ((f"begin on {one.first}", begins), (f"end on {one.last}", ends)) if is_so
            )
            made.append(f"the rows of {one.register} {what}: other years of the question are not covered by it")
    return made


def searched_text(covered: Sequence[Coverage]) -> str:
    """The registers that would list a supplier and reach over the window, with the days of their rows."""
    able = [one for one in covered if one.can_say_none and one.covers == "all"]
    return " and ".join(f"{one.register} (rows from {one.days})" for one in able)


def sentence_of(asked: Asked, low: int, high: int | None, because: Sequence[str], covered: Sequence[Coverage], did: str) -> str:
    """The count in one sentence: it states the low, says of the others that they may have, and of a zero what was searched.

    Args:
        did: what suppliers did, at the stages asked for: "delivered or shipped".
    """
    years = {
        (False, False): "", (True, False): f" from {asked.first} on", (False, True): f" up to {asked.last}",
        (True, True): f" in {asked.first}" if asked.first == asked.last else f" in {asked.first}–{asked.last}",
    }[asked.first is not None, asked.last is not None]  # fmt: skip
    to = f"{asked.recipient} or parties in it" if asked.parts else asked.recipient
    if because:
        return f"This case cannot say how many states {did} arms to {to}{years}: {'; '.join(because)}."
    if low:
        possibly = f" (possibly {high})" if high is not None and high > low else ""
        return f"At least {counted_text(low, 'state')}{possibly} {did} arms to {to}{years}."
    if high:
        return f"No state is certain to have {did} arms to {to}{years}; {high} may have."
    return f"No state is listed as having {did} arms to {to}{years}: searched were {searched_text(covered)}."
