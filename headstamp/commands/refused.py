"""``headstamp refused``: the rows and cells that were not read, and the rows that were repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table

if TYPE_CHECKING:
    from headstamp.answers.refused import RefusedRow

SHOWN = 120
"""Most characters of a row that the table shows; --json has it whole."""


def refused(
    case: CaseArgument,
    repaired: Annotated[bool, typer.Option("--repaired", help="List the repaired rows instead.")] = False,
    json: JsonOption = False,
) -> None:
    """Lists refused rows and cells with file, place, reason and the row itself; or the repaired rows.

    If only a cell cannot be read, its row still counts, and the value of the cell is unknown.

    Example: headstamp refused iraq-2014 --repaired
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        rows = [row for row in headstamp.refused(opened).rows if row.repaired == repaired]
    if json:
        from headstamp.answers.refused import RefusedAnswer

        print_answer(RefusedAnswer(rows=rows))
        return
    print_table(
        "Repaired rows" if repaired else "Refused rows and cells", ("file", "where", "why", "row"),
        [entry for row in rows for entry in _entries(row)],
    )  # fmt: skip


def _entries(row: RefusedRow) -> list[tuple[str, str, str, str]]:
    """A refused row in one line of the table, a repaired one in as many as it has in its file."""
    lines = (
        [shortened(line) for line in row.row] if row.repaired else [shortened(" | ".join(row.row))]
    )
    first, *rest = lines or [""]
    return [(row.file, row.locator, row.reason, first), *(("", "", "", line) for line in rest)]


def shortened(words: str) -> str:
    """Words of which a table shows the beginning and the end."""
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 30]} … {words[-27:]}"
