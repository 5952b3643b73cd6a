"""A case made of a few rows, read and resolved the way every case is: for tests of what resolve and trace make of it."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from headstamp.casefile.case import Case, init_folder
from headstamp.casefile.tables import lay_out
from headstamp.collect.add import add
from headstamp.resolve import parties, same_order, states, united

Rows = Sequence[Mapping[str, str]]

SIPRI = (
    "recipient", "supplier", "year_of_order", "year_of_order_uncertain", "number_ordered", "number_ordered_uncertain",
    "designation", "description", "number_delivered", "number_delivered_uncertain", "years_of_delivery", "status",
    "comments", "tiv_unit", "tiv_order", "tiv_delivered", "source_line",
)  # fmt: skip
EU = (
    "year", "importer_m49", "importer_iso3", "importer", "exporter_m49", "exporter_iso3", "exporter", "rating",
    "value_eur",
)  # fmt: skip
TRANSFERS = (
    "transfer_id", "supplier", "recipient", "end_user", "designation", "class", "quantity_low", "quantity_high",
    "quantity_hedge", "unit", "stage", "status", "form", "date_low", "date_high", "money_low", "money_high", "currency", "part_of",
    "same_as", "said", "source_url", "reliability",
)  # fmt: skip
STATES = ("state", "name", "from", "to", "successor_of", "standing", "sovereign", "sipri_name", "names")
PARTIES = ("party", "type", "state", "part_of", "names", "from", "to")
COLUMNS = {"sipri": SIPRI, "eu_exports": EU, "transfers": TRANSFERS, "states": STATES, "parties": PARTIES}

BORDERS: Rows = (
    {"state": "SUHH", "name": "Soviet Union", "from": "1922-12-30", "to": "1991-12-25", "names": "USSR"},
    {"state": "RUS", "name": "Russia", "from": "1991-12-26", "successor_of": "SUHH", "names": "Russian Federation"},
    {"state": "UKR", "name": "Ukraine", "from": "1991-12-26"},
    {"state": "YUCS", "name": "Yugoslavia", "from": "1918-12-01", "to": "1992-04-26"},
    {"state": "CSXX", "name": "Serbia and Montenegro", "from": "1992-04-27", "to": "2006-06-04", "successor_of": "YUCS",
     "names": "FR Yugoslavia"},
    {"state": "SRB", "name": "Serbia", "from": "2006-06-05", "successor_of": "CSXX"},
    {"state": "MNE", "name": "Montenegro", "from": "2006-06-03"},
    {"state": "FRA", "name": "France", "from": "1816-01-01"},
    {"state": "CHN", "name": "China", "from": "1816-01-01"},
    {"state": "KWT", "name": "Kuwait", "from": "1961-06-19"},
    {"state": "QAT", "name": "Qatar", "from": "1971-09-03"},
    {"state": "GBR", "name": "United Kingdom", "from": "1816-01-01", "sipri_name": "United Kingdom", "names": "UK"},
    {"state": "IRQ", "name": "Iraq", "from": "1932-10-03", "names": "Irak"},
    {"state": "SYR", "name": "Syria", "from": "1946-04-17"},
)  # fmt: skip
"""Some states: three seats that passed on, a border of 2006, and names that are said in two ways."""

FORCES: Rows = (
    {"party": "Iraqi forces", "type": "force", "state": "IRQ", "part_of": "Iraq", "names": "Iraqi security forces"},
    {"party": "Iraqi army", "type": "force", "state": "IRQ", "part_of": "Iraqi forces"},
    {"party": "Northern Region", "type": "region", "state": "IRQ"},
    {"party": "Northern forces", "type": "force", "state": "IRQ", "part_of": "Northern Region"},
    {"party": "Hill rebels", "type": "armed_group", "names": "Hill rebels (Syria)*"},
    {"party": "French army", "type": "force", "state": "FRA", "part_of": "France"},
    {"party": "Alliance of the North", "type": "organisation"},
)  # fmt: skip
"""Parties: parts of Iraq, a region that stands in it, rebels, a part of another state, an organisation of several."""


def write(path: Path, columns: Sequence[str], rows: Rows) -> Path:
    """Write rows as CSV; a cell that a row does not have is empty."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def resolved(case: Case) -> Case:
    """Lay out a case's tables and resolve its names."""
    lay_out(case)
    states.resolve(case)
    parties.resolve(case)
    united.resolve(case)
    same_order.resolve(case)
    return case


def case_of(folder: Path, **tables: Rows) -> Case:
    """A resolved case of these tables, by the names of :data:`COLUMNS`; without rows a table is left out."""
    case = init_folder(folder / "case")
    for name, rows in tables.items():
        if rows:
            add(case, write(folder / f"{name}.csv", COLUMNS[name], rows), told_as=name)
    return resolved(case)
