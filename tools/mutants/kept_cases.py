"""Keep the cases that tests make of a few rows: to read files is most of a test's time, and no rule of counting changes it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from headstamp.casefile.case import Case, open_folder
from headstamp.casefile.made_of import reader_digest


def keep_cases(kept: Path) -> None:
    """Make the tests' functions that make cases take a kept one where the same was made before.

    Args:
        kept: the folder of the cases.
    """
    resolved_case = import_module("tests.resolved_case")
    resolved = resolved_case.resolved
    _keep(kept, import_module("headstamp.pipeline"), "init", lambda folder: folder, open_folder)
    _keep(kept, import_module("tests.planted"), "planted", lambda folder: folder / "case", open_folder)
    _keep(kept, resolved_case, "case_of", lambda folder: folder / "case", lambda folder: resolved(open_folder(folder)))


def _keep(kept: Path, module: Any, name: str, case_at: Callable[[Path], Path], opened: Callable[[Path], Case]) -> None:
    make: Callable[..., Case] = getattr(module, name)

    def made(folder: Any, *given: Any, **named: Any) -> Case:
        folder = Path(folder)
        if folder.exists() and any(folder.iterdir()):
            return make(folder, *given, **named)
        words = repr((reader_digest(), name, folder.name if name == "init" else "", given, sorted(named.items())))
        place = kept / hashlib.sha256(words.encode()).hexdigest()[:24]
        if not place.is_dir():
            case = make(folder, *given, **named)
            part = place.with_name(f"{place.name}-{os.getpid()}")
            shutil.copytree(folder, part)
            part.rename(place)
            return case
        shutil.copytree(place, folder, dirs_exist_ok=True)
        return opened(case_at(folder))

    setattr(module, name, made)
