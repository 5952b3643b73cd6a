"""Try mutants in one run of pytest: each in a child of the process that has collected the tests, so that nothing is read twice."""

from __future__ import annotations

import ast
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import pytest

from tools.mutants.changes import Mutant
from tools.mutants.kept_cases import keep_cases
from tools.mutants.put import put
from tools.mutants.uses import Uses

PACKAGE = Path(__file__).resolve().parents[2] / "headstamp"
PATIENCE = 900
"""Seconds after which a mutant counts as noticed: it does not end."""

SOONEST = "tests/trace/test_rule_versions.py"
"""What every rule concludes about an invented case: the test that most mutants fail."""

CONTROL = -1
"""The number of a run without a change."""


class Trial:
    """A plugin of pytest that tries mutants instead of running the tests.

    Args:
        mutants: what is tried.
        kept: the folder of what is learnt of the tests.
        workers: how many are tried at one time.
        seconds: most seconds of tests for one mutant.
    """

    def __init__(self, mutants: Sequence[Mutant], kept: Path, workers: int, seconds: float) -> None:
        self.mutants, self.kept, self.workers, self.seconds = mutants, kept, workers, seconds
        self.survivors: list[Mutant] = []
        self._noticed_by: dict[str, list[str]] = {}
        self._tried = 0
        kept.mkdir(parents=True, exist_ok=True)
        file = kept / "uses.json"
        self._uses: dict[str, tuple[float, list[str]]] = json.loads(file.read_text()) if file.exists() else {}
        # Before the tests are collected, which take hold of the functions that make cases.
        keep_cases(kept / "cases")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant."""
        waiting = list(enumerate(self.mutants))
        running: dict[int, tuple[int, Mutant]] = {}
        while waiting or running:
            if waiting and len(running) < self.workers:
                number, mutant = waiting.pop(0)
                items = self._fitting(session, mutant)
                running[_fork(partial(self._try, session, mutant, items, number))] = (number, mutant)
                continue
            child, status = os.wait()
            number, mutant = running.pop(child)
            by = self._learnt(number)
            if self._is_broken(session, by):
                print(f"error: {by} fails without a change, and is left out; do: mend it", file=sys.stderr, flush=True)
                session.items[:] = [item for item in session.items if item.nodeid != by]
                waiting.insert(0, (number, mutant))
            else:
                self._tell(mutant, status, by)
        return True

    def _learnt(self, number: int) -> str:
        """Which test noticed a mutant, and beside it what was learnt of those that did not."""
        told = self.kept / f"told-{number}.json"
        by, uses = json.loads(told.read_text()) if told.exists() else ("", {})
        told.unlink(missing_ok=True)
        self._uses |= uses
        (self.kept / "uses.json").write_text(json.dumps(self._uses))
        return str(by)

    def _is_broken(self, session: pytest.Session, by: str) -> bool:
        """Whether a test that has not passed yet fails without a change, too."""
        items = [item for item in session.items if item.nodeid == by and by not in self._uses]
        if items:
            os.waitpid(_fork(lambda: self._try(session, None, items, CONTROL)), 0)
            self._learnt(CONTROL)
        return bool(items) and by not in self._uses

    def _tell(self, mutant: Mutant, status: int, by: str) -> None:
        if status:
            by = by or "no end"
            self._noticed_by.setdefault(mutant.path, []).insert(0, by)
        else:
            self.survivors.append(mutant)
        self._tried += 1
        print(f"{'noticed' if status else 'SURVIVED'}: headstamp/{mutant.place}: {mutant.change.what}{f' ({by})' if by else ''}"
              f" [{self._tried} of {len(self.mutants)}, {len(self.survivors)} survived]", flush=True)  # fmt: skip

    def _fitting(self, session: pytest.Session, mutant: Mutant) -> list[pytest.Item]:
        """The tests that may use the changed rule, those first that are likely to notice soon.

        First those that noticed another change of its file, then those of a file with a name like the rule's, then those that
        are known to use it, then those of which nothing is known yet; of each the quickest first.
        """
        wanted, before = _used_as(mutant), self._noticed_by.get(mutant.path, [])
        ranked: list[tuple[int, float, pytest.Item]] = []
        for item in session.items:
            seconds, used = self._uses.get(item.nodeid, (1.0, None))
            is_near = item.nodeid.startswith(SOONEST) or bool(_words(mutant.path) & _words(item.path.stem))
            is_of_stage = item.path.parent.name == Path(mutant.path).parent.name
            if used is None:
                ranked.append((0 if is_near else 2 if is_of_stage else 3, seconds, item))
            elif any(one == wanted or one.startswith(f"{wanted}:") for one in used):
                ranked.append((0 if is_near else 1, seconds, item))
        last = len(before)
        return [
            item for *_, item in sorted(
                ranked, key=lambda one: (before.index(one[2].nodeid) if one[2].nodeid in before else last, *one[:2])
            )
        ]  # fmt: skip

    def _try(self, session: pytest.Session, mutant: Mutant | None, items: list[pytest.Item], number: int) -> int:
        """Run tests on a changed rule, or without a change, until one fails (1) or all that there is time for have passed (0)."""
        signal.alarm(PATIENCE)
        uses, told = Uses(PACKAGE), self.kept / f"told-{number}.json"
        session.config.pluginmanager.register(uses)
        try:
            if mutant:
                put(mutant, PACKAGE)
        except Exception as error:  # noqa: BLE001 (whatever it is, nobody can miss it)
            told.write_text(json.dumps((repr(error), {})))
            return 1
        by = ""
        for item, after in zip(items, [*items[1:], None], strict=True):
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed:
                by = item.nodeid
                uses.found.pop(by)
                break
            if time.process_time() > self.seconds:
                by = f"{len(uses.found)} of {len(items)} tests"
                break
        told.write_text(json.dumps((by, uses.found)))
        return int(session.testsfailed > 0)


def _words(name: str) -> set[str]:
    """The beginnings of the words of a file's name, for "embargo" in "embargoes"."""
    return {word[:5].removesuffix("s") for word in Path(name).stem.split("_")} - {"test", "of"}


def _fork(run: Callable[[], int]) -> int:
    """Start a child that runs a function and ends with what it gives."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    try:
        os._exit(run())
    except BaseException:  # noqa: BLE001 (a child must never run on as its parent)
        os._exit(3)


@cache
def _used_as(mutant: Mutant) -> str:
    """What a test uses where it uses the changed rule: the file, or of a Python file the function around the change."""
    if mutant.path.endswith(".sql"):
        return mutant.path
    around = [
        node for node in ast.walk(ast.parse((PACKAGE / mutant.path).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.lineno <= mutant.change.line <= (node.end_lineno or 0)
    ]  # fmt: skip
    if not around:
        return mutant.path
    inner = max(around, key=lambda node: node.lineno)
    return f"{mutant.path}:{inner.name}"
