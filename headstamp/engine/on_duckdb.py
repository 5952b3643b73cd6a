"""The engine on one machine: DuckDB inside the process, shut off from all files but Parquet in the folders that it is given.

It opens no other file, loads no extension and lets none of this be changed, so that a word which became SQL after all would find
nothing to read or to write (docs/decisions/013-hostile-cases.md).
"""

from __future__ import annotations

import itertools
import json
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headstamp.engine import Row
from headstamp.engine.fresh_file import fresh_file, passing_prefix
from headstamp.engine.interruption import check, stopped_by
from headstamp.engine.quoting import identifier, literal
from headstamp.nouns.errors import NoMemory, NoSpace, WrongUse

if TYPE_CHECKING:
    import duckdb

ROW_GROUP = 20_480
"""Rows that a file of statements holds together: while it is written, several such groups wait in memory."""
SQL_TYPES = {"text": "VARCHAR", "whole": "BIGINT", "number": "DOUBLE", "flag": "BOOLEAN"}
PASSING_LIMIT = "32GB"
"""Most that one engine may put on the disk for a while, as a small file of statements may spell out to any size."""
WRITTEN = f"format parquet, compression zstd, compression_level 1, row_group_size {ROW_GROUP}, use_tmp_file false"
"""How files are written. The first level takes a sixth less processor time than the usual third, for no more bytes."""


BLOCK = 16_384
"""Bytes that a file of tables takes at least for each column of each table: most tables of a case are small."""


class DuckEngine:
    """See :class:`headstamp.engine.Engine` for what each method takes and gives.

    Args:
        folders: where it may read and write files; by default nowhere.
        memory: most memory that it may take; what needs more goes to a passing folder of its own.
        into: a file that is not there yet, in which all tables are made; they are in it once the engine is closed.
        over: such a file, whose tables can be read. A table that is made stands before one of the same name in the file.
        passing: the folder for passing files, which is removed when the engine is closed; by default a new one.
    """

    def __init__(
        self, folders: Sequence[Path] = (), memory: str = "2GB", *,
        into: Path | None = None, over: Path | None = None, passing: Path | None = None,
    ) -> None:  # fmt: skip
        import duckdb

        # DuckDB's own passing files can be read by everybody on the machine: so they lie in a folder that cannot.
        passing = passing or Path(tempfile.mkdtemp(prefix=passing_prefix()))
        self._done = weakref.finalize(self, shutil.rmtree, passing, ignore_errors=True)
        self._scopes = itertools.count(1)
        self._path = "memory.main,prepared.main" if over else ""
        self._connection: duckdb.DuckDBPyConnection = duckdb.connect(
            str(into) if into else ":memory:",
            config={
                "memory_limit": memory,
                "temp_directory": str(passing / "spilt"),
                "max_temp_directory_size": PASSING_LIMIT,
                **({"default_block_size": str(BLOCK)} if into else {}),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "allow_community_extensions": False,
                # A table that is not there is never one of Python's variables.
                "python_enable_replacements": False,
            }
        )
        # A bar for slow steps would stand among the answers, in the middle of their JSON.
        self._connection.execute("set enable_progress_bar = false")
        if over:
            self._connection.execute(f"attach {_quoted(over)} as prepared (read_only)")
            self._connection.execute(f"set search_path = {literal(self._path)}")
        if folders:
            allowed = ", ".join(literal(str(_place(folder))) for folder in folders)
            self._connection.execute(f"set allowed_directories = [{allowed}]")
        # In this order: what comes after the first cannot name files, what comes after the second can set nothing.
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")
        if into:
            # Whole or not at all, and quicker than a transaction for each table.
            self._connection.execute("begin transaction")

    @contextmanager
    def scope(self) -> Iterator[DuckEngine]:
        """An engine for one question: it sees these tables, and nothing that it makes stays or is seen by others.

        Any number of them can be at work at once, each in a thread of its own.
        """
        inner = _Scope(self, f"question_{next(self._scopes):d}")
        try:
            yield inner
        finally:
            inner.close()

    def _execute(self, text: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run one statement and give its rows.

        Raises:
            KeyboardInterrupt: the user interrupted it (DuckDB tells so by errors of its own).
            NoMemory: memory and temporary files did not suffice.
        """
        with _running(self._connection):
            return self._connection.execute(text, values).fetchall()

    def load(self, name: str, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> None:
        with self._arriving(columns, types):
            self._execute(f"create or replace table {identifier(name)} as select * from arriving")

    def append(self, name: str, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> None:
        """Like :meth:`load`, adding to the table where it is there already."""
        with self._arriving(columns, types):
            made = ", ".join(f"{identifier(column)} {SQL_TYPES[kind]}" for column, kind in types.items())
            self._execute(f"create table if not exists {identifier(name)} ({made})")
            self._execute(f"insert into {identifier(name)} select * from arriving")

    @contextmanager
    def _arriving(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Iterator[None]:
        """Columns as table ``arriving``, without a copy in the engine."""
        from arro3.core import Array, DataType, Table

        arrow = {
            "text": DataType.string(), "whole": DataType.int64(), "number": DataType.float64(), "flag": DataType.bool()
        }  # fmt: skip
        table = Table.from_pydict({column: Array(columns[column], arrow[types[column]]) for column in types})
        self._connection.register("arriving", table)
        try:
            yield
        finally:
            self._connection.unregister("arriving")

    def make(self, name: str, text: str, values: Sequence[Any] = ()) -> None:
        self._execute(f"create or replace table {identifier(name)} as {text}", values)

    def define(self, name: str, text: str) -> None:
        self._execute(f"create or replace view {identifier(name)} as {text}")

    def sql(self, text: str) -> Any:
        from arro3.core import Table

        check()
        return Table.from_arrow(self._connection.sql(text))

    def rows(self, text: str, values: Sequence[Any] = ()) -> list[Row]:
        found = self._execute(text, values)
        names = [column[0] for column in self._connection.description or []]
        return [dict(zip(names, row, strict=True)) for row in found]

    def pieces(self, text: str, most: int) -> Iterator[list[tuple[Any, ...]]]:
        """Run one ``select``; gives its rows, at most so many at a time. The engine can be used between two pieces."""
        cursor = self._connection.cursor()
        try:
            with _running(cursor):
                if self._path:
                    cursor.execute(f"set search_path = {literal(self._path)}")
                cursor.execute(text)
            while True:
                with _running(cursor):
                    found = cursor.fetchmany(most)
                if not found:
                    return
                yield found
        finally:
            cursor.close()

    def map(
        self, name: str, text: str, function: Callable[..., Iterable[Row]], types: Mapping[str, str]
    ) -> None:
        made: list[Row] = []
        for row in self.rows(text):
            check()
            made.extend(function(**row))
        self.load(name, {column: [row.get(column) for row in made] for column in types}, types)

    def read(self, name: str, paths: Sequence[Path], types: Mapping[str, str], rows: int | None = None) -> None:
        if not paths:
            self.load(name, {column: [] for column in types}, types)
            return
        columns = ", ".join(
            f"cast({identifier(column)} as {SQL_TYPES[kind]}) as {identifier(column)}" for column, kind in types.items()
        )
        import duckdb

        try:
            # Looked at first: a few bytes of Parquet may spell out more rows than any disk holds.
            ((found,),) = self._execute(f"select sum(num_rows) from parquet_file_metadata([{_quoted(*paths)}])")
            if rows is not None and found != rows:
                raise WrongUse(f"{found:,} rows of statements", expected=f"{rows:,}, as the ledger says", do="add their sources again",
                               file=str(paths[0].parent))  # fmt: skip
            self.make(name, f"select {columns} from read_parquet([{_quoted(*paths)}], union_by_name = true)")
        except duckdb.Error as error:
            raise WrongUse(
                f"statements that cannot be read ({_said(error)})", do="add their sources again",
                expected="the Parquet files that headstamp wrote", file=str(paths[0].parent),
            ) from error  # fmt: skip

    def save(self, path: Path, *texts: str) -> int:
        import duckdb

        written: list[Path] = []

        def copied(text: str) -> int:
            with fresh_file(path.parent) as file:
                written.append(Path(file.name))
            return self._copy(text, written[-1])

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            count = sum(map(copied, texts))
            if len(texts) > 1:
                copied(f"select * from read_parquet([{_quoted(*written)}])")
            written[-1].replace(path)
        except (duckdb.IOException, duckdb.PermissionException, OSError) as error:
            raise NoSpace(
                f"no way to write {path.name} ({_said(error)})",
                expected="room on the disk and the right to write there", do="make room and run the command again",
                file=str(path),
            ) from error  # fmt: skip
        finally:
            for part in written:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
        return count

    def _copy(self, text: str, path: Path) -> int:
        """Write the rows of a ``select``; gives how many."""
        ((count,),) = self._execute(f"copy ({text}) to {_quoted(path)} ({WRITTEN})")
        return int(count)

    def keep(self) -> None:
        """Let the tables that were made stay in the file ``into``, once the engine is closed.

        Raises:
            NoSpace: they cannot be written.
        """
        import duckdb

        try:
            self._connection.execute("commit")
        except (duckdb.IOException, OSError) as error:
            raise NoSpace(f"no way to write tables ({_said(error)})", expected="room on the disk",
                          do="make room and run the command again") from error  # fmt: skip

    def close(self) -> None:
        self._connection.close()
        self._done()


class _Scope(DuckEngine):
    """A schema of its own in the engine ``outer``, gone when it is closed."""

    def __init__(self, outer: DuckEngine, schema: str) -> None:
        self._schema = f"memory.{identifier(schema)}"
        self._scopes = outer._scopes
        self._path = f"{self._schema},{outer._path or 'memory.main'}"
        self._connection = outer._connection.cursor()
        self._execute(f"create schema {self._schema}")
        self._execute(f"set search_path = {literal(self._path)}")

    def close(self) -> None:
        import duckdb

        with suppress(duckdb.Error):  # it, or the engine, may be closed already
            self._connection.execute(f"drop schema if exists {self._schema} cascade")
        self._connection.close()


def _said(error: Exception) -> str:
    """The first line of an error's words; DuckDB wraps those of the system in JSON."""
    words = str(error)
    with suppress(ValueError, TypeError, KeyError):
        words = json.loads(words)["exception_message"]
    return next(iter(words.splitlines()), "no words")


@contextmanager
def _running(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Inside, this connection runs a statement.

    Raises:
        KeyboardInterrupt: the user interrupted it (DuckDB tells so by errors of its own).
        NoMemory: memory and temporary files did not suffice.
    """
    import duckdb

    try:
        with stopped_by(connection.interrupt):
            yield
    except duckdb.OutOfMemoryException as error:
        raise NoMemory(f"no memory for a step ({_said(error)})", expected="memory or room on the disk",
                       do="close other programs and run the command again") from error  # fmt: skip
    except (duckdb.InterruptException, RuntimeError) as error:
        # The one where we stopped the query, the other where Python's own answer to Ctrl-C ended it.
        if "interrupt" not in str(error).lower():
            raise
        raise KeyboardInterrupt from error


def _quoted(*paths: Path) -> str:
    """Paths as SQL text literals, with commas between."""
    return ", ".join(literal(str(_place(path))) for path in paths)


def _place(path: Path) -> Path:
    """A path whose folder is the real one: the engine lets in files by where they really lie."""
    return path.parent.resolve() / path.name
