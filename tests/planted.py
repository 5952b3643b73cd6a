"""A case of a few planted rows, added as CSV files and asked like any other: for tests of candidates, types, review."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import headstamp
from headstamp.casefile.case import Case
from headstamp.collect.field_tables.template import columns_of

Rows = Sequence[Mapping[str, str]]

ALWAYS = {
    "items": {"holder": "Band", "seen_high": "2014-06-30", "reliability": "B", "source_url": "https://example.org/items"},
    "producers": {"reliability": "B", "source_url": "https://example.org/makers", "completeness": "partial"},
    "aliases": {"reliability": "B", "source_url": "https://example.org/names"},
    "transfers": {"reliability": "B", "source_url": "https://example.org/supply", "stage": "delivered"},
    "diversions": {"reliability": "B", "source_url": "https://example.org/losses"},
}  # fmt: skip
"""What a planted row says where it says nothing else."""


def planted(folder: Path, settings: str = "name: planted\n", **tables: Rows) -> Case:
    """An open case of these tables, beside the states that every new case has."""
    folder.mkdir(parents=True, exist_ok=True)
    case = headstamp.init(folder / "case")
    case.close()
    (folder / "case" / "case.yml").write_text(settings, encoding="utf-8")
    case = headstamp.open_case(folder / "case")
    for name, rows in tables.items():
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
