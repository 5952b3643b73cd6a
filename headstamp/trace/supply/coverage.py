"""What was searched for suppliers, and whether that answers the question: a zero holds only for what was searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headstamp.answers.suppliers import Covers, RegisterCoverage
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.trace.supply.question import Asked

FIELD_TABLE = "transfers"
"""The case's own table lists what its writer found: that it lists nothing says nothing."""


Span = tuple[float, float]
"""Days from a first to a last, as ordinals."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one register can say of a question.

    ``spans`` the days that it covers, parted where it has a gap: those that its files state that they were cut to; where one of
    them states nothing, from the first to the last day of its rows of these stages, for any recipient; empty where no row has a
    date. ``naming`` how many of its rows, of any stage, name the recipient; ``is_whole`` whether a file of it says that it has all
    supply to the recipient; ``is_partial`` whether all of its files say that they were cut to some suppliers; ``is_stated`` whether
    the spans are what the files state; ``open_rows`` how many rows leave a day open and may be of the window; ``covers`` how much
    of the window its days reach over: all, part, none, or undated where that cannot be told.
    """

    register: str
    spans: tuple[Span, ...]
    naming: int
    is_whole: bool
    is_partial: bool
    is_stated: bool
    open_rows: int
    covers: Covers

    @property
    def first(self) -> str | None:
        """The first ISO day."""
        return iso_day(self.spans[0][0]) if self.spans else None

    @property
    def last(self) -> str | None:
        """The last ISO day."""
        return iso_day(self.spans[-1][1]) if self.spans else None

    @property
    def can_say_none(self) -> bool:
        """Whether it would list a delivery to the recipient, had there been one it knows."""
        return self.register != FIELD_TABLE and not self.is_partial and (self.naming > 0 or self.is_whole)

    def told(self) -> RegisterCoverage:
        """As an answer has it."""
        return RegisterCoverage(
            register=self.register, first=self.first, last=self.last, covers=self.covers, names_recipient=self.naming,
            stated=self.is_stated, open_rows=self.open_rows,
        )  # fmt: skip

    @property
    def days(self) -> str:
        """The days that it covers, in words."""
        return " and ".join(f"{iso_day(first)} to {iso_day(last)}" for first, last in self.spans) or "no dates"

    @property
    def reach(self) -> str:
        """What reaches over which days, to follow the name of the register: "covers", as its files state, or its rows "run"."""
        return f"covers {self.days} only, as its files state" if self.is_stated else f"has rows from {self.days} only"


def coverage(case: Case) -> list[Coverage]:
    """What each register that was asked can say; the tables of :func:`headstamp.trace.supply.question.ask` must be made."""
    files: dict[str, list[Row]] = {}
    for row in case.engine.rows(read_sql(__package__, "supply_file")):
        files.setdefault(row["register"], []).append(row)
    (window,) = case.engine.rows("select first, last from asked")
    made = []
    for row in case.engine.rows(read_sql(__package__, "supply_covered")):
        own = files.get(row["register"], [])
        for_us = [file for file in own if file["is_stated"] and file["has_recipient"]]
        is_stated = bool(own) and len(for_us) == len(own) and all(file["has_years"] for file in own)
        full = [file for file in for_us if file["any_supplier"]]
        spans = _spans((full or for_us) if is_stated else [], row["first"], row["last"])
        is_whole = bool(full) if is_stated else any(not file["has_years"] for file in full)
        made.append(
            Coverage(
                row["register"], spans, int(row["naming"]), is_whole,
                bool(own) and all(file["is_stated"] and not file["any_supplier"] for file in own), is_stated, int(row["open_rows"]),
                _covers(spans, window["first"], window["last"]),
            )
        )  # fmt: skip
    return made


def _spans(files: Sequence[Row], first: float | None, last: float | None) -> tuple[Span, ...]:
    """The days that files state together, an open end being that of the rows; without such files those of the rows."""
    stated = [(first if file["first"] is None else file["first"], last if file["last"] is None else file["last"]) for file in files]
    found = sorted((begin, end) for begin, end in stated or [(first, last)] if begin is not None and end is not None)
    joined: list[Span] = []
    for begin, end in found:
        if joined and begin <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return tuple(joined)


def _covers(spans: Sequence[Span], begin: float | None, end: float | None) -> Covers:
    if not spans:
        return "undated"
    met = [(first, last) for first, last in spans if (end is None or first <= end) and (begin is None or last >= begin)]
    if any((begin is None or first <= begin) and (end is None or last >= end) for first, last in met):
        return "all"
    return "part" if met else "none"


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
        return [_outside(one) for one in covered]
    if high or any(one.can_say_none and one.covers == "all" for one in covered):
        return []
    able = [one for one in covered if one.can_say_none]
    if not able:
        names = ", ".join(one.register for one in covered)
        return [
            f"no row of {names} names {asked.recipient} as recipient"
            if not any(one.naming for one in covered)
            else f"the case's own table ({names}) lists what its author found and is not a register",
            *_all_refused(case),
        ]
    return [
        f"{one.register} lists nothing for {asked.recipient} in these years, and {one.reach}"
        if one.first else f"no row of {one.register} gives a date" for one in able
    ]  # fmt: skip


def _outside(covered: Coverage) -> str:
    """The days that a register covers instead of those of the question; and how many of its rows, with open dates, may be of any."""
    dated = f"the dated rows of {covered.register} run from {covered.days}"
    what = f"{covered.register} {covered.reach}" if covered.is_stated else dated
    rows = counted_text(covered.open_rows, "row has", "rows have")
    beside = f"; {rows} open dates and may be from these years"
    return f"{what}, outside the years of the question{beside if covered.open_rows else ''}"


def _all_refused(case: Case) -> list[str]:
    names = {source.id: source.name for source in case.store.sources()}
    return [
        f"{'the only row' if one.refused == 1 else f'all {one.refused} rows'} of {names[one.source]} "
        f"({one.register}) {'was' if one.refused == 1 else 'were'} refused"
        for one in case.store.readings() if one.refused and not one.read
    ]  # fmt: skip


def short_of_window(asked: Asked, covered: Sequence[Coverage]) -> list[str]:
    """A note on each register that covers a part of the years asked for."""
    made = []
    for one in covered:
        if one.covers not in ("part", "none") or one.first is None or one.last is None:
            continue
        if len(one.spans) > 1:
            made.append(f"{one.register} {one.reach}, so it does not cover the other years of the question")
            continue
        begins = asked.first is not None and one.first[:4] > asked.first[:4]
        ends = asked.last is not None and one.last[:4] < asked.last[:4]
        if begins or ends:
            what = " and ".join(
                words for words, is_so in ((f"begin on {one.first}", begins), (f"end on {one.last}", ends)) if is_so
            )
            rows = "years that the files state for" if one.is_stated else "rows of"
            made.append(f"the {rows} {one.register} {what}, so it does not cover the other years of the question")
    return made


def searched_text(covered: Sequence[Coverage]) -> str:
    """The registers that would list a supplier and reach over the window, with the days of their rows."""
    able = [one for one in covered if one.can_say_none and one.covers == "all"]
    return " and ".join(f"{one.register} ({'covers' if one.is_stated else 'rows from'} {one.days})" for one in able)


def sentence_of(asked: Asked, low: int, high: int | None, because: Sequence[str], covered: Sequence[Coverage], did: str) -> str:
    """The count in one sentence: it states the low, says of the others that they may have, and of a zero what was searched.

    Args:
        did: what suppliers did, at the stages asked for: "delivered or shipped".
    """
    years = {
        (False, False): "", (True, False): f" from {asked.first} onwards", (False, True): f" up to {asked.last}",
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
    return f"No state is listed as having {did} arms to {to}{years}; searched: {searched_text(covered)}."
