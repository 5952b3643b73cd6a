"""``headstamp report``: write the page that an investigator publishes."""

from __future__ import annotations

from time import perf_counter
from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_json
from headstamp.commands.progress import shown_progress
from headstamp.nouns.printable import printable


def report(
    case: CaseArgument,
    out: Annotated[str, typer.Option(help="The folder of the report; by default 'report' in the case.")] = "",
    json: JsonOption = False,
) -> None:
    """Write the report of a case: one page without network (index.html), and its figures (figures.json).

    Example: headstamp report my-case --out public
    """
    import headstamp

    began = perf_counter()
    with shown_progress() as progress, headstamp.open_case(case) as opened:
        wrote = headstamp.report(opened, out or None, progress=progress)
        folder = str(opened.path)
    if json:
        print_json("report", {"case": folder, "wrote": wrote, "seconds": round(perf_counter() - began, 3)})
    else:
        print("\n".join(printable(path) for path in wrote))
