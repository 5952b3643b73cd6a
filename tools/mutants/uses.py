"""Which rules does each test use, and how long does it take? A plugin of pytest, which has to see the tests run."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest


class Uses:
    """Notes of each test: its seconds and the rules that it uses, ``trace/x.sql`` or ``trace/x.py:function``.

    A rule that a fixture uses is used by every test that has the fixture, though it may run for the first one only.
    """

    def __init__(self, package: Path) -> None:
        self.found: dict[str, tuple[float, list[str]]] = {}
        self._package = f"{package}/"
        self._using: set[str] = set()
        self._of_fixture: dict[int, set[str]] = {}
        self._of_code: dict[Any, str] = {}
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(given[0], str) and given[0].endswith(".sql"):
            self._note(given[0], "")

    def _on_call(self, frame: FrameType, _event: str, _given: Any) -> None:
        code = frame.f_code
        if code not in self._of_code:
            self._of_code[code] = code.co_name if code.co_filename.startswith(self._package) else ""
        if name := self._of_code[code]:
            self._note(code.co_filename, f":{name}")

    def _note(self, path: str, name: str) -> None:
        below = path.removeprefix(self._package)
        if below.startswith(("trace/", "resolve/")):
            self._using.add(below + name)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, Any, Any]:
        """Note what a fixture uses."""
        before, self._using = self._using, set()
        try:
            return (yield)
        finally:
            self._of_fixture.setdefault(id(fixturedef), set()).update(self._using)
            self._using |= before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Note what a test uses."""
        self._using = set()
        begun = time.process_time()
        sys.settrace(self._on_call)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            assert isinstance(item, pytest.Function)
            for several in item._fixtureinfo.name2fixturedefs.values():
                for one in several:
                    self._using |= self._of_fixture.get(id(one), set())
            self.found[item.nodeid] = (round(time.process_time() - begun, 3), sorted(self._using))
