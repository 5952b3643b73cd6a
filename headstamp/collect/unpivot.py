"""Records in, statements out, column by column: each distinct cell is cleaned once and joined back."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from headstamp.casefile.statement import COLUMNS
from headstamp.collect.cells import CITED, apart, asked_again, rest
from headstamp.collect.checks.row_errors import Used, bare, check_count, find_faults, list_faults
from headstamp.collect.formats.resaved_tables import Resaved
from headstamp.collect.registers.description import Column
from headstamp.collect.table_source import Chunk, Fault, TableSource
from headstamp.engine.interruption import check
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.engine.quoting import literal
from headstamp.nouns.closest import closest
from headstamp.nouns.values import CLEANERS, UNREADABLE, VAGUE, Unreadable, Value, closest_word
from headstamp.nouns.values.formula import missing_value
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.nouns.values.text import fold

WORDS = {
    "used": "whole", "cell": "text", "said": "text", "canon": "text", "low": "number", "high": "number", "hedge": "text"
}  # fmt: skip
BAD = {"used": "whole", "cell": "text", "expected": "text"}
SHOWN = 80
"""How much of a cell outside its list a message shows."""
NO_MEANING = ("other", "unknown")
"""Words of ours that say that a word is none of the list: nothing to propose."""
LIKE_A_WORD = 65
"""How like (0–100) a word outside a column's list must be to one of the list for a message to name that one."""
AT_ONCE = 100_000
"""Distinct cells that are held as Python objects at one time."""
SLICE, SLICES = 30_000, 40
"""Fewest records whose statements are joined and put in order at one time, which takes more memory than all else; and the
most slices of a file, since each looks through all words anew."""
ENOUGH = 20
"""Rows from which the expectations of a register are held up to a file."""


@dataclass(frozen=True, slots=True)
class Unpivoted:
    """The account of one reading; its statements stand in the engine's view ``draft``.

    ``vague`` words outside a vocabulary: ``{word, column, rows, closest}``, with how many rows have each and the closest word of
    the vocabulary, or None; ``notes`` expectations that were not met, and records
    that are alike; ``selects`` give the statements in the order of the file, some after the others.
    """

    read: int
    joined: int
    skipped: int
    faults: tuple[Fault, ...]
    vague: list[dict[str, Any]]
    notes: tuple[str, ...]
    selects: tuple[str, ...]

    @property
    def refused(self) -> int:
        """Rows that gave no statement."""
        return sum(fault.is_row for fault in self.faults)

    @property
    def cells(self) -> int:
        """Cells that were refused in rows that were read."""
        return sum(bool(fault.cell) for fault in self.faults)

    @property
    def records(self) -> int:
        """Physical records below the header (contracts, section 3)."""
        return self.read + self.refused + self.joined + self.skipped


def unpivot(engine: DuckEngine, opened: TableSource, chunks: Iterable[Chunk], source: str) -> Unpivoted:
    """Define ``draft`` (the columns of :mod:`headstamp.casefile.statement`, and number and used) on a file's records.

    A row is refused, or a cell of it, for a reason of :mod:`headstamp.collect.checks.row_errors`.

    Args:
        engine: an engine of its own for this reading; it keeps the tables ``arrived`` (number, first, last, the raw
            cells that :mod:`headstamp.collect.cells` tells) and ``subject`` (number, subject, line, has_columns, cited).
        opened: the file, its register and its columns.
        chunks: its records.
        source: id of the held source.
    Raises:
        Unrecognised: more rows are to be refused than can be held.
    """
    used = [(at, column) for at, name in enumerate(opened.columns) for column in opened.register.columns
            if column.name == name]  # fmt: skip
    with _no_search_for_cycles():
        arrived = _arrive(engine, opened, chunks)
        vague = clean(engine, used)
    find_faults(engine, opened, used)
    _subjects(engine, opened)
    faults = [*opened.oddities, *arrived.faults, *list_faults(engine, opened)]
    selects = _statements(engine, opened, used, source, arrived.count)
    read = int(engine.rows("select count(*) as n from subject")[0]["n"])
    notes = (*_unmet(engine, opened, read), *_alike(engine, opened))
    return Unpivoted(read, arrived.joined, arrived.skipped, tuple(faults), vague, notes, selects)


@dataclass(slots=True)
class _Arrived:
    """What the chunks held beside the records."""

    faults: list[Fault]
    joined: int = 0
    skipped: int = 0
    count: int = 0


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Cells and what they say are lists and tuples by the million, and none leads back to itself: Python's search for such
    cycles took a third of the time of splitting a large file."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _arrive(engine: DuckEngine, opened: TableSource, chunks: Iterable[Chunk]) -> _Arrived:
    """Tables ``arrived`` and ``astray`` (first), the records in which a place is the line alone."""
    width, columns = len(opened.columns), apart(opened)
    types = {"number": "whole", "first": "whole", "last": "whole", "rest": "text"} | {f"c{i:d}": "text" for i in columns}
    arrived = _Arrived([])
    resaved = Resaved(opened)
    for chunk in chunks:
        cells = list(zip(*chunk.rows, strict=True)) if chunk.rows else [()] * (width - len(opened.told))
        if resaved.mend(chunk, cells):
            cells = list(zip(*chunk.rows, strict=True)) if chunk.rows else [()] * (width - len(opened.told))
        cells += [(cell,) * len(chunk.rows) for cell in opened.told]
        numbers = range(arrived.count, arrived.count + len(chunk.rows))
        made = {"number": numbers, "first": chunk.first, "last": chunk.last, "rest": rest(opened, cells)}
        engine.append("arrived", made | {f"c{i:d}": cells[i] for i in columns}, types)
        engine.append("astray", {"first": chunk.astray}, {"first": "whole"})
        arrived.faults += chunk.faults
        check_count(opened, len(arrived.faults))
        arrived.joined += chunk.joined
        arrived.skipped += chunk.skipped
        arrived.count += len(chunk.rows)
    return arrived


def clean(engine: DuckEngine, used: Used) -> list[dict[str, Any]]:
    """Tables ``word`` (what a cell says, under the number of its column in ``used``), ``bad``, and ``blank`` (cell): cells
    of white space alone, which say nothing. Each distinct cell of a column is cleaned once.

    Args:
        engine: with the table ``arrived``.
        used: the columns that are read.
    Returns:
        the words outside their lists, as :class:`Unpivoted` tells them, the most frequent first.
    """
    made = _Made(engine)
    for number, (at, column) in enumerate(used):
        for cells in engine.pieces(f"select c{at:d}, count(*) from arrived group by c{at:d}", AT_ONCE):
            for cell, times in cells:
                check()
                made.take(number, column, cell, times)
            if len(made.words) >= AT_ONCE:
                made.put()
    made.put()
    engine.load("blank", {"cell": list(made.blank)}, {"cell": "text"})
    columns = {column.name: column for _, column in used if (column.name, column.value) in made.listed}
    return [
        {"word": word, "column": name, "rows": rows, "closest": _closest(columns[name], word)}
        for (name, word), rows in sorted(made.vague.items(), key=lambda one: (-one[1], one[0]))
    ]


class _Made:
    """What distinct cells say, on its way into the engine. ``blank`` cells say nothing; ``vague`` words outside a list."""

    def __init__(self, engine: DuckEngine) -> None:
        self.words: list[tuple[object, ...]] = []
        self.blank: set[str] = set()
        self.vague: Counter[tuple[str, str]] = Counter()
        self.listed: set[tuple[str, str]] = set()
        self._bad: list[tuple[object, ...]] = []
        self._engine = engine

    def take(self, number: int, column: Column, cell: str, times: int) -> None:
        """Clean one cell of the column that stands under this number in ``used``; it occurs so many times."""
        if not cell.strip():
            self.blank.add(cell)
            return
        try:
            if expected := missing_value(cell):
                raise Unreadable(expected)
            values = _values(column, cell)
        except Unreadable as error:
            self._bad.append((number, cell, error.expected))
            values = (Value(cell, hedge=UNREADABLE),)
        # A list may name a thing twice: it is said once.
        for value in {value.said: value for value in values}.values():
            if value.hedge == VAGUE:
                self.vague[column.name, value.said.strip()[:SHOWN]] += times
                self.listed.add((column.name, column.value))
            self.words.append((number, cell, *value))

    def put(self) -> None:
        """Append what was taken to the tables ``word`` and ``bad``."""
        for name, types, rows in (("word", WORDS, self.words), ("bad", BAD, self._bad)):
            columns = zip(*rows, strict=True) if rows else ((),) * len(types)
            self._engine.append(name, dict(zip(types, columns, strict=True)), types)
            rows.clear()


def _closest(column: Column, word: str) -> str | None:
    """The word of a column's list that one outside it is most like."""
    like = closest(word, (one for one, ours in column.words.items() if ours not in NO_MEANING), LIKE_A_WORD)
    return column.words[like[0]] if like else closest_word(CLEANERS[column.value], word)


def _values(column: Column, cell: str) -> tuple[Value, ...]:
    """What a cell says. Where a word of ours was looked up for it, ``said`` stays the cell's own words."""
    if not column.words:
        return CLEANERS[column.value](cell)
    ours = column.words.get(fold(cell), column.default)
    if ours is None:
        return CLEANERS[column.value](cell)
    unlisted = None if fold(cell) in column.words else VAGUE
    return tuple(value._replace(said=cell, hedge=unlisted) for value in CLEANERS[column.value](ours))


def _subjects(engine: DuckEngine, opened: TableSource) -> None:
    """Table ``named`` (number, subject, line, has_columns, cited): what each row speaks of, refused ones too, and where it is;
    and ``subject``, the same of the rows that are read."""
    register = opened.register
    at = {name: f"c{i:d}" for i, name in reversed(list(enumerate(opened.columns)))}
    ours = list(dict.fromkeys(column.name for column in register.columns))
    key = ", ".join(at.get(name, "''") for name in register.key)
    # Rows of equal key are numbered by what they say, so that a shuffled file names them alike; rows that were refused
    # are counted too, so that a better cleaner renames nothing. Rows of one name are one: the others were refused.
    raw = ", ".join(at.get(name, "''") for name in ours)
    address = at.get(CITED)
    cited = (
        f"case when {bare(address)} <> '' then sha256('cited:' || {bare(address)}) end"
        if address
        else "cast(null as varchar)"
    )
    engine.make(
        "named",
        f"""with numbered as (
            select *, row_number() over (partition by {key} order by concat_ws(chr(31), {raw}), number) as occurrence
            from arrived where number not in (select number from twice)
            union all
            select *, 1 as occurrence from arrived where number in (select number from twice)
        )
        select number,
            left(sha256(concat_ws(chr(31), {literal(register.name)}, {key}, cast(occurrence as varchar))), 32) as subject,
            {literal(opened.unit)} || cast(first as varchar) || case when last > first then '-' || cast(last as varchar) else '' end
                as line,
            first not in (select first from astray) as has_columns, {cited} as cited
        from numbered""",
    )
    engine.define("subject", "select * from named where number not in (select number from fault)")


def _statements(engine: DuckEngine, opened: TableSource, used: Used, source: str, count: int) -> tuple[str, ...]:
    """Define ``draft``. Returns the statements in the order of the file, so that a source always gives the same bytes,
    and what a row says lies together."""
    register = opened.register
    # In a document, and for what is said of all rows, there is no column to point at.
    in_columns = opened.width if opened.layout.medium != "document" else 0
    places = [f"&column={quote(opened.names[at], safe=' ()?')}" if at < in_columns else "" for at, _ in used]
    cells = " union all ".join(
        f"select number, {number} as used, {literal(column.property)} as property, {literal(places[number])} as place, "
        f"c{at:d} as cell from arrived" for number, (at, column) in enumerate(used)
    )  # fmt: skip
    read_as, voided = _read_as(engine)
    engine.define(
        "spoken",
        f"""select number, used, subject, property, said, {read_as}, cited,
            case when has_columns then line || place else line end as locator
        from ({cells}) cells join word using (used, cell) join subject using (number) {voided}""",
    )
    hashed = (
        f"concat_ws(chr(31), {literal(register.name)}, {literal(register.kind)}, subject, property, said)"
    )
    parts = f"""{literal(register.name)} as register, {literal(register.kind)} as kind, subject, property, said, canon,
        low, high, hedge, {literal(source)} as source, cited, locator, {literal(register.reader)} as reader,
        left(sha256({hashed}), 32) as id"""
    # Views: the file of statements is the first to ask for all of it, and most later questions ask for little.
    engine.define("draft", f"select number, used, {parts} from spoken")
    size = max(SLICE, -(-count // SLICES))
    # What is the same for all, and the ids, come in after the sorting, which has so much less to move.
    return tuple(
        f"""select {", ".join(COLUMNS)} from (select {parts} from (
            select * from spoken where number >= {first:d} and number < {first + size:d} order by number, used, said
        ) ordered) statements"""
        for first in range(0, max(count, 1), size)
    )


def _read_as(engine: DuckEngine) -> tuple[str, str]:
    """SQL for how a cell is read, and the join that it needs: of one that was refused in its row only (table ``voided``), the
    words alone stay."""
    names = ("canon", "low", "high", "hedge")
    if not engine.rows("select number from voided limit 1"):
        return ", ".join(names), ""
    read_as = ", ".join(f"case when refused.number is null then {name} end as {name}" for name in names[:3])
    hedge = f"case when refused.number is null then hedge else {literal(UNREADABLE)} end as hedge"
    return f"{read_as}, {hedge}", "left join voided refused using (number, used)"


def _unmet(engine: DuckEngine, opened: TableSource, read: int) -> tuple[str, ...]:
    """The expectations of ``register.yml`` that a file of some length does not meet."""
    expected = {name: share for name, share in sorted(opened.register.filled.items()) if name in opened.columns}
    if read < ENOUGH or not expected:
        return ()
    places = [opened.columns.index(name) for name in expected]
    counts = ", ".join(f"count(case when c{at:d} not in (select cell from blank) then 1 end) as n{at:d}" for at in places)
    (filled,) = engine.rows(f"select {counts} from subject join arrived using (number)")
    return tuple(
        f"column {opened.names[at]!r} is filled in {filled[f'n{at}']} of {read} rows; expected {share:.0%}"
        for at, share in zip(places, expected.values(), strict=True) if filled[f"n{at}"] < share * read
    )  # fmt: skip


def _alike(engine: DuckEngine, opened: TableSource) -> tuple[str, ...]:
    """That some of the records read are alike in every cell: each may be a thing of its own, or told again."""
    cells = asked_again(opened)
    (found,) = engine.rows(
        f"""with marked as (
            select number, hash({cells}) as mark from arrived where number in (select number from subject)
        ), doubtful as (
            select number from marked where mark in (select mark from marked group by mark having count(*) > 1)
        ), alike as (
            select count(*) as times, list_sort(list(first))[1:2] as lines
            from arrived where number in (select number from doubtful) group by {cells} having count(*) > 1
        )
        select sum(times) as times, count(*) as groups, min(lines) as lines from alike"""
    )
    if not found["groups"]:
        return ()
    places = " and ".join(f"{opened.unit}{line}" for line in found["lines"])
    return (f"{found['times']} records are alike in every cell to another, in {counted_text(found['groups'], 'group')}, as at "
            f"{places}: nothing tells a thing told twice from two things, so all are kept",)  # fmt: skip
