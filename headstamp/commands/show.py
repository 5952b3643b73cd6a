"""``headstamp show``: one thing by its id, with what speaks for it and against it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table
from headstamp.nouns.printable import printable
from headstamp.nouns.read_as import read_as
from headstamp.phrases.match_text import match_text


def show(
    case: CaseArgument,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An id, its first digits, a row's own name (I001), RULE:WHAT (candidates:I001), or "
                            "FILE#PLACE (items.csv#line=2).")
    ],
    json: JsonOption = False,
) -> None:
    """Shows a source, a statement, a row, a finding or a judgement; for a row, also how each cell was read and which model its name
    was matched to, and why.

    Example: headstamp show iraq-2014 I001, or the states that may have made it: headstamp show iraq-2014 candidates:I001
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        shown = headstamp.show(opened, identifier)
    if json:
        print_answer(shown)
        return
    print(printable(f"{shown.noun} {shown.id} ({shown.kind}) {shown.locator or ''}"))
    read: dict[str, list[str]] = {}
    for one in shown.statements:
        read.setdefault(one.property, []).append(read_as(one.said, one.canon, one.low, one.high, one.hedge))
    print_table("", ("field", "value", *(["read as"] if read else [])), [
        (key, value, *(["; ".join(filter(None, read.get(key, [])))] if read else [])) for key, value in _in_words(shown.fields).items()
    ])  # fmt: skip
    for title, ids in (("Support", shown.support), ("Against", shown.against), ("Judgements", shown.judgements)):
        if ids:
            print_table(title, ("id",), [(one,) for one in ids])


def _in_words(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as the table shows them."""
    return fields | {"match": match_text(fields["match"])} if "match" in fields else fields
