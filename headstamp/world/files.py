"""An invented world written out as the files that a case is made of: registers in their own forms, and field tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path

from headstamp.world.facts import Order, World

VINTAGE = "2026-05-18"
"""The day on which the register of orders was made, as its preamble gives it."""

PREAMBLE = (
    "An invented trade register; in the form of the trade register of the SIPRI Arms Transfers Database.",
    "A '?' in a column indicates uncertain data.",
    "",
    "Source: an invented world.",
    "Data generated: 18 May 2026 2:29:20 PM",
)
SITE = ("Recipient", "Supplier", "Year of order", " ", "Number ordered", " ", "Weapon designation", "Weapon description",
        "Number delivered", " ", "Year(s) of delivery", "status", "Comments", "SIPRI TIV per unit",
        "SIPRI TIV for total order", "SIPRI TIV of delivered weapons")  # fmt: skip
EXCERPT = ("recipient", "supplier", "year_of_order", "year_of_order_uncertain", "number_ordered", "number_ordered_uncertain",
           "designation", "description", "number_delivered", "number_delivered_uncertain", "years_of_delivery", "status",
           "comments", "tiv_unit", "tiv_order", "tiv_delivered", "source_line")  # fmt: skip

Row = dict[str, object]


def write_files(world: World, folder: Path) -> dict[str, Path]:
    """Write a world's files into a folder, made where it is missing.

    Returns:
        from each file's name without its ending to its path, in the order in which a case reads them. The register
        of orders is there twice: whole, in its site's own form, and the recipient's orders in the form of an excerpt.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths: dict[str, Path] = {}
    for name, rows in TABLES.items():
        paths[name] = folder / f"{name}.csv"
        paths[name].write_text(_table(list(rows(world))), encoding="utf-8", newline="")
    paths["sipri_site"] = folder / "sipri_site.csv"
    paths["sipri_site"].write_bytes(site_form(world.orders).encode("cp1252"))
    paths["sipri_excerpt"] = folder / "sipri_excerpt.csv"
    ours = [order for order in world.orders if order.recipient == world.recipient]
    paths["sipri_excerpt"].write_text(excerpt_form(ours), encoding="utf-8-sig", newline="")
    return paths


def settings_of(world: World) -> dict[str, object]:
    """What the world's ``case.yml`` says."""
    first, last = world.window
    return {
        "name": "invented", "title": f"What {world.holder} held, and where it came from", "holder": world.holder,
        "period": {"from": world.period[0], "to": world.period[1]}, "recipient": world.recipient,
        "window": {"from": str(first), "to": str(last)},
    }  # fmt: skip


def site_form(orders: Iterable[Order]) -> str:
    """Orders as the site writes them: a preamble, cells without quotation marks, here and there a broken line."""
    lines = [*PREAMBLE, ",".join(SITE)]
    for order in orders:
        comments = order.comments.replace(" ", "\n", 1) if order.broken else order.comments
        lines.append(",".join((*_cells(order), comments, "1.5", "", "")))
    return "\n".join(lines) + "\n"


def excerpt_form(orders: Iterable[Order]) -> str:
    """Orders as the bundled excerpts write them: our names of the columns, and the line of the register."""
    rows = [(*_cells(order), order.comments, "1.5", "", "", str(number)) for number, order in enumerate(orders, 12)]
    return _csv([EXCERPT, *rows])


def _cells(order: Order) -> tuple[str, ...]:
    mark = "?" if order.uncertain else ""
    return (
        order.recipient, order.supplier, str(order.ordered_in), "", order.ordered, mark, order.designation, order.description,
        order.delivered, mark, "; ".join(map(str, order.years)), "New",
    )  # fmt: skip


def _cited(at: str, reliability: str = "B", root: str = "") -> Row:
    return {"said": f"as {at} has it", "source_url": f"https://example.org/{at}", "root": root, "source_kind": "dataset",
            "reliability": reliability, "access": "open"}  # fmt: skip


def _states(world: World) -> Iterable[Row]:
    return (
        {"state": one.code, "name": one.name, "from": one.first, "to": one.last, "successor_of": one.successor_of,
         "sipri_name": one.name, "names": "; ".join(one.names)} | _cited("states")
        for one in world.states
    )  # fmt: skip


def _parties(world: World) -> Iterable[Row]:
    return (
        {"party": one.name, "type": one.type, "state": one.state, "part_of": one.part_of, "names": "; ".join(one.names)}
        | _cited("parties") for one in world.parties
    )  # fmt: skip


def _places(world: World) -> Iterable[Row]:
    return (
        {"place": one.name, "country": one.country, "lat": one.latitude, "lon": one.longitude, "precision_m": "25000"}
        | _cited("places") for one in world.places
    )  # fmt: skip


def _producers(world: World) -> Iterable[Row]:
    return (
        {"model": one.model, "family": one.family, "class": one.weapon_class, "producer_state": one.state,
         "kind": one.production, "period_low": one.first, "period_high": one.last, "completeness": one.completeness}
        | _cited(f"{'list' if one.completeness == 'full' else 'note'}/{one.model}", one.reliability)
        for one in world.makers
    )  # fmt: skip


def _aliases(world: World) -> Iterable[Row]:
    return ({"alias": one.alias, "model": one.model, "scope": one.scope} | _cited("names") for one in world.aliases)


def _items(world: World) -> Iterable[Row]:
    return (
        {"item_id": one.name, "designation": one.designation, "class": one.weapon_class, "made_in": "; ".join(one.made_in),
         "year_made_low": one.year, "year_made_high": one.year, "count_low": "1", "count_high": "1",
         "count_hedge": "exact", "holder": "; ".join(one.holders), "place": one.place, "seen_low": one.seen_first,
         "seen_high": one.seen_last, "documented": "photo", "obtained": one.obtained,
         "obtained_from": "; ".join(one.obtained_from), "credibility": one.credibility,
         "same_as": "; ".join(one.same_as)}
        | _cited(f"finds/{one.reliability or 'ungraded'}", one.reliability, one.root)
        for one in world.things
    )  # fmt: skip


def _transfers(world: World) -> Iterable[Row]:
    return (
        {"transfer_id": one.name, "supplier": "; ".join(one.suppliers), "recipient": "; ".join(one.recipients),
         "end_user": "; ".join(one.end_users), "designation": one.designation, "class": one.weapon_class,
         "quantity_low": "10", "quantity_high": "10",
         "quantity_hedge": "exact", "unit": "pieces", "stage": one.stage, "status": one.status, "form": one.form,
         "date_low": one.first, "date_high": one.last}
        | _cited("press", "C") for one in world.told
    )  # fmt: skip


def _diversions(world: World) -> Iterable[Row]:
    return (
        {"diversion_id": one.name, "route": one.route, "route_said": "in its own words",
         "from_party": "; ".join(one.lost_by), "to_party": "; ".join(one.got_by), "class": one.weapon_class,
         "quantity_low": one.low, "quantity_high": one.high, "unit": "pieces", "date_low": one.first,
         "date_high": one.last, "status": one.status, "part_of": one.part_of, "same_as": one.same_as,
         "conflict_with": one.conflict_with}
        | _cited("losses", "C") for one in world.losses
    )  # fmt: skip


def _exports(world: World) -> Iterable[Row]:
    return (
        {"year": one.year, "importer_m49": "", "importer_iso3": "", "importer": one.importer, "exporter_m49": "",
         "exporter_iso3": "", "exporter": one.exporter, "rating": one.rating, "value_eur": one.euro}
        for one in world.exports
    )  # fmt: skip


TABLES: dict[str, Callable[[World], Iterable[Row]]] = {
    "states": _states, "parties": _parties, "places": _places, "producers": _producers, "aliases": _aliases, "items": _items,
    "transfers": _transfers, "diversions": _diversions, "eu_exports": _exports,
}  # fmt: skip


def _table(rows: list[Row]) -> str:
    return _csv([list(rows[0]), *(list(row.values()) for row in rows)])


def _csv(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
