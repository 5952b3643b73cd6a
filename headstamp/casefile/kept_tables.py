"""The tables of a case, kept between commands: laid out and resolved once, then read by any number of processes.

They lie in ``cache/`` of the case, in one file whose name says what it was made of: the ledger, the settings, the statements
and the code that lays them out. It can be deleted at any time. A case may come from somebody else, so a file there is opened only
where a seal beside it says that this user's own program wrote it, on this machine, and nobody has touched it since
(docs/decisions/031-kept-tables.md).
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from headstamp.casefile.case import Case
from headstamp.casefile.made_of import table_digest
from headstamp.engine.fresh_file import fresh_file, fresh_folder, passing_prefix

FOLDER = "cache"
ENDING = ".duckdb"
SECRET = 32
"""Bytes of the secret by which a user's program knows its own files again."""


def prepare_tables(case: Case, make: Callable[[Case], None]) -> None:
    """Let the engine of a case have its prepared tables: those that are kept where they fit, else made now and kept.

    Args:
        case: an open case. Where its engine has the tables of what the case now says, nothing happens.
        make: makes all tables in the engine of the case that it is given.
    """
    key = key_of(case)
    if case.prepared_as == key:
        return
    kept = case.path / FOLDER / f"{key}{ENDING}"
    if _is_ours(kept):
        case.take_engine(case.new_engine(over=kept), key)
        return
    folder = _folder_in(kept.parent) if _secret() else None
    if folder is None:  # the tables last as long as the engine
        folder = Path(tempfile.mkdtemp(prefix=passing_prefix()))
        case.take_engine(case.new_engine(over=_made(case, folder / kept.name, make), passing=folder), key)
        return
    try:
        _made(case, folder / kept.name, make)
        _keep(folder / kept.name, kept)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    case.take_engine(case.new_engine(over=kept), key)


def _folder_in(cache: Path) -> Path | None:
    """A new folder there; None where nothing can be written, as on a medium that only reads."""
    try:
        cache.mkdir(exist_ok=True)
        return fresh_folder(cache)
    except OSError:
        return None


def key_of(case: Case) -> str:
    """32 hex digits over all that the prepared tables hang on.

    Of a file of statements the ledger has the hash; its times are looked at, so that one that was touched is read, and hashed, again.
    """
    said = {
        "ledger": case.store.digest(("source", "reading", "judgement")),
        "settings": case.settings.written,
        "statements": [_touched(case.path / reading.file) for reading in case.store.readings()],
        "code": table_digest(),
    }
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()[:32]


def _made(case: Case, path: Path, make: Callable[[Case], None]) -> Path:
    """Make all tables in a new file."""
    engine = case.new_engine(into=path)
    try:
        make(case.with_engine(engine))
        engine.keep()
    finally:
        engine.close()
    return path


def _keep(made: Path, kept: Path) -> None:
    """Put a file of tables into its place, seal it, and remove those that it replaces."""
    for older in kept.parent.glob(f"*{ENDING}"):
        if older.name != kept.name:
            with suppress(OSError):  # somebody reads it, on a system that does not let it go
                older.unlink()
                _seal_of(older).unlink()
    # Open while it moves: what is sealed is the file that was made here, whatever else may come to stand in its place.
    _seal_of(kept).unlink(missing_ok=True)
    with made.open("rb") as file:
        made.replace(kept)
        seal = _sealed(kept, os.fstat(file.fileno()))
    with _seal_of(kept).open("x", encoding="ascii") as out:
        out.write(seal)


def _is_ours(kept: Path) -> bool:
    """Whether this user's program wrote the file on this machine, and nobody has touched it since."""
    try:
        seal = _sealed(kept, kept.stat())
        with _seal_of(kept).open(encoding="ascii") as file:
            return bool(_secret()) and hmac.compare_digest(file.read(100), seal)
    except (OSError, ValueError):
        return False


def _seal_of(kept: Path) -> Path:
    return kept.with_suffix(".seal")


def _sealed(kept: Path, state: os.stat_result) -> str:
    """What only this user can write of a file in this state.

    Nobody who packs a case can choose the number of the file and the time of its last change (POSIX, ``st_ino``, ``st_ctime``).
    """
    said = [kept.name, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns]
    return hmac.new(_secret(), json.dumps(said).encode(), sha256).hexdigest()


def _secret() -> bytes:
    """The secret of this user, made when first asked for; b'' where there is no way to keep one."""
    path = user_cache() / "secret"
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh_file(path.parent) as file:
                part = Path(file.name)
                part.chmod(0o600)
                file.write(secrets.token_bytes(SECRET))
            with suppress(FileExistsError):  # another process was quicker: its secret holds
                path.hardlink_to(part)
            part.unlink()
        found = path.read_bytes()
    except (OSError, RuntimeError):  # no home, or none to write in
        return b""
    return found if len(found) == SECRET else b""


def user_cache() -> Path:
    """The folder in which this user's programs keep what can be made again (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "headstamp"


def _touched(path: Path) -> list[int]:
    """The size of a file and when it was last changed; nothing where it is missing, which is told when it is read."""
    try:
        state = path.stat()
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns, state.st_ctime_ns]
