"""Whether the settings of a case name what the case knows: checked before its standing questions are answered.

A name that nothing in the case bears is an error, with the closest names; so a slip of the pen never yields a report that has
lost its findings. Where the case cannot know the name yet (it has no items, or no transfers), or knows the party and has no row
of it, the report says so (:func:`left_open`).
"""

from __future__ import annotations

from typing import NamedTuple

from headstamp.casefile.case import Case
from headstamp.casefile.settings import Place
from headstamp.nouns.closest import did_you_mean
from headstamp.nouns.values.text import fold
from headstamp.trace.holder import has_rows, holders
from headstamp.trace.routes.item_routes import routes_of


class LeftOpen(NamedTuple):
    """A setting that the case does not answer: its key, what it says, and why nothing follows from it."""

    setting: str
    says: str
    because: str


def check_settings(case: Case) -> None:
    """Compare what the settings name with the case.

    Args:
        case: an open, prepared case.
    Raises:
        WrongUse: a holder, a recipient or a suspected party that nothing in a case with items, or with transfers, is called; a
            row of ``suspected_from`` that its table does not have.
    """
    parties = {row["folded"] for row in case.engine.rows("select distinct folded from party_name_of")}
    _check_holder(case, parties)
    _check_recipient(case, parties)
    for at, suspect in enumerate(case.settings.suspected_from):
        place: Place = ("suspected_from", at)
        if has_transfers(case):
            known = parties | _folded(case, SUSPECTED)
            _check(case, place, f"the party {suspect.party!r} in suspected_from", suspect.party, known, _said(case, SUSPECTED))
        _check_row(case, place, suspect.row)


RECIPIENTS = "select folded, said from transfer_party where role in ('recipient', 'end_user')"
HELD = """select canon as folded, said from item_word where property = 'holder'
    union select canon as folded, said from diversion_word where property = 'to_party'"""
SUSPECTED = """select folded, said from transfer_party where role in ('recipient', 'end_user')
    union select canon as folded, said from diversion_word where property = 'from_party'
    union select canon as folded, said from item_word where property = 'obtained_from'"""


def _check_holder(case: Case, parties: set[str]) -> None:
    if not has_finds(case):
        return
    for part in filter(None, (one.strip() for one in case.settings.holder.split(";"))):
        _check(case, ("holder",), f"the holder {part!r}", part, parties | _folded(case, HELD), holders(case))


def _check_recipient(case: Case, parties: set[str]) -> None:
    recipient = case.settings.recipient
    if recipient and has_transfers(case):
        known = parties | _folded(case, RECIPIENTS)
        _check(case, ("recipient",), f"the recipient {recipient!r}", recipient, known, _said(case, RECIPIENTS))


def _check(case: Case, place: Place, found: str, name: str, known: set[str], shown: list[str]) -> None:
    """Raise the error about a name that is not known; ``shown`` are names of the rows themselves, proposed first."""
    if fold(name) in known:
        return
    parties = [row["party"] for row in case.engine.rows("select distinct party from party_name_of order by party nulls last")]
    do = did_you_mean(name, shown) or did_you_mean(name, parties, "correct case.yml, or add a table of parties that has the name")
    raise case.settings.wrong(place, f"{found}, whom nothing in this case is called", "a name that the case knows", do)


def _check_row(case: Case, place: Place, row: str) -> None:
    """Raise the error about a row that a table of the case does not have; a table that the case does not have is no fault."""
    register, _, name = row.rpartition(":")
    if not register or not case.engine.rows("select 1 as found from current where register = ? limit 1", [register]):
        return
    if not case.engine.rows(
        "select 1 as found from current where register = ? and said = ? and property in "
        "('item_id', 'transfer_id', 'diversion_id', 'fact_id') limit 1", [register, name],
    ):  # fmt: skip
        raise case.settings.wrong((*place, "row"), f"the row {row}, which the case does not have", f"a row of {register}")


def has_finds(case: Case) -> bool:
    """Whether the case has a row of items, or a loss."""
    return bool(case.engine.rows("select 1 as found from item union all select 1 as found from diversion limit 1"))


def has_transfers(case: Case) -> bool:
    """Whether the case has a row of a register of transfers."""
    return bool(case.engine.rows("select 1 as found from transfer limit 1"))


def knows_recipient(case: Case, recipient: str) -> bool:
    """Whether a party, or a recipient of a register, has this name."""
    named = case.engine.rows("select 1 as found from party_name_of where folded = ? limit 1", [fold(recipient)])
    return bool(named) or fold(recipient) in _folded(case, RECIPIENTS)


def _folded(case: Case, query: str) -> set[str]:
    return {row["folded"] for row in case.engine.rows(query)}


def _said(case: Case, query: str) -> list[str]:
    return sorted({row["said"] for row in case.engine.rows(query) if row["said"]})


def left_open(case: Case) -> list[LeftOpen]:
    """The settings from which nothing follows in this case, each with the reason.

    Args:
        case: an open, prepared case whose settings were checked.
    """
    settings, made = case.settings, []
    if settings.holder and not has_finds(case):
        made.append(LeftOpen("holder", settings.holder, "the case has no items and no losses yet"))
    elif settings.holder and not has_rows(case, settings.holder):
        others = ", ".join(holders(case)[:SHOWN])
        instead = f"; rows name {others}" if others else ""
        events = "there are only losses to it" if routes_of(case, settings.holder) else "there is no loss to it"
        made.append(LeftOpen("holder", settings.holder, f"no row of items names it as holder, and {events}{instead}"))
    elif not settings.holder and has_finds(case):
        made.append(LeftOpen("holder", "", "no holder is named, so nothing here describes what was documented"))
    if settings.recipient and not has_transfers(case):
        made.append(LeftOpen("recipient", settings.recipient, "the case has no register of transfers yet"))
    elif not settings.recipient and has_transfers(case):
        made.append(LeftOpen("recipient", "", "no recipient is named, so no suppliers are counted"))
    if settings.suspected_from and not has_transfers(case):
        names = "; ".join(one.party for one in settings.suspected_from)
        made.append(LeftOpen("suspected_from", names, "the case has no register of transfers yet"))
    return made


SHOWN = 3
"""Holders of the case that are named beside one of whom it has no row."""
