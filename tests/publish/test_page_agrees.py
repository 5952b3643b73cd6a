"""The page says what the commands say: no result is called too thin to print, no doubt is listed that touches no answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.findings import read_findings
from tests.planted import planted
from tests.publish.read_page import Page, read_page

SETTINGS = "name: planted\ntitle: Planted\nholder: Band\nrecipient: Iraq\nwindow: {from: '2005', to: '2014'}\n"
PARTIES = ({"party": "Army", "type": "force"}, {"party": "Band", "type": "armed_group"})
ITEMS = [
    {"item_id": f"I{at}", "designation": f"gun {at}", "class": "rifle", "made_in": state, "seen_low": low, "seen_high": high,
     "said": f"a gun made in {state}", "source_url": f"https://example.org/{at}"}
    for at, (state, low, high) in enumerate([
        ("France", "2014-05-01", ""), ("Italy", "", "2014-06-01"), ("", "", ""), ("", "2014-05", "2014-06"), ("", "", "2014"),
        ("", "", "2014"),
    ])
]  # fmt: skip
LOSS: dict[str, str] = {"route": "D0", "route_said": "lost", "from_party": "Army", "class": "rifle"}
LOSSES = [
    LOSS | {"diversion_id": "D1", "to_party": "Band", "conflict_with": "D2"}, LOSS | {"diversion_id": "D2", "to_party": "Band"},
    LOSS | {"diversion_id": "D3", "to_party": "Others", "conflict_with": "D4"}, LOSS | {"diversion_id": "D4", "to_party": "Others"},
]  # fmt: skip
TO_IRAQ = {"supplier": "France", "recipient": "Iraq", "designation": "gun", "class": "rifle", "date_low": "2008", "date_high": "2008"}
TRANSFERS = [
    TO_IRAQ | {"transfer_id": "T1", "conflict_with": "T2"}, TO_IRAQ | {"transfer_id": "T2", "supplier": "Italy"},
    TO_IRAQ | {"transfer_id": "T3", "recipient": "Libya", "conflict_with": "T4"}, TO_IRAQ | {"transfer_id": "T4", "recipient": "Libya"},
    TO_IRAQ | {"transfer_id": "T5", "date_low": "1990", "date_high": "1990", "conflict_with": "T6"},
    TO_IRAQ | {"transfer_id": "T6", "date_low": "1991", "date_high": "1991"},
    TO_IRAQ | {"transfer_id": "T7", "recipient": "Band", "supplier": "Spain", "date_low": "2013", "date_high": "2013"},
    TO_IRAQ | {"transfer_id": "T8", "recipient": "Libya", "end_user": "Band", "supplier": "Cuba"},
    TO_IRAQ | {"transfer_id": "T9", "recipient": "Rock Front", "supplier": "Peru"},
]  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[headstamp.Case, Page, dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("agrees")
    with planted(folder, SETTINGS, parties=PARTIES, items=ITEMS, diversions=LOSSES, transfers=TRANSFERS) as case:
        headstamp.report(case)
        page = read_page((case.path / "report" / "index.html").read_text(encoding="utf-8"))
        yield case, page, {one.about: one for one in read_findings(case) if one.rule == "gaps@3"}


def test_a_thin_bound_is_printed_as_it_is_proved(told: tuple[headstamp.Case, Page, dict[str, Any]]) -> None:
    case, page, _ = told
    proved = as_json(headstamp.bounds(case, of="made_in", holder="Band"))
    assert (proved["at_least"], proved["constrained"]) == (2, 2)
    (line,) = [block for block in page.blocks if "the state of manufacture is limited" in block]
    assert "There is little evidence: the state of manufacture is limited for only 2 items from 2 sources." in line
    assert "at least 2 states" in line


def test_no_route_is_no_number_of_routes(told: tuple[headstamp.Case, Page, dict[str, Any]]) -> None:
    _, page, _ = told
    assert "card.routes" not in page.figures
    assert any(block.startswith("No route is established for any of them") for block in page.blocks)
    assert not [block for block in page.blocks if "0 routes" in block or "ne route" in block]


def test_a_find_with_a_first_day_is_not_undated(told: tuple[headstamp.Case, Page, dict[str, Any]]) -> None:
    _, _, gaps = told
    assert [row[0] for row in as_json(gaps["no day"].value)["rows"]] == ["I2"]
    assert [(row[0], row[2]) for row in as_json(gaps["no last day"].value)["rows"]] == [("I0", "2014-05-01")]


def test_only_pairs_that_touch_an_answer_are_listed(told: tuple[headstamp.Case, Page, dict[str, Any]]) -> None:
    _, _, gaps = told
    rows = as_json(gaps["conflicts"].value)["rows"]
    assert sorted((row[0], row[3]) for row in rows) == [("diversions", "D2"), ("transfers", "T2")], (
        "neither losses to others, nor deliveries to others, nor those outside the window"
    )


def test_supply_to_the_holder_itself_has_its_section(told: tuple[headstamp.Case, Page, dict[str, Any]]) -> None:
    _, page, _ = told
    assert page.figures["holder.supplier.000"] == "Spain"
    assert "At least 1 state" in page.figures["holder.suppliers"]


def test_rows_that_only_may_concern_a_recipient_are_named_beside_its_count(
    told: tuple[headstamp.Case, Page, dict[str, Any]],
) -> None:
    _, page, _ = told
    assert "There is little evidence" in next(block for block in page.blocks if "to Iraq. At least" in block)
    of_iraq, of_band = [
        [text for name, text in page.figures.items() if name.startswith(f"{prefix}.warning.")]
        for prefix in ("suppliers", "holder.suppliers")
    ]
    assert [one for one in of_iraq if one.startswith("1 row names a recipient that may be Iraq") and "Rock Front (1)" in one]
    assert [one for one in of_band if one.startswith("1 row names a recipient that may be Band") and "Rock Front (1)" in one]
    assert [one for one in of_band if one.startswith("1 row names Band as end user, but another recipient") and "Libya (1)" in one]
    assert not [block for block in page.blocks if "rows that name the holder as the recipient" in block]


def test_a_report_of_such_a_case_verifies(told: tuple[headstamp.Case, Page, dict[str, Any]]) -> None:
    case, _, _ = told
    assert as_json(headstamp.verify(case))["ok"]
