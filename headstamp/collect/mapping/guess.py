"""A mapping guessed for an unknown table: one field for each column at most, each with its reason."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from headstamp.casefile.sources import look
from headstamp.collect.foreign import WORKBOOK
from headstamp.collect.headers import cells_of, names_of
from headstamp.collect.mapping.cells import ALONE, MOST, STATES, Read, read, share_of_states, speak_alone
from headstamp.collect.mapping.names import MAPPED_KINDS, Named, named
from headstamp.collect.recognise import DELIMITERS, HEADER_LINES
from headstamp.collect.sheets import read_workbook
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.kinds import has_property

ROWS = 5_000
"""Rows that are looked at."""
STATE_LIKE = 0.8
"""Share of a column's words that are names of states, from which it is one of states whatever its name."""
KEYS = ("supplier", "recipient", "date", "designation", "holder", "seen_low", "from_party", "to_party", "licence")
"""Properties that tell one row from another, where a table has them."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column is taken for: ``name`` as it stands; ``property`` and ``value`` (its cleaner), or ''; ``why`` the
    reasons, or what stands in the way; ``filled`` cells, ``distinct`` ones, and some ``examples``."""

    name: str
    property: str
    value: str
    why: tuple[str, ...]
    filled: int
    distinct: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A guessed mapping: ``file``; ``kind`` of thing its rows are about; ``sheet`` or ''; ``header_line`` and
    ``delimiter``; ``rows`` looked at; ``columns`` in their order."""

    file: str
    kind: str
    sheet: str
    header_line: int
    delimiter: str
    rows: int
    columns: tuple[Guess, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell one row from another."""
        used = [one.name for one in self.columns if one.property]
        named_so = [one.name for one in self.columns if one.property in KEYS]
        return tuple(named_so or used)


def guess_mapping(path: Path) -> Mapping:
    """Guess a mapping for a table: a text with a header line, or the first sheet of a workbook that has one.

    Args:
        path: the file; at most :data:`ROWS` rows of it are looked at.
    Raises:
        Unrecognised: it cannot be read, or holds no table.
    """
    seen = look(path)
    if seen.head.startswith(WORKBOOK):
        sheets = ((name, rows) for name, rows in read_workbook(path, str(path)).items() if len(rows) > 1)
        sheet, rows = next(sheets, ("", []))
        line, delimiter = next((at for at, row in enumerate(rows) if sum(map(bool, row)) >= 2), 0), ","
        table = rows[line : line + ROWS]
    else:
        sheet, (line, delimiter) = "", _header(seen.head.decode("utf-8-sig" if seen.utf8 else "cp1252", "replace"))
        encoding = "utf-8-sig" if seen.utf8 else "cp1252"
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            table = list(islice(csv.reader(islice(file, line, None), delimiter=delimiter), ROWS))
    if len(table) < 2 or len(table[0]) < 2:
        raise Unrecognised("no table: a line of names and rows below it", expected="a text or a workbook with a table",
                           do="save the table as CSV", file=str(path))  # fmt: skip
    names = names_of([" ".join(cell.split()) for cell in table[0]])
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Unrecognised("columns of one name: " + ", ".join(map(repr, twice)), expected="a name of its own for each",
                           do="rename them", file=str(path), locator=f"line={line + 1}")  # fmt: skip
    columns = [[row[at].strip() for row in table[1:] if at < len(row) and row[at].strip()] for at in range(len(names))]
    kind, guesses = _best(names, columns)
    return Mapping(path.name, kind, sheet, line + 1, delimiter, len(table) - 1, guesses)


def _header(head: str) -> tuple[int, str]:
    """The line of names, from 0, and the delimiter: the first line with as many cells as most of the lines below it."""
    lines = head.split("\n")
    best = (0, 0, ",")
    for delimiter in DELIMITERS:
        widths = [len(cells_of(line.rstrip("\r"), delimiter)) for line in lines[:HEADER_LINES]]
        for at, width in enumerate(widths[:-1]):
            below = [one for one in widths[at + 1 :] if one]
            if width >= 2 and below and sum(one == width for one in below) >= 0.5 * len(below) and width > best[0]:
                best = (width, at, delimiter)
    return best[1], best[2]


def _best(names: tuple[str, ...], columns: list[list[str]]) -> tuple[str, tuple[Guess, ...]]:
    """The kind of thing of which most columns speak, and what each column is then taken for."""
    distinct = [list(dict.fromkeys(cells))[:MOST] for cells in columns]
    candidates = [_candidates(name, cells) for name, cells in zip(names, distinct, strict=True)]
    kinds = {kind: _taken(kind, candidates) for kind in MAPPED_KINDS}
    kind = max(MAPPED_KINDS, key=lambda one: sum(taken[0].fit for taken in kinds[one].values()))
    guesses = []
    for at, name in enumerate(names):
        taken = kinds[kind].get(at)
        if taken is None:
            prop, value = "", ""
            why: tuple[str, ...] = ("neither its name nor its words say what it is",)
        else:
            (_, prop, _, said), cells = taken
            value, why = cells.value, (said, cells.why) if columns[at] else (said, "it is empty")
        guesses.append(
            Guess(name, prop if value else "", value, why, len(columns[at]), len(set(columns[at])), tuple(distinct[at][:2]))
        )
    return kind, tuple(guesses)


def _candidates(name: str, cells: list[str]) -> list[tuple[Named, Read]]:
    """What a column may be, by its name, each with how its cells are read; states, days and the like by cells alone."""
    found = [(one, read(one.property, cells)) for one in named(name)]
    if cells and share_of_states(cells) >= STATE_LIKE and not any(one.property in STATES for one, _ in found):
        states = read("country", cells)
        found += [(Named(kind, "country", 0.3, "its words are names of states"), states) for kind in ("Item", "Custody")]
    for prop, fit in ALONE.items():
        if cells and not found and speak_alone(prop, cells) and (alone := read(prop, cells)).value not in ("", "year"):
            found += [(Named(kind, prop, fit, f"its words are those of a {prop}"), alone)
                      for kind in MAPPED_KINDS if has_property(kind, prop)]  # fmt: skip
    return found


def _taken(kind: str, candidates: Iterable[list[tuple[Named, Read]]]) -> dict[int, tuple[Named, Read]]:
    """For each column the best property of a kind that no better column has taken. What a name says best stands, also where its
    cells cannot be read so: a person must then look."""
    lists = list(candidates)
    # Of properties that fit alike, that of the first register that has the name, in the order of the list.
    ranked = sorted(
        (-one.fit, cells.value == "", at, index)
        for at, of_column in enumerate(lists)
        for index, (one, cells) in enumerate(of_column) if one.kind == kind
    )  # fmt: skip
    taken: dict[int, tuple[Named, Read]] = {}
    properties: set[str] = set()
    for _, _, at, index in ranked:
        prop = lists[at][index][0].property
        if at not in taken and prop not in properties:
            taken[at] = lists[at][index]
            properties |= {prop} if taken[at][1].value else set()
    return taken


def slug(name: str) -> str:
    """A name for a register out of a file's name."""
    return re.sub(r"[^a-z0-9]+", "_", Path(name).stem.casefold()).strip("_")[:40] or "table"
