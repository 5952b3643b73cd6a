"""The map of the code: what each package takes, gives and never does; the question behind each SQL file."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tools.pages.commands import table

PACKAGE = Path(__file__).resolve().parents[2] / "headstamp"


def packages() -> str:
    """Every package with the first lines of its docstring, from the ground up as its folders stand."""
    rows = []
    for path in sorted(PACKAGE.rglob("__init__.py")):
        folder = path.parent.relative_to(PACKAGE).as_posix()
        if folder == "." or folder.startswith("collect/registers/"):
            continue
        told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        rows.append((f"`{folder}/`", *_promises(told)))
    return table(("folder", "takes", "gives", "never"), rows)


def _promises(told: str) -> tuple[str, ...]:
    """What a package says that it takes, gives and never does, without the three words."""
    found = re.match(r"Takes (.*?)\sGives (.*?)\sNever (.*)", told, re.DOTALL)
    return tuple(_plain(part).replace(" Gives ", " ") for part in found.groups()) if found else (_plain(told), "", "")


def modules(folder: str) -> str:
    """The modules right below a folder of the package, each with the first sentence of its docstring."""
    rows = []
    for path in sorted((PACKAGE / folder).glob("*.py")):
        if path.name == "__init__.py":
            continue
        told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        rows.append((f"`{path.name}`", _plain(told.split("\n\n")[0])))
    return table(("file", "what it is for"), rows)


def tables() -> str:
    """The tables that ``lay_out`` makes, each with the question that its SQL answers."""
    from headstamp.casefile.tables import TABLES

    rows = []
    for name in TABLES:
        path = PACKAGE / "casefile" / "tables" / f"{name}.sql"
        rows.append((f"`{name}`", _question(path) if path.is_file() else "Which bounds do the words of a quantity give?"))
    return table(("table", "the question that it answers"), rows)


def _question(path: Path) -> str:
    comment = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            break
        comment.append(line[2:].strip())
    return _plain(" ".join(comment).split("?")[0] + "?")


def _plain(text: str) -> str:
    """A docstring as one line of Markdown."""
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", " ".join(text.split())).replace("``", "`")
