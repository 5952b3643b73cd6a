"""``headstamp judge``: decide one thing, or undo a decision."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_json
from headstamp.nouns.printable import printable


def judge(
    case: CaseArgument,
    identifier: Annotated[str, typer.Argument(metavar="ID", help="What is judged: an id of 'headstamp review', or of anything.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="accept, reject, same, different, unsure or undo.")],
    because: Annotated[str, typer.Option(help="The reason, in words.")],
    value: Annotated[str, typer.Option(help="What is accepted: a model, a state's code, a party, a route.")] = "",
    judged_by: Annotated[str, typer.Option("--judge", help="Who decides: a role, no private name.")] = "a person",
    json: JsonOption = False,
) -> None:
    """Append a judgement. It overrides a rule from the next question on; undo, with a judgement's id, takes it back.

    Example: headstamp judge my-case 5e1f… accept --value "Zastava M70" --because "the photo shows its grenade sight"
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        made = headstamp.judge(opened, identifier, verdict, because=because, value=value, judge=judged_by)
    if json:
        print_json("judge", {"judgement": asdict(made)})
    else:
        value = f" {made.value}" if made.value else ""
        print(printable(f"judgement {made.id}: {made.verdict}{value}, about {made.about}"))
