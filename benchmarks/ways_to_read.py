"""The ways to read SIPRI's register that stand beside one another, each run once in a process of its own.

    python -m benchmarks.ways_to_read WAY FILE SKIP

prints one JSON object: what it read, how long it took, and how much memory. What a way imports is imported before the
clock starts.
"""

from __future__ import annotations

import atexit
import csv
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NAMES = ("recipient", "supplier", "ordered_in", "ordered_in_uncertain", "ordered", "ordered_uncertain", "designation",
         "description", "delivered", "delivered_uncertain", "years", "status", "comments", "tiv_unit", "tiv_order",
         "tiv_delivered")  # fmt: skip


def headstamp_add(path: Path, _skip: int) -> Callable[[], int]:
    """Ours: from the file to statements, each with its id, its bounds and its place, in a case."""
    import headstamp
    import headstamp.collect.add

    warm_up()
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    case = headstamp.init(folder / "case", bare=True)
    return lambda: headstamp.add(case, path)[0].read


def duckdb_scan(path: Path, skip: int) -> Callable[[], int]:
    """The bare scan: the same bytes into a table of text, with the dialect given; no place, no number, no year."""
    return _scanned("create table scanned as select * from {file}; select count(*) from scanned", path, skip)


def duckdb_count(path: Path, skip: int) -> Callable[[], int]:
    """The same scan, which only counts what it scans."""
    return _scanned("select count(*) from {file}", path, skip)


def _scanned(text: str, path: Path, skip: int) -> Callable[[], int]:
    connection = warm_up()
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in NAMES)
    file = (
        f"read_csv('{path}', auto_detect=false, skip={skip}, header=false, delim=',', quote='', escape='', "
        f"strict_mode=false, null_padding=true, encoding='latin-1', columns={{{columns}}})"
    )
    return lambda: int(connection.execute(text.format(file=file)).fetchone()[0])


def warm_up() -> Any:
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
"""Each takes a file and the lines down to its header, loads what it needs, and gives the function that is timed, which
gives the number of orders read."""

def _memory(line: str) -> int | None:
    """A line of /proc/self/status in MiB; None where there is no such file.

    ``VmHWM`` is the most that this process has held; ``ru_maxrss`` would begin with what its parent held.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    return next(int(one.split()[1]) // 1024 for one in status.read_text().splitlines() if one.startswith(line))


def timed(run: Callable[[], int]) -> dict[str, object]:
    """Run it once: what it read (``orders``), its seconds and processor seconds, MiB at its start and at most."""
    held = _memory("VmRSS:")
    processor, began = time.process_time(), time.perf_counter()
    orders = run()
    seconds, processor = time.perf_counter() - began, time.process_time() - processor
    return {"orders": orders, "seconds": seconds, "processor": processor, "held": held, "peak": _memory("VmHWM:")}


if __name__ == "__main__":
    print(json.dumps(timed(WAYS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3])))))
