"""Arms embargoes against the holder and the recipient of a case, each with what its list leaves open."""

from __future__ import annotations

import re
from datetime import date

from headstamp.answers.embargoes import Embargo, Embargoes
from headstamp.casefile.case import Case
from headstamp.casefile.references import refused_rows
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.finding import Finding
from headstamp.nouns.locator import is_in, row_of
from headstamp.nouns.values import Unreadable
from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.period import date as read_date
from headstamp.nouns.values.text import fold

RULE = "embargoes@1"
AMONG = re.compile(r",|;|\band\b", re.IGNORECASE)
"""What parts the names of a target that lists several ("ISIL, Al-Qaeda and associated individuals")."""


def embargoes(case: Case, *, targets: list[str], first: str | None = None, last: str | None = None) -> list[Embargo]:
    """The embargoes of a case's registers against some parties, in force on some day of a window.

    Args:
        case: an open, prepared case.
        targets: states or parties, by any of their names.
        first, last: the window, YYYY, YYYY-MM or YYYY-MM-DD, both included; None is open.
    Returns:
        one entry for each row; what was noted of it when it was read is among its doubts.
    Raises:
        WrongUse: a bound of the window that is no date.
    """
    case.engine.make("embargo_row", read_sql(__package__, "embargo_row"))
    begins, ends = _day(first, lower=True), _day(last, lower=False)
    meant = _meant(case, targets)
    noted = [one for one in refused_rows(case) if one.repaired]
    found = []
    for row in case.engine.rows("select * from embargo_row where target is not null order by register, first nulls last, subject"):
        whole = meant.get(fold(row["target"]))
        against = whole or next((meant[fold(part)] for part in AMONG.split(row["target"]) if fold(part) in meant), None)
        is_before = ends is not None and row["first"] is not None and row["first"] > ends
        is_after = begins is not None and row["last"] is not None and row["last"] < begins
        if against and not is_before and not is_after:
            doubts = [one.reason for one in noted if one.source == row["source"] and is_in(row_of(row["locator"]), one.locator)]
            found.append(_entry(row, against, whole is None, begins, ends, doubts))
    return found


def _entry(
    row: Row, against: str, among: bool, begins: float | None, ends: float | None, noted: list[str]
) -> Embargo:  # fmt: skip
    """One row as an answer has it."""
    begun = row["first"] is not None and begins is not None and row["first"] <= begins
    lasted = row["last"] is None or (ends is not None and row["last"] >= ends)
    doubts = [f"{reason[:1].upper()}{reason[1:]}." for reason in noted]
    if row["scope"] in (None, "unknown"):
        doubts.append("The list does not say what was forbidden, or to whom.")
    if row["last"] is None:
        doubts.append("The list gives no end: it may have ended after the list was made.")
    return Embargo(
        target=row["target"], against=against, among=among, issuer=row["issuer"], document=row["document"],
        first=iso_day(row["first"]), suspended=iso_day(row["suspended"]), last=iso_day(row["last"]),
        inside="all" if begun and lasted and row["suspended"] is None else "part", doubts=doubts, register=row["register"],
        statement=row["statement"],
    )  # fmt: skip


def _meant(case: Case, targets: list[str]) -> dict[str, str]:
    """From each name of a target, folded, to the target as it was asked for."""
    rows = case.engine.rows("select folded, party from party_name_of")
    party_of: dict[str, set[str]] = {}
    for row in rows:
        party_of.setdefault(row["folded"], set()).add(row["party"])
    meant: dict[str, str] = {}
    for target in targets:
        parties = party_of.get(fold(target), set())
        meant |= {row["folded"]: target for row in rows if row["party"] in parties} | {fold(target): target}
    return meant


def _day(said: str | None, *, lower: bool) -> float | None:
    if said is None or not said.strip():
        return None
    try:
        (value,) = read_date(said.strip())
    except Unreadable as error:
        raise WrongUse(f"the date {said!r}", expected=error.expected) from error
    return (value.low if lower else value.high) or float(date.max.toordinal())


def findings(case: Case) -> list[Finding[Embargoes]]:
    """The embargoes against the case's holder and recipient in its window, or else its period; none where a case names neither."""
    settings = case.settings
    targets = [name for name in (settings.holder, settings.recipient) if name]
    window = settings.window if settings.window.first or settings.window.last else settings.period
    found = embargoes(case, targets=targets, first=window.first, last=window.last) if targets else []
    if not found:
        return []
    value = Embargoes(first=window.first, last=window.last, targets=targets, embargoes=found)
    return [
        Finding(rule=RULE, about="embargoes against " + " and ".join(targets), value=value, low=len(found), high=len(found),
                support=tuple(sorted(one.statement for one in found)), parameters={"targets": targets})
    ]  # fmt: skip
