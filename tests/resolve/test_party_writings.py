"""One party, however a register writes it: with and without an asterisk, abbreviated, the state before or behind."""

from __future__ import annotations

import csv
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.answers.answer import as_json
from headstamp.nouns.party_names import as_written
from headstamp.nouns.values.text import fold
from headstamp.trace.supply.suppliers import suppliers
from tests.resolved_case import BORDERS, case_of


def bundled() -> list[dict[str, str]]:
    text = resources.files("headstamp.reference").joinpath("parties.csv").read_text(encoding="utf-8")
    columns = ("party", "type", "state", "part_of", "names")
    return [{column: row[column] for column in columns} for row in csv.DictReader(text.splitlines())]


def order(recipient: str, number: str) -> dict[str, str]:
    return {"recipient": recipient, "supplier": "Kuwait", "year_of_order": "2015", "number_delivered": number,
            "designation": "T-1", "description": "tank", "years_of_delivery": "2015"}  # fmt: skip


@pytest.mark.parametrize(
    ("writings", "asked"),
    [
        (("HoR (Libya)*", "Libya HoR*", "House of Representatives (Libya)*"),
         ("HoR (Libya)", "Libya HoR", "House of Representatives (Libya)", "Libyan House of Representatives")),
        (("PIJ (Israel/Palestine)*", "Palestinian Islamic Jihad (Israel/Palestine)*"), ("PIJ", "Palestinian Islamic Jihad")),
        (("Huthi rebels (Yemen)*", "Houthi rebels (Yemen)*"), ("Ansar Allah", "Houthi rebels")),
        (("PKK (Turkey)*", "PKK (Turkiye)*"), ("PKK",)),
        (("LTTE (Sri Lanka)*", "Sri Lanka LTTE*"), ("LTTE", "Liberation Tigers of Tamil Eelam (LTTE)")),
    ],
)  # fmt: skip
def test_one_party_has_one_history_asked_by_any_of_its_names(
    writings: tuple[str, ...], asked: tuple[str, ...], tmp_path: Path
) -> None:
    orders = [order(name, str(number)) for number, name in enumerate(writings, start=1)]
    with case_of(tmp_path, states=BORDERS, parties=bundled(), sipri=orders) as case:
        for name in (*asked, *writings):
            (supplier,) = as_json(suppliers(case, recipient=name, first=2010, last=2020))["suppliers"]
            assert supplier["transfers"] == len(writings), name


def test_a_writing_that_may_be_two_parties_is_that_of_none(tmp_path: Path) -> None:
    told = [{"party": "Front (North)", "type": "armed_group"}, {"party": "North Front", "type": "armed_group"}]
    with case_of(tmp_path, states=BORDERS, parties=told, sipri=[order("Front North*", "1")]) as case:
        assert case.engine.rows("select party from party_name_of where folded = 'front north*'") == []


@given(st.text())
def test_a_writing_is_its_own(name: str) -> None:
    written = as_written(fold(name))
    assert as_written(written) == written


def test_no_two_parties_of_the_bundled_table_have_one_writing() -> None:
    parties: dict[str, set[str]] = {}
    for row in bundled():
        for name in (row["party"], *row["names"].split(";")):
            if name.strip():
                parties.setdefault(as_written(fold(name)), set()).add(row["party"])
    assert {written: bearers for written, bearers in parties.items() if len(bearers) > 1} == {}
