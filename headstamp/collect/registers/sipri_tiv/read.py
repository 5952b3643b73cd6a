"""Reads SIPRI's value tables: years as columns, totals among the rows, regions as headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.registers.sipri_site import vintage
from headstamp.collect.table_source import Chunk, TableSource

__all__ = ["read", "told", "vintage"]

TITLE = re.compile(r"TIV of arms (exports from|imports to) (?:the )?(.*?), [0-9]{4}-[0-9]{4}")
TOTAL = re.compile(
    r"(?:(?:grand|world|regional|overall|sub)[ -]?)?totals?\b.*|world|sums?"
    r"|all (?:countries|suppliers|recipients|exporters|importers)", re.IGNORECASE,
)  # fmt: skip
"""What stands in place of a state in a row that sums up others; no state's name begins so."""
OF_CHOSEN = re.compile(r"total (?:arms )?(?:imports? from|exports? to) (.+)", re.IGNORECASE)
"""The total of a table for which one supplier, or one recipient, was chosen."""
ALL = re.compile(r"(?:the )?(?:world|all\b.*)", re.IGNORECASE)
NO_TOTAL = (
    "no row of totals below the table: whether it was made for all suppliers and recipients, or for chosen ones, is not stated"
)


def told(head: str) -> dict[str, str]:
    """The state whose exports or imports a table lists, from its title; and which way the values of a table run."""
    title = TITLE.search(head)
    is_of_imports = title[1] == "imports to" if title else re.search(r'(?m)^["\ufeff]?Recipient"?[,;\t|]', head) is not None
    state = title[2].strip() if title else ""
    return {"state": "" if ALL.fullmatch(state) else state, "indicator": "TIV of imports" if is_of_imports else "TIV of exports"}


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one row a record; totals are the table's own sums, and skipped; a region stands for the rows below it.

    Of a table that was made for one supplier (or one recipient) only its total says so ("Total imports from China"): that
    state is the counterpart in all rows.

    Yields:
        chunks of records, with their physical lines. A table of states without a total is listed.
    """
    region = opened.columns.index("region") if "region" in opened.columns else None
    finds = "partner" in opened.layout.finds
    name = opened.columns.index("partner" if "partner" in opened.columns and not finds else "state")
    counterpart = _counterpart(opened, name) if finds else None
    above = ""
    is_first = True
    for chunk in read_table(opened):
        totals = []
        for at, row in enumerate(chunk.rows):
            if region is not None:
                above = row[region] = row[region].strip() or above
            if TOTAL.fullmatch(row[name].strip(" .:")):
                totals.append(at)
            elif finds:
                row.append(counterpart or "")
        for at in reversed(totals):
            del chunk.rows[at], chunk.first[at], chunk.last[at]
        chunk.skipped += len(totals)
        if finds and counterpart is None and is_first:
            chunk.mend(opened.header_line, opened.header_line, NO_TOTAL, opened.names[: opened.width])
        is_first = False
        yield chunk


def _counterpart(opened: TableSource, name: int) -> str | None:
    """The state that the total of a table names, '' where it is that of the world; None where there is no total."""
    found: str | None = None
    for chunk in read_table(opened):
        for row in chunk.rows:
            said = row[name].strip(" .:")
            if TOTAL.fullmatch(said):
                chosen = OF_CHOSEN.fullmatch(said)
                found = chosen[1].strip() if chosen and not ALL.fullmatch(chosen[1].strip()) else found or ""
    return found
