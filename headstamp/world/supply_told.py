"""What registers and tables tell of an invented world: orders, exports, facts of supply, finds and losses."""

from __future__ import annotations

import random

from headstamp.world.cast import CLASSES, SPLIT, Cast
from headstamp.world.facts import Export, Order, Told

HEAVY = {
    "KH-62": ("tank", "tank"), "MR-3": ("anti-tank missile", "anti_tank_missile"),
    "AL-9": ("transport aircraft", "aircraft"), "BT-8": ("armoured personnel carrier", "apc"),
}  # fmt: skip
"""Designations in the register of orders, what it calls them there, and the class that this is."""

def draw_orders(draw: random.Random, cast: Cast) -> tuple[Order, ...]:
    """Orders of major arms: plain ones, and each sort that counts otherwise or is told twice."""

    def order(supplier: str, *years: int, recipient: str = cast.recipient, comments: str = "", **more: bool) -> Order:
        designation = draw.choice(list(HEAVY))
        number = str(draw.randint(4, 60))
        return Order(recipient, supplier, min(years, default=2008) - draw.randint(0, 3), designation, HEAVY[designation][0], number,
                     number if years else "", years, comments, **more)  # fmt: skip

    plain = []
    for supplier in (*cast.suppliers[:6], cast.sister):
        for _ in range(draw.randint(1, 3)):
            first = draw.randint(SPLIT + 1, 2015)
            plain.append(order(supplier, *range(first, first + draw.randint(1, 3)), uncertain=draw.random() < 0.3))
    doubled = order(cast.suppliers[1], 2007, 2008, comments="Second-hand; aid")
    alike = order(cast.suppliers[2], 2010)
    return (
        *plain,
        order(cast.vanished, 1979, 1980), order(cast.heir, 2006, 2011), order(cast.suppliers[0], 1984),
        order(cast.shared, 1985), order(cast.shared, 2009),
        order(cast.suppliers[6]),  # ordered, never delivered
        order(cast.suppliers[7])._replace(delivered="12"),  # delivered, nobody says when
        doubled, doubled,
        alike, alike._replace(ordered="99", delivered="98"),  # another order that has the same key
        order(cast.suppliers[3], 2012, comments="Bröderna version; from stock", broken=True),
        order(cast.suppliers[4], 2009, recipient=cast.neighbour), order(cast.unseen, 2008, recipient=cast.neighbour),
        order(cast.unseen, 2010, recipient=f"{cast.militia} ({cast.recipient})*"),
        order("unknown supplier(s)", 2013),
        order("unknown supplier(s)", 2006, comments=f"Supplier could be {cast.heir}"),
        order("unknown supplier(s)", 2007, comments=f"Supplier could be {cast.unseen} or {cast.heir}"),
    )  # fmt: skip


def draw_exports(draw: random.Random, cast: Cast) -> tuple[Export, ...]:
    """Reported exports: of a state that the register of orders has too, and of one that nobody else names."""
    return tuple(
        Export(year, importer, exporter, rating, draw.randint(1, 900) * 1000)
        for exporter in (cast.suppliers[0], cast.suppliers[8])
        for importer in (cast.recipient, cast.neighbour)
        for year in sorted(draw.sample(range(2003, 2013), 3))
        for rating in ("ML 1", "ML 6")
    )


def draw_told(draw: random.Random, cast: Cast) -> tuple[Told, ...]:
    """Facts of supply: one for each rule by which a row is certain, possible or none at all."""
    to, by = (cast.recipient,), cast.suppliers
    year = draw.randint(2005, 2013)
    rows = (
        Told("", (by[5],), to, "delivered", "delivered", f"{year}-02", f"{year}-05-17", weapon_class="rifle"),
        Told("", (by[9],), to, "delivered", "delivered", "2004-01-01", "2006-12-31"),
        Told("", (by[10],), to, "shipped", "alleged", "2010", "2010"),
        Told("", (by[6],), to, "contracted", "contracted", "2009", "2009"),
        Told("", (by[7],), (cast.recipient, cast.neighbour), "delivered", "delivered", "2011", "2011"),
        Told("", (by[6],), to, "delivered", "delivered", "2012", "2012", end_users=(cast.militia,)),
        Told("", (by[8],), to, "delivered", "delivered", "2013", "2013", end_users=(cast.division,)),
        Told("", (by[4],), (cast.army,), "delivered", "delivered", "2008-03-01", "2008-03-01"),
        Told("", (cast.unseen,), (cast.militia,), "delivered", "delivered", "2009", "2009"),
        Told("", (by[2], by[10]), to, "delivered", "delivered", "2006", "2006"),
        Told("", ("Western states",), to, "delivered", "delivered", "2007", "2007"),
        Told("", ("Western states",), to, "shipped", "shipped", "2008", "2008"),
        Told("", (by[9],), to, "delivered", "delivered"),
        Told("", (by[10],), to, "proposed", "pledged", "2012", "2012"),
        Told("", (by[6],), to, "unknown", "unknown", "2012", "2012", form="licensed_production"),
        Told("", (cast.vanished,), to, "delivered", "delivered", "1984", "1986", weapon_class="rifle"),
        _named("VK-11", by[1], to, "2003"), _named("VK-12", by[2], (cast.army,), "2005"), _named("OS-4", by[3], to, "2004"),
        _named("OS-5", by[4], (cast.neighbour,), "2004"), _named("TN-9", by[0], (cast.militia,), "2008"),
        _named("TN-9", by[5], to, "2018"),
    )
    return tuple(row._replace(name=f"P{number:03d}") for number, row in enumerate(rows, 1))


def _named(model: str, supplier: str, to: tuple[str, ...], year: str) -> Told:
    """A delivery of a model that finds are of too."""
    return Told("", (supplier,), to, "delivered", "delivered", year, year, weapon_class=CLASSES[model], designation=model)
