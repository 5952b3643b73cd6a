"""Reads UN Comtrade: each flow may stand there twice, from both sides, and each value again in sums and in parts."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.tables import read as read_table

ARMS = ("93", "8710")
"""Arms and ammunition; tanks and other armoured fighting vehicles."""
WORLD = "0"
"""The number of the partner in sums over all partners."""
WHOLE = {"partner2Code": ("", "0"), "customsCode": ("", "C00"), "motCode": ("", "0")}
"""What stands there in a row that is not parted by a second partner, a customs procedure or a mode of transport."""
INWARD = ("M", "RM")
"""Flows into the reporter's state: its partner is the one that gave."""
FLOW = ("period", "reporterDesc", "flowCode", "partnerDesc")


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one reported flow of one customs code a record.

    Sums over all partners, and codes whose parts stand in the same file for the same flow, are the publisher's own
    totals: skipped, so that nothing is counted twice. Rows that part a flow further, and goods that are no arms, are
    refused. In a row that an importer reports, the partner is put in the supplier's place; a place in it is the line.

    Yields:
        chunks of records.
    """
    at = {name: opened.columns.index(name) for name in (*FLOW, *WHOLE, "cmdCode", "partnerCode")}
    wholes = _wholes(opened, at)
    for chunk in read_table(opened):
        kept = Chunk(faults=chunk.faults, skipped=chunk.skipped)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            parted = [name for name, whole in WHOLE.items() if row[at[name]].strip() not in whole]
            code = row[at["cmdCode"]].strip()
            if row[at["partnerCode"]].strip() == WORLD or (not parted and (_flow(row, at), code) in wholes):
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


def _flow(row: list[str], at: dict[str, int]) -> tuple[str, ...]:
    return tuple(row[at[name]].strip() for name in FLOW)


def _wholes(opened: Opened, at: dict[str, int]) -> set[tuple[tuple[str, ...], str]]:
    """The codes of arms, each with its flow, of which a part stands in the file too: a longer code that begins so."""
    codes = {
        (_flow(row, at), row[at["cmdCode"]].strip()) for chunk in read_table(opened) for row in chunk.rows
        if row[at["cmdCode"]].strip().startswith(ARMS) and all(row[at[name]].strip() in WHOLE[name] for name in WHOLE)
    }  # fmt: skip
    return {(flow, code[:digits]) for flow, code in codes for digits in range(2, len(code))} & codes
