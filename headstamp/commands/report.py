"""``headstamp report``: write the page that an investigator publishes."""

from __future__ import annotations

from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer
from headstamp.commands.progress import shown_progress
from headstamp.nouns.printable import printable


def report(
    case: CaseArgument,
    out: Annotated[str, typer.Option(help="The folder of the report; by default 'report' in the case.")] = "",
    json: JsonOption = False,
) -> None:
    """Writes the report of a case: one page that needs no network (index.html), and its figures (figures.json).

    Example: headstamp report my-case --out public
    """
    import headstamp

    with shown_progress() as progress, headstamp.open_case(case) as opened:
        made = headstamp.report(opened, out or None, progress=progress)
    if json:
        print_answer(made)
    else:
        print("\n".join(printable(path) for path in made.wrote))
