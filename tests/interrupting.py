"""Ctrl-C at a chosen moment of a command: at a step of its progress, at a call of a function, or at any call at all."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

from headstamp.casefile.store import Store
from headstamp.cli import main
from headstamp.engine import interruption
from headstamp.nouns.progress import ignore

Moment = Callable[[FrameType, int], bool]
"""Told each call of a function while a command runs, and how many there were before: is it time?"""


def at_call(number: int) -> Moment:
    """When so many functions have been called."""
    return lambda _frame, before: before >= number


def when(function: Callable[..., Any], time: int = 1) -> Moment:
    """When a function is called, for the so-manieth time."""
    seen = 0

    def is_time(frame: FrameType, _before: int) -> bool:
        nonlocal seen
        seen += frame.f_code is function.__code__
        return frame.f_code is function.__code__ and seen == time

    return is_time


def at_step(time: int) -> Moment:
    """When so many steps of progress were begun or finished; no terminal shows them here."""
    return when(ignore, time)


class Run:
    """One run of a command in this process: its exit code, how many functions it called, whether it was interrupted.

    The signal is a real one, and comes while the command runs: Python's own answer to it is in place before and after.
    """

    def __init__(self, words: list[str], moment: Moment | None = None) -> None:
        self.calls, self.sent = 0, False
        self._moment = moment
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        tracing = sys.gettrace()
        sys.settrace(self._watch)
        try:
            self.code = main(words)
        finally:
            sys.settrace(tracing)
            signal.signal(signal.SIGINT, before)

    def _watch(self, frame: FrameType, _event: str, _argument: object) -> None:
        """Told of each call; gives no tracer for the lines of the function, which would cost much."""
        self.calls += 1
        is_time = self._moment and self._moment(frame, self.calls)
        if is_time and signal.getsignal(signal.SIGINT) is interruption._note:
            sys.settrace(None)
            self.sent = True
            signal.raise_signal(signal.SIGINT)


KEPT = (".duckdb", ".seal")
"""Endings of the tables of a case that are kept in its cache, and of their seals."""


def state(folder: Path) -> dict[str, str] | None:
    """What a folder holds: the digest of each file, of a ledger that of what it says; None where there is none.

    Tables that are kept in its cache can be there or not: they change no answer. What is left half done there counts.
    """
    if not folder.exists():
        return None
    return {
        str(path.relative_to(folder)): sha256(_ledger(path) if path.suffix == ".sqlite" else path.read_bytes()).hexdigest()
        for path in folder.rglob("*") if path.is_file() and (path.parent.name != "cache" or path.suffix not in KEPT)
    }  # fmt: skip


def _ledger(path: Path) -> bytes:
    store = Store(path)
    try:
        told = (store.sources(), store.readings(), store.refused(), store.pending(), store.judgements())
        return repr(told).encode()
    finally:
        store.close()


def is_sound(folder: Path) -> bool:
    """Whether the ledger of a case and its files know of each other, and nothing else lies there."""
    store = Store(folder / "case.sqlite")
    try:
        held = {source.id for source in store.sources() if source.held}
        written = {reading.file for reading in store.readings()}
    finally:
        store.close()
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    others = {name for name in names if name.split("/")[0] not in ("sources", "statements")}
    return (
        {name.split("/")[-1] for name in names if name.startswith("sources/")} == held
        and {name for name in names if name.startswith("statements/")} == written
        and all(name.endswith((".yml", ".sqlite", ".parquet", ".json", ".html", *KEPT)) for name in others)
    )
