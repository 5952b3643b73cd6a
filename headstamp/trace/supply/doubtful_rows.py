"""Rows that may concern a question of supply without being known to: what they are, in the answer and in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headstamp.answers.suppliers import Doubt, DoubtfulName, DoubtReason, Supplier
from headstamp.engine import Row
from headstamp.nouns.values.quantity_text import counted_text

NAMED = 8
"""Most names in one sentence; the answer has all."""

SENTENCES: dict[DoubtReason, str] = {
    "unresolved recipient": "{rows} {name} a recipient that may be {recipient}, but no table says so",
    "territory": "{rows} {name} a territory of {recipient} as recipient, not {recipient} itself",
    "no recipient": "{rows} {name} no recipient and may be for {recipient}",
    "end user": "{rows} {name} {recipient} as end user, but another recipient",
    "reported import": "{rows} {is_} what the importer reports, and the exporter's own account of these years is missing",
    "part of exports": "{rows} {is_} for part of exports (such as re-exports), and the account of all exports is missing",
    "unknown": "{rows} {does} not state in which direction the goods went",
    "no stage": "{rows} {does} not state whether anything was shipped or delivered",
}
"""The sentence for the rows of each reason, in the order of the answer."""


def doubts(rows: Sequence[Row]) -> list[Doubt]:
    """The rows of ``supply_doubt``, by reason, the commonest name first."""
    made = []
    for why in SENTENCES:
        own = [row for row in rows if row["why"] == why]
        if own:
            names = Counter(name for _, name in {(row["united"], row["name"]) for row in own} if name)
            ordered = sorted(names, key=lambda one: (-names[one], one))
            listed = [DoubtfulName(name=name, rows=names[name]) for name in ordered]
            made.append(Doubt(why=why, rows=len({row["united"] for row in own}), names=listed))
    return made


def doubt_notes(found: Sequence[Doubt], suppliers: Sequence[Supplier], recipient: str) -> list[str]:
    """The doubts in sentences, and which suppliers are counted for them alone."""
    made = []
    for one in found:
        is_one = one.rows == 1
        said = SENTENCES[one.why].format(
            rows=counted_text(one.rows, "row"), recipient=recipient, name="names" if is_one else "name",
            is_="is" if is_one else "are", does="does" if is_one else "do",
        )  # fmt: skip
        named = ", ".join(f"{name.name} ({name.rows})" for name in one.names[:NAMED])
        more = f" and {len(one.names) - NAMED} more" if len(one.names) > NAMED else ""
        made.append(f"{said}: counted only as possible{f' ({named}{more})' if named else ''}")
    alone = [one.name for one in suppliers if one.only_by_doubt]
    if alone:
        names = counted_text(len(alone), "name is", "names are")
        made.append(f"{names} possible only because of such rows: {', '.join(alone)}")
    return made
