"""The JSON Schema of a struct, written out in full so that a person can read it from top to bottom."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from tools.schemas.docstrings import field_docs, summary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLACE = "#/parts/"


def schema_of(struct: type[Struct], title: str, identifier: str) -> dict[str, Any]:
    """The schema of what one struct is in JSON.

    Args:
        struct: the outermost struct.
        title: one line for the reader of the schema.
        identifier: its ``$id``.
    """
    (top,), parts = msgspec.json.schema_components([struct], ref_template=PLACE + "{name}")
    structs = {one.__name__: one for one in _structs(msgspec.inspect.type_info(struct), {})}
    whole = _written_out(top, parts, structs)
    whole.pop("description", None)
    return {"$schema": DIALECT, "$id": identifier, "title": title, **whole}


def _structs(info: Any, found: dict[type[Struct], None]) -> dict[type[Struct], None]:
    """All structs within a type."""
    if isinstance(info, msgspec.inspect.StructType) and info.cls not in found:
        found[info.cls] = None
        for field in info.fields:
            _structs(field.type, found)
    for name in ("item_type", "key_type", "value_type", "type"):
        if hasattr(info, name):
            _structs(getattr(info, name), found)
    for inner in (*getattr(info, "types", ()), *getattr(info, "item_types", ())):
        _structs(inner, found)
    return found


def _written_out(said: Any, parts: dict[str, Any], structs: dict[str, type[Struct]]) -> Any:
    """A schema with every reference replaced by what it names, and with what each field means."""
    if isinstance(said, list):
        return [_written_out(one, parts, structs) for one in said]
    if not isinstance(said, dict):
        return said
    if "$ref" in said:
        name = said["$ref"].removeprefix(PLACE)
        made: dict[str, Any] = _written_out(parts[name], parts, structs)
        made.pop("title", None)
        docs = field_docs(structs[name])
        # What a field means here says more than what its type is in general.
        made["properties"] = {
            key: {"description": docs[key], **_but(one, "description")} if key in docs else one
            for key, one in made["properties"].items()
        }  # fmt: skip
        return {"description": summary(structs[name]), **_but(made, "description")}
    made = {key: _written_out(one, parts, structs) for key, one in said.items()}
    if made.get("enum") and len(made["enum"]) == 1:
        made["const"] = made.pop("enum")[0]
    return _plain_union(made) if "anyOf" in made else made


def _but(said: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: one for name, one in said.items() if name != key}


def _plain_union(said: dict[str, Any]) -> dict[str, Any]:
    """One list of types in place of several schemas that say no more than a type; of a whole or another number, a number."""
    bare = [one["type"] for one in said["anyOf"] if set(one) == {"type"}]
    bounded = [one for one in said["anyOf"] if set(one) != {"type"}]
    types = [one for one in bare if one != "integer" or "number" not in bare]
    rest = _but(said, "anyOf")
    if not bounded:
        return {"type": types[0] if len(types) == 1 else types, **rest}
    one = bounded[0]
    if len(bounded) == 1 and types == ["null"] and isinstance(one.get("type"), str) and one["type"] in ("integer", "number", "string"):
        return {**one, "type": [one["type"], "null"], **rest}
    if len(bounded) == 1 and types == ["null"] and "enum" in one:
        return {"enum": [*one["enum"], None], **_but(one, "enum"), **rest}
    return {"anyOf": [*({"type": one} for one in types), *bounded], **rest}
