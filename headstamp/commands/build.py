"""``headstamp build``: answer the standing questions of a case."""

from __future__ import annotations

from headstamp.commands.output import CaseArgument, JsonOption, print_answer
from headstamp.commands.progress import shown_progress


def build(case: CaseArgument, json: JsonOption = False) -> None:
    """Answers the standing questions of a case and stores the findings. Steps whose inputs are unchanged are skipped.

    Example: headstamp build my-case
    """
    import headstamp

    with shown_progress() as progress, headstamp.open_case(case) as opened:
        made = headstamp.build(opened, progress=progress)
    if json:
        print_answer(made)
    else:
        print(
            f"wrote {len(made.wrote)}, skipped {len(made.skipped)}: {', '.join(made.wrote) or 'nothing new'}"
        )
