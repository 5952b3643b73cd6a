"""Which rows stand behind the answers of a case: a doubt about any other row belongs on no page of it."""

from __future__ import annotations

from contextlib import suppress

from headstamp.casefile.case import Case
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.errors import WrongUse
from headstamp.trace.holder import has_rows
from headstamp.trace.supply.suppliers import suppliers


def lay_answered(case: Case) -> None:
    """Make table ``answered`` (register, subject): the rows of the case's holder and of losses to it, of deliveries to
    its recipient in the window, and the claims of others. A case that asks for neither holder nor recipient has every row.
    """
    settings, engine = case.settings, case.engine
    if not settings.holder and not settings.recipient:
        engine.make("answered", "select distinct register, subject from current")
        return
    # A holder of whom no item is known may still be the one to whom something was lost.
    has_rows(case, settings.holder)
    supplied: set[str] = set()
    if settings.recipient:
        # A recipient whom the case does not know has no row that a doubt could touch.
        with suppress(WrongUse):
            found = suppliers(case, recipient=settings.recipient, first=settings.window.first, last=settings.window.last)
            supplied = {source.row for supplier in found.suppliers for source in supplier.sources}
    engine.load("answered_supply", {"subject": sorted(supplied)}, {"subject": "text"})
    engine.make("answered", read_sql(__package__, "answered"))
