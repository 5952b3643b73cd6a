"""A mapping never changes in silence what a table says: stages that a person wrote, goods that are no arms, its own name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.casefile.tables import lay_out
from tests.collect.reading import written

ORDERS = """Recipient,Supplier,No. ordered,Weapon designation,Year of order,Year of delivery,No. delivered
Algeria,Russia,5,Gun-One 76mm,1996,2001-2003,5
Algeria,Russia,25,Jet-Two,2007,2008-2010,25
"""
MAPPING = """name: user_table
title: user table
publisher: a newsroom
version: 1
kind: Transfer
licence: not told
reliability: B
source_kind: dataset
counts: deliveries
leaves_out: not told
key: [recipient, supplier, designation, delivered]
layouts:
- name: table
  any_order: false
  header:
  - Recipient: recipient
  - Supplier: supplier
  - No. ordered: no_ordered
  - Weapon designation: designation
  - Year of order: ordered
  - Year of delivery: delivered
  - No. delivered: no_delivered
columns:
  recipient: {property: recipient, value: states}
  supplier: {property: supplier, value: states}
  designation: {property: designation, value: designation}
COLUMNS
ignored: IGNORED
defaults: {DEFAULTS}
"""


def stages(tmp_path: Path, columns: dict[str, str], defaults: str) -> list[dict[str, Any]]:
    """The transfers of :data:`ORDERS`, read with a mapping of these properties, in order of stage and first day."""
    cleaners = {"ordered": "year", "delivered": "years", "no_ordered": "count", "no_delivered": "quantity"}
    lines = [f"  {name}: {{property: {prop}, value: {'count' if '.quantity' in prop else cleaners[name]}}}" for name, prop in columns.items()]
    ignored = "{" + ", ".join(f"{name}: not needed" for name in cleaners if name not in columns) + "}"
    text = MAPPING.replace("COLUMNS", "\n".join(lines)).replace("IGNORED", ignored).replace("DEFAULTS", defaults)
    if "delivered" not in columns:
        text = text.replace("designation, delivered]", "designation]")
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, written(tmp_path / "orders.csv", ORDERS), mapping=written(tmp_path / "m.yml", text))
        lay_out(case)
        return case.engine.rows(
            "select stage, status, quantity_low as low, quantity_high as high, first is null as undated from transfer "
            "order by stage, quantity_low, first"
        )


def test_an_order_beside_it_does_not_overrule_the_stage_that_a_person_wrote(tmp_path: Path) -> None:
    rows = stages(tmp_path, {"ordered": "order_date", "delivered": "date", "no_delivered": "quantity"},
                  "stage: delivered, status: delivered, unit: pieces")  # fmt: skip
    assert [(row["stage"], row["low"], row["high"]) for row in rows] == [
        ("contracted", None, None), ("contracted", None, None), ("delivered", 5, 5), ("delivered", 25, 25),
    ]  # fmt: skip


def test_orders_and_deliveries_of_one_row_each_keep_their_numbers(tmp_path: Path) -> None:
    columns = {"ordered": "order_date", "delivered": "delivered.year", "no_ordered": "contracted.quantity",
               "no_delivered": "delivered.quantity"}  # fmt: skip
    for defaults in ("stage: unknown", "stage: delivered", "stage: contracted"):
        rows = stages(tmp_path / defaults.split()[1], columns, defaults)
        assert [(row["stage"], row["low"], row["undated"]) for row in rows] == [
            ("contracted", 5, False), ("contracted", 25, False), ("delivered", 5, False), ("delivered", 25, False),
        ], defaults  # fmt: skip


def test_a_number_without_a_stage_is_of_the_stage_that_a_person_wrote(tmp_path: Path) -> None:
    """It is that of the order where the rows are orders, and it never gives the days of a delivery to an order."""
    plain = {"ordered": "order_date", "no_delivered": "quantity"}
    rows = stages(tmp_path / "a", plain, "stage: contracted")
    assert [(row["stage"], row["low"], row["undated"]) for row in rows] == [("contracted", 5, False), ("contracted", 25, False)]
    rows = stages(tmp_path / "b", {"delivered": "date", "no_ordered": "contracted.quantity"}, "stage: delivered")
    assert [(row["stage"], row["undated"]) for row in rows] == [("contracted", True)] * 2 + [("delivered", False)] * 2


@pytest.mark.parametrize("amount", [True, False])
def test_what_is_of_no_stage_does_not_vanish_beside_an_order(tmp_path: Path, amount: bool) -> None:
    columns = {"ordered": "order_date", "delivered": "date"} | ({"no_delivered": "quantity"} if amount else {})
    rows = stages(tmp_path, columns, "stage: unknown")
    assert [row["stage"] for row in rows] == ["contracted", "contracted", "unknown", "unknown"]
    assert [row["low"] for row in rows[2:]] == ([5, 25] if amount else [None, None])
