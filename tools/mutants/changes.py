"""Small changes of a rule's text, each of which a test should notice: a bound moved to its edge, a condition left out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

COMPARED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "="}
"""Comparisons of SQL and what each becomes: mostly the same bound with its edge moved in or out."""
CALLED = {"min": "max", "max": "min", "least": "greatest", "greatest": "least"}
PYTHON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SQL_TOKEN = re.compile(r"--[^\n]*|'(?:[^']|'')*'|<=|>=|<>|[<>=]|\b(?:min|max|least|greatest)(?=\()|\band\b(?!\s+\d)", re.IGNORECASE)
_SQL_BETWEEN = re.compile(r"\bbetween\b[^\n]*$", re.IGNORECASE)

_SQL_ENDS = re.compile(
    r"\b(?:and|or|then|else|end|group|order|limit|union|where|join|left|when|having)\b|[();,]|'(?:[^']|'')*'|--[^\n]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Change:
    """One changed text: ``line`` where (from 1), ``what`` was done, ``text`` the whole file afterwards."""

    line: int
    what: str
    text: str


class Mutant(NamedTuple):
    """A changed rule: its file below the package (``trace/supply/supply_row.sql``), and the change."""

    path: str
    change: Change

    @property
    def place(self) -> str:
        """The file and the line."""
        return f"{self.path}:{self.change.line}"


def all_mutants(package: Path, stages: tuple[str, ...]) -> list[Mutant]:
    """Every change of every rule of these folders of the package, ordered by file."""
    paths = [
        path for stage in stages for path in sorted((package / stage).rglob("*")) if path.suffix in {".py", ".sql"}
    ]
    return [Mutant(path.relative_to(package).as_posix(), change) for path in paths for change in changes_of(path)]


def changes_of(path: Path) -> Iterator[Change]:
    """Every change of a file, SQL or Python, in the order of its text."""
    text = path.read_text(encoding="utf-8")
    yield from _of_sql(text) if path.suffix == ".sql" else _of_python(text)


def _of_sql(text: str) -> Iterator[Change]:
    for token in _SQL_TOKEN.finditer(text):
        words, line = token[0].lower(), text.count("\n", 0, token.start()) + 1
        if words in COMPARED or words in CALLED:
            other = COMPARED.get(words) or CALLED[words]
            yield Change(line, f"{words} → {other}", text[: token.start()] + other + text[token.end() :])
        elif words == "and" and not _SQL_BETWEEN.search(text, text.rfind("\n", 0, token.start()) + 1, token.start()):
            # The condition behind an "and" is left out by making it true for all rows.
            yield Change(line, "a condition left out", _without_condition(text, token.end()))


def _without_condition(text: str, start: int) -> str:
    """The text with the condition that begins here made true: up to the next word that ends it on its own level."""
    depth, at = 0, start
    while found := _SQL_ENDS.search(text, at):
        if found[0] == "(":
            depth += 1
        elif found[0] == ")" and depth:
            depth -= 1
        elif not depth and found[0][0] not in "'-":
            break
        at = found.end()
    end = found.start() if found else len(text)
    return f"{text[:start]} true{text[start + len(text[start:end].rstrip()) :]}"


def _of_python(text: str) -> Iterator[Change]:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in PYTHON:
            before, after = node.ops[0], PYTHON[type(node.ops[0])]()
            node.ops[0] = after
            yield Change(line, f"{type(before).__name__} → {type(after).__name__}", ast.unparse(tree))
            node.ops[0] = before
        elif isinstance(node, ast.BoolOp):
            for at, value in enumerate(node.values):
                node.values[at] = ast.Constant(isinstance(node.op, ast.And))
                yield Change(line, f"a part of {type(node.op).__name__.lower()} left out", ast.unparse(tree))
                node.values[at] = value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLED:
            name = node.func.id
            node.func.id = CALLED[name]
            yield Change(line, f"{name} → {CALLED[name]}", ast.unparse(tree))
            node.func.id = name
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            inner = node.operand
            node.operand = ast.UnaryOp(ast.Not(), inner)  # "not not x" says what "x" says
            yield Change(line, "not left out", ast.unparse(tree))
            node.operand = inner
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            value_before = node.value
            node.value = value_before + 1
            yield Change(line, f"{value_before} → {value_before + 1}", ast.unparse(tree))
            node.value = value_before
