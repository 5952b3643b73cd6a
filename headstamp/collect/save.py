"""What one file leaves in a case folder: all of it once the ledger knows of it, nothing before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

from headstamp.casefile.case import Case
from headstamp.casefile.leftovers import claimed
from headstamp.casefile.sources import place_of
from headstamp.engine.fresh_file import fresh_file
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import NoSpace


class Saved:
    """The files that were written for one source and are not yet known to the ledger."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._new: list[Path] = []
        self._names: list[str] = []

    def bytes_of(self, sha256: str) -> None:
        """The bytes of this source are written, if they are not there already."""
        path = place_of(self._case.path, sha256)
        if not path.exists():
            self._new.append(path)

    def statements(self, engine: DuckEngine, selects: Sequence[str], name: str) -> tuple[str, str, int]:
        """Write a file of statements whose name ends in its digest: what the ledger knows is never changed.

        Args:
            selects: give the statements, some after the others.
            name: source and reader, as ``source-register@version``.
        Returns:
            its path below the case folder, its SHA-256, and how many they are.
        Raises:
            NoSpace: it could not be written.
        """
        folder = self._case.path / "statements"
        folder.mkdir(exist_ok=True)
        with fresh_file(folder) as new:
            part = Path(new.name)
        self._new.append(part)
        count = engine.save(part, *selects)
        with part.open("rb") as written:
            digest = file_digest(written, "sha256").hexdigest()
        path = folder / f"{name}-{digest[:12]}.parquet"
        if not path.exists():
            self._new.append(path)
        part.replace(path)
        self._names.append(name)
        return f"statements/{path.name}", digest, count

    def commit(self) -> None:
        """The ledger knows of the files; those of earlier readings of the same source go."""
        self._new.clear()
        known = {self._case.path / reading.file for reading in self._case.store.readings()}
        for name in self._names:
            for path in (self._case.path / "statements").glob(f"{name[:16]}-*@*.parquet"):
                if path not in known:
                    path.unlink(missing_ok=True)

    def undo(self) -> None:
        """Take away what was written and the ledger does not know of."""
        store = self._case.store
        known = {self._case.path / reading.file for reading in store.readings()}
        known |= {place_of(self._case.path, source.id) for source in store.sources()}
        for path in self._new:
            if path in known:
                continue
            path.unlink(missing_ok=True)
            if path.parent.parent.name == "sources":
                _remove_if_empty(path.parent)


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # other sources lie in it


@contextmanager
def saving(case: Case, sha256: str) -> Iterator[Saved]:
    """Take away what was written for a source unless it is committed.

    Raises:
        NoSpace: the operating system refused to write.
    """
    saved = Saved(case)
    saved.bytes_of(sha256)
    try:
        with claimed(case.path):
            yield saved
    except OSError as error:
        saved.undo()
        raise NoSpace(f"no way to write there ({error.strerror})", expected="room on the disk and the right to write",
                      do="make room and run the command again", file=str(case.path)) from error  # fmt: skip
    except BaseException:
        saved.undo()
        raise
