"""How commands print: one JSON object on stdout, or a table; everything else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from headstamp.nouns.printable import json_text, printable

if TYPE_CHECKING:
    from headstamp.answers.answer import Answer

CaseArgument = Annotated[
    str, typer.Argument(metavar="CASE", help="A case folder, or the name of a bundled case.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def print_answer(answer: Answer) -> None:
    """Print an answer as one object, its schema's name first."""
    from headstamp.answers.answer import as_json

    said = json_text(as_json(answer), indent=1, ascii_only=not carries_all_letters(sys.stdout))
    sys.stdout.write(said + "\n")


def show(words: str = "") -> None:
    """Print one line of an answer on stdout; see :func:`headstamp.nouns.printable.printable`."""
    print(printable(words))


def carries_all_letters(stream: TextIO) -> bool:
    """Whether an output is in an encoding of Unicode; an unknown one is taken to be."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().startswith("utf")


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table under its title; title and cells are text and are never read as markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(Text("" if cell is None else printable(str(cell))) for cell in row))
    # A pipe has no width: rows are then as long as they need to be.
    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False, soft_wrap=False)
    if title:
        console.print(Text(printable(title)))
    console.print(table)


def say(words: str) -> None:
    """Tell the user something that is no result, in one line on stderr."""
    print(printable(words), file=sys.stderr, flush=True)
