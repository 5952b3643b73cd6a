"""The way of the items: from those who made them, through those said to have supplied and lost them, to the holder.

For the pictures only: nothing here is a bound, and what no source says is drawn as not known.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

from headstamp.answers.flow import Flow, FlowLink, FlowNode, Maker
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.nouns.finding import Finding
from headstamp.nouns.vocabularies import ROUTES
from headstamp.trace.routes.item_routes import routes_of

RULE = "flow@2"
UNKNOWN = "not known"
SEVERAL = "one of several"
NOT_ESTABLISHED = "D0"
COLUMNS = ("made", "supplied", "lost", "route", "holder")


def findings(case: Case) -> list[Finding[Flow]]:
    """One finding, the way of the items to the case's holder; none where nothing is known."""
    holder = case.settings.holder
    answer = routes_of(case, holder) if holder else None
    total = answer.items.total if answer else 0
    if not total:
        return []
    ways, support = _ways(case)
    if not ways:
        return []
    names = {row["state"]: row["name"] for row in case.engine.rows("select state, name from state order by state, first")}
    nodes, links = _drawn(ways, holder, names)
    value = Flow(holder=holder, items=len(ways), of=total, nodes=nodes, links=links, made_in=_makers(case, ways))
    return [
        Finding(rule=RULE, about=f"the way of the items to {holder}", value=value, low=len(ways), high=len(ways),
                support=tuple(sorted(support)), parameters={"holder": holder})
    ]  # fmt: skip


Way = dict[str, dict[str, frozenset[str]]]
"""For each column the names that are possible, each with the rows that state it; none where nothing is said."""


def _ways(case: Case) -> tuple[list[Way], set[str]]:
    """The ways of all items of which anything is said, and the statements that say so."""
    engine = case.engine
    said: dict[str, dict[str, dict[str, set[str]]]] = {}
    support: set[str] = set()

    def take(column: str, query: str) -> None:
        # The rows of these statements only: a case has many more statements than fit into memory.
        taken = engine.rows(query)
        engine.load("taken", {"id": sorted({str(row["statement"]) for row in taken if row["statement"]})}, {"id": "text"})
        spoken = engine.rows("select id, subject from current where kind in ('Item', 'Custody') and id in (select id from taken)")
        row_of: dict[str, str] = {row["id"]: row["subject"] for row in spoken}
        for row in taken:
            rows = said.setdefault(row["united"], {}).setdefault(column, {}).setdefault(row["name"], set())
            if row["statement"]:
                statement = str(row["statement"])
                support.add(statement)
                rows.add(row_of.get(statement, statement))

    # A territory is drawn by its own name, for it is no state.
    engine.make(
        "named_state",
        "select folded, state from state_name_of union select name.folded, area.name as state from area_name_of name "
        "join area on area.area = name.area",
    )
    take("made", """select held.united, named.state as name, word.statement from held_item held
        join item_word word on word.item = held.item and word.property = 'made_in'
        join named_state named on named.folded = word.canon""")  # fmt: skip
    take("lost", """select held.united, named.party as name, word.statement from held_item held
        join item_word word on word.item = held.item and word.property = 'obtained_from'
        join party_name_of named on named.folded = word.canon""")  # fmt: skip
    take("route", "select united, route as name, statement from route_of_item where route <> 'D0'")
    # A supplier is drawn only where it is said of a loss that fits the item.
    take("supplied", """select held.united, named.state as name, word.statement from held_item held
        join item_from came on came.item = held.item
        join from_party lost on lost.party = came.party
        join lost_to_holder event on event.diversion = lost.diversion and event.class = held.class
            and event.status <> 'denied'
        join diversion_word word on word.diversion = event.diversion and word.property = 'supplier'
        join named_state named on named.folded = word.canon""")  # fmt: skip
    ways = [
        {column: {name: frozenset(rows) for name, rows in sorted(told.get(column, {}).items())} for column in COLUMNS}
        for _, told in sorted(said.items())
    ]  # fmt: skip
    return ways, support


def _drawn(
    ways: list[Way], holder: str, names_of: dict[str, str]
) -> tuple[list[FlowNode], list[FlowLink]]:
    """Nodes and links: an item whose column names several is drawn through one box that says so.

    A link is certain where each of its ends is the only one named, and one row states both: a maker that one source names and
    a supplier that another names make a possible way (decision 024).
    """
    links: Counter[tuple[str, str, bool]] = Counter()
    labels: dict[str, tuple[str, int]] = {}
    for way in ways:
        boxes = []
        for number, column in enumerate(COLUMNS[:-1]):
            names = way[column]
            label = next(iter(names)) if len(names) == 1 else SEVERAL if names else UNKNOWN
            label = names_of.get(label, label)
            if column == "route" and label in ROUTES:
                label = f"{label} {ROUTES[label]}"
            boxes.append((f"{column}:{label}", label, number, list(names.values())))
        # Every row of an item, and every account of a loss to the holder, names the holder.
        boxes.append((f"holder:{holder}", holder, len(COLUMNS) - 1, list[frozenset[str]]()))
        for one, other in pairwise(boxes):
            links[(one[0], other[0], _is_stated(one[3], other[3]))] += 1
        labels |= {box[0]: (box[1], box[2]) for box in boxes}
    return (
        [FlowNode(id=one, label=label, column=column) for one, (label, column) in sorted(labels.items())],
        [FlowLink(source=s, target=t, items=n, certain=sure) for (s, t, sure), n in sorted(links.items())],
    )


def _is_stated(one: list[frozenset[str]], other: list[frozenset[str]]) -> bool:
    """Whether a link is stated by one row: of the rows that name each of its ends, none where an end is not known."""
    if len(one) > 1 or len(other) > 1:
        return False
    return not one or not other or bool(one[0] & other[0])


def _makers(case: Case, ways: list[Way]) -> list[Maker]:
    """The states that are said to have made items, with how many name no other, and how many name others too."""
    certain = Counter(state for way in ways for state in way["made"] if len(way["made"]) == 1)
    possible = Counter(state for way in ways for state in way["made"] if len(way["made"]) > 1)
    spells = {row["state"]: row for row in case.engine.rows("select * from state order by state, first")}
    land = _land(case)
    made = []
    for state in sorted({*certain, *possible} & spells.keys()):
        spell = spells[state]
        vanished = spell["last"] is not None
        made.append(
            Maker(
                state=state, name=spell["name"], certain=certain[state], possible=possible[state],
                drawn_on=[spell["seat"], *sorted(land.get(spell["name"], set()) - {spell["seat"]})] if vanished else [],
                dates=f"{_year(spell['first'])}–{_year(spell['last'])}" if vanished else "",
            )
        )  # fmt: skip
    return made


def _land(case: Case) -> dict[str, set[str]]:
    """From the name of a vanished state to the present-day states that were regions of it."""
    rows: list[Row] = case.engine.rows(
        """select within.whole, region.state from party region join party_within within on within.part = region.party
        where region.type = 'region' and region.state is not null"""
    )
    land: dict[str, set[str]] = {}
    for row in rows:
        land.setdefault(row["whole"], set()).add(row["state"])
    return land


def _year(ordinal: float | None) -> str:
    return "" if ordinal is None else str(date.fromordinal(int(ordinal)).year)
