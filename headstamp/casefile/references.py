"""References from row to row, looked up in the whole case: those that lead to no row take their rows out of it.

A reference inside its own file is looked up when the file is read. One that leads out of it (to another table, or to
rows of the same table in another file) is kept as pending, and looked up here each time: so the order in which files
are added changes nothing. While a case holds no rows of the table meant, the reference dangles and its row stands;
once it does, a row that refers to no row is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import file_digest
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
    engine = DuckEngine(folders=[case.path / "statements"])
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
        WrongUse: a file of statements is missing, or is not the one that the ledger holds the hash of.
    """
    for reading in readings:
        check_statements(folder, reading)
    engine.read(table, [folder / reading.file for reading in readings], COLUMNS)


def check_statements(folder: Path, reading: Reading) -> None:
    """Compare a file of statements with the hash that the ledger holds of it.

    A file is hashed whole, not told by its size and times, which whoever packed a case can set; it is hashed once in a
    process for as long as it stays as it was. That costs less than a second for a gigabyte.

    Raises:
        WrongUse: the file is missing or was changed.
    """
    path = folder / reading.file
    try:
        state = path.stat()
        digest = _hash_of(path, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    except OSError as error:
        raise WrongUse(f"no readable file of statements ({error.strerror})", do="add the source again",
                       expected="the file that 'headstamp add' wrote", file=str(path)) from error  # fmt: skip
    if digest != reading.sha256:
        raise WrongUse(
            "statements that were changed after they were read from their source",
            expected="the file that 'headstamp add' wrote: the ledger holds its hash",
            do="remove the file and add the source again; 'headstamp verify' lists all that was changed", file=str(path),
        )  # fmt: skip


@lru_cache(maxsize=4096)
def _hash_of(path: Path, size: int, changed: int, moved: int) -> str:  # noqa: ARG001 (they tell when to hash again)
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


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
