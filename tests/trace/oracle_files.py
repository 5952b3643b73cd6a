"""The files of registers as plain Python reads them, for the second count of suppliers."""

from __future__ import annotations

import csv
from pathlib import Path


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def read_sipri_site(path: Path) -> list[dict[str, str]]:
    """The orders of a register as its site saves it, where no order is split by a line break."""
    lines = path.read_bytes().decode("cp1252").split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("Recipient,")) + 1
    columns = (
        "recipient",
        "supplier",
        "",
        "",
        "",
        "",
        "",
        "",
        "number_delivered",
        "",
        "years_of_delivery",
        "",
        "comments",
    )
    return [dict(zip(columns, line.split(","), strict=False)) for line in lines[start:] if line.strip()]
