"""Answers that are tables: the same list for Arrow, pandas, polars and a notebook.

One row an entry, one column a field. The fields of a part become columns of their own (``count_low``), a list of words stays a
list, and a list of parts is one text of JSON, as ``--json`` prints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from msgspec import inspect

from headstamp.answers.answer import Answer, Part

if TYPE_CHECKING:
    import arro3.core
    import pandas
    import polars

SHOWN = 50
"""Most rows that a notebook shows."""
TEXT, WHOLE, NUMBER, FLAG, TEXTS, JSON = "text", "whole", "number", "flag", "texts", "json"

Path = tuple[str, ...]
"""The fields that lead to a value, from the entry inward."""


class TableAnswer(Answer, frozen=True, kw_only=True):
    """An answer whose main part is a list of entries."""

    LISTED: ClassVar[str]
    """the field that holds the list"""

    def to_arrow(self) -> arro3.core.Table:
        """The list as a table of Arrow, which every library that reads ``__arrow_c_stream__`` takes."""
        from arro3.core import Table

        kinds = _kinds(_entry_type(type(self)))
        return Table.from_pydict({name: _array(values, kinds[name][1]) for name, values in self._columns().items()})

    def to_pandas(self) -> pandas.DataFrame:
        """The list as a data frame of pandas.

        Raises:
            ModuleNotFoundError: pandas is not installed.
        """
        try:
            import pandas
        except ModuleNotFoundError as error:
            raise _missing("pandas") from error
        return pandas.DataFrame(self._columns())

    def to_polars(self) -> polars.DataFrame:
        """The list as a data frame of polars.

        Raises:
            ModuleNotFoundError: polars is not installed.
        """
        try:
            import polars
        except ModuleNotFoundError as error:
            raise _missing("polars") from error
        return polars.DataFrame(self.to_arrow())

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The list for any library that reads Arrow's stream interface."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        """The list as a notebook shows it; every word is escaped."""
        columns = self._columns()
        entries: list[Part] = getattr(self, self.LISTED)
        head = "".join(f"<th>{escape(name)}</th>" for name in columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_shown(values[at]))}</td>" for values in columns.values()) + "</tr>\n"
            for at in range(min(len(entries), SHOWN))
        )
        more = f"\n<p>and {len(entries) - SHOWN:,} more</p>" if len(entries) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>{more}"

    def _columns(self) -> dict[str, list[Any]]:
        entries: list[Part] = getattr(self, self.LISTED)
        return {
            name: [_value(entry, path, kind) for entry in entries] for name, (path, kind) in _kinds(_entry_type(type(self))).items()
        }


def _array(values: list[Any], kind: str) -> arro3.core.Array:
    """One column in Arrow."""
    from arro3.core import Array, DataType, list_array

    if kind == TEXTS:
        ends = accumulate((len(words) for words in values), initial=0)
        return list_array(Array(list(ends), DataType.int32()), Array([word for words in values for word in words], DataType.string()))
    types = {WHOLE: DataType.int64(), NUMBER: DataType.float64(), FLAG: DataType.bool()}
    return Array(values, types.get(kind, DataType.string()))


def _missing(library: str) -> ModuleNotFoundError:
    return ModuleNotFoundError(
        f"found no {library}; expected it to be installed; do: pip install {library}, or use to_arrow()", name=library
    )


def _entry_type(answer: type[TableAnswer]) -> type[Part]:
    """The struct of the entries of an answer's list."""
    (field,) = (one for one in msgspec.structs.fields(answer) if one.name == answer.LISTED)
    listed = inspect.type_info(field.type)
    assert isinstance(listed, inspect.ListType)
    assert isinstance(listed.item_type, inspect.StructType)
    assert issubclass(listed.item_type.cls, Part)
    return listed.item_type.cls


@cache
def _kinds(entry: type[Part]) -> dict[str, tuple[Path, str]]:
    """The columns of an entry: of each the fields that lead to it, and of what kind its values are."""
    return {"_".join(names): (path, kind) for names, path, kind in _flat(inspect.type_info(entry), (), ())}


def _flat(info: inspect.Type, names: Path, path: Path) -> Iterator[tuple[Path, Path, str]]:
    kinds = [one for one in (info.types if isinstance(info, inspect.UnionType) else (info,)) if not isinstance(one, inspect.NoneType)]
    if len(kinds) == 1 and isinstance(kinds[0], inspect.StructType):
        for field in kinds[0].fields:
            yield from _flat(field.type, (*names, field.encode_name), (*path, field.name))
    else:
        yield names, path, _kind(kinds)


def _kind(kinds: list[inspect.Type]) -> str:
    """Of what kind the values of a column are."""
    first, *others = kinds
    if any(isinstance(one, inspect.FloatType) for one in kinds):
        return NUMBER
    if others:
        return JSON
    if isinstance(first, inspect.ListType | inspect.VarTupleType):
        is_words = isinstance(first.item_type, inspect.StrType)
        return TEXTS if is_words else JSON
    plain = {inspect.StrType: TEXT, inspect.LiteralType: TEXT, inspect.IntType: WHOLE, inspect.BoolType: FLAG}
    return plain.get(type(first), JSON)


def _value(entry: Any, path: Path, kind: str) -> Any:
    """The value of an entry in one column; None where a part on the way is missing."""
    for name in path:
        if entry is None:
            return None
        entry = getattr(entry, name)
    if entry is None:
        return [] if kind == TEXTS else None
    if kind == JSON:
        return msgspec.json.encode(entry).decode()
    return float(entry) if kind == NUMBER else list(entry) if kind == TEXTS else entry


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:,g}" if isinstance(value, float) else str(value)
