"""The five stages in order: read this first.

collect -> resolve -> trace -> assess -> publish; they meet in the case file and nowhere else.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from headstamp.casefile.case import Case, init_folder, open_folder


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
