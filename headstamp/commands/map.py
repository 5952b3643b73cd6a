"""``headstamp map``: guess what the columns of an unknown table say, and write it down for a person to edit."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from headstamp.commands.output import JsonOption, print_answer, print_table, say


def map_table(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A table that no known register describes: CSV, XLSX or JSON.")],
    save: Annotated[str, typer.Option(help="Where to write the mapping, a register.yml to check and edit.")] = "",
    json: JsonOption = False,
) -> None:
    """Guesses what each column of an unknown table means, with reasons. Nothing is imported by a guess.

    Example: headstamp map customs.csv --save customs.yml
    """
    import headstamp

    mapping = headstamp.guess_mapping(Path(file))
    if save:
        headstamp.save_mapping(mapping, Path(save))
        say(f"wrote {save}: check it, then: headstamp add CASE {file} --mapping {save}")
    if json:
        from headstamp.answers.map import ColumnGuess, MapAnswer

        columns = [ColumnGuess(**asdict(one)) for one in mapping.columns]
        said = asdict(mapping) | {"columns": columns, "key": list(mapping.key), "saved": save or None}
        print_answer(MapAnswer(**said))
        return
    print_table(
        f"{file}: {mapping.rows:,} rows examined, probably about {mapping.kind}",
        ("column", "meaning", "read by", "why", "for example"),
        [(one.name, one.property or "–", one.value or "–", "; ".join(one.why), ", ".join(one.examples)[:60])
         for one in mapping.columns],
    )  # fmt: skip
    unknown = sum(not one.property for one in mapping.columns)
    say(f"{len(mapping.columns) - unknown} of {len(mapping.columns)} columns are understood; rows are identified by "
        + ", ".join(mapping.key))  # fmt: skip
    for note in mapping.notes:
        say(f"note: {note}")
