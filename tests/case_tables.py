"""The files of the bundled case as plain rows, and what their names mean: for tests only."""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from headstamp.nouns.values.text import fold
from tests.source_tree import ROOT

FREE = ROOT / "headstamp" / "cases" / "iraq_2014"
REFERENCE = ROOT / "headstamp" / "reference"
RESTRICTED = ROOT / "cases" / "iraq-2014" / "headstamp_case_iraq_2014"

Row = dict[str, str]

KEYS = {
    "items": "item_id", "transfers": "transfer_id", "diversions": "diversion_id", "trace_facts": "fact_id",
}  # fmt: skip
"""Tables whose rows other rows name, and the column that names a row."""


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a file of the case, free or restricted, by its name without ``.csv``."""
    path = next(folder / f"{name}.csv" for folder in (FREE, REFERENCE, RESTRICTED) if (folder / f"{name}.csv").is_file())
    return tuple(read(path))


def read(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def case_yml() -> dict[str, Any]:
    """What ``case.yml`` says."""
    said: dict[str, Any] = yaml.safe_load((FREE / "case.yml").read_text(encoding="utf-8"))
    return said


def parts(cell: str) -> list[str]:
    """The values of a cell that lists several."""
    return [part for part in (piece.strip() for piece in cell.split(";")) if part]


@cache
def rows_by_reference() -> dict[str, Row]:
    """Every row that another may name, as ``table:id``."""
    return {f"{name}:{row[key]}": row for name, key in KEYS.items() for row in table(name)}


def references(name: str, row: Row, column: str) -> list[str]:
    """The rows that a cell names, as ``table:id``."""
    return [part if ":" in part else f"{name}:{part}" for part in parts(row.get(column, ""))]


@cache
def states_by_name() -> dict[str, set[str]]:
    """Folded name to the codes of the states that bear it."""
    named: dict[str, set[str]] = {}
    for row in table("states"):
        for name in (row["name"], row["sipri_name"], *parts(row["names"])):
            if name:
                named.setdefault(fold(name), set()).add(row["state"])
    return named


@cache
def parties_by_name() -> dict[str, set[str]]:
    """Folded name to the parties that bear it."""
    named: dict[str, set[str]] = {}
    for row in (*table("parties"), *table("parties_from_sipri")):
        for name in (row["party"], *parts(row["names"])):
            named.setdefault(fold(name), set()).add(row["party"])
    return named


def shared_data() -> Path:
    """The folder of the real registers; skips the test where it is missing."""
    told = os.environ.get("HEADSTAMP_SHARED")
    folder = (Path(told) if told else ROOT.parent / "shared") / "data"
    if not folder.is_dir():
        pytest.skip("no ../shared/data beside the repository; set HEADSTAMP_SHARED")
    return folder
