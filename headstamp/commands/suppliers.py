"""``headstamp suppliers``: which states supplied a recipient, at which stage, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table
from headstamp.nouns.printable import printable
from headstamp.nouns.values.quantity_text import counted_text, range_text
from headstamp.phrases.supply_text import supply_text, years_text

if TYPE_CHECKING:
    from headstamp.answers.suppliers import FileSpeaks, SuppliedQuantity, SupplySource

SHOWN = 3
"""Most quantities in one cell of the table; --json has them all."""


def suppliers(
    case: CaseArgument,
    recipient: Annotated[
        str, typer.Option(help="The recipient; by default the case's own, in the case's own window.")
    ] = "",
    first: Annotated[str, typer.Option("--from", help="First year, month or day; by default open.")] = "",
    last: Annotated[str, typer.Option("--to", help="Last year, month or day; by default open.")] = "",
    register: Annotated[
        list[str] | None, typer.Option(help="Only this register; repeat for several.")
    ] = None,
    stage: Annotated[
        list[str] | None, typer.Option(help="Only this stage; by default delivered and shipped.")
    ] = None,
    with_parts: Annotated[
        bool,
        typer.Option(
            "--with-parts", help="Also count parties in the recipient's state that are not part of it."
        ),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Counts the states that supplied a recipient, at least and at most, and lists the certain and the possible ones.

    Example: headstamp suppliers iraq-2014 --recipient Iraq --from 2005 --to 2014 --register sipri
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        own = None if recipient or first or last else opened.settings.window
        answer = headstamp.suppliers(
            opened, recipient=recipient or opened.settings.recipient,
            first=own.first if own else first or None, last=own.last if own else last or None, registers=tuple(register or ()),
            stages=tuple(stage or ("delivered", "shipped")), with_parts=with_parts,
        )  # fmt: skip
    if json:
        print_answer(answer)
        return
    print(printable(answer.sentence))
    grouped = answer.grouped
    if answer.answerable and answer.suppliers:
        print(f"If a former state and the state that took over its seat count as one: {range_text(grouped.low, grouped.high)}.")
    if answer.suppliers:
        print()
        print_table(
            "", ("state", "", "stages", "quantities, by register", "years, all rows", "inside", "sources"),
            [(one.name, "certain" if one.certain else "possible", ", ".join(map(_stage, one.stages)),
              _quantities(one.quantities), years_text(one.first, one.last), one.inside, _sources(one.sources))
             for one in answer.suppliers],
        )  # fmt: skip
    if answer.parts:
        for whose in answer.rows_for:
            print(printable(f"for {whose.recipient}: {counted_text(whose.rows, 'row')}"))
    for line in _files(answer.files):
        print(printable(line))
    for warning in answer.warnings:
        print(printable(f"note: {warning}"))


def _files(files: list[FileSpeaks]) -> list[str]:
    """For each register of several files one line that says which file speaks for what."""
    by_register: dict[str, list[str]] = {}
    for one in files:
        file = f"{one.file} of {one.vintage}" if one.vintage else f"{one.file} (no date given)"
        by_register.setdefault(one.register, []).append(f"{file} for {one.speaks_for}")
    return [f"{register}: {'; '.join(found)}" for register, found in by_register.items()]


def _quantities(quantities: list[SuppliedQuantity]) -> str:
    by_register: dict[str, list[str]] = {}
    for one in quantities[:SHOWN]:
        by_register.setdefault(one.register, []).append(supply_text(one))
    told = [f"{register}: {', '.join(words)}" for register, words in by_register.items()]
    return "; ".join(told) + (f"; and {len(quantities) - SHOWN} more" if len(quantities) > SHOWN else "")


def _stage(stage: str) -> str:
    return "not stated" if stage == "unknown" else stage


def _sources(sources: list[SupplySource]) -> str:
    by_register: dict[str, int] = {}
    for one in sources:
        by_register[one.register] = by_register.get(one.register, 0) + 1
    return ", ".join(f"{register} {number}" for register, number in by_register.items())
