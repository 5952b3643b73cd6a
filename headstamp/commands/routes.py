"""``headstamp routes``: by which routes items came to a holder, and what was lost to it."""

from __future__ import annotations

from typing import Annotated

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table
from headstamp.nouns.values.quantity_text import (
    amount_text,
    bounds_text,
    counted_text,
    number_text,
    range_text,
    share_text,
)


def routes(
    case: CaseArgument,
    holder: Annotated[str, typer.Option(help="The holder; by default the case's own.")] = "",
    with_parts: Annotated[
        bool, typer.Option("--with-parts", help="Count the holder's branches too.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Shows the routes by which items came to a holder, as bounds on counts and shares, and the losses that sources report.

    Example: headstamp routes iraq-2014 --holder "Islamic State"
    """
    import headstamp

    with headstamp.open_case(case) as opened:
        answer = headstamp.routes(
            opened, holder=holder or None, with_parts=with_parts
        )
    if json:
        print_answer(answer)
        return
    items = answer.items
    shares = [share_text(one.share.low, one.share.high) for one in items.routes]
    base = number_text(items.base)
    print_table(
        f"{counted_text(items.total, 'item')} with {answer.holder}; shares of the {base} not known to be craft-made",
        ("route", "name", "items", "share"),
        [(one.route, one.name, range_text(one.count.low, one.count.high), share)
         for one, share in zip(items.routes, shares, strict=True)],
    )  # fmt: skip
    if answer.apart:
        apart = answer.apart
        print(f"not included: {apart.route} {apart.name}: {bounds_text(apart.count.low, apart.count.high, 'item')}")
    print()
    accounts = counted_text(len(answer.events), "account")
    print_table(
        f"{accounts} of losses to {answer.holder} (some are parts of others, some conflict; never added up)",
        ("id", "route", "from", "what", "quantity", "part of", "conflicts with", "status"),
        [(e.id, e.route, "; ".join(e.from_party), e.designation,
          amount_text(e.quantity.low, e.quantity.high, e.unit), "; ".join(e.part_of),
          "; ".join(e.conflicts), e.status) for e in answer.events],
    )  # fmt: skip
