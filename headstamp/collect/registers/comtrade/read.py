"""Reads UN Comtrade: each flow may stand there twice, from both sides, and each value again in sums and in parts."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.tables import read as read_table
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.ids import SEPARATOR

ARMS = ("93", "8710")
"""Arms and ammunition; tanks and other armoured fighting vehicles."""
WORLD = "0"
"""The number of the partner in sums over all partners."""
WHOLE = {"partner2Code": ("", "0"), "customsCode": ("", "C00"), "motCode": ("", "0")}
"""What stands there in a row that is not parted by a second partner, a customs procedure or a mode of transport."""
INWARD = ("M", "RM")
"""Flows into the reporter's state: its partner is the one that gave."""
FLOW = ("period", "reporterDesc", "flowCode", "partnerDesc")
AT_ONCE = 100_000
"""Totals that are looked up at one time."""
ARRIVED = {"line": "whole", "flow": "text", "code": "text"}


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one reported flow of one customs code a record.

    Sums over all partners, and codes whose parts stand in the same file for the same flow, are the publisher's own
    totals: skipped, so that nothing is counted twice. Rows that part a flow further, and goods that are no arms, are
    refused. In a row that an importer reports, the partner is put in the supplier's place; a place in it is the line.

    Yields:
        chunks of records.
    """
    at = {name: opened.columns.index(name) for name in (*FLOW, *WHOLE, "cmdCode", "partnerCode")}
    totals = _totals(opened, at)
    total = next(totals, None)
    for chunk in read_table(opened):
        kept = Chunk(faults=chunk.faults, skipped=chunk.skipped)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            parted = _parted(row, at)
            code = row[at["cmdCode"]].strip()
            is_total = first == total
            if is_total:
                total = next(totals, None)
            if row[at["partnerCode"]].strip() == WORLD or is_total:
                kept.skipped += 1
            elif parted:
                kept.refuse(first, last, f"a part of a flow, by {', '.join(parted)}; expected the classic mode", row)
            elif code and not code.startswith(ARMS):
                kept.refuse(first, last, f"customs code {code}; expected arms: chapter 93 or heading 8710", row)
            else:
                if row[at["flowCode"]].strip() in INWARD:
                    there, here = at["partnerDesc"], at["reporterDesc"]
                    row[here], row[there] = row[there], row[here]
                    kept.astray.append(first)
                kept.keep(row, first, last)
        yield kept


def _parted(row: list[str], at: dict[str, int]) -> list[str]:
    """The columns by which a row parts its flow further."""
    return [name for name, whole in WHOLE.items() if row[at[name]].strip() not in whole]


def _totals(opened: Opened, at: dict[str, int]) -> Iterator[int]:
    """The lines, in order, of arms whose parts stand in the file too: the same flow with a longer code that begins so.

    The engine looks for them, because the flows of a large register do not fit into memory as Python objects.
    """
    engine = DuckEngine(memory="500MB")
    try:
        engine.load("flow", {name: [] for name in ARRIVED}, ARRIVED)
        for chunk in read_table(opened):
            found = [
                (first, SEPARATOR.join([row[at[name]].strip() for name in FLOW]), row[at["cmdCode"]].strip())
                for row, first in zip(chunk.rows, chunk.first, strict=True)
                if row[at["cmdCode"]].strip().startswith(ARMS) and not _parted(row, at)
            ]
            columns = zip(*found, strict=True) if found else ((),) * len(ARRIVED)
            engine.append("flow", dict(zip(ARRIVED, columns, strict=True)), ARRIVED)
        wholes = """select distinct line from flow join (select distinct flow, code from flow) part using (flow)
            where starts_with(part.code, flow.code) and part.code <> flow.code order by line"""
        for lines in engine.pieces(wholes, AT_ONCE):
            yield from (line for (line,) in lines)
    finally:
        engine.close()
