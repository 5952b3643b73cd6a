"""``headstamp demo``: build the bundled case and its report."""

from __future__ import annotations

from shlex import quote
from typing import Annotated

import typer

from headstamp.commands.output import JsonOption, print_answer, say
from headstamp.commands.progress import shown_progress
from headstamp.nouns.printable import printable


def demo(
    out: Annotated[str, typer.Option(help="The folder in which the case folder is made.")] = "build",
    json: JsonOption = False,
) -> None:
    """Builds the bundled case iraq-2014, prints its main answers and writes its report.

    Example: headstamp demo --out build
    """
    import headstamp
    from headstamp.commands.summary import print_summary
    from headstamp.pipeline import stored_findings_read

    with shown_progress() as progress:
        made = headstamp.demo(out, progress=progress)
    if made.missing:
        say(f"not installed, so not included: {', '.join(made.missing)} (install headstamp-case-iraq-2014)")
    if json:
        print_answer(made)
        return
    with headstamp.open_case(made.case) as case, stored_findings_read(case):
        print_summary(case)
    folder = quote(made.case)
    print("\n" + printable(f"Report: {made.wrote[0]}"))
    print("\nNext, for example:")
    print(printable(f"  headstamp bounds {folder} --sensitivity   # which sources the count of states depends on"))
    print(printable(f"  headstamp suppliers {folder}              # each supplier, with its registers and rows"))
