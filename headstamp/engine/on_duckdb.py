"""The engine on one machine: DuckDB inside the process; nothing is left on disk but Parquet."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headstamp.engine import Row
from headstamp.engine.interruption import check, stopped_by
from headstamp.nouns.errors import NoSpace, WrongUse

if TYPE_CHECKING:
    import duckdb

ROW_GROUP = 20_480
"""Rows that a file of statements holds together: while it is written, several such groups wait in memory."""
SQL_TYPES = {"text": "VARCHAR", "whole": "BIGINT", "number": "DOUBLE", "flag": "BOOLEAN"}
WRITTEN = f"format parquet, compression zstd, compression_level 1, row_group_size {ROW_GROUP}"
"""How files are written. The first level takes a sixth less processor time than the usual third, for no more bytes."""


class DuckEngine:
    """See :class:`headstamp.engine.Engine` for what each method takes and gives."""

    def __init__(self, memory: str = "2GB") -> None:
        import duckdb

        # Extensions are neither installed nor loaded: offline they cannot be, and none is needed.
        self._connection: duckdb.DuckDBPyConnection = duckdb.connect(
            config={
                "memory_limit": memory,
                # What does not fit into memory goes beside other passing files, not into the user's folder.
                "temp_directory": str(Path(tempfile.gettempdir()) / f"headstamp-{os.getpid()}"),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        # A bar for slow steps would stand among the answers, in the middle of their JSON.
        self._connection.execute("set enable_progress_bar = false")

    def _execute(self, text: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run one statement and give its rows.

        Raises:
            KeyboardInterrupt: the user interrupted it (DuckDB tells so by errors of its own).
            NoSpace: memory and temporary files did not suffice.
        """
        with _running(self._connection):
            return self._connection.execute(text, values).fetchall()

    def load(self, name: str, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> None:
        with self._arriving(columns, types):
            self._execute(f"create or replace table {name} as select * from arriving")

    def append(self, name: str, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> None:
        """Like :meth:`load`, adding to the table where it is there already."""
        with self._arriving(columns, types):
            made = ", ".join(f"{column} {SQL_TYPES[kind]}" for column, kind in types.items())
            self._execute(f"create table if not exists {name} ({made})")
            self._execute(f"insert into {name} select * from arriving")

    def has(self, name: str) -> bool:
        """Whether a table of this name is there."""
        return bool(self._execute("select 1 from information_schema.tables where table_name = ?", [name]))

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

    def make(self, name: str, text: str) -> None:
        self._execute(f"create or replace table {name} as {text}")

    def define(self, name: str, text: str) -> None:
        self._execute(f"create or replace view {name} as {text}")

    def sql(self, text: str) -> Any:
        from arro3.core import Table

        check()
        return Table.from_arrow(self._connection.sql(text))

    def rows(self, text: str) -> list[Row]:
        found = self._execute(text)
        names = [column[0] for column in self._connection.description or []]
        return [dict(zip(names, row, strict=True)) for row in found]

    def pieces(self, text: str, most: int) -> Iterator[list[tuple[Any, ...]]]:
        """Run one ``select``; gives its rows, at most so many at a time. The engine can be used between two pieces."""
        cursor = self._connection.cursor()
        try:
            with _running(cursor):
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

    def read(self, name: str, paths: Sequence[Path], types: Mapping[str, str]) -> None:
        if not paths:
            self.load(name, {column: [] for column in types}, types)
            return
        columns = ", ".join(
            f"cast({column} as {SQL_TYPES[kind]}) as {column}" for column, kind in types.items()
        )
        import duckdb

        try:
            self.make(name, f"select {columns} from read_parquet([{_quoted(*paths)}], union_by_name = true)")
        except duckdb.Error as error:
            raise WrongUse(
                f"statements that cannot be read ({_said(error)})", do="add their sources again",
                expected="the Parquet files that headstamp wrote", file=str(paths[0].parent),
            ) from error  # fmt: skip

    def save(self, path: Path, *texts: str) -> int:
        import duckdb

        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        pieces = [path.with_name(f"{path.name}.{number}.part") for number in range(len(texts))]
        try:
            if len(texts) == 1:
                count = self._copy(texts[0], part)
            else:
                for piece, text in zip(pieces, texts, strict=True):
                    self._copy(text, piece)
                count = self._copy(f"select * from read_parquet([{_quoted(*pieces)}])", part)
            part.replace(path)
        except (duckdb.IOException, OSError) as error:
            raise NoSpace(
                f"no way to write {path.name} ({_said(error)})",
                expected="room on the disk and the right to write there", do="make room and run the command again",
                file=str(path),
            ) from error  # fmt: skip
        finally:
            for written in (part, *pieces):
                with suppress(OSError):
                    written.unlink(missing_ok=True)
        return count

    def _copy(self, text: str, path: Path) -> int:
        """Write the rows of a ``select``; gives how many."""
        ((count,),) = self._execute(f"copy ({text}) to {_quoted(path)} ({WRITTEN})")
        return int(count)

    def close(self) -> None:
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
        NoSpace: memory and temporary files did not suffice.
    """
    import duckdb

    try:
        with stopped_by(connection.interrupt):
            yield
    except duckdb.OutOfMemoryException as error:
        raise NoSpace(f"no memory for a step ({_said(error)})", expected="memory or room on the disk",
                      do="close other programs and run the command again") from error  # fmt: skip
    except (duckdb.InterruptException, RuntimeError) as error:
        # The one where we stopped the query, the other where Python's own answer to Ctrl-C ended it.
        if "interrupt" not in str(error).lower():
            raise
        raise KeyboardInterrupt from error


def _quoted(*paths: Path) -> str:
    """Paths as SQL text literals, with commas between."""
    return ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
