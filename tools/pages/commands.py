"""The reference of the commands: what ``--help`` says, and the keys of what ``--json`` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typer.main import get_command

from headstamp.cli import application
from headstamp.commands import COMMANDS

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schemas"


def commands() -> str:
    """One section for each command, in the order of the list that a person can read."""
    return "\n\n".join(_section(name) for name in COMMANDS)


def _section(name: str) -> str:
    every: Any = get_command(application())
    command = every.commands[name]
    said, _, example = (command.help or "").partition("Example:")
    arguments = [one for one in command.params if not one.opts[0].startswith("-")]
    options = [one for one in command.params if one.opts[0].startswith("-")]
    usage = " ".join([name, *(_metavar(one) for one in arguments), *(["[OPTIONS]"] if options else [])])
    parts = [f"### {name}", f"`headstamp {usage}`", " ".join(said.split())]
    if example:
        parts.append(f"Example: `{' '.join(example.split())}`")
    rows = [(_metavar(one), _told(one)) for one in arguments] + [(_option(one), _told(one)) for one in options]
    parts.append(table(("", "meaning"), [(f"`{what}`", told) for what, told in rows]))
    keys = _keys(name)
    if keys:
        parts.append(f"`--json` ([schema](schemas/{name}.schema.json)):\n\n" + keys)
    return "\n\n".join(parts)


def _metavar(argument: Any) -> str:
    shown = str(argument.metavar or argument.name.upper())
    return shown if argument.required else f"[{shown}]"


def _option(option: Any) -> str:
    """An option; ``…`` stands for its value."""
    return str(option.opts[0]) + ("" if getattr(option, "is_flag", False) else " …")


def _told(one: Any) -> str:
    told = " ".join((one.help or "").split())
    needed = one.required and one.opts[0].startswith("-")
    repeats = getattr(one, "multiple", False) and "repeat" not in told
    return told + (" Needed." if needed else "") + (" May be repeated." if repeats else "")


def _keys(name: str) -> str:
    path = SCHEMAS / f"{name}.schema.json"
    if not path.is_file():
        return ""
    schema = json.loads(path.read_text(encoding="utf-8"))
    rows = [(f"`{key}`", said.get("description", "")) for key, said in schema["properties"].items() if key != "schema"]
    return table(("key", "what it holds"), rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown; cells are one line each."""
    made = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    made += ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows]
    return "\n".join(made)
