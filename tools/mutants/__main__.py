"""Change the counting rules one small thing at a time and see whether a test notices: ``make mutants``.

Of all changes of ``trace/`` and ``resolve/`` a sample is drawn, the same one each time for one seed. A mutant that no
test notices is printed with its file and line: either a test is missing, or the change makes no difference.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tools.mutants.changes import Change, changes_of

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "headstamp"
STAGES = ("trace", "resolve")
TESTS = {
    "trace": ("tests/trace", "tests/test_world.py", "tests/publish/test_report_page.py", "tests/publish/test_one_thing.py"),
    "resolve": ("tests/resolve", "tests/trace/test_supply.py", "tests/test_case_names.py", "tests/test_world.py"),
}
"""The tests that hold the rules of each stage, the quickest first."""
PATIENCE = 900
"""Seconds after which a mutant counts as noticed: it does not end."""


class Mutant(NamedTuple):
    """A changed file: its path below the package, and the change."""

    path: str
    change: Change


def all_mutants(stages: tuple[str, ...]) -> list[Mutant]:
    """Every change of every rule, ordered by file."""
    paths = [
        path for stage in stages for path in sorted((PACKAGE / stage).rglob("*")) if path.suffix in {".py", ".sql"}
    ]
    return [Mutant(path.relative_to(PACKAGE).as_posix(), change) for path in paths for change in changes_of(path)]


def is_noticed(mutant: Mutant | None, stage: str = "") -> bool:
    """Whether a test fails, or does not end, on a copy of the package with this change.

    Args:
        mutant: the change; None for a copy without one, on which no test of ``stage`` may fail.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "headstamp"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        tests = [*TESTS[stage or mutant.path.partition("/")[0]]] if stage or mutant else []
        if mutant:
            (copy / mutant.path).write_text(mutant.change.text, encoding="utf-8")
            # The tests nearest to the rule first: most mutants are noticed by them.
            start = f"{mutant.path.partition('/')[0]}/test_{Path(mutant.path).stem.split('_')[0]}"
            tests[:0] = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(f"tests/{start}*.py"))
        command = [
            sys.executable, "-P", "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", "-m", "not slow",
            "-o", f"pythonpath={folder} .", *dict.fromkeys(tests),
        ]  # fmt: skip
        environment = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return True
        return done.returncode != 0


def main() -> int:
    """Draw a sample, try it, and print the survivors; gives 1 where more than the allowed share survived."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=300, help="how many mutants are tried")
    parser.add_argument("--seed", type=int, default=1, help="which sample is drawn")
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this stage; may be given twice")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many are tried at one time")
    parser.add_argument("--most", type=float, default=0.05, help="largest share that may survive")
    words = parser.parse_args()
    everything = all_mutants(tuple(words.stage or STAGES))
    drawn = random.Random(words.seed).sample(everything, min(words.sample, len(everything)))  # noqa: S311 (repeats)
    for stage in words.stage or STAGES:
        if is_noticed(None, stage):
            print(f"error: tests of {stage} fail without a change; do: mend them first", file=sys.stderr)
            return 2
    survivors = []
    with ThreadPoolExecutor(words.workers) as pool:
        for number, (mutant, noticed) in enumerate(zip(drawn, pool.map(is_noticed, drawn), strict=True), 1):
            if not noticed:
                survivors.append(mutant)
                print(f"survived: headstamp/{mutant.path}:{mutant.change.line}: {mutant.change.what}", flush=True)
            if number % 10 == 0:
                print(f"{number} of {len(drawn)} tried, {len(survivors)} survived", file=sys.stderr, flush=True)
    print(f"{len(survivors)} of {len(drawn)} mutants survived, of {len(everything)} that can be made")
    return int(len(survivors) > words.most * len(drawn))


if __name__ == "__main__":
    raise SystemExit(main())
