"""Reads UN Comtrade: each flow may stand there twice, from both sides, and each value again in sums, parts and editions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.ids import SEPARATOR
from headstamp.nouns.values.money import money
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable

ARMS = ("93", "8710")
"""Arms and ammunition; tanks and other armoured fighting vehicles."""
CHAPTER, HEADING = 2, 4
"""Digits of a code of the Harmonized System that name its chapter and its heading."""
HARMONIZED = re.compile(r"(H\d|HS)?", re.IGNORECASE)
"""Editions of the Harmonized System, in any of which chapter 93 is arms: in others (SITC) it is not."""
WORLD = frozenset({"0", "world", "w00", "wld"})
"""The number, name and code of the partner in sums over all partners."""
WHOLE = {"partner2Code": ("", "0"), "customsCode": ("", "C00", "0"), "motCode": ("", "0")}
"""What stands there in a row that is not parted by a second partner, a customs procedure or a mode of transport."""
INWARD = frozenset({"m", "rm", "1", "4", "import", "imports", "re-import", "re-imports"})
"""Flows into the reporter's state, folded: its partner is the one that gave."""
NAMED = {"reporterDesc": "reporterISO", "partnerDesc": "partnerISO"}
"""Names of states, and the code that is used where a name is missing: the API leaves names out unless they are asked for."""
FLOW = ("period", "reporterDesc", "flowCode", "partnerDesc", "classificationCode")
NO_TOTAL = (-1, 0.0)
LEAST = 1.0
"""Dollars by which a total is more than its parts: less is rounding."""
AT_ONCE = 100_000
"""Totals that are looked up at one time."""
ARRIVED = {"line": "whole", "flow": "text", "code": "text", "value": "number"}
EXCESS = {"line": "whole", "excess": "number"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where each column stands; not all layouts have all of them."""

    at: dict[str, int]

    def cell(self, row: list[str], name: str) -> str:
        """The cell of a column, without blanks around it; '' where the file has no such column."""
        return row[self.at[name]].strip() if name in self.at else ""

    def named(self, row: list[str], name: str) -> str:
        """The name of a state, or its code where the name is missing."""
        return self.cell(row, name) or self.cell(row, NAMED[name])

    def parted(self, row: list[str]) -> list[str]:
        """The columns by which a row parts its flow further."""
        return [name for name, whole in WHOLE.items() if self.cell(row, name).removesuffix(".0") not in whole]

    def is_sum(self, row: list[str]) -> bool:
        """Whether the partner is all the world."""
        return any(fold(self.cell(row, name)) in WORLD for name in ("partnerCode", "partnerDesc", "partnerISO"))


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one reported flow of one customs code a record.

    Sums over all partners, and codes whose parts stand in the same file for the same flow and edition, are the publisher's
    own totals: skipped, so that nothing is counted twice. A total that is more than its parts says that there was something
    more: it is kept with ``heading`` "whole 93", and with 0 to what its parts lack (``excess_low``, ``excess_high``) for its
    value. Rows that part a flow further, goods that are no arms, and codes of another system are refused. In a row that an
    importer reports, the partner is put in the supplier's place; a place in it is the line. Else ``heading`` is the chapter or
    heading of the code, by which editions can be compared.

    Yields:
        chunks of records.
    """
    places = Places({name: at for at, name in enumerate(opened.columns[: opened.width]) if name})
    totals = _totals(opened, places)
    total, excess = next(totals, NO_TOTAL)
    for chunk in read_table(opened):
        kept = Chunk(faults=chunk.faults, joined=chunk.joined, skipped=chunk.skipped)
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            is_total = first == total
            more = excess if is_total else 0.0
            if is_total:
                total, excess = next(totals, NO_TOTAL)
            if places.is_sum(row) or (is_total and not more):
                kept.skipped += 1
            elif reason := _refusal(row, places):
                kept.refuse(first, last, reason, row)
            else:
                if _put_in_place(row, places) or more:
                    kept.astray.append(first)
                code = places.cell(row, "cmdCode")
                heading = code[: HEADING if len(code) >= HEADING else CHAPTER]
                made = (heading, "", "")
                if more:
                    row[places.at["primaryValue"]] = ""
                    made = (f"whole {code}", "0", f"{more:.2f}".removesuffix(".00"))
                kept.keep([*row, *made], first, last)
        yield kept


def _refusal(row: list[str], places: Places) -> str:
    """Why a row is no whole flow of arms; '' where it is one."""
    code, edition = places.cell(row, "cmdCode"), places.cell(row, "classificationCode")
    if parted := places.parted(row):
        return f"a part of a flow, by {', '.join(parted)}; expected the classic mode"
    if not HARMONIZED.fullmatch(edition):
        return f"classification {edition}; expected an edition of the Harmonized System (H0, H1, …)"
    if code and not code.startswith(ARMS):
        return f"customs code {code}; expected arms: chapter 93 or heading 8710"
    return ""


def _put_in_place(row: list[str], places: Places) -> bool:
    """Put the giver in the supplier's place, and a code where a name is missing; gives whether a cell moved."""
    here, there = (places.at[name] for name in NAMED)
    names = [places.named(row, name) for name in NAMED]
    is_inward = fold(places.cell(row, "flowCode")) in INWARD
    is_moved = is_inward or any(not row[at].strip() and name for at, name in zip((here, there), names, strict=True))
    if is_moved:
        row[here], row[there] = reversed(names) if is_inward else names
    return is_moved


def _totals(opened: TableSource, places: Places) -> Iterator[tuple[int, float]]:
    """The lines, in order, of arms whose parts stand in the file too: the same flow with a longer code that begins so. With each
    what its value has beyond its parts; 0 where they are all of it, or where it cannot be read.

    The engine looks for them, because the flows of a large register do not fit into memory as Python objects.
    """
    engine = DuckEngine(memory="500MB")
    try:
        engine.load("flow", {name: [] for name in ARRIVED}, ARRIVED)
        for chunk in read_table(opened):
            found = [
                (first, SEPARATOR.join(
                    places.named(row, name) if name in NAMED else places.cell(row, name) for name in FLOW
                ), places.cell(row, "cmdCode"), _value(places.cell(row, "primaryValue")))
                for row, first in zip(chunk.rows, chunk.first, strict=True)
                if not _refusal(row, places) and not places.is_sum(row)
            ]  # fmt: skip
            columns = zip(*found, strict=True) if found else ((),) * len(ARRIVED)
            engine.append("flow", dict(zip(ARRIVED, columns, strict=True)), ARRIVED)
        engine.load("total", {name: [] for name in EXCESS}, EXCESS)
        with_parts = """select flow.* from flow semi join (select whole.flow from flow whole join flow part using (flow)
            where starts_with(part.code, whole.code) and part.code <> whole.code) summed using (flow) order by flow, code, line"""
        lines = (row for rows in engine.pieces(with_parts, AT_ONCE) for row in rows)
        totals = (one for _, rows in groupby(lines, key=itemgetter(1))
                  for one in _excesses([(code, line, value) for line, _, code, value in rows]))  # fmt: skip
        while some := list(islice(totals, AT_ONCE)):
            engine.append("total", {"line": [line for line, _ in some], "excess": [more for _, more in some]}, EXCESS)
        for rows in engine.pieces("select line, excess from total order by line", AT_ONCE):
            yield from ((int(line), float(excess)) for line, excess in rows)
    finally:
        engine.close()


def _value(cell: str) -> float | None:
    """The number of a cell; None where it cannot be read."""
    try:
        return money(cell)[0].low if cell else None
    except Unreadable:
        return None


def _excesses(rows: list[tuple[str, int, float | None]]) -> list[tuple[int, float]]:
    """The lines of one flow's totals, each with what it has beyond its parts: a part that is a total itself counts with the greater
    of its own value and that of its parts.

    Args:
        rows: code, line and value, in the order of their codes, so that parts follow their whole.
    """
    own: dict[str, list[tuple[int, float | None]]] = {}
    for code, line, value in rows:
        own.setdefault(code, []).append((line, value))
    parts: dict[str, float] = {}
    totals = []
    for code in sorted(own, key=lambda one: (-len(one), one)):
        value = sum(value or 0.0 for _, value in own[code])
        whole = max((code[:end] for end in range(len(code)) if code[:end] in own), key=len, default="")
        if code in parts:
            more = max(value - parts[code], 0.0) if all(value is not None for _, value in own[code]) else 0.0
            # Of one total that stands there several times, the first has what is more.
            totals += [(line, more if at == 0 and more >= LEAST else 0.0) for at, (line, _) in enumerate(own[code])]
        if whole:
            parts[whole] = parts.get(whole, 0.0) + max(value, parts.get(code, 0.0))
    return totals
