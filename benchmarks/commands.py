"""What a user waits for: questions to a built case, beside ``--help``, the version before, and plain SQL over the raw CSV.

    python -m benchmarks commands [--times 5] [--against REVISION]

Each run is a process of its own, and the ways take turns, so that what else the machine does falls on all of them. ``--against``
checks another revision out into a passing folder and runs it by the same Python. SQL and pandas answer less: the names of the
suppliers as they stand, without windows, hedges, rivals, grades or places.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.machine import machine
from benchmarks.trade_register import ROOT, TradeRegister, real_register

QUESTIONS = {
    "suppliers": ("suppliers",), "types": ("types",), "bounds": ("bounds", "--of", "made_in"), "routes": ("routes",),
    "show one row": ("show", "items:I001"),
}  # fmt: skip
"""Commands that take a case, by what they are called here."""
PROGRAM = "import sys; from headstamp.cli import main; sys.exit(main())"
SQL = """import duckdb, sys
rows = duckdb.sql("select distinct Supplier from read_csv(?, skip = {skip}, all_varchar = true, header = true, ignore_errors = true) "
    "where Recipient = 'Iraq'", params=[sys.argv[1]]).fetchall()
print(len(rows))"""
PANDAS = """import pandas, sys
rows = pandas.read_csv(sys.argv[1], skiprows={skip}, dtype=str, encoding_errors="replace")
print(rows[rows["Recipient"] == "Iraq"]["Supplier"].nunique())"""


class Run(NamedTuple):
    """Seconds, processor seconds, and the most memory in MiB of one process."""

    seconds: float
    processor: float
    peak: float


def run(words: list[str], environment: Mapping[str, str], folder: Path) -> Run:
    """Run one process to its end, without its output.

    Raises:
        RuntimeError: it failed.
    """
    begun = time.perf_counter()
    with (folder / "errors.txt").open("w+") as errors:
        process = subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        _, code, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(code)
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(f"{' '.join(words)}: {errors.read().strip()[-300:]}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """Another revision of this repository, in a passing folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "then"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(path), revision], cwd=ROOT, check=True)
        try:
            yield path
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(path)], cwd=ROOT, check=True)


class Version(NamedTuple):
    """One version of the program: what it is called, its environment, and a folder for what it makes."""

    name: str
    environment: dict[str, str]
    folder: Path

    def does(self, *words: str) -> Run:
        """Run one of its commands."""
        return run([sys.executable, "-c", PROGRAM, *words], self.environment, self.folder)


def version(name: str, tree: Path, folder: Path) -> Version:
    """The program that lies in this tree, with caches of its own."""
    folder.mkdir()
    path = os.pathsep.join([str(tree), str(tree / "cases" / "iraq-2014")])
    return Version(name, {**os.environ, "PYTHONPATH": path, "XDG_CACHE_HOME": str(folder / "cache")}, folder)


def middle(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(*(statistics.median(figures) for figures in zip(*runs, strict=True)))


def told(name: str, found: Mapping[str, Run], least: Mapping[str, Run]) -> str:
    """A row of the table: for each version its seconds, how many times ``--help`` that is, processor seconds and memory."""
    cells = [
        f"{one.seconds:.2f} | {one.seconds / least[version].seconds:.1f} | {one.processor:.2f} | {one.peak:.0f}"
        for version, one in found.items()
    ]
    first, *others = found.values()
    ratio = f" | {first.processor / others[0].processor:.2f}" if others else ""
    return f"| {name} | {' | '.join(cells)}{ratio} |"


def heading(versions: list[Version]) -> str:
    """The head of such a table."""
    cells = " | ".join(f"{one.name}: s | × `--help` | processor, s | MiB" for one in versions)
    ratio = ["now / before, processor"] if len(versions) > 1 else []
    columns = 1 + 4 * len(versions) + len(ratio)
    return f"| work | {' | '.join([cells, *ratio])} |\n|---|{'---:|' * (columns - 1)}"


def compare(versions: list[Version], cases: Mapping[str, str], times: int, names: Mapping[str, tuple[str, ...]]) -> None:
    """Print the table of all questions; each is asked once before it counts."""
    print(heading(versions))
    least = {one.name: middle([one.does("--help") for _ in range(times)]) for one in versions}
    print(told("`--help`", least, least), flush=True)
    for name, words in names.items():
        runs: dict[str, list[Run]] = {one.name: [] for one in versions}
        for turn in range(times + 1):
            for one in versions:
                made = one.does(words[0], cases[one.name], *words[1:])
                if turn:
                    runs[one.name].append(made)
        print(told(name, {version: middle(made) for version, made in runs.items()}, least), flush=True)


def on_the_demo(versions: list[Version], times: int) -> None:
    """The bundled case: made from nothing, asked, verified."""
    print("\nThe demo, made from nothing and verified once, then asked:\n")
    print(heading(versions))
    least = {one.name: middle([one.does("--help") for _ in range(times)]) for one in versions}
    print(told("`demo` from nothing", {one.name: one.does("demo", "--out", "out") for one in versions}, least), flush=True)
    cases = {one.name: str(one.folder / "out" / "iraq-2014") for one in versions}
    print(told("`verify` of it", {one.name: one.does("verify", cases[one.name]) for one in versions}, least), flush=True)
    print()
    compare(versions, cases, times, QUESTIONS)


def on_a_register(versions: list[Version], register: TradeRegister, times: int) -> None:
    """A case with one register, beside SQL and pandas over its file."""
    print(f"\nA case with {register.words}, {register.orders:,} orders: suppliers of Iraq\n")
    cases = {one.name: str(one.folder / "case") for one in versions}
    for one in versions:
        one.does("init", cases[one.name])
        one.does("add", cases[one.name], str(register.path))
    compare(versions, cases, times, {"suppliers": ("suppliers", "--recipient", "Iraq")})
    print("\n| instead | s | processor, s | MiB |\n|---|---:|---:|---:|")
    for name, text in (("DuckDB, SQL over the raw file", SQL), ("pandas", PANDAS)):
        words = [sys.executable, "-c", text.format(skip=register.skip - 1), str(register.path)]
        typical = middle([run(words, os.environ, versions[0].folder) for _ in range(times)])
        print(f"| {name} | {typical.seconds:.2f} | {typical.processor:.2f} | {typical.peak:.0f} |", flush=True)


def main(words: list[str]) -> None:
    """Take the options of the command line and print Markdown."""
    options = argparse.ArgumentParser(prog="python -m benchmarks commands", description=__doc__)
    options.add_argument("--times", type=int, default=5, help="runs of each")
    options.add_argument("--against", default="", help="a revision to compare with")
    said = options.parse_args(words)
    print(f"{machine('duckdb', 'pandas')}; medians of {said.times} runs of each in turn")
    with tempfile.TemporaryDirectory() as folder:
        now = version("now", ROOT, Path(folder) / "now")
        register = real_register()
        if said.against:
            with checked_out(said.against) as tree:
                versions = [now, version("before", tree, Path(folder) / "before")]
                _both(versions, register, said.times)
        else:
            _both([now], register, said.times)


def _both(versions: list[Version], register: TradeRegister | None, times: int) -> None:
    on_the_demo(versions, times)
    if register:
        on_a_register(versions, register, times)


if __name__ == "__main__":
    main(sys.argv[1:])
