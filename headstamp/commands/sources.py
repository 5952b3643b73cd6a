"""``headstamp sources``: what a case was made from."""

from __future__ import annotations

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table
from headstamp.nouns.values.quantity_text import counted_text


def sources(case: CaseArgument, json: JsonOption = False) -> None:
    """Lists the sources of a case: the files in it, and the pages that they cite.

    Example: headstamp sources iraq-2014
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        answer = headstamp.sources(opened)
    if json:
        print_answer(answer)
        return
    listed = answer.sources
    print_table(
        "Files", ("id", "register", "title", "vintage", "grade", "records", "read", "refused", "cells", "joined"),
        [(s.id[:12], s.register, s.title, s.vintage, s.reliability, s.records, s.read, s.refused,
          s.cells, s.joined) for s in listed if s.held],
    )  # fmt: skip
    held = {s.id: s for s in listed if s.held}
    for s in held.values():
        for told in s.superseded:
            by = held[told.by]
            print(f"\n{s.id[:12]}: not counted as {told.register}: {by.id[:12]} of {by.vintage} is newer and has "
                  "the whole register")  # fmt: skip
        for spoken in s.speaks_for:
            print(f"\n{s.id[:12]}: used for {spoken.what} of {spoken.register}")
        if s.corrects:
            older = held[s.corrects].name if s.corrects in held else "a file that the case does not hold"
            print(f"\n{s.id[:12]}: corrects {s.corrects[:12]} ({older}): its rows replace those of the same ids")
    cited = [s for s in listed if not s.held]
    print(f"\nand {counted_text(len(cited), 'cited source')}; --json lists all in full")
