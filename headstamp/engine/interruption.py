"""Ctrl-C between two steps: a command notes the signal, and stops where nothing is half done.

Python's own answer is an exception between any two instructions. Thrown inside an import or in a callback of a library
it is printed and lost, or comes out as an error of another name; thrown in a ``finally`` it cuts the tidying short;
thrown just after a commit it takes away what the ledger already knows of. So while a command runs, the signal is only
noted: the query that runs is told to stop, and :func:`check`, which stands before every step, raises.

Outside a command (in Python, in a notebook) the signal is answered as ever.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_asked = False
_to_stop: list[Callable[[], None]] = []
"""What stops the queries that run, of all threads: a signal is sent to the process as a whole."""


def asked() -> bool:
    """Whether the user has interrupted the command that runs."""
    return _asked


def check() -> None:
    """Call before a step: here nothing is half done.

    Raises:
        KeyboardInterrupt: the user has interrupted the command that runs.
    """
    if _asked:
        raise KeyboardInterrupt


@contextmanager
def noted(*, to_the_end: bool) -> Iterator[None]:
    """Note Ctrl-C inside, instead of raising it.

    A host that answers the signal itself, a background job that ignores it, and a thread that cannot take it keep what
    they have.

    Args:
        to_the_end: the process ends with the block; what comes later is ignored, so that its exit code stands.
    """
    global _asked
    _asked = False
    before = signal.getsignal(signal.SIGINT)
    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or before is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN if to_the_end else before)
        _asked = False


def _note(*_: Any) -> None:
    global _asked
    _asked = True
    for stop in tuple(_to_stop):
        stop()


@contextmanager
def stopped_by(stop: Callable[[], None]) -> Iterator[None]:
    """Call ``stop`` when the user interrupts what is done inside, which runs too long to wait for."""
    _to_stop.append(stop)
    try:
        check()
        yield
    finally:
        _to_stop.remove(stop)
