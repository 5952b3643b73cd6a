"""``headstamp review``: what a person should decide."""

from __future__ import annotations

from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table


def review(
    case: CaseArgument,
    listed: Annotated[bool, typer.Option("--list", help="List them all; by default, only the number of each kind.")] = False,
    json: JsonOption = False,
) -> None:
    """Lists what a person has to decide: unknown names of states and parties, and designations that could be several things.

    Example: headstamp review iraq-2014 --list
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        answer = headstamp.review(opened)
    rows = answer.review
    if json:
        print_answer(answer)
    elif listed:
        print_table(
            f"{len(rows)} to decide; 'headstamp judge {case} ID accept --value … --because …' decides one",
            ("id", "kind", "question", "found", "could be", "why"),
            [(row.id[:12], row.kind, row.question, row.found, row.proposed, row.because) for row in rows],
        )  # fmt: skip
    else:
        kinds = sorted({row.kind for row in rows})
        print_table(
            "To decide; --list shows them", ("kind", "how many"),
            [(kind, sum(row.kind == kind for row in rows)) for kind in kinds],
        )  # fmt: skip
