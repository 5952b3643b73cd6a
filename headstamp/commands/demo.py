"""``headstamp demo``: build the bundled case and its report."""

from __future__ import annotations

from time import perf_counter
from typing import Annotated

import typer

from headstamp.commands.output import JsonOption, print_json, say
from headstamp.nouns.printable import printable


def demo(
    out: Annotated[str, typer.Option(help="The folder below which the case is made.")] = "build",
    json: JsonOption = False,
) -> None:
    """Build the bundled case iraq-2014, print its main answers and write its report.

    Example: headstamp demo --out build
    """
    import headstamp
    from headstamp.commands.summary import print_summary
    from headstamp.pipeline import stored_findings_read

    began = perf_counter()
    made = headstamp.demo(out, progress=say)
    if made["missing"]:
        say(f"not installed, so left out: {', '.join(made['missing'])} (install headstamp-case-iraq-2014)")
    if json:
        print_json("demo", {**made, "seconds": round(perf_counter() - began, 3)})
        return
    with headstamp.open_case(made["case"]) as case, stored_findings_read(case):
        print_summary(case)
    print("\n" + printable(f"report: {made['wrote'][0]}"))
