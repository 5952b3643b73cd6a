"""Files of statements that a killed run had finished, and of which the ledger was never told: found and removed.

Such a file looks like any other. What tells that nobody is about to write it into the ledger is that nobody claims the folder:
a run that writes statements keeps a claim there, an empty ``.part`` file that names its process, until the ledger knows of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from headstamp.casefile.received import STATEMENTS
from headstamp.casefile.store import Store
from headstamp.engine.fresh_file import ENDING, fresh_file

FOLDER = "statements"


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Inside, this process writes statements of the case in a folder, and nobody takes its files for leftovers.

    Raises:
        OSError: nothing can be written there.
    """
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    with fresh_file(place) as new:
        claim = Path(new.name)
    try:
        yield
    finally:
        with suppress(OSError):
            claim.unlink(missing_ok=True)


def remove_unknown_statements(folder: Path, store: Store) -> None:
    """Remove the files of statements that the ledger does not know and that nobody is about to write into it.

    Only files that are named as ours are, and no links; what cannot be removed stays. The unfinished files of dead runs must
    have been removed (:func:`headstamp.engine.fresh_file.remove_leftovers`), because they count as claims.

    Args:
        folder: the folder of the case.
        store: its ledger.
    """
    if os.name == "nt":  # claims of dead processes stay there
        return
    place = folder / FOLDER
    with suppress(OSError):
        for path in sorted(place.glob("*.parquet")):
            is_ours = STATEMENTS.fullmatch(f"{FOLDER}/{path.name}") and path.is_file() and not path.is_symlink()
            if is_ours and not _is_wanted(path, store):
                _take_away(path, store)


def _is_wanted(path: Path, store: Store, *, but: Path | None = None) -> bool:
    """Whether the ledger knows a file, or somebody claims its folder by another file than ``but``."""
    # The claims first: whoever lets go of one has told the ledger before.
    is_claimed = any(claim != but for claim in path.parent.glob(f"*{ENDING}"))
    return is_claimed or any(reading.file == f"{FOLDER}/{path.name}" for reading in store.readings())


def _take_away(path: Path, store: Store) -> None:
    """Remove a file, unless somebody wrote it anew at this very moment: it is moved aside, looked at again, and put back then."""
    with fresh_file(path.parent) as new:
        aside = Path(new.name)
    path.replace(aside)
    if _is_wanted(path, store, but=aside) and not path.exists():
        aside.replace(path)
    else:
        aside.unlink()
