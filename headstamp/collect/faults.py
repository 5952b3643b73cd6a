"""Why a row is refused: an empty cell, one that cannot be read, a low above its high, an id given twice, a reference
to itself or to no table. References to rows are looked up when the whole case is known (``casefile.references``)."""

from __future__ import annotations

from headstamp.collect.cells import asked_again, words
from headstamp.collect.opened import Fault, Opened
from headstamp.collect.spec import Column, registers
from headstamp.engine import Row
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.engine.quoting import literal
from headstamp.nouns.errors import Unrecognised

SHOWN = 80
"""How much of a faulty cell a message shows."""
ALONE = "; the cell was refused, and the record kept without it"
"""What follows the reason where a register says that a row outlives such a cell (``doubtful: kept``)."""
FAULTS_LIMIT = 500_000
"""Most rows of a file that are refused or listed: each is held in memory with its words."""
REFERENCE = "references"
"""The value type of cells that name other rows."""

WHITE_SPACE = "".join(
    map(chr, (*range(9, 14), 32, 133, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288))
)
"""What Python's ``str.strip`` takes away, but for the separators U+001C to U+001F."""

Used = list[tuple[int, Column]]
"""Position in the file and column, in the order of the file; what the N-th one's cells say stands in table ``word``
under ``used`` N, cells that cannot be read in ``bad``."""


def find_faults(engine: DuckEngine, opened: Opened, used: Used) -> list[Fault]:
    """Make tables ``twice`` (number) and ``fault`` (number, reason) of ``arrived``, ``word``, ``bad`` and ``blank``.

    Returns:
        one fault for each refused row, with its cells; of several reasons the first, from left to right; and one for
        each cell that was refused alone.
    Raises:
        Unrecognised: there are more than :data:`FAULTS_LIMIT`.
    """
    engine.make("twice", _twice(opened))
    refused = [
        *_again(opened), *_empty(opened, used), *_unreadable(opened, used), *_crossed(opened, used),
        *_astray(opened, used),
    ]  # fmt: skip
    engine.make(
        "fault",
        f"select number, min_by(reason, rank) as reason from ({_all(refused)}) group by number",
    )
    alone = _all(_unreadable(opened, used, is_lenient=True))
    check_count(opened, int(engine.rows(f"select (select count(*) from fault) + count(*) as n from ({alone})")[0]["n"]))
    rows = engine.rows(
        f"""with told as (
            select number, -1 as rank, reason from fault
            union all
            select number, rank, reason || {literal(ALONE)} as reason from ({alone})
            where number not in (select number from fault)
        )
        select first, last, rank, reason, {asked_again(opened)} from told join arrived using (number) order by number, rank"""
    )
    return [_fault(opened, row, words(opened, row)[: opened.width]) for row in rows]


def check_count(opened: Opened, count: int) -> None:
    """Refuse a file with so many refused rows that it hardly is what it seems.

    Raises:
        Unrecognised: there are more than :data:`FAULTS_LIMIT`.
    """
    if count > FAULTS_LIMIT:
        raise Unrecognised(
            f"more than {FAULTS_LIMIT:,} rows to refuse or list", expected=f"a sound table of {opened.register.name}",
            do="check the download, or add the part that matters", file=opened.file,
        )  # fmt: skip


def _fault(opened: Opened, row: Row, cells: list[str]) -> Fault:
    """A refused row with its cells, or a kept one with its line."""
    is_kept = row["rank"] >= 0
    shown = (opened.delimiter.join(cells),) if is_kept else tuple(cells)
    return Fault(row["first"], row["last"], row["reason"], shown, repaired=is_kept)


def _all(parts: list[str]) -> str:
    """SQL for all faults that the parts find."""
    none = "select cast(null as bigint) as number, 0 as rank, cast(null as varchar) as reason where false"
    return " union all ".join([none, *parts])


def _found(opened: Opened, at: int) -> str:
    """SQL for the beginning of a message: the column and what stands in it."""
    return f"{literal(opened.names[at])} || ': found ''' || left(arrived.c{at:d}, {SHOWN}) || ''''"


def _unreadable(opened: Opened, used: Used, *, is_lenient: bool = False) -> list[str]:
    return [
        f"select number, {at:d} as rank, {_found(opened, at)} || '; expected ' || expected as reason "
        f"from arrived join bad on bad.used = {number:d} and bad.cell = c{at:d}"
        for number, (at, column) in enumerate(used) if column.is_lenient == is_lenient
    ]  # fmt: skip


def _empty(opened: Opened, used: Used) -> list[str]:
    return [
        f"select number, {at:d} as rank, {literal(opened.names[at] + ': found nothing; expected a value')} as reason "
        f"from arrived where c{at:d} in (select cell from blank)"
        for at, column in used if column.required
    ]  # fmt: skip


def _twice(opened: Opened) -> str:
    """The rows whose own id an earlier row of the file has."""
    register = opened.register
    if not register.row_name:
        return "select number from arrived where false"
    at = opened.columns.index(register.row_name)
    own = bare(f"c{at:d}")
    return f"""select number from (
        select number, row_number() over (partition by {own} order by number) as seen
        from arrived where {own} <> ''
    ) where seen > 1"""


def _again(opened: Opened) -> list[str]:
    if not opened.register.row_name:
        return []
    at = opened.columns.index(opened.register.row_name)
    which = literal(f" again, which {opened.unit.rpartition('&')[2].removesuffix('=')} ")
    return [
        f"""select twice.number, {at:d} as rank, {_found(opened, at)} || {which} || min(before.first)
            || ' has; expected an id of its own for each row' as reason
        from twice join arrived on arrived.number = twice.number
        join arrived before on {bare(f"before.c{at:d}")} = {bare(f"arrived.c{at:d}")}
        group by twice.number, arrived.c{at:d}"""
    ]


def _crossed(opened: Opened, used: Used) -> list[str]:
    """Rows in which a low bound lies above its high one."""
    made = []
    places = {column.property: (number, at) for number, (at, column) in enumerate(used)}
    for low_name, (low, low_at) in places.items():
        high_name = "to" if low_name == "from" else low_name.removesuffix("_low") + "_high"
        if high_name in places and high_name != low_name:
            high, high_at = places[high_name]
            made.append(
                f"""select number, {low_at:d} as rank, {_found(opened, low_at)} || ' above ''' || left(c{high_at:d}, {SHOWN})
                    || '''; expected a low that is not above its high' as reason
                from arrived join word low on low.used = {low:d} and low.cell = c{low_at:d}
                join word high on high.used = {high:d} and high.cell = c{high_at:d} where low.low > high.high"""
            )
    return made


def _astray(opened: Opened, used: Used) -> list[str]:
    """Rows that refer to themselves, or to a table that has no rows with ids."""
    register = opened.register
    named = [other.name for other in registers() if other.row_name]
    tables = ", ".join(literal(name) for name in named)
    made = []
    for number, (at, column) in enumerate(used):
        if column.value != REFERENCE:
            continue
        made.append(
            f"""select number, {at:d} as rank, {_found(opened, at)} || {literal("; expected one of the tables " + ", ".join(named))}
            from arrived join word on word.used = {number:d} and word.cell = c{at:d}
            where strpos(canon, ':') > 0 and split_part(canon, ':', 1) not in ({tables})"""
        )
        if register.row_name:
            own = bare(f"c{opened.columns.index(register.row_name):d}")
            made.append(
                f"""select number, {at:d} as rank, {_found(opened, at)} || ', the row itself; expected another row' as reason
                from arrived join word on word.used = {number:d} and word.cell = c{at:d}
                where canon in ({own}, {literal(register.name + ":")} || {own})"""
            )
    return made


def bare(cell: str) -> str:
    """SQL for a cell without the white space around it; a cell of white space alone says nothing."""
    return f"trim({cell}, {literal(WHITE_SPACE)})"
