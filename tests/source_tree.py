"""The package's own text, read as text: which modules there are, and what each imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "headstamp"


class Module(NamedTuple):
    """One file of a package: its dotted name, its path, whether it is an ``__init__``, and its syntax tree."""

    name: str
    path: Path
    is_package: bool
    tree: ast.Module


class Import(NamedTuple):
    """One import: the line, and the dotted name that it asks for (``from a import b`` asks for ``a.b``)."""

    line: int
    name: str


def modules(package: Path = PACKAGE) -> list[Module]:
    """Read every Python file under a package's folder, in the order of their names."""
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = list(path.relative_to(package.parent).with_suffix("").parts)
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found.append(Module(name, path, is_package, ast.parse(path.read_text("utf-8"), str(path))))
    return found


def imports(tree: ast.AST) -> Iterator[Import]:
    """Give every import, wherever it stands, and every ``import_module`` whose name begins with fixed text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (Import(node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            raise AssertionError(f"line {node.lineno}: a relative import hides its layer")
        elif isinstance(node, ast.Call) and _called(node) == "import_module" and (text := _fixed_start(node)):
            yield Import(node.lineno, text)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _fixed_start(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    if isinstance(first, ast.JoinedStr) and first.values:
        first = first.values[0]
    return first.value.rstrip(".") if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
