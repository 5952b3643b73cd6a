"""References from row to row, looked up in the whole case: those that lead to no row take their rows out of it.

A reference inside its own file is looked up when the file is read. One that leads out of it (to another table, or to
rows of the same table in another file) is kept as pending, and looked up here each time: so the order in which files
are added changes nothing. While a case holds no rows of the table meant, the reference dangles and its row stands;
once it does, a row that refers to no row is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from headstamp.casefile.case import Case
from headstamp.casefile.statement import COLUMNS
from headstamp.casefile.store import Pending, Reading, Refused
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import WrongUse

ROW_NAMES = ("item_id", "transfer_id", "diversion_id", "fact_id")
"""The properties by which rows are referred to."""


def pending(case: Case) -> tuple[list[Pending], list[Pending]]:
    """The references that lead to no row.

    Returns:
        those whose table the case holds, whose rows are refused; and those that dangle.
    """
    waiting = case.store.pending()
    if not waiting:
        return [], []
    readings = case.store.readings()
    tables = {reading.register for reading in readings}
    engine = DuckEngine()
    try:
        read_statements(engine, "statement", case.path, readings)
        names = ", ".join(f"'{name}'" for name in ROW_NAMES)
        rows = engine.rows(f"select distinct register, canon from statement where property in ({names})")
    finally:
        engine.close()
    there = {f"{row['register']}:{row['canon']}" for row in rows}
    lost = [one for one in waiting if one.target not in there]
    return (
        [one for one in lost if one.target.split(":")[0] in tables],
        [one for one in lost if one.target.split(":")[0] not in tables],
    )


def read_statements(engine: DuckEngine, table: str, folder: Path, readings: Sequence[Reading]) -> None:
    """Make ``table`` of the statements that readings gave.

    Raises:
        WrongUse: a file of statements is missing.
    """
    paths = [folder / reading.file for reading in readings]
    for path in paths:
        if not path.is_file():
            raise WrongUse("statements that are not there any more", expected="the files that 'headstamp add' wrote",
                           do="add the source again", file=str(path))  # fmt: skip
    engine.read(table, paths, COLUMNS)


def accounts(case: Case) -> list[Reading]:
    """All readings as they count in this case: rows that refer to no row are refused, not read."""
    lost = {(one.source, one.register, one.subject): one for one in pending(case)[0]}
    made = []
    for reading in case.store.readings():
        gone = [
            one
            for (source, register, _), one in lost.items()
            if (source, register) == (reading.source, reading.register)
        ]
        made.append(
            replace(reading, read=reading.read - len(gone), refused=reading.refused + len(gone),
                    statements=reading.statements - sum(one.statements for one in gone))
        )  # fmt: skip
    return made


def refused_rows(case: Case) -> list[Refused]:
    """All refused and all repaired rows, those among them that refer to no row."""
    lost: dict[tuple[str, str, str], Pending] = {}
    for one in pending(case)[0]:
        lost.setdefault((one.source, one.register, one.subject), one)
    return case.store.refused() + [
        Refused(
            one.source, one.register, one.locator,
            f"{one.place}: found {one.target.removeprefix(one.register + ':')!r}, which is no row; expected the id of a row",
            one.words, False,
        )
        for one in lost.values()
    ]  # fmt: skip
