"""A case: a folder with ``case.yml``, and what it holds. Frozen; ``with`` closes it."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

import yaml

from headstamp.casefile.leftovers import remove_unknown_statements
from headstamp.casefile.received import check_folder, check_names
from headstamp.casefile.settings import Settings, read_settings, settings_of
from headstamp.casefile.store import Store
from headstamp.engine.fresh_file import fresh_file, remove_leftovers
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import HeadstampError, NoSpace, OlderCase, WrongUse

ENGINE_LEAST, ENGINE_MOST = 512, 2_000
"""Memory that the engine of a case may take, in MB: for a case of few rows, and for any case."""
ROWS_OF_LEAST = 1_000_000
"""Rows up to which a case begins with the least."""
OLDER = (
    "an earlier version of Headstamp made this case; it is read as it is, and the next command that adds a file or a judgement "
    "brings its ledger (case.sqlite) up to date"
)
"""What a user is told of a case whose ledger is older than this program."""
PREPARED = "prepared_as"
"""Where an open case keeps what its tables were made of."""
WIDE = "is_wide"
"""Where an open case keeps that its engine takes the most, whatever its rows."""


@dataclass(frozen=True)
class Case:
    """An open case.

    ``path`` its folder; ``settings`` what ``case.yml`` says; ``store`` its ledger.
    """

    path: Path
    settings: Settings = field(compare=False)
    store: Store = field(compare=False)

    @cached_property
    def engine(self) -> DuckEngine:
        """The engine in which the tables of this case are laid out; made when first asked for."""
        return self.new_engine()

    def new_engine(self, *, into: Path | None = None, over: Path | None = None, passing: Path | None = None) -> DuckEngine:
        """An engine that may read and write this case's files of statements and findings, and no others.

        See :class:`headstamp.engine.on_duckdb.DuckEngine` for ``into``, ``over`` and ``passing``.
        """
        rows = sum(reading.read for reading in self.store.readings())
        memory = ENGINE_MOST if WIDE in self.__dict__ else engine_memory(rows)
        folders = [self.path / "statements", self.path / "findings"]
        return DuckEngine(folders, f"{memory}MB", into=into, over=over, passing=passing)

    def with_engine(self, engine: DuckEngine, prepared_as: str = "") -> Case:
        """This case with another engine; it shares all else, and whoever made the engine closes it."""
        other = replace(self)
        other.__dict__.update({"engine": engine, PREPARED: prepared_as})
        return other

    def take_engine(self, engine: DuckEngine, prepared_as: str) -> None:
        """Use this engine from now on, in place of the one before, which is closed.

        Args:
            engine: it has the tables of this case, resolved.
            prepared_as: the key of what they were made of (:func:`headstamp.casefile.kept_tables.key_of`).
        """
        self.forget()
        self.__dict__.update({"engine": engine, PREPARED: prepared_as})

    @property
    def prepared_as(self) -> str:
        """The key of what the tables in the engine were made of; '' where it has none."""
        return str(self.__dict__.get(PREPARED, ""))

    @contextmanager
    def scope(self) -> Iterator[Case]:
        """This case for one question: the tables that the question makes are its own, and vanish with it."""
        with self.engine.scope() as engine:
            yield self.with_engine(engine, self.prepared_as)

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def forget(self) -> None:
        """Let go of the tables, so that the next question lays them out anew: the case now says something else."""
        engine = self.__dict__.pop("engine", None)
        self.__dict__.pop(PREPARED, None)
        if engine is not None:
            engine.close()

    def take_more_memory(self) -> bool:
        """Let go of the tables, and let the engine take the most memory from now on; gives whether it took less before."""
        if WIDE in self.__dict__:
            return False
        self.forget()
        self.__dict__[WIDE] = True
        return True

    def remove_leftovers(self) -> None:
        """Remove what killed runs left in this case: unfinished files, and statements of which the ledger was never told."""
        remove_leftovers(self.path / name for name in ("", "sources", "statements", "findings", "report", "cache"))
        remove_unknown_statements(self.path, self.store)

    def close(self) -> None:
        """Close the ledger and the engine."""
        self.store.close()
        self.forget()


def engine_memory(rows: int) -> int:
    """Memory that the engine of a case of so many rows takes at first, in MB; what needs more goes to passing files.

    Some steps hold a little of each row and cannot put it aside, so the limit grows with the rows. Where a step needs more all
    the same, :meth:`Case.take_more_memory` lets it.

    >>> engine_memory(500), engine_memory(2_000_000), engine_memory(50_000_000)
    (512, 1024, 2000)
    """
    return min(max(ENGINE_LEAST, ENGINE_LEAST * rows // ROWS_OF_LEAST), ENGINE_MOST)


def open_folder(path: str | os.PathLike[str]) -> Case:
    """Open the case in a folder.

    Raises:
        WrongUse: the folder is no case, its ``case.yml`` cannot be read, it holds links, or names that are none of ours
            (:mod:`headstamp.casefile.received`), or a newer version of the program wrote its ledger.
    Warns:
        OlderCase: an earlier version of the program wrote its ledger.
    """
    folder = Path(path)
    _check_path(folder)
    check_folder(folder)
    settings_file = folder / "case.yml"
    if not settings_file.is_file():
        raise WrongUse(
            "no case.yml", expected="a folder that 'headstamp init' made, or the name of a bundled case",
            do="run 'headstamp init CASE' first", file=str(path),
        )  # fmt: skip
    settings = read_settings(settings_file)
    store = Store(folder / "case.sqlite")
    try:
        check_names(store, folder / "case.sqlite")
    except BaseException:
        store.close()
        raise
    if store.is_older:
        warnings.warn(OLDER, OlderCase, stacklevel=2)
    return Case(folder, settings, store)


def _check_path(folder: Path) -> None:
    """Refuse a folder whose path is bytes of no encoding: the engine takes paths in UTF-8 only.

    Raises:
        WrongUse: the path cannot be written in UTF-8.
    """
    try:
        str(folder.absolute()).encode("utf-8")
    except UnicodeEncodeError as error:
        raise WrongUse("a folder whose path is not UTF-8", expected="a path that can be written in UTF-8",
                       do="rename the folder, or choose another", file=str(folder)) from error  # fmt: skip


def init_folder(path: str | os.PathLike[str], settings: Settings | Mapping[str, Any] | None = None) -> Case:
    """Make a new, empty case and open it; see :func:`new_case`."""
    with new_case(path, settings) as case:
        pass
    return case


@contextmanager
def new_case(path: str | os.PathLike[str], settings: Settings | Mapping[str, Any] | None = None) -> Iterator[Case]:
    """Make a new case and fill it inside; it stays open. When that fails, the folder is as it was.

    Args:
        path: a folder that is not there yet, or is empty.
        settings: what its ``case.yml`` says; by default only the folder's name.
    Raises:
        WrongUse: something is there already, or a setting is not of its kind.
        NoSpace: the folder cannot be written.
    """
    folder = Path(path)
    _check_path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(
            "something there already", expected="a new or empty folder", do="choose another", file=str(path)
        )
    said = settings.written if isinstance(settings, Settings) else settings
    text = yaml.safe_dump(dict(said or {"name": folder.name}), sort_keys=False, allow_unicode=True)
    with whole_folder(folder):
        try:
            (folder / "sources").mkdir(parents=True, exist_ok=True)
            (folder / "statements").mkdir(exist_ok=True)
            made = settings_of(yaml.safe_load(text), str(folder / "case.yml"))
            case = Case(folder, made, Store(folder / "case.sqlite", create=True))
        except OSError as error:
            raise NoSpace(f"no way to write there ({error.strerror})", expected="a folder you may write",
                          do="choose another or make room", file=str(path)) from error  # fmt: skip
        try:
            yield case
            # Last: a folder is a case only when everything else stands.
            write_whole(folder / "case.yml", text.encode("utf-8"))
        except BaseException as error:
            case.close()
            if isinstance(error, HeadstampError):
                error.beside.clear()  # nothing of it stands
            raise


@contextmanager
def whole_folder(folder: Path) -> Iterator[None]:
    """Fill a new or empty folder wholly or not at all: when what is done inside fails, the folder is as it was, and so
    are those above it."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        yield
    except BaseException:
        for path in folder.iterdir() if folder.exists() else ():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        for one in made:
            with suppress(OSError):  # somebody else has put something there meanwhile
                one.rmdir()
        raise


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all: beside it first, flushed to the disk, then renamed.

    Args:
        content: what it holds, whole or in pieces that are made while they are written.
    Raises:
        NoSpace: it could not be written; nothing is left of it.
    """
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh_file(path.parent) as out:
            part = Path(out.name)
            out.writelines([content] if isinstance(content, bytes) else content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        raise NoSpace(f"no way to write it ({error.strerror})", expected="room on the disk and the right to write",
                      do="make room and run the command again", file=str(path)) from error  # fmt: skip
    finally:
        if part:
            with suppress(OSError):
                part.unlink(missing_ok=True)
