"""``headstamp verify``: does every printed figure recompute from the kept bytes and judgements?"""

from __future__ import annotations

from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table, show
from headstamp.commands.progress import shown_progress
from headstamp.nouns.errors import VerifyDrift
from headstamp.nouns.values.quantity_text import counted_text


def verify(
    case: CaseArgument,
    printed: Annotated[
        str, typer.Option("--report", help="The folder of the report; by default 'report' in the case.")
    ] = "",
    strict_code: Annotated[
        bool, typer.Option("--strict-code", help="Fail if another version or other code of the program wrote the report.")
    ] = False,
    json: JsonOption = False,
) -> int:
    """Rebuilds the case from its stored files and judgements only, and compares every figure with the report.

    A report that another version of the program wrote passes if its figures are the same. Notes say what was not
    compared.

    Example: headstamp verify my-case --strict-code
    """
    import headstamp

    with shown_progress() as progress, headstamp.open_case(case) as opened:
        answer = headstamp.verify(opened, printed or None, progress=progress, strict_code=strict_code)
    if json:
        print_answer(answer)
        return 0 if answer.ok else VerifyDrift.exit_code
    if answer.ok:
        what = "verified" if answer.page == "whole" else "figures verified"
        counted = (("figure", answer.figures), ("finding", answer.findings), ("source", answer.sources),
                   ("judgement", answer.judgements))  # fmt: skip
        show(f"{what}: " + ", ".join(counted_text(number, noun) for noun, number in counted))
    else:
        print_table(
            counted_text(len(answer.failures), "failure"), ("figure", "printed", "recomputed", "why"),
            [(one.figure or one.finding or "", one.printed, one.recomputed, one.reason) for one in answer.failures],
        )  # fmt: skip
    for note in answer.notes:
        show(f"note: {note}")
    return 0 if answer.ok else VerifyDrift.exit_code
