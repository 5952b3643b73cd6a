"""``headstamp init``: make a new, empty case."""

from __future__ import annotations

from time import perf_counter
from typing import Annotated

import typer

from headstamp.commands.output import JsonOption, print_answer
from headstamp.nouns.printable import printable


def init(
    case: Annotated[str, typer.Argument(metavar="CASE", help="A new folder for the case.")],
    holder: Annotated[str, typer.Option(help="The party whose weapons the case is about.")] = "",
    bare: Annotated[bool, typer.Option("--bare", help="Leave out the packaged tables of states and parties.")] = False,
    json: JsonOption = False,
) -> None:
    """Makes a new case in a folder, with tables of states and parties so that names can be recognised.

    Example: headstamp init my-case --holder "Islamic State"
    """
    import headstamp

    began = perf_counter()
    with headstamp.init(case, holder=holder, bare=bare) as made:
        if json:
            from headstamp.answers.init import InitAnswer

            wrote = ["case.yml", "case.sqlite"]
            print_answer(InitAnswer(case=str(made.path), wrote=wrote, seconds=round(perf_counter() - began, 3)))
        else:
            print(printable(f"Created {made.path}. Next: headstamp add {made.path} FILE…"))
