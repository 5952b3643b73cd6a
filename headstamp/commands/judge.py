"""``headstamp judge``: decide one thing, or undo a decision."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer
from headstamp.nouns.printable import printable


def judge(
    case: CaseArgument,
    identifier: Annotated[
        str,
        typer.Argument(metavar="ID", help="What is judged: an id of 'headstamp review' or a row (items:I304). For undo: a judgement."),
    ],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="accept, reject, same, different, unsure or undo.")],
    because: Annotated[str, typer.Option(help="The reason, in words.")],
    value: Annotated[str, typer.Option(help="What is accepted: a model, a state, a party, a route; or the other row.")] = "",
    question: Annotated[
        str, typer.Option(help="What is decided, if that is not clear: state, party, model, same or route.")
    ] = "",
    judged_by: Annotated[str, typer.Option("--judge", help="Who decides: a role, not a private name.")] = "a person",
    json: JsonOption = False,
) -> None:
    """Records a judgement about one thing or a pair of rows. It overrides a rule from the next answer on. The verdict undo, with the
    id of a judgement, takes that judgement back.

    Example: headstamp judge my-case 5e1f… accept --value "Zastava M70" --because "the photo shows its grenade sight"
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        made = headstamp.judge(opened, identifier, verdict, because=because, value=value, question=question, judge=judged_by)
    if json:
        from headstamp.answers.judge import JudgeAnswer, JudgementMade

        print_answer(JudgeAnswer(judgement=JudgementMade(**asdict(made))))
    else:
        question = f" ({made.question})" if made.question else ""
        print(printable(f"judgement {made.id}: {made.verdict}{' ' + made.value if made.value else ''}{question}, about {made.about}"))
