"""What a case folder may hold, looked at whenever a case is opened: somebody else may have sent it.

Links could lead our reading and writing out of the folder, and so could names: those in the ledger are labels, and the only paths
are the ones that we make ourselves, of hashes and of names of registers (docs/decisions/013-hostile-cases.md).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from headstamp.casefile.store import Store
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.label import is_label

FILES = ("case.yml", "case.sqlite")
FOLDERS = ("sources", "statements", "findings", "report", "cache")
HASH = re.compile(r"[0-9a-f]{64}")
READER = re.compile(r"[\w-]{1,80}@[0-9]{1,6}")
STATEMENTS = re.compile(r"statements/[0-9a-f]{16}-[\w-]{1,80}@[0-9]{1,6}-[0-9a-f]{12}\.parquet")
"""How :mod:`headstamp.collect.save` names a file of statements; whether it is the right one, its hash tells when it is read."""
SHOWN = 60
"""How much of a name that is refused a message shows."""


def check_folder(folder: Path) -> None:
    """Refuse a case folder in which one of our files or folders is a link, a pipe or a device.

    Raises:
        WrongUse: with the first such thing.
    """
    for path in _ours(folder):
        found = _sort_of(path)
        if found:
            name = path.relative_to(folder).as_posix()
            raise WrongUse(
                f"{found} where {name!a} of a case stands", expected="a folder that holds its own files",
                do="put the file itself there if you made the case; do not open one that was sent so", file=str(folder),
            )  # fmt: skip


def _ours(folder: Path) -> Iterator[Path]:
    """The paths of a case that we read and write; a link is not followed."""
    yield from (folder / name for name in FILES)
    behind = [folder / name for name in FOLDERS]
    while behind:
        path = behind.pop()
        yield path
        if path.is_dir() and not path.is_symlink():
            behind += path.iterdir()


def _sort_of(path: Path) -> str:
    """What stands there that is neither a file nor a folder of its own, or ''."""
    if path.is_symlink() or getattr(os.path, "isjunction", lambda _: False)(path):
        return "a link"
    return "a pipe, a socket or a device" if path.exists() and not (path.is_file() or path.is_dir()) else ""


def check_names(store: Store, file: Path) -> None:
    """Refuse a ledger that names a source or a file of statements in another way than we do.

    Args:
        store: the open ledger.
        file: its path, for the message.
    Raises:
        WrongUse: with the first such name.
    """
    for source in store.sources():
        if not HASH.fullmatch(source.id):
            raise _refused("a source whose id is no hash", source.id, file)
        if source.held and not is_label(source.name):
            raise _refused("a source whose name is no plain name of a file", source.name, file)
    for reading in store.readings():
        if not (HASH.fullmatch(reading.source) and READER.fullmatch(reading.reader) and STATEMENTS.fullmatch(reading.file)):
            raise _refused("statements in a file that has not the name of one", reading.file, file)


def _refused(found: str, name: str, file: Path) -> WrongUse:
    return WrongUse(f"{found}: {name[:SHOWN]!a}", expected="the names that headstamp writes", file=str(file),
                    do="do not open this case: somebody changed its ledger by hand")  # fmt: skip
