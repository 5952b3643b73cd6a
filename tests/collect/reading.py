"""Files read to statements, outside any case."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from headstamp.casefile.sources import look
from headstamp.collect.detect.contents import recognised
from headstamp.collect.registers.description import reader_of
from headstamp.collect.unpivot import Unpivoted, unpivot
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.engine.quoting import identifier

REGISTERS = Path(__file__).resolve().parents[2] / "headstamp" / "collect" / "registers"
SAMPLES = sorted(REGISTERS.glob("*/sample*"))
"""The invented samples of all registers."""


def expected(path: Path) -> dict[str, Any]:
    """What stands beside a sample; it was written down row by row, and is changed by hand only."""
    said = json.loads((path.parent / "expected.json").read_text("utf-8"))
    made: dict[str, Any] = said[path.name]
    return made


def told_of(path: Path) -> str:
    """What a user must tell of a sample (``treaty=ATT``), where its bytes do not: it stands under ``as``."""
    beside = path.parent / "expected.json"
    said = json.loads(beside.read_text("utf-8")) if path.parent.parent == REGISTERS and beside.is_file() else {}
    told: str = said.get(path.name, {}).get("as", "")
    return told


def is_table(path: Path) -> bool:
    """Whether a sample is delimited text under a header line, as most are: its cells can be moved about."""
    with recognised(path, path.name, look(path), told_of(path)) as answer:
        (part,) = answer.parts
        is_plain = part.path == path and part.line_end == "\n" and {*part.layout.added} <= {*part.layout.constants}
        is_plain = is_plain and part.delimiter == ","
        return part.layout.medium == "delimited" and is_plain


UNASKED = [path for path in SAMPLES if not told_of(path)]
"""Those that a user need tell nothing of."""
TABLES = [path for path in SAMPLES if is_table(path)]

Said = tuple[str, str, str, str | None, float | None, float | None, str | None]
"""Locator, property, said, canon, low, high, hedge: a statement without the ids that hang on its subject."""


_idle: list[DuckEngine] = []
"""Engines without a table, left by earlier readings: to start one takes longer than to read a small sample."""


def empty_engine() -> DuckEngine:
    """An engine without a table, as each reading of the product has it."""
    return _idle.pop() if _idle else DuckEngine()


def give_back(engine: DuckEngine) -> None:
    """Drop the tables of a reading and keep the engine for the next one."""
    for kind in ("view", "table"):
        for row in engine.rows(f"select {kind}_name as name from duckdb_{kind}s() where not internal"):
            engine._execute(f"drop {kind} {identifier(row['name'])}")
    _idle.append(engine)


class Read:
    """One table read: its register, the account, and its statements, in table ``draft`` of an engine; ``notes`` what a user
    is told of the file as a whole."""

    def __init__(self, register: str, unpivoted: Unpivoted, engine: DuckEngine, notes: tuple[str, ...] = ()) -> None:
        self.register, self.unpivoted, self.engine, self.notes = register, unpivoted, engine, notes

    def __del__(self) -> None:
        if not sys.is_finalizing():
            give_back(self.engine)

    @cached_property
    def statements(self) -> list[dict[str, Any]]:
        """All statements (for small files)."""
        return self.engine.rows("select * from draft order by id")

    def at(self, line: str) -> dict[str, list[dict[str, Any]]]:
        """The statements of the row at a line, by property."""
        told: dict[str, list[dict[str, Any]]] = {}
        for row in self.engine.rows(
            f"select * from draft where locator = 'line={line}' or locator like 'line={line}&%' order by said"
        ):
            told.setdefault(row["property"], []).append(row)
        return told

    @property
    def said(self) -> list[Said]:
        """What was said where, in the order of place and property."""
        keys = ("locator", "property", "said", "canon", "low", "high", "hedge")
        return sorted((tuple(row[key] for key in keys) for row in self.statements), key=_order)

    @property
    def ids(self) -> set[str]:
        """The ids of all statements."""
        return {row["id"] for row in self.engine.rows("select id from draft")}

    @property
    def subjects(self) -> set[str]:
        """The ids of all rows that were read."""
        return {row["subject"] for row in self.engine.rows("select distinct subject from draft")}


def _order(said: Said) -> tuple[int, str, str, str]:
    number = re.search(r"(?:line|row|item)=(\d+)", said[0])
    return int(number[1]) if number else 0, said[0], said[1], said[2]


def read_all(path: Path, told_as: str = "") -> list[Read]:
    """Read every table of a file.

    Raises:
        HeadstampError: as recognising and reading it do.
    """
    seen = look(path)
    made = []
    with recognised(path, path.name, seen, told_as or told_of(path)) as answer:
        for part in answer.parts:
            engine = empty_engine()
            unpivoted = unpivot(engine, part, reader_of(part.register.name).read(part), seen.sha256)
            made.append(Read(part.register.name, unpivoted, engine, part.notes))
    return made


def read_one(path: Path, told_as: str = "") -> Read:
    """Read a file that holds one table."""
    (read,) = read_all(path, told_as)
    return read


def written(path: Path, content: bytes | str) -> Path:
    """A file with this content; text in UTF-8."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def day(bound: float | str | None) -> float | None:
    """A bound as samples write it: a number, or an ISO day that stands for its ordinal."""
    return float(date.fromisoformat(bound).toordinal()) if isinstance(bound, str) else bound
