"""Takes tables and plain SQL of the shared subset. Gives tables.

Gives Arrow tables (anything that carries ``__arrow_c_stream__``), the same rows on every engine.
Never cleans a value: text, numbers and dates are cleaned in Python when a statement is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

Row = dict[str, Any]


class Engine(Protocol):
    """What the stages ask of an engine. ``name`` is a table's name inside it.

    A text of SQL is made of constants; ``values`` stand for its question marks, in their order. Where a text takes no values, as
    that of a view, words get into it through :mod:`headstamp.engine.quoting` alone.
    """

    def load(self, name: str, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> None:
        """Make table ``name`` from equal-long columns; ``types`` gives text, whole, number or flag for each."""

    def make(self, name: str, text: str, values: Sequence[Any] = ()) -> None:
        """Make table ``name`` from one ``select``."""

    def define(self, name: str, text: str) -> None:
        """Let ``name`` stand for one ``select``, which is run whenever it is asked for."""

    def sql(self, text: str) -> Any:
        """Run one ``select``; gives an Arrow table."""

    def rows(self, text: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one ``select``; gives its rows as dictionaries (for answers, not for hot paths)."""

    def map(
        self, name: str, text: str, function: Callable[..., Iterable[Row]], types: Mapping[str, str]
    ) -> None:
        """Make table ``name``: ``function`` is called once for each row of ``select`` (distinct values, please)
        with its columns as keyword arguments, and gives the rows to keep."""

    def read(self, name: str, paths: Sequence[Path], types: Mapping[str, str], rows: int | None = None) -> None:
        """Make table ``name`` from Parquet files, an empty one of these columns where there are none; ``rows``, where it is known,
        is how many all of them hold."""

    def save(self, path: Path, *texts: str) -> int:
        """Write the rows of one ``select`` after another, each in its order, as one Parquet file, whole or not at all; gives
        how many."""

    def close(self) -> None:
        """Let go of memory and files."""
