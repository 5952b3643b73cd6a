"""A case of a few planted rows, added as CSV files and asked like any other: for tests of candidates, types, review."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import headstamp
from headstamp.casefile.case import Case
from headstamp.collect.template import columns_of

Rows = Sequence[Mapping[str, str]]

STATES: Rows = (
    {"state": "SUHH", "name": "Soviet Union", "from": "1922-12-30", "to": "1991-12-25", "names": "USSR"},
    {"state": "RUS", "name": "Russia", "from": "1991-12-26", "successor_of": "SUHH"},
    {"state": "UKR", "name": "Ukraine", "from": "1991-12-26"},
    {"state": "YUCS", "name": "Yugoslavia", "from": "1918-12-01", "to": "1992-04-26"},
    {"state": "CSXX", "name": "Serbia and Montenegro", "from": "1992-04-27", "to": "2006-06-04",
     "successor_of": "YUCS", "names": "Yugoslavia"},
    {"state": "SRB", "name": "Serbia", "from": "2006-06-05", "successor_of": "CSXX"},
    {"state": "FRA", "name": "France", "from": "1816-01-01"},
    {"state": "CHN", "name": "China", "from": "1816-01-01"},
    {"state": "BEL", "name": "Belgium", "from": "1830-10-04"},
    {"state": "USA", "name": "United States", "from": "1816-01-01"},
    {"state": "IRQ", "name": "Iraq", "from": "1932-10-03"},
)  # fmt: skip

ALWAYS = {
    "items": {"holder": "Band", "seen_high": "2014-06-30", "reliability": "B", "source_url": "https://example.org/items"},
    "producers": {"reliability": "B", "source_url": "https://example.org/makers", "completeness": "partial"},
    "aliases": {"reliability": "B", "source_url": "https://example.org/names"},
    "transfers": {"reliability": "B", "source_url": "https://example.org/supply", "stage": "delivered"},
    "diversions": {"reliability": "B", "source_url": "https://example.org/losses"},
}  # fmt: skip
"""What a planted row says where it says nothing else."""


def planted(folder: Path, settings: str = "name: planted\n", **tables: Rows) -> Case:
    """An open case of these tables; states stand in it unless they are planted too."""
    folder.mkdir(parents=True, exist_ok=True)
    case = headstamp.init(folder / "case")
    case.close()
    (folder / "case" / "case.yml").write_text(settings, encoding="utf-8")
    case = headstamp.open_case(folder / "case")
    for name, rows in ({"states": STATES} | tables).items():
        path = folder / f"{name}.csv"
        path.write_text(as_csv(name, rows), encoding="utf-8")
        headstamp.add(case, path, told_as=name)
    assert not headstamp.refused(case), headstamp.refused(case)
    return case


def as_csv(table: str, rows: Rows) -> str:
    """Rows as a field table; cells that a row leaves out say what :data:`ALWAYS` has."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns_of(table), restval="")
    writer.writeheader()
    writer.writerows([{**ALWAYS.get(table, {}), **row} for row in rows])
    return out.getvalue()
