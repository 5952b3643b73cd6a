"""Where items were documented, how, and by which roots: what a sample is made of."""

from __future__ import annotations

from typing import Any

from headstamp.casefile.case import Case
from headstamp.nouns.finding import Finding

RULE = "documented@1"


def documented(case: Case, *, holder: str) -> dict[str, Any]:
    """What the rows of one holder are a sample of.

    Args:
        case: an open, prepared case.
        holder: the holder's name, as the rows give it.
    Returns:
        ``{holder, rows, places: [{place, country, latitude, longitude, precision_m, rows}], unplaced,
        how: [{documented, rows}], roots: [{root, rows}], first, last}``; days are ISO or null; a place is no finer
        than its row of ``places`` says, and one that has no row is counted in ``unplaced``.
    """
    engine = case.engine
    name = "'" + holder.replace("'", "''") + "'"
    engine.make(
        "documented_item",
        f"select item.* from item join item_word word on word.item = item.item "
        f"and word.property = 'holder' and word.said = {name}",
    )
    return {
        "holder": holder,
        "rows": engine.rows("select count(*) as n from documented_item")[0]["n"],
        "places": engine.rows(
            """select place.place, place.country, place.latitude, place.longitude, place.precision_m, count(*) as rows
            from documented_item join place on place.place = documented_item.place
            where place.latitude is not null and place.longitude is not null
            group by place.place, place.country, place.latitude, place.longitude, place.precision_m
            order by rows desc, place.place"""
        ),
        "unplaced": engine.rows(
            """select count(*) as n from documented_item
            where place is null or place not in (select place from place where latitude is not null)"""
        )[0]["n"],
        "how": engine.rows(
            "select documented, count(*) as rows from documented_item group by documented order by 2 desc, 1"
        ),
        "roots": engine.rows(
            """select coalesce(root, '') as root, count(*) as rows from documented_item
            group by coalesce(root, '') order by 2 desc, 1"""
        ),
        **engine.rows("select min(seen_first) as first, max(seen_last) as last from documented_item")[0],
    }


def findings(case: Case) -> list[Finding]:
    """The sample of the case's holder; none where the case names no holder or has no row of it."""
    holder = case.settings.get("holder", "")
    if not holder:
        return []
    answer = documented(case, holder=holder)
    if not answer["rows"]:
        return []
    support = case.engine.rows(
        """select current.id from current join documented_item on documented_item.item = current.subject
        where current.property in ('place', 'documented', 'holder') order by current.id"""
    )
    return [
        Finding(
            rule=RULE, about=f"documented with {holder}", value=answer, low=answer["rows"], high=answer["rows"],
            support=tuple(row["id"] for row in support), parameters={"holder": holder},
        )
    ]  # fmt: skip
