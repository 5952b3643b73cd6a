"""The ways to read SIPRI's register that stand beside one another, each run once in a process of its own.

    python -m benchmarks.ways_to_read WAY FILE SKIP

prints one JSON object: what it read, how long it took, and how much memory. What a way imports is imported before the
clock starts, as it is for every command of a session but the first.
"""

from __future__ import annotations

import csv
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

NAMES = ("recipient", "supplier", "ordered_in", "ordered_in_uncertain", "ordered", "ordered_uncertain", "designation",
         "description", "delivered", "delivered_uncertain", "years", "status", "comments", "tiv_unit", "tiv_order",
         "tiv_delivered")  # fmt: skip


def headstamp_add(path: Path, _skip: int) -> Callable[[], int]:
    """Ours: from the file to statements, each with its id, its bounds and its place, in a case."""
    import headstamp
    import headstamp.collect.add

    _warm_up()

    def read() -> int:
        with tempfile.TemporaryDirectory() as folder, headstamp.init(Path(folder) / "case", bare=True) as case:
            return headstamp.add(case, path)[0].read

    return read


def duckdb_scan(path: Path, skip: int) -> Callable[[], int]:
    """The bare scan: the same bytes into a table of text, with the dialect given; no place, no number, no year."""
    return _scanned("create table scanned as select * from {file}; select count(*) from scanned", path, skip)


def duckdb_count(path: Path, skip: int) -> Callable[[], int]:
    """The same scan, which only counts what it scans."""
    return _scanned("select count(*) from {file}", path, skip)


def _scanned(text: str, path: Path, skip: int) -> Callable[[], int]:
    connection = _warm_up()
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in NAMES)
    file = (
        f"read_csv('{path}', auto_detect=false, skip={skip}, header=false, delim=',', quote='', escape='', "
        f"strict_mode=false, null_padding=true, encoding='latin-1', columns={{{columns}}})"
    )
    return lambda: int(connection.execute(text.format(file=file)).fetchone()[0])


def _warm_up() -> Any:
    """Load DuckDB, and give a connection."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("select 1").fetchall()
    return connection


def pandas_loop(path: Path, skip: int) -> Callable[[], int]:
    """What a user would write: every cell as text, then a loop over the rows that makes numbers and years."""
    import pandas as pd

    def read() -> int:
        table = pd.read_csv(path, skiprows=skip, header=None, names=NAMES, dtype=str, encoding="cp1252",
                            quoting=csv.QUOTE_NONE, keep_default_na=False)  # fmt: skip
        orders: list[dict[str, object]] = []
        for _, row in table.iterrows():
            order: dict[str, object] = {name: row[name].strip() for name in NAMES}
            for name in ("ordered_in", "ordered", "delivered"):
                order[name] = int(row[name]) if row[name] else None
            for name in ("tiv_unit", "tiv_order", "tiv_delivered"):
                order[name] = float(row[name]) if row[name] else None
            order["years"] = [int(year) for year in row["years"].split("; ") if year]
            for name in ("ordered_in_uncertain", "ordered_uncertain", "delivered_uncertain"):
                order[name] = row[name] == "?"
            orders.append(order)
        return len(orders)

    return read


WAYS: dict[str, Callable[[Path, int], Callable[[], int]]] = {
    "headstamp.add": headstamp_add,
    "DuckDB, scan into a table": duckdb_scan,
    "DuckDB, scan and count": duckdb_count,
    "pandas, loop": pandas_loop,
}
"""Each takes a file and the lines down to its header, loads what it needs, and gives the function that is timed."""

STEPS = (
    ("headstamp.collect.add", "look", "keeping and looking at the bytes"),
    ("headstamp.collect.add", "keep", "keeping and looking at the bytes"),
    ("headstamp.collect.add", "recognise", "recognising the register"),
    ("headstamp.collect.melt", "_arrive", "cells: into tables"),
    ("headstamp.collect.melt", "_clean", "cleaning distinct cells"),
    ("headstamp.collect.melt", "find_faults", "finding rows to refuse"),
    ("headstamp.collect.melt", "_subjects", "hashing subjects"),
    ("headstamp.collect.save", "Saved.statements", "joining, hashing, sorting and writing statements"),
)
"""Where the time of ours is taken: module, function, and what it does. The file's own lines are split below it."""
READING = "cells: splitting lines"


def steps_of_add(path: Path) -> dict[str, float]:
    """Seconds of each step of one run of ours, and of all that is no step; a step within a step counts for itself."""
    from importlib import import_module

    spent: Counter[str] = Counter()
    open_steps: list[str] = []
    last = time.perf_counter()

    def turn() -> None:
        nonlocal last
        now = time.perf_counter()
        spent[open_steps[-1] if open_steps else "all else"] += now - last
        last = now

    def timed(function: Callable[..., Any], step: str) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            turn()
            open_steps.append(step)
            try:
                return function(*words, **named)
            finally:
                turn()
                open_steps.pop()

        return call

    for module_name, name, step in STEPS:
        home: Any = import_module(module_name)
        *within, name = name.split(".")
        for part in within:
            home = getattr(home, part)
        setattr(home, name, timed(getattr(home, name), step))
    reader = import_module("headstamp.collect.registers.sipri.read")
    plain = reader.read

    def read(opened: Any) -> Iterator[Any]:
        chunks = plain(opened)
        following = timed(lambda: next(chunks, None), READING)
        return iter(following, None)

    reader.read = read
    run = headstamp_add(path, 0)
    last = time.perf_counter()
    run()
    turn()
    return dict(spent)


def _peak() -> int | None:
    """The most memory that this process has held, in MiB: ``VmHWM``, since ``ru_maxrss`` begins with its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    return next(int(line.split()[1]) // 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
