"""The five stages in order: read this first.

collect -> resolve -> trace -> assess -> publish; they meet in the case file and nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

from headstamp.casefile.case import Case, init_folder, open_folder
from headstamp.casefile.tables import lay_out

RESOLVERS = ("states", "parties", "models", "review")
"""Steps of ``resolve``, in order: each a module with ``resolve(case)`` that makes tables."""

FINDERS = ("supply", "bounds_of_case", "types", "routes")
"""Modules of ``trace`` whose ``findings(case)`` answer the standing questions of ``case.yml``."""


def init(path: str | os.PathLike[str], holder: str = "") -> Case:
    """Make a new, empty case and open it.

    Raises:
        WrongUse: something is there already.
    """
    settings: dict[str, Any] = {"name": Path(path).name}
    if holder:
        settings["holder"] = holder
    return init_folder(path, settings)


def open_case(path: str | os.PathLike[str]) -> Case:
    """Open a case: a folder, or the name of a bundled case.

    Raises:
        WrongUse: the folder is no case.
    """
    return open_folder(path)


def prepare(case: Case) -> None:
    """Lay out the tables of a case and resolve its names, once for each open case."""
    if case.engine.has("prepared"):
        return
    lay_out(case)
    for step in RESOLVERS:
        import_module(f"headstamp.resolve.{step}").resolve(case)
    case.engine.make("prepared", "select 1 as done")


def asked(function: Callable[..., Any]) -> Callable[..., Any]:
    """A question to a case as a public function: the case is prepared first."""

    @wraps(function)
    def answer(case: Case, *words: Any, **asked_for: Any) -> Any:
        prepare(case)
        return function(case, *words, **asked_for)

    return answer
