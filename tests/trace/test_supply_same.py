"""Rows of ``transfers`` that are said to be the same are one transfer: counted once, with the hull of their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from tests.resolved_case import BORDERS, FORCES, PARTIES, STATES, TRANSFERS, Rows, write
from tests.trace.test_supply import bounds, numbered, told


def case(folder: Path, rows: Rows) -> Case:
    """A case of these rows, read as every case is."""
    made: Case = headstamp.init(folder / "case", bare=True)
    for name, columns, content in (
        ("states", STATES, BORDERS), ("parties", PARTIES, FORCES), ("transfers", TRANSFERS, numbered(rows)),
    ):  # fmt: skip
        headstamp.add(made, write(folder / f"{name}.csv", columns, content))
    return made


def answered(folder: Path, rows: Rows, **more: Any) -> dict[str, Any]:
    folder.mkdir(exist_ok=True)
    with case(folder, rows) as opened:
        answer: dict[str, Any] = as_json(headstamp.suppliers(opened, recipient="Iraq", first=2005, last=2014, **more))
    return answer


def counted(answer: dict[str, Any]) -> dict[str, tuple[int, list[tuple[Any, ...]]]]:
    """From each supplier to how many transfers it made, and how much: class, stage, low, high, rows."""
    return {
        one["name"]: (
            one["transfers"], [(q["class"], q["stage"], q["low"], q["high"], q["rows"]) for q in one["quantities"]]
        )
        for one in answer["suppliers"]
    }  # fmt: skip


def pieces(low: str, high: str = "", **more: str) -> dict[str, str]:
    return told("France", quantity_low=low, quantity_high=high or low, **more)


def test_two_rows_that_are_the_same_are_one_transfer_with_the_hull_of_both(tmp_path: Path) -> None:
    answer = answered(tmp_path, [pieces("10"), pieces("8", "12", same_as="P001", source_url="https://example.org/2")])
    assert counted(answer) == {"France": (1, [("tank", "delivered", 8, 12, 1)])}
    (france,) = answer["suppliers"]
    assert [one["locator"].split("&")[0] for one in france["sources"]] == ["line=2", "line=3"]
    assert len({one["cited"] for one in france["sources"]}) == 2
    assert answer["rows_for"] == [{"recipient": "Iraq", "whose": "own", "rows": 1}]


@pytest.mark.parametrize("links", [((2, 1), (3, 2)), ((1, 2), (2, 3)), ((1, 2), (3, 2)), ((2, 1), (2, 3)), ((1, 2), (2, 1), (1, 3))])
def test_it_is_the_same_over_all_steps_and_whichever_row_says_so(
    tmp_path: Path, links: Sequence[tuple[int, int]]
) -> None:
    amounts = ("10", "20", "30")
    rows = [
        pieces(amount, same_as="; ".join(f"P{other:03}" for one, other in links if one == number))
        for number, amount in enumerate(amounts, 1)
    ]
    answer = answered(tmp_path, [*rows, pieces("5")])
    assert counted(answer) == {"France": (2, [("tank", "delivered", 5, 30, 2)])}


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    rows = numbered([pieces("10", same_as="P003"), told("China"), pieces("20", "40"), pieces("7", same_as="transfers:P001")])
    answers = [counted(answered(tmp_path / str(at), list(order))) for at, order in enumerate(permutations(rows, 4)) if at % 5 == 0]
    assert all(one == answers[0] for one in answers)
    assert answers[0]["France"] == (1, [("tank", "delivered", 7, 40, 1)])


def test_a_part_of_a_whole_is_a_row_of_its_own(tmp_path: Path) -> None:
    answer = answered(tmp_path, [pieces("10"), pieces("4", part_of="P001")])
    assert counted(answer) == {"France": (2, [("tank", "delivered", 4, 10, 2)])}


def test_one_transfer_told_at_two_stages_is_one_and_its_quantities_stay_apart(tmp_path: Path) -> None:
    answer = answered(tmp_path, [pieces("10"), pieces("12", stage="shipped", status="shipped", same_as="P001")])
    assert counted(answer) == {"France": (1, [("tank", "delivered", 10, 10, 1), ("tank", "shipped", 12, 12, 1)])}


def test_rows_of_a_class_and_of_a_kind_of_it_are_one_of_the_wider_class(tmp_path: Path) -> None:
    rows = [pieces("10", **{"class": "general_machine_gun"}), pieces("14", same_as="P001", **{"class": "machine_gun"}),
            pieces("12", same_as="P001", **{"class": ""})]  # fmt: skip
    assert counted(answered(tmp_path, rows)) == {"France": (1, [("machine_gun", "delivered", 10, 14, 1)])}


def test_rows_whose_classes_do_not_agree_stay_two_until_a_person_judges(tmp_path: Path) -> None:
    with case(tmp_path, [pieces("10"), pieces("12", same_as="P001", **{"class": "rifle"})]) as opened:
        asked: dict[str, Any] = {"recipient": "Iraq", "first": 2005, "last": 2014}
        assert counted(as_json(headstamp.suppliers(opened, **asked)))["France"][0] == 2
        (row,) = as_json(headstamp.review(opened))["review"]
        assert (row["kind"], row["found"], row["proposed"]) == ("transfer", "P002 (rifle)", "P001")
        same = headstamp.judge(opened, row["id"], "same", value="P001", because="one press agency", judge="a reviewer")
        assert counted(as_json(headstamp.suppliers(opened, **asked)))["France"][0] == 1
        assert as_json(headstamp.review(opened))["review"] == []
        headstamp.judge(opened, same.id, "undo", because="read again", judge="a reviewer")
        assert counted(as_json(headstamp.suppliers(opened, **asked)))["France"][0] == 2


def test_a_person_may_part_what_the_table_unites(tmp_path: Path) -> None:
    with case(tmp_path, [pieces("10"), pieces("12", same_as="P001")]) as opened:
        headstamp.judge(opened, "P002", "different", value="P001", because="two ships", judge="a reviewer")
        answer = as_json(headstamp.suppliers(opened, recipient="Iraq", first=2005, last=2014))
        assert counted(answer) == {"France": (2, [("tank", "delivered", 10, 12, 2)])}


def test_one_unknown_supplier_told_twice_is_one(tmp_path: Path) -> None:
    assert bounds(answered(tmp_path / "two", [told(""), told("")])) == (0, 2)
    assert bounds(answered(tmp_path / "one", [told(""), told("", same_as="P001")])) == (0, 1)


def test_a_supplier_that_one_row_leaves_out_and_another_names_is_no_further_one(tmp_path: Path) -> None:
    assert bounds(answered(tmp_path / "in", [told(""), told("France", same_as="P001")])) == (1, 1)
    outside = [told(""), told("France", "1990", "1990", same_as="P001")]
    assert bounds(answered(tmp_path / "out", outside)) == (0, 1)
    assert bounds(answered(tmp_path / "self", [told("France; unknown")])) == (0, 2)


def test_states_are_those_of_all_rows(tmp_path: Path) -> None:
    answer = answered(tmp_path, [told("France"), told("China", same_as="P001")])
    assert bounds(answer) == (2, 2)
    assert {name: transfers for name, (transfers, _) in counted(answer).items()} == {"France": 1, "China": 1}


def test_the_warning_tells_one_transfer_from_one_row(tmp_path: Path) -> None:
    two = answered(tmp_path / "two", [pieces("10"), pieces("12", same_as="P001")])["warnings"]
    assert "France depends on one transfer, described by 2 rows, of 10 to 12 pieces" in two
    one = answered(tmp_path / "one", [pieces("10")])["warnings"]
    assert "France depends on one row of 10 pieces" in one


def test_a_table_with_every_row_told_twice_answers_the_same(tmp_path: Path) -> None:
    rows = numbered([
        pieces("10", "20"), pieces("5"), told("France", quantity_hedge="unstated"), told("China", "2004", "2006", quantity_low="3"),
        told("", "2007", "2007"), told("Western states"), told("Kuwait; Qatar"), told("Ruritania", status="alleged"),
        told("France", money_low="5", money_high="7", currency="USD"), told("Iraq", recipient="Northern forces"),
    ])  # fmt: skip
    again = [{**row, "transfer_id": f"X{row['transfer_id']}", "same_as": row["transfer_id"]} for row in rows]
    once, twice = (answered(tmp_path / name, content, with_parts=True) for name, content in (("one", rows), ("two", [*rows, *again])))
    for answer in (once, twice):
        for one in answer["suppliers"]:
            one["sources"] = one["support"] = None
        for register in answer["coverage"]:
            register["names_recipient"] = None  # how many rows name it: twice as many, where each is told twice
        answer["warnings"] = [warning for warning in answer["warnings"] if "depends on one" not in warning]
    assert once == twice
