"""``headstamp types``: the catalogue of what was documented with a holder."""

from __future__ import annotations

from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table
from headstamp.nouns.values.quantity_text import bounds_text, counted_text
from headstamp.phrases.type_text import evidence_text, numbers_text


def types(
    case: CaseArgument,
    holder: Annotated[str, typer.Option(help="The holder; by default the case's own.")] = "",
    with_parts: Annotated[bool, typer.Option("--with-parts", help="Count the holder's branches too.")] = False,
    json: JsonOption = False,
) -> None:
    """Counts the types documented with a holder, at least and at most, and prints the catalogue.

    Example: headstamp types iraq-2014 --holder "Islamic State"
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        answer = headstamp.types(opened, holder=holder or None, with_parts=with_parts)
    if json:
        print_answer(answer)
        return
    print_table(
        f"{bounds_text(answer.at_least, answer.at_most, 'type')} with {answer.holder}; "
        f"{counted_text(answer.undecided, 'item is', 'items are')} not identified and may each be one more",
        ("class", "type", "numbers that sources give", "best evidence from one row", "row"),
        [(one.weapon_class, one.designation, numbers_text(one.numbers), evidence_text(one.evidence), one.evidence.row)
         for one in sorted(answer.types, key=lambda one: (one.weapon_class, str(one.designation)))],
    )  # fmt: skip
