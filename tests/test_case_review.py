"""The bundled case beside what it was taken from: nothing is changed but what the review lists."""

from __future__ import annotations

import csv
import re

import pytest

from tests.case_tables import FREE, KEYS, RESTRICTED, Row, read, shared_data, table
from tests.source_tree import ROOT

pytestmark = pytest.mark.shared

UNCHANGED = [
    "places", "gwstates", "weapon_types_siso_2009", "eu_exports_to_iraq_2003-2012", "eu_brokering_iraq",
    "sipri_excerpt_iraq", "sipri_excerpt_armed_groups", "producers_from_sipri", "aliases_from_sipri",
]  # fmt: skip


@pytest.mark.parametrize("name", UNCHANGED)
def test_files_that_stand_as_published(name: str) -> None:
    there = shared_data() / "demo" / f"{name}.csv"
    here = next(folder / f"{name}.csv" for folder in (FREE, RESTRICTED) if (folder / f"{name}.csv").is_file())
    assert here.read_bytes() == there.read_bytes()


def test_the_transit_rows_are_those_for_iraq() -> None:
    whole = read(shared_data() / "demo" / "dutch_transit_arms_selected.csv")
    assert list(table("dutch_transit_iraq")) == [row for row in whole if row["destination"].strip() == "Irak"]


@pytest.mark.parametrize(
    ("name", "source", "heads", "column", "place"),
    [("eu_missions_iraq", "eu/mission.csv", 0, 3, "IQ"), ("dutch_licences_iraq", "dutch/export_licences_2004-2014.csv", 1, 11, "IRAK")],
)
def test_the_rows_of_registers_are_those_for_iraq(name: str, source: str, heads: int, column: int, place: str) -> None:
    with (shared_data() / "registers" / source).open(encoding="utf-8", newline="") as there:
        whole = list(csv.reader(there))
    with (FREE / f"{name}.csv").open(encoding="utf-8", newline="") as here:
        assert list(csv.reader(here)) == whole[:heads] + [row for row in whole[heads:] if row[column] == place]


def shortened(cell: str) -> str:
    """A cell as the review prints it."""
    one_line = " ".join(cell.split()).replace("|", "\\|")
    return (one_line if len(one_line) <= 160 else one_line[:157] + "…") or "–"


def reviewed() -> set[tuple[str, str, str, str]]:
    """Row, field, was, now of every line of the review's table."""
    text = (ROOT / "docs" / "reviews" / "iraq-2014.md").read_text(encoding="utf-8")
    put_right = text.split("## Put right")[1].split("## Known and left")[0]
    cells = [re.split(r"(?<!\\) \| ", line[2:-2]) for line in put_right.splitlines() if line.startswith("| ")]
    assert all(len(line) == 5 and line[4] for line in cells)
    return {(line[0], line[1], line[2], line[3]) for line in cells[1:]}


@pytest.mark.parametrize("name", sorted(KEYS))
def test_every_changed_cell_is_in_the_review(name: str) -> None:
    key, listed = KEYS[name], reviewed()
    before = {row[key]: row for row in read(shared_data() / "demo" / f"{name}.csv")}
    after: dict[str, Row] = {row[key]: row for row in table(name)}
    dropped = (
        (ROOT / "docs" / "reviews" / "iraq-2014.md").read_text(encoding="utf-8").split("## Put right")[0]
    )
    assert set(after) <= set(before)
    for gone in set(before) - set(after):
        assert f"| {name} | {gone} |" in dropped, gone
    for first, row in after.items():
        for column, now in row.items():
            was = before[first].get(column, "")
            if was == now:
                continue
            lines = [line for line in listed if line[:2] == (f"{name}:{first}", column)]
            assert any(line[2] == shortened(was) for line in lines), (name, first, column)
            assert any(line[3] == shortened(now) for line in lines), (name, first, column)
