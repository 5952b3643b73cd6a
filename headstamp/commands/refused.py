"""``headstamp refused``: the rows that gave no statement, and those that were mended."""

from __future__ import annotations

from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_json, print_table


def refused(
    case: CaseArgument,
    repaired: Annotated[bool, typer.Option("--repaired", help="List the mended rows instead.")] = False,
    json: JsonOption = False,
) -> None:
    """List refused rows with file, place, reason and the row itself; or the mended ones.

    Example: headstamp refused iraq-2014 --repaired
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        rows = [row for row in headstamp.refused(opened) if row["repaired"] == repaired]
    if json:
        print_json("refused", {"rows": rows})
        return
    print_table(
        "Repaired rows" if repaired else "Refused rows", ("file", "where", "why", "row"),
        [(row["file"], row["locator"], row["reason"], " | ".join(row["row"])[:100]) for row in rows],
    )  # fmt: skip
