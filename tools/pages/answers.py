"""The reference of the answers: each struct with its fields, as Python and as JSON call them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, inspect, structs

from tools.pages.commands import table
from tools.schemas.docstrings import field_docs, summary
from tools.schemas.files import COMMANDS, OTHERS


def answers() -> str:
    """One section for each answer, and below it one for each part that it is the first to have."""
    told: set[type[Struct]] = set()
    return "\n\n".join(_section(name, struct, told) for name, struct in (COMMANDS | OTHERS).items())


def _section(name: str, struct: type[Struct], told: set[type[Struct]]) -> str:
    parts = [f"## {name}", f"`{struct.__module__}.{struct.__name__}`: {summary(struct)}", _fields(struct)]
    told.add(struct)
    waiting = [field.type for field in _info(struct).fields]
    while waiting:
        for one in _structs(waiting.pop(0)):
            if one not in told:
                told.add(one)
                parts += [f"### {one.__name__}", summary(one), _fields(one)]
                waiting += [field.type for field in _info(one).fields]
    return "\n\n".join(parts)


def _info(struct: type[Struct]) -> inspect.StructType:
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    return info


def _fields(struct: type[Struct]) -> str:
    docs = field_docs(struct)
    python = {field.encode_name: field.name for field in structs.fields(struct)}
    rows = []
    for field in _info(struct).fields:
        key = field.encode_name
        called = f"`{key}`" if python[key] == key else f"`{key}` (Python: `{python[key]}`)"
        rows.append((called, _type(field.type), docs.get(key, "")))
    return table(("key", "type", "what it holds"), rows)


def _structs(info: inspect.Type) -> list[type[Struct]]:
    """The structs that a type names, without those inside them."""
    if isinstance(info, inspect.StructType):
        return [info.cls]
    inner = [getattr(info, name) for name in ("item_type", "value_type") if hasattr(info, name)]
    return [one for part in (*inner, *getattr(info, "types", ())) for one in _structs(part)]


PLAIN: dict[type[inspect.Type], str] = {
    inspect.StrType: "text", inspect.IntType: "whole number", inspect.FloatType: "number", inspect.BoolType: "yes or no",
    inspect.NoneType: "null", inspect.AnyType: "anything",
}  # fmt: skip


def _type(info: Any) -> str:
    """A type in words."""
    if isinstance(info, inspect.StructType):
        return f"[{info.cls.__name__}](#{info.cls.__name__.lower()})"
    if isinstance(info, inspect.ListType | inspect.VarTupleType):
        return f"list of {_type(info.item_type)}"
    if isinstance(info, inspect.DictType):
        return f"by name, {_type(info.value_type)}"
    if isinstance(info, inspect.LiteralType):
        return " or ".join(f"`{value}`" if value else "empty" for value in info.values)
    if isinstance(info, inspect.UnionType):
        words = [_type(one) for one in info.types]
        return " or ".join(one for one in words if one != "whole number" or "number" not in words)
    return PLAIN[type(info)]
