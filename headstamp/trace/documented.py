"""Where items were documented, how, and by which roots: what a sample is made of."""

from __future__ import annotations

from headstamp.answers.documented import Documented, DocumentedHow, DocumentedPlace, DocumentedRoot
from headstamp.casefile.case import Case
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.finding import Finding
from headstamp.nouns.values.iso_day import iso_day
from headstamp.nouns.values.text import fold
from headstamp.trace.holder import has_rows, hold

RULE = "documented@1"


def documented(case: Case, *, holder: str) -> Documented:
    """What the rows of one holder are a sample of.

    Args:
        case: an open, prepared case.
        holder: a party, by any of its names.
    Raises:
        WrongUse: no row of items names the holder.
    """
    hold(case, holder)
    engine = case.engine
    engine.make("documented_item", "select item.* from item join held_row held on held.item = item.item")
    _place_rows(case)
    total = engine.rows("select count(*) as n, min(seen_first) as first, max(seen_last) as last from documented_item")[0]
    placed = engine.rows(
        """select place, country, latitude, longitude, precision_m, count(*) as rows from documented_place
        group by place, country, latitude, longitude, precision_m
        order by rows desc nulls last, place nulls last, country nulls last"""
    )
    how = engine.rows(
        """select documented, count(*) as rows from documented_item
        group by documented order by 2 desc nulls last, 1 nulls last"""
    )
    roots = engine.rows(
        """select coalesce(root, '') as root, count(*) as rows from documented_item
        group by coalesce(root, '') order by 2 desc nulls last, 1 nulls last"""
    )
    return Documented(
        holder=holder, rows=total["n"], places=[DocumentedPlace(**row) for row in placed],
        unplaced=total["n"] - sum(one["rows"] for one in placed), how=[DocumentedHow(**row) for row in how],
        roots=[DocumentedRoot(**row) for row in roots], first=iso_day(total["first"]), last=iso_day(total["last"]),
    )  # fmt: skip


def _place_rows(case: Case) -> None:
    """Make table ``documented_place``: each row whose place is known, with it."""
    engine = case.engine
    said = [
        row["said"] for row in engine.rows(
            """select distinct said from (
                select place as said from documented_item union all select place as said from place
                union all select country as said from place
            ) told where said is not null order by said nulls last"""
        )
    ]  # fmt: skip
    engine.load("place_word", {"said": said, "folded": [fold(one) for one in said]}, {"said": "text", "folded": "text"})
    text = read_sql(__package__, "documented_place")
    engine.make("documented_place", text)


def findings(case: Case) -> list[Finding[Documented]]:
    """The sample of the case's holder; none where the case names no holder or has no row of it."""
    holder = case.settings.holder
    if not has_rows(case, holder):
        return []
    answer = documented(case, holder=holder)
    support = case.engine.rows(
        """select current.id from current join documented_item on documented_item.item = current.subject
        where current.property in ('place', 'documented', 'holder') order by current.id"""
    )
    return [
        Finding(
            rule=RULE, about=f"documented with {holder}", value=answer, low=answer.rows, high=answer.rows,
            support=tuple(row["id"] for row in support), parameters={"holder": holder},
        )
    ]  # fmt: skip
