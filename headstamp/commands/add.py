"""``headstamp add``: read files into a case and account for every record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table, say
from headstamp.commands.progress import shown_progress
from headstamp.nouns.errors import HeadstampError
from headstamp.nouns.values.quantity_text import counted_text

if TYPE_CHECKING:
    from headstamp.answers.add import AddedFile, VagueWord

REFUSED_ROWS = 1
SHOWN = 5
"""Names that are not understood, of a file, that are printed."""


def add(
    case: CaseArgument,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Registers and field tables, CSV or XLSX.")
    ],
    told_as: Annotated[
        str, typer.Option("--as", help="The register that the files come from, or a value that is not in them (treaty=ATT).")
    ] = "",
    vintage: Annotated[str, typer.Option(help="The day on which the publisher issued the files, YYYY-MM-DD.")] = "",
    mapping: Annotated[
        str, typer.Option(help="A register.yml that says how to read the files; 'headstamp map' writes one.")
    ] = "",
    corrects: Annotated[
        str, typer.Option(metavar="FILE", help="The file of the case that these correct: rows with the same ids replace its rows.")
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Exit with code 1 if a row or a cell is refused.")] = False,
    json: JsonOption = False,
) -> int:
    """Imports files and reports what happened to every row.

    Example: headstamp add my-case trade-register.csv items.xlsx
    """
    import headstamp

    try:
        with shown_progress() as progress, headstamp.open_case(case) as opened:
            made = headstamp.add(
                opened, *files, told_as=told_as, vintage=vintage, mapping=mapping, corrects=corrects,
                progress=progress,
            )
    except HeadstampError as error:
        # What could be read stays added, whatever became of the rest.
        if not json and error.beside.get("files"):
            _print_accounts(case, error.beside["files"])
        if not_read := error.beside.get("not_read"):
            say(f"{counted_text(len(not_read), 'file')} not processed: {', '.join(not_read)}")
        raise
    if json:
        from headstamp.answers.add import AddAnswer

        print_answer(AddAnswer(files=made))
    else:
        _print_accounts(case, made)
    return REFUSED_ROWS if strict and any(one.refused or one.cells for one in made) else 0


def _print_accounts(case: str, made: list[AddedFile]) -> None:
    """What became of each file, and what else a user should know of it."""
    print_table(
        "", ("file", "register", "records", "read", "refused", "cells", "joined", "skipped", "statements", "known"),
        [(one.file, "asks: " + ", ".join(one.asks) if one.asks else one.register or "not a register", one.records,
          one.read, one.refused, one.cells, one.joined, one.skipped, one.statements, one.known) for one in made],
    )  # fmt: skip
    for one in made:
        for note in one.notes:
            say(f"{one.file}: note: {note}")
        if one.asks and one.register:
            say(f"{one.file}: cannot tell the {one.asks[0]} from the file; add --as {one.asks[0]}=…")
        elif len(one.asks) == 1:
            say(f"{one.file}: other tables look just like {one.asks[0]}; if it is {one.asks[0]}, add --as {one.asks[0]}")
        elif one.asks:
            say(f"{one.file}: name the register with --as, one of {', '.join(one.asks)}")
        if one.vague:
            told = "; ".join(_named(word) for word in one.vague[:SHOWN])
            more = f"; and {len(one.vague) - SHOWN} more, which --json lists" if len(one.vague) > SHOWN else ""
            say(f"{one.file}: {counted_text(len(one.vague), 'name')} not understood: {told}{more}")
        if one.refused or one.cells:
            parts = [counted_text(one.refused, "row")] * bool(one.refused) + [counted_text(one.cells, "cell")] * bool(one.cells)
            say(f"{one.file}: {' and '.join(parts)} refused: see 'headstamp refused {case}'")


def _named(vague: VagueWord) -> str:
    """A word that is on no list, with its column, its rows, and the word of the list that it is most like."""
    closest = f", closest: {vague.closest}" if vague.closest else ""
    return f"{vague.word!r} ({vague.column}, {counted_text(vague.rows, 'row')}{closest})"
