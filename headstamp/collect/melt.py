"""Records in, statements out, column by column: each distinct cell is cleaned once and joined back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from headstamp.collect.opened import Chunk, Fault, Opened
from headstamp.collect.spec import Column
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.values import CLEANERS, Unreadable

VALUE_TYPES = {
    "cell": "text",
    "said": "text",
    "canon": "text",
    "low": "number",
    "high": "number",
    "hedge": "text",
}
SHOWN = 80
"""How much of a faulty cell a message shows."""


@dataclass(frozen=True, slots=True)
class Melted:
    """The account of one reading; its statements stand in the engine's table ``melted``."""

    read: int
    joined: int
    skipped: int
    faults: tuple[Fault, ...]
    vague: dict[str, int]

    @property
    def refused(self) -> int:
        return sum(not fault.repaired for fault in self.faults)

    @property
    def records(self) -> int:
        return self.read + self.refused + self.joined + self.skipped


def melt(engine: DuckEngine, opened: Opened, chunks: Iterable[Chunk], source: str) -> Melted:
    """Make table ``melted`` (the columns of :mod:`headstamp.casefile.statement`) of a file's records.

    A row is refused when a required cell is empty or a cell cannot be read by its column's cleaner.

    Args:
        engine: an engine of its own for this reading.
        opened: the file, its register and its columns.
        chunks: its records.
        source: id of the held source.
    """
    faults, joined, skipped = _arrive(engine, opened, chunks)
    used = [(at, column) for at, name in enumerate(opened.columns) for column in opened.register.columns
            if column.name == name]  # fmt: skip
    vague: Counter[str] = Counter()
    for number, (at, column) in enumerate(used):
        vague.update(_clean(engine, number, at, column))
    _find_faults(engine, opened, used)
    faults += _typed_faults(engine, opened)
    _subjects(engine, opened)
    _statements(engine, opened, used, source)
    read = int(engine.rows("select count(*) as n from subject")[0]["n"])
    return Melted(read, joined, skipped, tuple(faults), dict(sorted(vague.items())))


def _arrive(engine: DuckEngine, opened: Opened, chunks: Iterable[Chunk]) -> tuple[list[Fault], int, int]:
    """Table ``arrived``: number, first, last, and a text column c0, c1, … for each column of the file."""
    width = len(opened.columns)
    types = {"number": "whole", "first": "whole", "last": "whole"} | {f"c{i}": "text" for i in range(width)}
    faults: list[Fault] = []
    joined = skipped = count = 0
    engine.load("arrived", {name: [] for name in types}, types)
    for chunk in chunks:
        cells = list(zip(*chunk.rows, strict=True)) if chunk.rows else [() for _ in range(width)]
        numbers = list(range(count, count + len(chunk.rows)))
        engine.append("arrived", {"number": numbers, "first": chunk.first, "last": chunk.last}
                      | {f"c{i}": list(cells[i]) for i in range(width)}, types)  # fmt: skip
        faults += chunk.faults
        joined, skipped, count = joined + chunk.joined, skipped + chunk.skipped, count + len(chunk.rows)
    return faults, joined, skipped


def _clean(engine: DuckEngine, number: int, at: int, column: Column) -> Counter[str]:
    """Tables ``value_N`` (cell, said, canon, low, high, hedge) and ``bad_N`` (cell, expected) of one column."""
    cleaner = CLEANERS[column.value]
    made: dict[str, list[object]] = {name: [] for name in VALUE_TYPES}
    bad: dict[str, list[str]] = {"cell": [], "expected": []}
    vague: Counter[str] = Counter()
    cells = engine.rows(
        f"select c{at} as cell, count(*) as n from arrived where trim(c{at}) <> '' group by 1 order by 1"
    )
    for row in cells:
        cell = row["cell"]
        word = column.words.get(cell.strip(), column.default)
        try:
            values = cleaner(cell if word is None else word)
        except Unreadable as error:
            bad["cell"].append(cell)
            bad["expected"].append(error.expected)
            continue
        for value in values:
            # What was said stays the cell's own words, also where a word of ours was looked up for it.
            said = value.said if word is None else cell.strip()
            if value.hedge == "vague":
                vague[f"{column.name}: {said[:SHOWN]}"] += row["n"]
            for name, part in zip(
                VALUE_TYPES, (cell, said, value.canon, value.low, value.high, value.hedge), strict=True
            ):
                made[name].append(part)
    engine.load(f"value_{number}", made, VALUE_TYPES)
    engine.load(f"bad_{number}", bad, {"cell": "text", "expected": "text"})
    return vague


def _find_faults(engine: DuckEngine, opened: Opened, used: list[tuple[int, Column]]) -> None:
    """Table ``fault`` (number, reason): rows with an empty required cell or an unreadable one."""
    parts = ["select cast(null as bigint) as number, cast(null as varchar) as reason where false"]
    for number, (at, column) in enumerate(used):
        name = _text(opened.names[at])
        parts.append(
            f"select number, {name} || ': found ''' || left(c{at}, {SHOWN}) || '''; expected ' || expected as reason "
            f"from arrived join bad_{number} on c{at} = cell"
        )
        if column.required:
            parts.append(
                f"select number, {name} || ': found nothing; expected a value' from arrived where trim(c{at}) = ''"
            )
    engine.make(
        "fault",
        "select number, min(reason) as reason from (" + " union all ".join(parts) + ") group by number",
    )


def _typed_faults(engine: DuckEngine, opened: Opened) -> list[Fault]:
    cells = ", ".join(f"c{i}" for i in range(len(opened.columns)))
    rows = engine.rows(
        f"select first, last, reason, {cells} from arrived join fault using (number) order by number"
    )
    return [
        Fault(
            row["first"], row["last"], row["reason"], tuple(row[f"c{i}"] for i in range(len(opened.columns)))
        )
        for row in rows
    ]


def _subjects(engine: DuckEngine, opened: Opened) -> None:
    """Table ``subject`` (number, subject, place, cited): what each row speaks of, where it stands."""
    register = opened.register
    at = {name: f"c{i}" for i, name in reversed(list(enumerate(opened.columns)))}
    ours = list(dict.fromkeys(column.name for column in register.columns))
    key = ", ".join(at.get(name, "''") for name in register.key)
    # Rows of equal key are numbered by what they say, so that a shuffled file names them alike.
    raw = ", ".join(at.get(name, "''") for name in ours)
    address = at.get("source_url")
    cited = (
        f"case when trim({address}) <> '' then sha256('cited:' || trim({address})) end"
        if address
        else "cast(null as varchar)"
    )
    where = (
        "'sheet=" + quote(opened.sheet, safe=" ").replace("'", "''") + "&row='" if opened.sheet else "'line='"
    )
    engine.make(
        "subject",
        f"""with numbered as (
            select *, row_number() over (partition by {key} order by concat_ws(chr(31), {raw}), number) as occurrence
            from arrived where number not in (select number from fault)
        )
        select number,
            left(sha256(concat_ws(chr(31), {_text(register.name)}, {key}, cast(occurrence as varchar))), 32) as subject,
            {where} || cast(first as varchar) || case when last > first then '-' || cast(last as varchar) else '' end
                as place,
            {cited} as cited
        from numbered""",
    )


def _statements(engine: DuckEngine, opened: Opened, used: list[tuple[int, Column]], source: str) -> None:
    register = opened.register
    parts = []
    for number, (at, column) in enumerate(used):
        hashed = f"concat_ws(chr(31), {_text(register.name)}, {_text(register.kind)}, subject, {_text(column.property)}, said)"
        parts.append(
            f"""select left(sha256({hashed}), 32) as id, {_text(register.name)} as register,
                {_text(register.kind)} as kind, subject, {_text(column.property)} as property, said, canon, low, high,
                hedge, '{source}' as source, cited, place || {_text("&column=" + quote(opened.names[at], safe=" ()?"))}
                as locator, {_text(register.reader)} as reader
            from subject join arrived using (number) join value_{number} on c{at} = cell"""
        )
    engine.make(
        "melted", "select distinct on (id) * from (" + " union all ".join(parts) + ") order by id, locator"
    )


def _text(words: str) -> str:
    """An SQL text literal."""
    return "'" + words.replace("'", "''") + "'"
