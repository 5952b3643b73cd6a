"""Time of reading SIPRI's order-level register to statements, beside a bare scan of the same bytes and a pandas loop.

    python -m benchmarks read_sipri [--times 5] [--most 1000000]

Each run is a process of its own, and the ways take turns, so that what else the machine does falls on all of them.
Neither of the others gives what `headstamp.add` gives: statements with ids, bounds and the line each stands on, an
account of every record, and a kept copy of the bytes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import exponent, machine
from benchmarks.trade_register import ROOT, TradeRegister, drawn_register, real_register
from benchmarks.ways_to_read import WAYS

OURS, SCAN, COUNT, LOOP = WAYS
SIZES = (1_000, 10_000, 100_000, 1_000_000)
LOOP_MOST = 100_000
"""Orders that the loop over rows is asked to read: a million take it minutes."""


def printed_by(module: str, *words: str | int | Path, python: str = sys.executable) -> Any:
    """The object that a module of this folder prints, run in a process of its own, by this Python."""
    command = [python, "-m", f"benchmarks.{module}", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip().splitlines()[-1]}")
    return json.loads(done.stdout)


def runs(ways: Sequence[str], register: TradeRegister, times: int) -> dict[str, list[dict[str, Any]]]:
    """So many runs of each way, turn by turn; each must have read every order."""
    told: dict[str, list[dict[str, Any]]] = {way: [] for way in ways}
    for _ in range(times):
        for way in ways:
            run = printed_by("ways_to_read", way, register.path, register.skip)
            if run["orders"] != register.orders:
                raise RuntimeError(f"{way}: read {run['orders']:,} orders of {register.orders:,}")
            told[way].append(run)
    return told


def middle(told: Sequence[dict[str, Any]], key: str) -> float:
    """The median over some runs."""
    return float(statistics.median(run[key] for run in told))


def side_by_side(register: TradeRegister, times: int) -> None:
    """All ways on one register, and where the time of ours goes."""
    size = register.path.stat().st_size
    print(f"\n{register.words}: {register.orders:,} orders, {size / 2**20:.1f} MiB; {times} runs of each in turn\n")
    print("| way | seconds: median (least–most) | of the processor | ours / this | of the processor | peak, MiB | at its start |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    told = runs(tuple(WAYS), register, times)
    ours = told[OURS]
    for way, each in told.items():
        seconds = [run["seconds"] for run in each]
        ratios = (middle(ours, key) / middle(each, key) for key in ("seconds", "processor"))
        print(
            f"| {way} | {statistics.median(seconds):.3f} ({min(seconds):.3f}–{max(seconds):.3f}) "
            f"| {middle(each, 'processor'):.3f} | {' | '.join(f'{ratio:.1f}' for ratio in ratios)} "
            f"| {_words(each, 'peak')} | {_words(each, 'held')} |"
        )
    print("\nWhere the time of ours goes, one run:\n\n| step | seconds | processor seconds | share of these |\n|---|---:|---:|---:|")
    steps: dict[str, list[float]] = printed_by("steps_of_add", register.path)
    whole = sum(processor for _, processor in steps.values())
    for step, (seconds_spent, processor) in sorted(steps.items(), key=lambda one: -one[1][1]):
        print(f"| {step} | {seconds_spent:.3f} | {processor:.3f} | {processor / whole:.0%} |")


def _words(told: Sequence[dict[str, Any]], key: str) -> str:
    return "–" if told[0][key] is None else f"{middle(told, key):.0f}"


def growth(folder: Path, most: int) -> None:
    """Drawn registers of a thousand orders and more: seconds, memory, and the exponent of each way."""
    print("\nDrawn registers; median of 3 runs, the largest one run\n")
    print("| orders | way | seconds | processor seconds | peak, MiB |\n|---:|---|---:|---:|---:|")
    sizes: dict[str, list[int]] = {way: [] for way in (OURS, SCAN, LOOP)}
    spent: dict[str, list[float]] = {way: [] for way in sizes}
    for orders in (size for size in SIZES if size <= most):
        register = drawn_register(folder / f"{orders}.csv", orders)
        ways = [way for way in sizes if way != LOOP or orders <= LOOP_MOST]
        for way, each in runs(ways, register, 1 if orders > LOOP_MOST else 3).items():
            sizes[way].append(orders)
            spent[way].append(middle(each, "processor"))
            print(f"| {orders:,} | {way} | {middle(each, 'seconds'):.2f} | {spent[way][-1]:.2f} | {_words(each, 'peak')} |")
    for words, first in (("all sizes", 0), ("ten thousand orders and more", 1)):
        fits = [f"{way} {exponent(sizes[way][first:], spent[way][first:]):.2f}" for way in sizes if len(sizes[way]) > first + 1]
        if fits:
            print(f"\nprocessor seconds ~ orders ^ k, fitted to {words}: {', '.join(fits)}")


def main(words: list[str] | None = None) -> None:
    """Print everything as Markdown."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--times", type=int, default=5, help="runs of each way on the register")
    ask.add_argument("--most", type=int, default=SIZES[-1], help="orders of the largest drawn register")
    given = ask.parse_args(words)
    print(machine("duckdb", "pandas", "arro3-core"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register = real_register()
        if register is None:
            print("\nSIPRI's own register is not in ../shared (or HEADSTAMP_SHARED): a drawn one of its size stands for it")
            register = drawn_register(folder / "drawn.csv", 29_916)
        side_by_side(register, given.times)
        growth(folder, given.most)


if __name__ == "__main__":
    main()
