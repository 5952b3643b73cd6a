"""Change the counting rules one small thing at a time and see whether a test notices: ``make mutants``.

Of all changes of ``trace/`` and ``resolve/`` a sample is drawn, the same one each time for one seed. A mutant that no
test notices is printed with its file and line: either a test is missing, or the change makes no difference.

Each mutant is tried by the tests that may use the changed rule, the likeliest and quickest first, until one fails. How long
a test takes and which rules it uses is learnt on the way; ``build/mutants/`` keeps that, and the cases that tests make, for
the next time. Rules that a test reaches only through another process are not changed there.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from tools.mutants.changes import all_mutants
from tools.mutants.trial import Trial

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "mutants"
STAGES = ("trace", "resolve")
TESTS = (
    "tests/trace", "tests/resolve", "tests/casefile/test_decisions.py", "tests/test_case_names.py", "tests/test_world.py",
    "tests/publish/test_report_page.py", "tests/publish/test_one_thing.py", "tests/publish/test_thin_and_numbered.py",
    "tests/commands/test_judging.py", "tests/commands/test_no_answer.py",
)  # fmt: skip
"""The tests that hold the rules."""


def main() -> int:
    """Draw a sample, try it, and print the survivors; gives 1 where more than the allowed share survived."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="*", help="of the sample, only changes of these files or lines (supply/supply_row.sql:41)")
    parser.add_argument("--sample", type=int, default=300, help="how many mutants are tried")
    parser.add_argument("--seed", type=int, default=1, help="which sample is drawn")
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this stage; may be given twice")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many are tried at one time")
    parser.add_argument("--seconds", type=float, default=600, help="most CPU seconds for one mutant; then it survives")
    parser.add_argument("--most", type=float, default=0.05, help="largest share that may survive")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="only these tests")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs learnt of the tests")
    words = parser.parse_args()
    if words.fresh:
        shutil.rmtree(KEPT, ignore_errors=True)
    everything = all_mutants(ROOT / "headstamp", tuple(words.stage or STAGES))
    drawn = random.Random(words.seed).sample(everything, min(words.sample, len(everything)))  # noqa: S311 (repeats)
    drawn = [one for one in drawn if not words.places or one.path in words.places or one.place in words.places]
    os.chdir(ROOT)
    trial = Trial(drawn, KEPT, words.workers, words.seconds)
    told = pytest.main(["-q", "-n0", "-p", "no:cacheprovider", "-m", "not slow and not shared", *words.tests], [trial])
    if told:
        print("error: the tests cannot be collected; do: mend them first", file=sys.stderr)
        return 2
    print(f"{len(trial.survivors)} of {len(drawn)} mutants survived, of {len(everything)} that can be made")
    return int(len(trial.survivors) > words.most * len(drawn))


if __name__ == "__main__":
    raise SystemExit(main())
