"""What the fields of a struct mean: the strings below them in the source."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache

from msgspec import Struct, structs


def field_docs(struct: type[Struct]) -> dict[str, str]:
    """For each field of a struct that says what it means, by its key in JSON, the words on one line."""
    told: dict[str, str] = {}
    for one in reversed(struct.__mro__):
        if issubclass(one, Struct) and one is not Struct:
            told |= _docs_of_module(one.__module__).get(one.__name__, {})
    return {field.encode_name: told[field.name] for field in structs.fields(struct) if field.name in told}


def summary(struct: type[Struct]) -> str:
    """The docstring of a struct on one line."""
    return " ".join((inspect.getdoc(struct) or "").split())


@cache
def _docs_of_module(name: str) -> dict[str, dict[str, str]]:
    """By class and field, what the string below each field says."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    found: dict[str, dict[str, str]] = {}
    for one in tree.body:
        if not isinstance(one, ast.ClassDef):
            continue
        for field, below in zip(one.body, one.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _words(below):
                found.setdefault(one.name, {})[field.target.id] = " ".join(_words(below).split())
    return found


def _words(node: ast.stmt) -> str:
    is_string = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return node.value.value if is_string else ""  # type: ignore[attr-defined]
