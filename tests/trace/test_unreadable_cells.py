"""One cell that cannot be read: its row counts, and whatever depends on the cell is open, in every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from tests.collect.reading import written

STATES = "state,name,from\nXAR,Arcadia,1950-01-01\nXNO,Norland,1950-01-01\nXEA,Easteria,1950-01-01\n"
PARTIES = "party,type,state,part_of\nHill Front,armed_group,,\nArcadian army,force,Arcadia,Arcadia\n"
TRANSFERS = (
    "transfer_id,supplier,recipient,class,designation,quantity_low,quantity_high,quantity_hedge,stage,status,date_low,date_high,"
    "money_low,reliability"
)
ITEMS = "item_id,designation,class,made_in,count_low,holder,seen_low,seen_high,obtained,obtained_from,same_as,reliability"
DIVERSIONS = "diversion_id,route,route_said,from_party,to_party,class,quantity_low,date_low,reliability,same_as"
PRODUCERS = "model,family,class,producer_state,kind,completeness,reliability,source_url"

Adding = Callable[[str, str, list[str]], Any]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with headstamp.init(tmp_path / "case", holder="Hill Front", bare=True) as made:
        headstamp.add(made, written(tmp_path / "states.csv", STATES), written(tmp_path / "parties.csv", PARTIES))
        yield made


@pytest.fixture
def add(case: Case, tmp_path: Path) -> Adding:
    def adding(name: str, header: str, rows: list[str]) -> Any:
        (one,) = headstamp.add(case, written(tmp_path / f"{name}.csv", "\n".join((header, *rows, ""))))
        assert one.records == one.read + one.refused + one.joined + one.skipped
        return one

    return adding


def to_arcadia(case: Case) -> Any:
    return as_json(headstamp.suppliers(case, recipient="Arcadia", first=2005, last=2014))


@pytest.mark.parametrize(
    ("low", "high", "hedge", "bounds"),
    [
        ("2-3", "", "", (2, 3)), ("approx. 400", "", "", (350, 450)), ("x1y", "", "", (None, None)),
        ("x1y", "500", "", (None, 500)), ("500", "x1y", "", (500, None)), ("500", "x1y", "about", (450, None)),
    ],
)  # fmt: skip
def test_an_unreadable_quantity_is_open_and_the_supplier_stays(
    case: Case, add: Adding, low: str, high: str, hedge: str, bounds: tuple[float | None, float | None]
) -> None:
    add("t", TRANSFERS, [f"T1,Norland,Arcadia,rifle,AR-1,{low},{high},{hedge},delivered,,2008,2008,,B"])
    answer = to_arcadia(case)
    assert answer["count"] == {"low": 1, "high": 1}
    ((quantity,),) = [one["quantities"] for one in answer["suppliers"]]
    assert (quantity["low"], quantity["high"]) == bounds
    # Beside a row whose number is known, the hull of both stays open.
    add("u", TRANSFERS, ["T2,Norland,Arcadia,rifle,AR-1,100,100,,delivered,,2009,2009,,B"])
    if bounds == (None, None):
        ((quantity,),) = [one["quantities"] for one in to_arcadia(case)["suppliers"]]
        assert (quantity["low"], quantity["high"], quantity["hedge"], quantity["rows"]) == (None, None, "unknown", 2)


@pytest.mark.parametrize("cell", ["none", "nil", "No"])
def test_words_that_may_say_that_nothing_came_make_no_supplier_certain(case: Case, add: Adding, cell: str) -> None:
    add("t", TRANSFERS, [f"T1,Norland,Arcadia,rifle,AR-1,{cell},,,delivered,,2008,2008,,B"])
    assert to_arcadia(case)["count"] == {"low": 0, "high": 1}


def test_an_unreadable_date_is_undated(case: Case, add: Adding) -> None:
    rows = ["T1,Norland,Arcadia,rifle,AR-1,5,5,,delivered,,long ago,2008,,B", "T2,Easteria,Arcadia,,,,,,delivered,,2008,soon,,B"]
    one = add("t", TRANSFERS, rows)
    assert (one.read, one.refused, one.cells) == (2, 0, 2)
    answer = to_arcadia(case)
    assert answer["count"] == {"low": 0, "high": 2}
    # With a last day, T1 cannot come later; T2 may, and no row is known to be of these years: they were not searched.
    later = as_json(headstamp.suppliers(case, recipient="Arcadia", first=2010, last=2014))
    assert [one["name"] for one in later["suppliers"]] == ["Easteria"]
    assert (later["count"], later["answerable"]) == ({"low": 0, "high": None}, False)


def test_an_unreadable_supplier_is_an_unknown_one(case: Case, add: Adding) -> None:
    rows = ["T1,;,Arcadia,rifle,AR-1,5,5,,delivered,,2008,2008,,B", "T2,Norland,Arcadia,rifle,,,,,delivered,,2008,2008,,B"]
    add("t", TRANSFERS, rows)
    answer = to_arcadia(case)
    assert answer["count"] == {"low": 1, "high": 2}
    assert answer["high_of"]["unknown"] == 1


def test_a_status_on_no_list_may_be_a_denial(case: Case, add: Adding) -> None:
    add("t", TRANSFERS, ["T1,Norland,Arcadia,rifle,AR-1,5,5,,delivered,rejected by Norland,2008,2008,,B"])
    assert to_arcadia(case)["count"] == {"low": 0, "high": 1}


def test_unreadable_money_opens_the_sum(case: Case, add: Adding) -> None:
    rows = ["T1,Norland,Arcadia,rifle,AR-1,5,5,,delivered,,2008,2008,USD 5 million,B",
            "T2,Norland,Arcadia,rifle,AR-1,5,5,,delivered,,2009,2009,a fortune,B"]  # fmt: skip
    add("t", TRANSFERS, rows)
    (supplier,) = to_arcadia(case)["suppliers"]
    (money,) = [one for one in supplier["quantities"] if one["unit"] == "value" and one["rows"] == 2]
    assert (money["low"], money["high"]) == (None, None)


def test_an_unreadable_number_of_a_register_may_be_a_delivery(case: Case, tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "headstamp" / "collect" / "registers" / "sipri" / "sample_excerpt.csv"
    header = sample.read_text("utf-8").splitlines()[0]
    rows = ["Arcadia,Norland,2003,,20,,TK-9,tank,2O,,,New,,1,20,20,1", "Arcadia,,2003,,20,,TK-9,tank,20,,2008,New,,1,20,20,2"]
    (one,) = headstamp.add(case, written(tmp_path / "o.csv", "\n".join((header, *rows, ""))), told_as="sipri")
    assert (one.read, one.refused, one.cells) == (2, 0, 2)
    answer = to_arcadia(case)
    assert answer["count"] == {"low": 0, "high": 2}
    assert as_json(headstamp.suppliers(case, recipient="Arcadia"))["count"]["low"] == 0, "whether anything came, no cell says"


def test_items_with_cells_that_cannot_be_read(case: Case, add: Adding) -> None:
    one = add("i", ITEMS, ["I1,AR-1,rifle,Norland,m4ny,Hill Front,last summer,,,,,B", "I2,,tank,Easteria,1,Hill Front,2014,,,,,B",
                           "I3,XY-1,raygun,,1,Hill Front,2014,,,,,B"])  # fmt: skip
    assert (one.read, one.refused, one.cells) == (3, 0, 3)
    bounds = as_json(headstamp.bounds(case, of="made_in", holder="Hill Front"))
    assert (bounds["at_least"], bounds["items"]) == (2, 2)
    types = as_json(headstamp.types(case, holder="Hill Front"))
    # A class that nobody understands is no type of its own: it may be a rifle.
    assert (types["at_least"], types["at_most"], types["undecided"]) == (2, 5, 3)
    assert next(one["items"] for one in types["types"] if one["class"] == "rifle") == {"low": 1, "high": None}
    headstamp.build(case)


def test_an_item_that_may_be_the_same_as_another_proves_nothing(case: Case, add: Adding) -> None:
    rows = ["I1,AR-1,rifle,Norland,1,Hill Front,2014,,,,,B", "I2,TK-9,tank,Easteria,1,Hill Front,2014,,,,I77,B"]
    one = add("i", ITEMS, rows)
    assert (one.read, one.cells) == (2, 1)
    assert as_json(headstamp.bounds(case, of="made_in", holder="Hill Front"))["at_least"] == 1
    types = as_json(headstamp.types(case, holder="Hill Front"))
    assert (types["at_least"], types["at_most"]) == (1, 3)
    assert as_json(headstamp.routes(case, holder="Hill Front"))["items"]["total"] == 2


def test_a_list_with_a_maker_that_cannot_be_read_is_open(case: Case, add: Adding) -> None:
    add("i", ITEMS, ["I1,AR-1,rifle,,1,Hill Front,2014,,,,,B", "I2,TK-9,tank,Easteria,1,Hill Front,2014,,,,,B"])
    full = ["AR-1,AR,rifle,Norland,original,full,B,https://example.org/1"]
    add("p", PRODUCERS, full)
    assert as_json(headstamp.bounds(case, of="made_in", holder="Hill Front"))["at_least"] == 2
    one = add("q", PRODUCERS, [*full, "AR-1,AR,rifle,,licensed,full,B,https://example.org/1"])
    assert (one.read, one.refused, one.cells) == (2, 0, 1)
    assert as_json(headstamp.bounds(case, of="made_in", holder="Hill Front"))["at_least"] == 1


def test_one_of_several_states_is_none_of_them_for_certain(case: Case, add: Adding) -> None:
    add("t", TRANSFERS, ["T1,Norland or Easteria,Arcadia,rifle,AR-1,5,5,,delivered,,2008,2008,,B"])
    assert to_arcadia(case)["count"] == {"low": 0, "high": 2}
    rows = ["I1,AR-1,rifle,Norland / Easteria,1,Hill Front,2014,,,,,B", "I2,AR-1,rifle,Norland,1,Hill Front,2014,,,,,B",
            "I3,AR-1,rifle,Easteria?,1,Hill Front,2014,,,,,B"]  # fmt: skip
    add("i", ITEMS, rows)
    bounds = as_json(headstamp.bounds(case, of="made_in", holder="Hill Front"))
    assert (bounds["at_least"], bounds["constrained"]) == (1, 2)


def routes_of(case: Case) -> dict[str, tuple[int, int]]:
    answer = as_json(headstamp.routes(case, holder="Hill Front"))
    return {one["route"]: (one["count"]["low"], one["count"]["high"]) for one in answer["items"]["routes"]}


def test_routes_in_words_and_routes_that_nobody_understands(case: Case, add: Adding) -> None:
    add("d", DIVERSIONS, ["D1,captured,the depot fell,Arcadian army,Hill Front,rifle,2-3,2013,B,",
                          "D2,stolen from stocks,stolen,Arcadian army,Hill Front,raygun,x1,2013,B,"])  # fmt: skip
    add("i", ITEMS, ["I1,AR-1,rifle,,1,Hill Front,2014,,battlefield capture,,,B", "I2,AR-1,rifle,,1,Hill Front,2014,,,Arcadian army,,B",
                     "I3,AR-1,rifle,,1,Hill Front,2014,,grabbed,Arcadian army,,B"])  # fmt: skip
    # I1 says it; I2 fits D1, and D2 whose class may be a rifle's; I3 says a way that no list has.
    assert routes_of(case) == {"D1": (1, 3), "D4": (0, 2), "D0": (0, 2)}
    events = {one["id"]: one for one in as_json(headstamp.routes(case, holder="Hill Front"))["events"]}
    assert (events["D1"]["quantity"]["low"], events["D1"]["quantity"]["high"]) == (2, 3)
    assert (events["D2"]["quantity"]["low"], events["D2"]["quantity"]["high"]) == (None, None)


def test_an_unreadable_account_of_a_loss_opens_the_hull(case: Case, add: Adding) -> None:
    rows = ["D1,D2,fell,Arcadian army,Hill Front,rifle,200,2013,B,", "D2,D2,fell,Arcadian army,Hill Front,rifle,2OO,2013,B,D1"]
    add("d", DIVERSIONS, rows)
    (event,) = as_json(headstamp.routes(case, holder="Hill Front"))["events"]
    assert (event["quantity"]["low"], event["quantity"]["high"]) == (200, None), "what the account that is shown says itself"
    assert event["together"] == {"low": None, "high": None}


def test_cells_are_listed_with_column_reason_and_text(case: Case, add: Adding) -> None:
    add("i", ITEMS, ["I1,AR-1,rifle,Norland,x1,Hill Front,2014,,,,I9,B"])
    told = as_json(headstamp.refused(case))["rows"]
    rows = [{key: row[key] for key in ("locator", "cell", "text", "code", "repaired")} for row in told]
    assert rows == [
        {"locator": "line=2&column=count_low", "cell": "count_low", "text": "x1", "code": "not_a_number", "repaired": False},
        {"locator": "line=2&column=same_as", "cell": "same_as", "text": "I9", "code": "no_such_row", "repaired": False},
    ]
    (source,) = [one for one in as_json(headstamp.sources(case))["sources"] if one["name"] == "i.csv"]
    assert (source["read"], source["refused"], source["cells"]) == (1, 0, 2)
