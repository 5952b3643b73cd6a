"""Why a row is refused, or one cell of it: an empty cell, one that cannot be read, a low above its high, an id given twice, a
reference to itself or to no table. References to rows are looked up when the whole case is known (``casefile.references``).

A row is refused where what it is known by is missing (``required`` in ``register.yml``), or where so many of its cells
cannot be read that they seem to have slipped. Every other fault refuses its cell alone: the row is read, the cell's words are
kept, and what depends on it is open (docs/decisions/022-cells-not-rows.md).
"""

from __future__ import annotations

from functools import cache

from headstamp.collect.cells import asked_again, words
from headstamp.collect.registers.description import Column, registers
from headstamp.collect.table_source import Fault, TableSource
from headstamp.engine import Row
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.engine.quoting import literal
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.values import CLEANERS, Unreadable

SHOWN = 80
"""How much of a faulty cell a message shows."""
FAULTS_LIMIT = 500_000
"""Most rows and cells of a file that are refused or listed: each is held in memory with its words."""
REFERENCE = "references"
"""The value type of cells that name other rows."""
SLIPPED = 3
"""Cells of one row that cannot be read from which they may have slipped into other columns."""

CODES = (
    "missing_value", "not_a_number", "not_a_date", "not_an_amount", "not_an_id", "unreadable", "low_above_high", "id_again",
    "refers_to_itself", "no_such_table", "no_such_row", "cells_slipped",
)  # fmt: skip
"""The reasons in one word each, for programs."""
CODE_OF = {
    "count": "not_a_number", "number": "not_a_number", "quantity": "not_a_number", "by": "not_a_number", "tiv": "not_a_number",
    "latitude": "not_a_number", "longitude": "not_a_number", "metres": "not_a_number", "date": "not_a_date",
    "year": "not_a_date", "years": "not_a_date", "fiscal": "not_a_date", "treaty": "not_a_date", "money": "not_an_amount",
    "references": "not_an_id",
}  # fmt: skip
"""By the first word of a cleaner's name, why a cell cannot be read; any other is ``unreadable``."""

WHITE_SPACE = "".join(
    map(chr, (*range(9, 14), 32, 133, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288))
)
"""What Python's ``str.strip`` takes away, but for the separators U+001C to U+001F."""

Used = list[tuple[int, Column]]
"""Position in the file and column, in the order of the file; what the N-th one's cells say stands in table ``word``
under ``used`` N, cells that cannot be read in ``bad``."""


def find_faults(engine: DuckEngine, opened: TableSource, used: Used) -> None:
    """Make tables ``twice`` (number), ``fault`` (number: the refused rows) and ``voided`` (number, used: cells that could be
    read and are refused all the same) of ``arrived``, ``word``, ``bad`` and ``blank``.

    Raises:
        Unrecognised: there are more than :data:`FAULTS_LIMIT`.
    """
    engine.make("twice", _twice(opened, used))
    found = [
        *_again(opened), *_empty(opened, used), *_unreadable(opened, used), *_crossed(opened, used),
        *_astray(opened, used),
    ]  # fmt: skip
    engine.make("cell_fault", _all(found))
    engine.make("slipped", _slipped(opened, used))
    engine.make("fault", "select number from cell_fault where is_key = 1 union select number from slipped")
    engine.make(
        "voided",
        "select distinct number, used from cell_fault "
        "where code in ('low_above_high', 'refers_to_itself', 'no_such_table') and number not in (select number from fault)",
    )
    rows = "select count(*) as n from (select distinct number, case when is_key = 1 then -1 else rank end as place from cell_fault)"
    check_count(opened, int(engine.rows(rows)[0]["n"]))


def list_faults(engine: DuckEngine, opened: TableSource) -> list[Fault]:
    """The faults that :func:`find_faults` found, by row and column.

    Args:
        engine: with table ``named`` (number, subject), too.
    Returns:
        one fault for each refused row, with all its reasons, from left to right; and one for each refused cell of the
        rows that are read.
    """
    slipped = (
        "case when number in (select number from slipped) then 'cells that seem to have slipped into other columns. ' else '' end"
    )
    told = engine.rows(
        f"""with told as (
            select number, -1 as rank, {slipped} || string_agg(reason, '. ' order by rank) as reason,
                case when number in (select number from slipped) then 'cells_slipped'
                    else min_by(code, case when is_key = 1 then rank else rank + 100000 end) end as code
            from cell_fault where number in (select number from fault) group by number
            union all
            select number, rank, string_agg(distinct reason, '. ') as reason, min(code) as code
            from cell_fault where number not in (select number from fault) group by number, rank
        )
        select first, last, rank, reason, code, coalesce(subject, '') as subject, {asked_again(opened)}
        from told join arrived using (number) left join named using (number) order by number, rank"""
    )
    return [_fault(opened, row, words(opened, row)) for row in told]


def check_count(opened: TableSource, count: int) -> None:
    """Refuse a file with so many refused rows that it hardly is what it seems.

    Raises:
        Unrecognised: there are more than :data:`FAULTS_LIMIT`.
    """
    if count > FAULTS_LIMIT:
        raise Unrecognised(
            f"more than {FAULTS_LIMIT:,} rows to refuse or list", expected=f"a sound table of {opened.register.name}",
            do="check the download, or add the part that matters", file=opened.file,
        )  # fmt: skip


def _fault(opened: TableSource, row: Row, cells: list[str]) -> Fault:
    """A refused row, or a refused cell of a row that is read; both with the cells of the row."""
    in_file = tuple(cells[: opened.width])
    if row["rank"] < 0:
        return Fault(row["first"], row["last"], row["reason"], in_file, code=row["code"], subject=row["subject"])
    name, text = opened.names[row["rank"]], cells[row["rank"]]
    return Fault(row["first"], row["last"], row["reason"], in_file, cell=name, text=text, code=row["code"], subject=row["subject"])


def _all(parts: list[str]) -> str:
    """SQL for all faults that the parts find: number and used of the cell, rank (its place), is_key, code, reason."""
    none = (
        "select cast(null as bigint) as number, 0 as used, 0 as rank, 0 as is_key, cast(null as varchar) as code, "
        "cast(null as varchar) as reason where false"
    )
    return " union all ".join([none, *parts])


def _found(opened: TableSource, at: int) -> str:
    """SQL for the beginning of a message: the column and what stands in it."""
    return f"{literal(opened.names[at])} || ': found ''' || left(arrived.c{at:d}, {SHOWN}) || ''''"


def _unreadable(opened: TableSource, used: Used) -> list[str]:
    key = {opened.register.row_name} if opened.register.row_name else {*opened.register.key}
    return [
        f"select number, {number:d} as used, {at:d} as rank, {int(column.required and column.name in key):d} as is_key, "
        f"{literal(CODE_OF.get(column.value.split('_')[0], 'unreadable'))} as code, "
        f"{_found(opened, at)} || '; expected ' || expected as reason "
        f"from arrived join bad on bad.used = {number:d} and bad.cell = c{at:d}"
        for number, (at, column) in enumerate(used)
    ]  # fmt: skip


def _empty(opened: TableSource, used: Used) -> list[str]:
    return [
        f"select number, {number:d} as used, {at:d} as rank, {int(column.required):d} as is_key, 'missing_value' as code, "
        f"{literal(opened.names[at] + ': found nothing; expected a value')} as reason "
        f"from arrived where c{at:d} in (select cell from blank)"
        for number, (at, column) in enumerate(used) if column.required or column.expected
    ]  # fmt: skip


def _slipped(opened: TableSource, used: Used) -> str:
    """SQL for the rows of a published register whose cells seem to stand in wrong columns: at least three that must have a form
    do not have it, and no more that do. A field table is typed by hand, a cell at a time: its cells do not slip."""
    strict = sorted({at for at, column in used if is_strict(column.value)})
    if opened.layout.any_order or len(strict) < SLIPPED:
        return "select number from arrived where false"
    filled = " + ".join(f"case when c{at:d} in (select cell from blank) then 0 else 1 end" for at in strict)
    return f"""with unread as (
            select number, count(distinct rank) as cells from cell_fault
            where rank in ({", ".join(f"{at:d}" for at in strict)}) and code <> 'missing_value' and code <> 'low_above_high'
            group by number having count(distinct rank) >= {SLIPPED:d}
        )
        select unread.number from unread join arrived on arrived.number = unread.number where 2 * cells >= {filled}"""


@cache
def is_strict(cleaner: str) -> bool:
    """Whether a cleaner refuses words that are no value of its kind."""
    try:
        CLEANERS[cleaner]("slipped words")
    except Unreadable:
        return True
    return False


def _twice(opened: TableSource, used: Used) -> str:
    """The rows whose own id an earlier row of the file has; what cannot be read as an id is none."""
    register = opened.register
    if not register.row_name:
        return "select number from arrived where false"
    at = opened.columns.index(register.row_name)
    own = bare(f"c{at:d}")
    as_read = ", ".join(f"{number:d}" for number, (place, _) in enumerate(used) if place == at)
    return f"""select number from (
        select number, row_number() over (partition by {own} order by number) as seen
        from arrived where {own} <> '' and c{at:d} not in (select cell from bad where used in ({as_read}))
    ) where seen > 1"""


def _again(opened: TableSource) -> list[str]:
    if not opened.register.row_name:
        return []
    at = opened.columns.index(opened.register.row_name)
    which = literal(f" again, which {opened.unit.rpartition('&')[2].removesuffix('=')} ")
    return [
        f"""select twice.number, -1 as used, {at:d} as rank, 1 as is_key, 'id_again' as code,
            {_found(opened, at)} || {which} || min(before.first)
            || ' has; expected an id of its own for each row' as reason
        from twice join arrived on arrived.number = twice.number
        join arrived before on {bare(f"before.c{at:d}")} = {bare(f"arrived.c{at:d}")}
        group by twice.number, arrived.c{at:d}"""
    ]


def _crossed(opened: TableSource, used: Used) -> list[str]:
    """Low bounds above their high ones, and these high ones: which of the two is wrong, nobody can tell."""
    made = []
    places = {column.property: (number, at) for number, (at, column) in enumerate(used)}
    for low_name, (low, low_at) in places.items():
        high_name = "to" if low_name == "from" else low_name.removesuffix("_low") + "_high"
        if high_name in places and high_name != low_name:
            high, high_at = places[high_name]
            for number, at, side, other_at, expected in (
                (low, low_at, "above", high_at, "a low that is not above its high"),
                (high, high_at, "below", low_at, "a high that is not below its low"),
            ):
                made.append(
                    f"""select number, {number:d} as used, {at:d} as rank, 0 as is_key, 'low_above_high' as code,
                        {_found(opened, at)} || ' {side} ''' || left(c{other_at:d}, {SHOWN}) || '''; expected {expected}' as reason
                    from arrived join word low on low.used = {low:d} and low.cell = c{low_at:d}
                    join word high on high.used = {high:d} and high.cell = c{high_at:d} where low.low > high.high"""
                )
    return made


def _astray(opened: TableSource, used: Used) -> list[str]:
    """Cells that refer to their own row, or to a table that has no rows with ids."""
    register = opened.register
    named = [other.name for other in registers() if other.row_name]
    tables = ", ".join(literal(name) for name in named)
    made = []
    for number, (at, column) in enumerate(used):
        if column.value != REFERENCE:
            continue
        place = f"number, {number:d} as used, {at:d} as rank, 0 as is_key"
        made.append(
            f"""select {place}, 'no_such_table' as code,
                {_found(opened, at)} || {literal("; expected one of the tables " + ", ".join(named))} as reason
            from arrived join word on word.used = {number:d} and word.cell = c{at:d}
            where strpos(canon, ':') > 0 and split_part(canon, ':', 1) not in ({tables})"""
        )
        if register.row_name:
            own = bare(f"c{opened.columns.index(register.row_name):d}")
            made.append(
                f"""select {place}, 'refers_to_itself' as code,
                    {_found(opened, at)} || ', the row itself; expected another row' as reason
                from arrived join word on word.used = {number:d} and word.cell = c{at:d}
                where canon in ({own}, {literal(register.name + ":")} || {own})"""
            )
    return made


def bare(cell: str) -> str:
    """SQL for a cell without the white space around it; a cell of white space alone says nothing."""
    return f"trim({cell}, {literal(WHITE_SPACE)})"
