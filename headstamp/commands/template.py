"""``headstamp template``: an empty field table to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headstamp.commands.output import say


def template(
    table: Annotated[
        str, typer.Argument(metavar="TABLE", help="items, transfers, diversions, producers, aliases, …")
    ],
    out: Annotated[
        str, typer.Option(help="Where to write: a .csv or .xlsx file; by default the header on stdout.")
    ] = "",
    odk: Annotated[
        str, typer.Option(help="Where to write the table's form for phones: an XLSForm (.xlsx) for ODK and KoboToolbox.")
    ] = "",
) -> None:
    """Writes an empty field table, in XLSX with a second sheet that explains each column; or a form for phones.

    Example: headstamp template items --out items.xlsx
    """
    import headstamp

    if odk:
        headstamp.odk_form(table, Path(odk))
        say(f"wrote {odk}")
    if out:
        headstamp.template(table, Path(out))
        say(f"wrote {out}")
    elif not odk:
        print(",".join(headstamp.columns_of(table)))
