"""A row that tells several stages: every property of a stage gives its own transfer, and no stage takes from another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import headstamp
from headstamp.collect import add as adding
from headstamp.collect.detect import recognise as recognising
from headstamp.collect.registers.description import parse
from headstamp.collect.registers.plain_reader import read
from headstamp.nouns.kinds import KINDS, STAGED
from headstamp.pipeline import prepare
from tests.collect.reading import day, written

VALUES = {"quantity": "count_or_undisclosed", "quantity_uncertain": "flag", "money": "money"}
"""What may be said of every stage, and the cleaner that reads it."""
TOLD = "select stage, status, quantity_low, quantity_high, quantity_hedge, money_low, money_high, first, last from transfer"

Tell = Callable[[dict[str, str]], list[dict[str, Any]]]


def column(prop: str) -> str:
    return prop.replace(".", "_")


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tell:
    """A function from the cells of one row, by property, to its transfers: the row is added as a user would."""
    staged = {prop: VALUES[prop.partition(".")[2]] for prop in KINDS["Transfer"] if prop.partition(".")[2] in VALUES}
    values = {"recipient": "state", "date": "date", "pledged.date": "date", "order_date": "year", "delivered.year": "years"} | staged
    one = parse("invented", {
        "title": "Invented", "version": 1, "kind": "Transfer", "key": ["recipient"],
        "layouts": [{"name": "flat", "header": [column(prop) for prop in values]}],
        "columns": {column(prop): {"property": prop, "value": value} for prop, value in values.items()},
    })  # fmt: skip
    monkeypatch.setattr(recognising, "registers", lambda: (one,))
    for module in (recognising, adding):
        monkeypatch.setattr(module, "reader_of", lambda _: SimpleNamespace(read=read))

    def transfers(cells: dict[str, str]) -> list[dict[str, Any]]:
        cells = {"recipient": "Ruritania"} | cells
        lines = [",".join(map(column, values)), ",".join(cells.get(prop, "") for prop in values), ""]
        with headstamp.init(tmp_path / "case", bare=True) as case:
            headstamp.add(case, written(tmp_path / "row.csv", "\n".join(lines)))
            prepare(case)
            return case.engine.rows(f"{TOLD} order by status")

    return transfers


def test_every_property_of_a_stage_is_tried_here() -> None:
    staged = {prop for prop in KINDS["Transfer"] if prop.partition(".")[0] in STAGED and prop.partition(".")[2]}
    assert staged == {f"{status}.{what}" for status in STAGED for what in VALUES} | {"pledged.date", "delivered.year"}


@pytest.mark.parametrize("status", STAGED)
def test_a_number_and_a_sum_stand_at_their_stage(tell: Tell, status: str) -> None:
    assert tell({f"{status}.quantity": "12", f"{status}.money": "3400", "date": "2011-05-06"}) == [{
        "stage": STAGED[status], "status": status, "quantity_low": 12, "quantity_high": 12, "quantity_hedge": "exact",
        "money_low": 3400, "money_high": 3400, "first": day("2011-05-06"), "last": day("2011-05-06"),
    }]  # fmt: skip


@pytest.mark.parametrize("status", STAGED)
@pytest.mark.parametrize(("what", "cell"), [("quantity", "7"), ("money", "9")])
def test_either_alone_tells_of_the_stage(tell: Tell, status: str, what: str, cell: str) -> None:
    (made,) = tell({f"{status}.{what}": cell})
    assert (made["stage"], made["status"]) == (STAGED[status], status)
    other = {"quantity": "money_low", "money": "quantity_low"}[what]
    assert (made[{"quantity": "quantity_low", "money": "money_low"}[what]], made[other]) == (float(cell), None)


@pytest.mark.parametrize("status", STAGED)
def test_a_mark_of_doubt_makes_the_number_of_its_stage_an_estimate(tell: Tell, status: str) -> None:
    other = next(one for one in STAGED if one != status)
    made = tell({f"{status}.quantity": "12", f"{status}.quantity_uncertain": "?", f"{other}.quantity": "5"})
    assert {row["status"]: row["quantity_hedge"] for row in made} == {status: "estimated", other: "exact"}


@pytest.mark.parametrize("status", STAGED)
def test_an_undisclosed_number_or_a_mark_alone_tells_of_no_stage(tell: Tell, status: str) -> None:
    other = next(one for one in STAGED if one != status)
    made = tell({f"{status}.quantity": "undisclosed", f"{status}.quantity_uncertain": "?", f"{other}.quantity": "5"})
    assert [row["status"] for row in made] == [other]


def test_all_stages_of_one_row_stand_side_by_side(tell: Tell) -> None:
    cells = {f"{status}.{what}": str(10 * number + (what == "money")) for number, status in enumerate(STAGED, 1)
             for what in ("quantity", "money")}  # fmt: skip
    made = {row["status"]: (row["stage"], row["quantity_low"], row["money_high"]) for row in tell(cells)}
    assert made == {status: (STAGED[status], 10 * number, 10 * number + 1) for number, status in enumerate(STAGED, 1)}


@pytest.mark.parametrize(
    ("prop", "cell", "status"),
    [("pledged.date", "2022-03-04", "pledged"), ("order_date", "2022", "contracted"), ("delivered.year", "2022", "delivered")],
)
def test_a_day_of_one_stage_is_no_day_of_another(tell: Tell, prop: str, cell: str, status: str) -> None:
    made = tell({prop: cell} | {f"{one}.quantity": "1" for one in STAGED})
    assert {row["status"] for row in made if row["first"] is not None} == {status}
    assert len(made) == len(STAGED)
