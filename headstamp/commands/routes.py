"""``headstamp routes``: by which routes items came to a holder, and what was lost to it."""

from __future__ import annotations

from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_json, print_table
from headstamp.nouns.values.quantity_text import range_text


def routes(
    case: CaseArgument,
    holder: Annotated[str, typer.Option(help="The holder; by default the case's own.")] = "",
    with_parts: Annotated[
        bool, typer.Option("--with-parts", help="Count the holder's branches too.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Routes of diversion: of the documented items (bounds on counts and shares), and of what sources say was lost.

    Example: headstamp routes iraq-2014 --holder "Islamic State"
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        answer = headstamp.routes(
            opened, holder=holder or opened.settings.get("holder", ""), with_parts=with_parts
        )
    if json:
        print_json("routes", answer)
        return
    items = answer["items"]
    print_table(
        f"{items['total']} items with {answer['holder']}; shares of the {items['base']} without craft manufacture",
        ("route", "name", "items", "share"),
        [(r["route"], r["name"], range_text(r["count"]["low"], r["count"]["high"]), _share(r["share"])) for r in items["routes"]],
    )  # fmt: skip
    if answer["apart"]:
        apart = answer["apart"]
        print(
            f"apart: {apart['route']} {apart['name']}: {range_text(apart['count']['low'], apart['count']['high'])} items"
        )
    print()
    print_table(
        f"{len(answer['events'])} accounts of losses to {answer['holder']} (parts, wholes and rival accounts; never summed)",
        ("id", "route", "from", "what", "quantity", "unit", "part of", "conflicts with", "status"),
        [(e["id"], e["route"], "; ".join(e["from_party"]), e["designation"],
          range_text(e["quantity"]["low"], e["quantity"]["high"]), e["unit"], "; ".join(e["part_of"]),
          "; ".join(e["conflicts"]), e["status"]) for e in answer["events"]],
    )  # fmt: skip


def _share(share: dict[str, float | None]) -> str:
    low, high = share["low"], share["high"]
    if low is None or high is None:
        return ""
    return f"{low:.0%}" if round(low, 2) == round(high, 2) else f"{low:.0%} to {high:.0%}"
