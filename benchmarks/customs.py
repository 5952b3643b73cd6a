"""Time and memory of reading a customs register, drawn in the form of UN Comtrade's download, by its rows.

    python -m benchmarks customs [--rows 10000 30000 100000] [--sample 10000] [--followthemoney PYTHON]

Each run is a process of its own. The loops over rows (pandas, FollowTheMoney) read the first size that is at most the
sample: their time is linear in rows, and larger ones take them long. FollowTheMoney is run by the Python that has it:
it needs PyICU, which a plain machine cannot build, so that it is not among the locked packages.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.customs_register import drawn_customs
from benchmarks.machine import exponent, machine
from benchmarks.read_sipri import printed_by
from benchmarks.ways_of_customs import WAYS

OURS, SCAN, LOOP, MONEY = WAYS
SIZES = (10_000, 30_000, 100_000)
SAMPLE = 10_000


def has_followthemoney(python: str) -> bool:
    """Whether this Python can import it."""
    asked = [python, "-c", "import followthemoney.statement"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def measured(sizes: list[int], sample: int, python: str) -> list[dict[str, Any]]:
    """One run of each way and size: what it told, its ``way`` and its ``rows``."""
    told = []
    loops = {LOOP: sys.executable} | ({MONEY: python} if has_followthemoney(python) else {})
    for rows in sorted({*sizes, sample}):
        ways = {OURS: sys.executable, SCAN: sys.executable} if rows in sizes else {}
        ways |= loops if rows == sample else {}
        # One register at a time: ten million rows are nearly three gigabytes, and the case keeps a copy of them.
        with tempfile.TemporaryDirectory() as folder:
            path = drawn_customs(Path(folder) / "customs.csv", rows)
            for way, runner in ways.items():
                run = printed_by("ways_of_customs", way, path, python=runner)
                if run["orders"] != rows:
                    raise RuntimeError(f"{way}: read {run['orders']:,} rows of {rows:,}")
                told.append({"way": way, "rows": rows, **run})
                print(_line(told), flush=True)
    return told


def _line(told: list[dict[str, Any]]) -> str:
    """The last run as a line of the table."""
    run = told[-1]
    each = {key: run[key] / run["rows"] * 1e6 for key in ("seconds", "processor")}
    peak = "–" if run["peak"] is None else f"{run['peak']:,}"
    return (f"| {run['rows']:,} | {run['way']} | {run['seconds']:.2f} | {run['processor']:.2f} | {each['seconds']:.1f} "
            f"| {each['processor']:.1f} | {peak} |")  # fmt: skip


def ratios(told: list[dict[str, Any]]) -> list[str]:
    """Ours beside each other way, by row: at the largest size that both have read, else at the nearest."""
    lines = []
    ours = {run["rows"]: run for run in told if run["way"] == OURS}
    for way in dict.fromkeys(run["way"] for run in told if run["way"] != OURS):
        run = max((one for one in told if one["way"] == way), key=lambda one: one["rows"])
        mine = ours.get(run["rows"]) or ours[min(ours, key=lambda rows: abs(rows - run["rows"]))]
        of = [mine[key] / mine["rows"] / (run[key] / run["rows"]) for key in ("seconds", "processor")]
        lines.append(f"| {way} | {run['rows']:,} | {of[0]:.2f} | {of[1]:.2f} |")
    return lines


def exponents(told: list[dict[str, Any]]) -> list[str]:
    """The fitted exponents of ours and the scan, in words."""
    lines = []
    for way in (OURS, SCAN):
        runs = [run for run in told if run["way"] == way]
        if len(runs) > 1:
            sizes = [run["rows"] for run in runs]
            fits = (exponent(sizes, [run[key] for run in runs]) for key in ("seconds", "processor"))
            lines.append("{}: seconds ~ rows ^ {:.2f}, processor seconds ~ rows ^ {:.2f}".format(way, *fits))
    return lines


def main(words: list[str] | None = None) -> None:
    """Print everything as Markdown."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, nargs="+", default=list(SIZES), help="sizes that we and the bare scan read")
    ask.add_argument("--sample", type=int, default=SAMPLE, help="rows that the loops read")
    ask.add_argument("--followthemoney", default=sys.executable, metavar="PYTHON", help="a Python that has it")
    given = ask.parse_args(words)
    print(machine("duckdb", "pandas", "arro3-core"))
    print("\n| rows | way | seconds | processor seconds | µs a row | of the processor | peak, MiB |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    told = measured(given.rows, given.sample, given.followthemoney)
    if MONEY not in {run["way"] for run in told}:
        print(f"\nFollowTheMoney is not installed for {given.followthemoney}: --followthemoney names a Python that has it")
    print("\nOurs beside it, by row:\n\n| way | at rows | ours / this | of the processor |\n|---|---:|---:|---:|")
    print("\n".join(ratios(told)))
    print("\n" + "\n".join(exponents(told)))


if __name__ == "__main__":
    main()
