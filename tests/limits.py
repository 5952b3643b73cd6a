"""Limits of time and memory around a piece of a test; beyond them it fails, and says with what."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

PROCESS = Path("/proc/self")
"""Where Linux tells of this process; elsewhere the memory is not held to a limit."""


class Hung(BaseException):
    """Raised by the alarm: no ``except Exception`` on the way may take it for an answer."""


def _ring(*_: object) -> NoReturn:
    raise Hung


@contextmanager
def within(seconds: int, megabytes: int, what: object = "") -> Iterator[None]:
    """Fail where the block takes more seconds, or its peak lies more MiB above what the process had before it.

    Args:
        seconds: wall clock.
        megabytes: of resident memory.
        what: what is being done, for the message.
    """
    old = signal.signal(signal.SIGALRM, _ring)
    before = _resident_from_here()
    signal.alarm(seconds)
    try:
        yield
    except Hung:
        raise AssertionError(f"more than {seconds} seconds: {what}") from None
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)
    grown = _status("VmHWM") - before
    assert grown <= megabytes, f"{grown} MiB more: {what}"


def _resident_from_here() -> int:
    """MiB that the process holds; its peak is measured from here on."""
    if PROCESS.is_dir():
        (PROCESS / "clear_refs").write_text("5", "ascii")
    return _status("VmRSS")


def _status(name: str) -> int:
    lines = (PROCESS / "status").read_text("ascii").splitlines() if PROCESS.is_dir() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{name}:")), 0)
