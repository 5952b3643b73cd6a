"""References from row to row, looked up in the whole case: those that lead to no row are refused, each alone.

A reference inside its own file is looked up when the file is read. One that leads out of it (to another table, or to
rows of the same table in another file) is kept as pending, and looked up here each time: so the order in which files
are added changes nothing. While a case holds no rows of the table meant, the reference dangles and its row stands;
once it does, a reference to no row is a cell that cannot be read, and its row stands too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from urllib.parse import quote

from headstamp.casefile.case import Case
from headstamp.casefile.statement import COLUMNS
from headstamp.casefile.store import Pending, Reading, Refused
from headstamp.casefile.vintages import corrections
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.engine.quoting import identifier
from headstamp.nouns.errors import WrongUse

ROW_NAMES = ("item_id", "transfer_id", "diversion_id", "fact_id")
"""The properties by which rows are referred to."""
NEEDED = ("id", "register", "kind", "subject", "property", "said", "source", "locator", "reader")
"""The columns that every statement has; the others may be null."""
GREATEST = 10**18
"""Greatest bound of a statement; what a register tells in pieces, money or days lies far below."""


def pending(case: Case) -> tuple[list[Pending], list[Pending]]:
    """The references that lead to no row.

    Returns:
        those whose table the case holds, which are refused; and those that dangle.
    """
    waiting = case.store.pending()
    if not waiting:
        return [], []
    readings = case.store.readings()
    tables = {reading.register for reading in readings}
    meant = {one.target.split(":")[0] for one in waiting}
    there = _names_of_rows(case, [reading for reading in readings if reading.register in meant])
    lost = [one for one in waiting if one.target not in there]
    return (
        [one for one in lost if one.target.split(":")[0] in tables],
        [one for one in lost if one.target.split(":")[0] not in tables],
    )


def _names_of_rows(case: Case, readings: Sequence[Reading]) -> set[str]:
    """The rows that these readings gave, each as ``table:id``; nothing else of their statements is read."""
    for reading in readings:
        check_statements(case.path, reading)
    if not readings:
        return set()
    engine = DuckEngine(folders=[case.path / "statements"])
    try:
        columns = {name: COLUMNS[name] for name in ("register", "property", "canon")}
        count = sum(reading.statements for reading in readings)
        engine.read("statement", [case.path / reading.file for reading in readings], columns, count)
        rows = engine.rows("select distinct register, canon from statement where list_contains(?, property)", [list(ROW_NAMES)])
    finally:
        engine.close()
    return {f"{row['register']}:{row['canon']}" for row in rows}


def read_statements(engine: DuckEngine, table: str, folder: Path, readings: Sequence[Reading]) -> None:
    """Make ``table`` of the statements that readings gave.

    Raises:
        WrongUse: a file of statements is missing, is not the one that the ledger holds the hash of, or says what no reader writes.
    """
    for reading in readings:
        check_statements(folder, reading)
    rows = sum(reading.statements for reading in readings)
    engine.read(table, [folder / reading.file for reading in readings], COLUMNS, rows)
    wrong = " or ".join([*(f"{name} is null" for name in NEEDED), *(f"not abs({name}) <= {GREATEST:d}" for name in ("low", "high"))])
    if engine.rows(f"select 1 as found from {identifier(table)} where {wrong} limit 1"):
        raise WrongUse("statements without a place, a source or another thing that each has, or with a bound that is no number",
                       expected="the files that 'headstamp add' wrote", do="add their sources again",
                       file=str(folder / "statements"))  # fmt: skip


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
    """All readings as they count in this case: of rows that refer to no row, the cells that do so are not read."""
    lost = Counter((one.source, one.register) for one in _cells(case))
    return [
        replace(reading, cells=reading.cells + lost[reading.source, reading.register])
        for reading in case.store.readings()
    ]


def refused_rows(case: Case) -> list[Refused]:
    """All refused rows and cells and all repaired rows, those cells among them that refer to no row.

    What a correction read instead is no longer refused (docs/decisions/023-corrections.md).
    """
    found = case.store.refused() + _cells(case)
    corrected = _corrected(case)
    return [one for one in found if one.repaired or (one.source, one.register, one.subject) not in corrected]


def _corrected(case: Case) -> set[tuple[str, str, str]]:
    """Source, register and subject of the rows that are in a file which corrects theirs."""
    by = {(older, newer) for newer, corrected in corrections(case.store.sources()).items() for older in corrected}
    readings = [one for one in case.store.readings() if any(one.source == newer for _, newer in by)]
    if not readings:
        return set()
    engine = DuckEngine(folders=[case.path / "statements"])
    try:
        read_statements(engine, "statement", case.path, readings)
        rows = engine.rows("select distinct source, register, subject from statement")
    finally:
        engine.close()
    return {(older, row["register"], row["subject"]) for row in rows for older, newer in by if newer == row["source"]}


def _cells(case: Case) -> list[Refused]:
    """The cells that refer to no row, each once, however many rows it names."""
    lost: dict[tuple[str, str, str, str], list[Pending]] = {}
    for one in pending(case)[0]:
        lost.setdefault((one.source, one.register, one.subject, one.place), []).append(one)
    made = []
    for found in lost.values():
        one, names = found[0], [each.target.removeprefix(f"{each.register}:") for each in found]
        is_no_row = "which is no row; expected the id of a row" if len(names) == 1 else "which are no rows; expected ids of rows"
        made.append(
            Refused(
                one.source, one.register, f"{one.locator}&column={quote(one.place, safe=' ()?')}",
                f"{one.place}: found {', '.join(map(repr, names))}, {is_no_row}", one.words, False, one.place, "; ".join(names),
                "no_such_row", one.subject,
            )
        )  # fmt: skip
    return made
