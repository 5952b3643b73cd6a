"""What a name in a supplier's cell means, and which states a comment offers for an unknown one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from headstamp.resolve.supplier_names import candidates
from tests.resolved_case import BORDERS, FORCES, case_of

NAMES = re.compile(r"(?:serbia and montenegro|united kingdom|kuwait|france|serbia|qatar|china|uk)(?!\w)")


@pytest.mark.parametrize(
    ("comments", "offered"),
    [
        ("Second-hand; supplier is Kuwait; Qatar or United Kingdom", ["kuwait", "qatar", "united kingdom"]),
        ("Supplier could be UK or Qatar; aid", ["uk", "qatar"]),
        ("Supplier possibly Serbia and/or China", ["serbia", "china"]),
        ("supplier probably Serbia and Montenegro", ["serbia and montenegro"]),
        ("Supplier is a possibly France", ["france"]),
        ("Second-hand; possibly from Qatar", ["qatar"]),
        ("Supplier probably Qatar (probably from China production)", ["qatar"]),
        ("supplier possibly China; for Launcher-2 made in France", ["china"]),
        ("supplier could be UK or Ruritania", ["uk", None]),
        ("supplier possibly France or delivered via France", ["france", None]),
        ("engine for 5 carriers from Kuwait; financed by Qatar", []),
        ("Supplier is a NATO state", []),
        ("Supplier uncertain; possibly second-hand", []),
        ("Second-hand (probably from France)", []),
        ("supplier Francestown", []),
        ("", []),
    ],
)
def test_only_the_clause_on_the_supplier_offers_states(comments: str, offered: list[str | None]) -> None:
    assert candidates(comments, NAMES) == offered


@pytest.mark.parametrize(
    ("name", "senses"),
    [
        ("France", {("state", "FRA")}),
        ("french army", {("part", "FRA")}),
        ("unknown supplier(s)", {("unknown", None)}),
        ("Unknown", {("unknown", None)}),
        ("Western states", {("group", None)}),
        ("others", {("group", None)}),
        ("NATO member states", {("group", None)}),
        ("China and other Asian states", {("group", None), ("named", "CHN")}),
        ("China and France", {("named", "CHN"), ("named", "FRA")}),
        ("France / China", {("named", "CHN"), ("named", "FRA")}),
        ("China, Ruritania", {("unresolved", None)}),
        ("Alliance of the North", {("group", None)}),
        ("Hill rebels (Syria)*", {("no_state", None)}),
        ("Ruritania", {("unresolved", None)}),
        ("Francee", {("unresolved", None)}),
    ],
)
def test_a_name_means_what_a_row_says_of_it_and_a_likeness_means_nothing(
    tmp_path: Path, name: str, senses: set[tuple[str, str | None]]
) -> None:
    order = {"recipient": "Iraq", "supplier": name, "year_of_order": "2009", "number_delivered": "1",
             "designation": "T-1", "years_of_delivery": "2010"}  # fmt: skip
    with case_of(tmp_path, states=BORDERS, parties=FORCES, sipri=[order]) as case:
        rows = case.engine.rows("select sense, state from supplier_name where folded <> ''")
        review = case.engine.rows("select found from name_review")
    assert {(row["sense"], row["state"]) for row in rows} == senses
    assert bool(review) == (("unresolved", None) in senses)
