"""Diversion: by which routes items came to a holder, and what sources say was lost to it (contracts, section 5).

Two blocks that never mix. ``events`` is what sources say was lost; ``items`` is what was documented with the holder.
A route code comes from a table or from a person's judgement; prose alone is D0, not established.
"""

from __future__ import annotations

from headstamp.answers.parts import Ends
from headstamp.answers.routes import CraftMade, ItemRoutes, Route, RouteCount, RoutesAnswer
from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.classes import CLASSES, is_within
from headstamp.nouns.finding import Finding
from headstamp.nouns.vocabularies import ROUTES
from headstamp.trace.holder import folded_names, unknown_holder
from headstamp.trace.routes.loss_accounts import accounts

RULE = "routes@2"
CRAFT = "D16"
"""Illicit or craft manufacture: not diversion, so it stands apart and is in no base."""


def routes(case: Case, *, holder: str | None = None, with_parts: bool = False) -> RoutesAnswer:
    """By which routes the items of a holder came to it, and what was lost to it.

    Args:
        case: an open, prepared case.
        holder: the name of a party, or of several, parted by semicolons; by default the case's own.
        with_parts: whether the holder's branches count too.
    Returns:
        the answer of contracts, section 6 (``routes``). Shares have as base the items without D16; ``low`` counts
        items with only this route, ``high`` those for which it is possible. An item that may be craft-made is in the
        base of ``low``; in that of ``high`` only where it may have come by this route too.
    Raises:
        WrongUse: no row of items and no event names this holder.
    """
    holder = case.settings.holder if holder is None else holder
    answer = routes_of(case, holder, with_parts=with_parts)
    if answer is None:
        raise unknown_holder(case, holder, "a party with documented items or losses")
    return answer


def routes_of(case: Case, holder: str, *, with_parts: bool = False) -> RoutesAnswer | None:
    """The answer of :func:`routes`, or None where no row of items and no event names the holder."""
    _tables(case, holder, with_parts)
    engine = case.engine
    total = engine.rows("select count(distinct united) as n from held_item")[0]["n"]
    events = accounts(case)
    if not total and not events:
        return None
    support: dict[str, list[str]] = {}
    for row in engine.rows(
        "select distinct route, statement from route_of_item where statement is not null order by 2"
    ):
        support.setdefault(row["route"], []).append(row["statement"])
    support["D0"] = support.get("D0", []) + [row["id"] for row in engine.rows(
        "select distinct current.id from current join held_item on held_item.item = current.subject "
        "where current.property = 'holder' and held_item.united not in (select united from route_of_item) order by 1")]  # fmt: skip
    counted = {row["route"]: row for row in engine.rows("select * from route_count order by route")}
    apart = counted.pop(CRAFT, None)
    # An item that may be craft-made is in the base as long as that is not certain. Were it craft-made, the base would be
    # smaller and the share of every other route greater.
    base = total - (int(apart["low"]) if apart else 0)
    surely = total - (int(apart["high"]) if apart else 0)
    told = [
        Route(
            route=code, name=ROUTES[code], count=RouteCount(low=int(row["low"]), high=int(row["high"])),
            share=Ends(low=row["low"] / base, high=row["high"] / (surely + row["or_craft"])),
            support=support.get(code, []),
        )
        for code, row in sorted(counted.items(), key=lambda pair: (-pair[1]["high"], -pair[1]["low"], pair[0]))
    ]  # fmt: skip
    return RoutesAnswer(
        holder=holder, items=ItemRoutes(total=total, base=base, routes=told), events=events,
        apart=CraftMade(route="D16", name=ROUTES[CRAFT], count=RouteCount(low=int(apart["low"]), high=int(apart["high"])),
                        support=support.get(CRAFT, [])) if apart else None,
    )  # fmt: skip


def _tables(case: Case, holder: str, with_parts: bool) -> None:
    """Make held_item, lost_to_holder, from_party, item_from, related_party, class_within, route_of_item, route_count.

    A name that no table of parties knows is a party of its own.
    """
    engine = case.engine
    engine.load("asked_holder", {"party": _parties(case, holder, with_parts)}, {"party": "text"})
    for table, words, row, prop in (
        ("held_by", "item_word", "item", "holder"), ("lost_to", "diversion_word", "diversion", "to_party"),
        ("from_party", "diversion_word", "diversion", "from_party"), ("item_from", "item_word", "item", "obtained_from"),
    ):  # fmt: skip
        engine.make(
            table,
            f"select distinct word.{row}, coalesce(named.party, word.canon) as party from {words} word "
            f"left join party_name_of named on named.folded = word.canon where word.property = '{prop}'",
        )
    engine.make("held_by", "select distinct held_by.item from held_by join asked_holder on asked_holder.party = held_by.party")
    engine.make(
        "lost_to_holder",
        """select distinct event.diversion, event.class, event.route, event.first, event.last, event.status,
            event.class_unread, event.route_unread, word.id as statement
        from diversion event
        join lost_to got on got.diversion = event.diversion
        join asked_holder on asked_holder.party = got.party
        left join current word on word.subject = event.diversion and word.property = 'route'""",
    )
    engine.make(
        "related_party",
        """select part, whole from party_within
        union select party as part, party as whole from from_party
        union select party as part, party as whole from item_from""",
    )
    pairs = [(one, whole) for one in CLASSES for whole in CLASSES if is_within(one, whole)]
    engine.load("class_within", {"class": [p[0] for p in pairs], "whole": [p[1] for p in pairs]},
                {"class": "text", "whole": "text"})  # fmt: skip
    for table in ("held_item", "route_of_item"):
        engine.make(table, read_sql(__package__, table))
    _judged(case)
    engine.make(
        "route_count", read_sql(__package__, "route_count")
    )


def _parties(case: Case, holder: str, with_parts: bool) -> list[str]:
    """The parties that a name, or each of several, stands for; a folded name itself where no table knows it."""
    engine = case.engine
    folded = folded_names(holder)
    engine.load("asked_name", {"folded": folded}, {"folded": "text"})
    known = {row["folded"] for row in engine.rows("select distinct folded from party_name_of")}
    named = "select named.party from party_name_of named join asked_name on asked_name.folded = named.folded"
    if with_parts:
        named = f"select within.part as party from party_within within join ({named}) whole on whole.party = within.whole"
    rows = engine.rows(f"select distinct party from ({named}) found order by party nulls last")
    return [*(row["party"] for row in rows), *(name for name in folded if name not in known)]


def _judged(case: Case) -> None:
    """Let a person's word settle the route of an item: what was accepted about it (question *route*).

    Where rows that are one item were judged to have come by several routes, each of these is possible.
    """
    engine = case.engine
    settled = {about: code for about, code in Decisions.of(case).accepted("route").items() if code in ROUTES}
    rows = engine.rows("select item, united from held_item")
    said = sorted({(row["united"], settled[row["item"]]) for row in rows if row["item"] in settled})
    statements = {row["united"]: row["id"] for row in engine.rows(
        "select held_item.united, min(current.id) as id from held_item join current on current.subject = held_item.item "
        "where current.property = 'holder' group by held_item.united")}  # fmt: skip
    engine.load(
        "judged_route",
        {
            "united": [united for united, _ in said],
            "route": [route for _, route in said],
            "statement": [statements.get(united) for united, _ in said],
        },
        {"united": "text", "route": "text", "statement": "text"},
    )
    engine.make(
        "route_of_item",
        "select * from route_of_item where united not in (select united from judged_route) "
        "union all select united, route, statement from judged_route",
    )


def findings(case: Case) -> list[Finding[RoutesAnswer]]:
    """The routes of the case's holder; none where the case names no holder or knows nothing of it."""
    holder = case.settings.holder
    answer = routes_of(case, holder) if holder else None
    if answer is None:
        return []
    support = {one for route in answer.items.routes for one in route.support}
    support |= {one for event in answer.events for one in event.support}
    against = {one for event in answer.events if event.status == "denied" for one in event.support}
    return [
        Finding(
            rule=RULE, about=f"routes to {holder}", value=answer, low=answer.items.total,
            high=answer.items.total, support=tuple(sorted(support - against)), against=tuple(sorted(against)),
            parameters={"holder": holder},
        )
    ]  # fmt: skip
