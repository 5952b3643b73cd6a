"""Routes: own codes and losses that fit; accounts of losses that are one, parts of one another, or rivals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.answers.parts import Ends
from headstamp.casefile.case import init_folder
from headstamp.nouns.errors import WrongUse
from headstamp.trace.routes.loss_accounts import hull
from tests.planted import Rows, as_csv

FORCES: Rows = (
    {"party": "Army", "type": "force", "names": "The Army"},
    {"party": "Third Division", "type": "force", "part_of": "Army"},
    {"party": "Police", "type": "force"},
    {"party": "Band", "type": "armed_group", "names": "The Band"},
    {"party": "Band in the South", "type": "armed_group", "part_of": "Band"},
)  # fmt: skip


def item(name: str, weapon_class: str = "rifle", **more: str) -> dict[str, str]:
    return {"item_id": name, "designation": "a thing", "class": weapon_class, **more}


def loss(name: str, route: str = "D2", weapon_class: str = "rifle", **more: str) -> dict[str, str]:
    return {"diversion_id": name, "route": route, "route_said": "lost", "from_party": "Army", "to_party": "Band",
            "class": weapon_class, **more}  # fmt: skip


def asked(
    folder: Path, items: Sequence[dict[str, str]], losses: Sequence[dict[str, str]] = (), parties: Rows = FORCES,
    **question: Any,
) -> dict[str, Any]:  # fmt: skip
    """The routes to the Band, in a case of these rows alone."""
    tables: dict[str, Rows] = {"parties": parties, "items": items, "diversions": losses}
    folder.mkdir(exist_ok=True)
    with init_folder(folder / "case") as case:
        for name, rows in tables.items():
            if rows:
                (folder / f"{name}.csv").write_text(as_csv(name, rows), encoding="utf-8")
                headstamp.add(case, folder / f"{name}.csv", told_as=name)
        assert as_json(headstamp.refused(case))["rows"] == []
        answer: dict[str, Any] = as_json(headstamp.routes(case, **{"holder": "Band", **question}))
    return answer


def counts(answer: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {one["route"]: (one["count"]["low"], one["count"]["high"]) for one in answer["items"]["routes"]}


def test_an_own_code_settles_an_item_and_losses_that_fit_are_possible(tmp_path: Path) -> None:
    answer = asked(
        tmp_path,
        [item("I1", obtained="D1", obtained_from="Army"), item("I2", obtained_from="Army"), item("I3")],
        [loss("D1", "D2"), loss("D2", "D5", from_party="Third Division")],
    )
    assert counts(answer) == {"D0": (1, 1), "D1": (1, 1), "D2": (0, 1), "D5": (0, 1)}
    assert answer["items"]["total"] == 3
    assert {one["route"]: one["share"]["high"] for one in answer["items"]["routes"]}["D2"] == pytest.approx(1 / 3)


Pair = tuple[dict[str, str], dict[str, str]]

STRANGERS: list[Pair] = [
    ({"obtained_from": "Police"}, {}),
    ({}, {}),
    ({"obtained_from": "Army 3", "weapon_class": "pistol"}, {}),
    ({"obtained_from": "Army 4", "weapon_class": "rifle"}, {"weapon_class": "sniper_rifle"}),
    ({"obtained_from": "Army 5", "weapon_class": "mixed"}, {"weapon_class": "mixed"}),
    ({"obtained_from": "Army 6"}, {"date_low": "2014-07-01"}),
    ({"obtained_from": "Army 7"}, {"status": "denied"}),
    ({"obtained_from": "Army 8"}, {"to_party": "Police"}),
    ({"obtained_from": "Army 9"}, {"route": "D0"}),
]  # fmt: skip
"""An item, and a loss by the army of the same number that does not fit it."""

FITTING: list[Pair] = [
    ({"obtained_from": "Division 1"}, {}),
    ({"obtained_from": "the army 2"}, {"from_party": "Division 2"}),
    ({"obtained_from": "Army 3; Police"}, {}),
    ({"obtained_from": "Army 4", "weapon_class": "sniper_rifle"}, {}),
    ({"obtained_from": "Army 5"}, {"date_low": "2014-06-30"}),
    ({"obtained_from": "Army 6", "seen_high": ""}, {"date_low": "2019"}),
    ({"obtained_from": "Army 7"}, {"status": "alleged"}),
    ({"obtained_from": "Army 8"}, {"to_party": "Police; The Band"}),
]  # fmt: skip
"""An item, and a loss by the army of the same number that fits it."""


def each(pairs: list[Pair], folder: Path) -> dict[str, tuple[int, int]]:
    """The routes of all these items, where each loss is by an army and by a route of its own."""
    armies = [
        {"party": f"Army {number}", "type": "force", "names": f"The Army {number}"} for number in range(1, len(pairs) + 1)
    ]
    divisions = [{"party": one["party"].replace("Army", "Division"), "type": "force", "part_of": one["party"]} for one in armies]
    items = [item(f"I{number}", **thing) for number, (thing, _) in enumerate(pairs, 1)]
    losses = [
        loss(f"D{number}", **{"route": f"D{number}", "from_party": f"Army {number}", **event})
        for number, (_, event) in enumerate(pairs, 1)
    ]
    return counts(asked(folder, items, losses, [*FORCES[2:], *armies, *divisions]))


def test_losses_that_do_not_fit(tmp_path: Path) -> None:
    assert each(STRANGERS, tmp_path) == {"D0": (len(STRANGERS), len(STRANGERS))}


def test_losses_that_fit(tmp_path: Path) -> None:
    assert each(FITTING, tmp_path) == {f"D{number}": (1, 1) for number in range(1, len(FITTING) + 1)}


def test_craft_made_things_stand_apart_and_in_no_base(tmp_path: Path) -> None:
    answer = asked(tmp_path, [item("I1", obtained="D16"), item("I2", obtained="D1"), item("I3")])
    assert answer["apart"]["count"] == {"low": 1, "high": 1}
    assert answer["items"]["base"] == 2
    assert [one["share"]["low"] for one in answer["items"]["routes"]] == [0.5, 0.5]


def shares(answer: dict[str, Any]) -> dict[str, tuple[float, float]]:
    return {one["route"]: (one["share"]["low"], one["share"]["high"]) for one in answer["items"]["routes"]}


def test_the_base_of_shares_leaves_out_only_what_is_certainly_craft_made(tmp_path: Path) -> None:
    rows = [item("I1", obtained="D16"), item("I2", obtained="D16; D1"), item("I3", obtained="D1"), item("I4", obtained="D2")]
    answer = asked(tmp_path, rows)
    assert (answer["apart"]["count"], answer["items"]["base"]) == ({"low": 1, "high": 2}, 3)
    # Were I2 craft-made, D1 would be one of two and D2 one of two; were it not, D1 two of three and D2 one of three.
    assert shares(answer) == {"D1": (pytest.approx(1 / 3), pytest.approx(2 / 3)), "D2": (pytest.approx(1 / 3), 0.5)}


def test_a_share_is_whole_where_all_else_may_be_craft_made(tmp_path: Path) -> None:
    answer = asked(tmp_path, [item("I1", obtained="D16; D2"), item("I2", obtained="D1")])
    assert shares(answer) == {"D1": (0.5, 1.0), "D2": (0.0, 0.5)}


def test_branches_count_only_where_they_are_asked_for(tmp_path: Path) -> None:
    rows = [item("I1", obtained="D1"), item("I2", obtained="D2", holder="Band in the South")]
    assert counts(asked(tmp_path / "alone", rows)) == {"D1": (1, 1)}
    assert counts(asked(tmp_path / "all", rows, with_parts=True)) == {"D1": (1, 1), "D2": (1, 1)}


def test_a_holder_whom_nobody_names(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no holder 'Nobody'"):
        asked(tmp_path, [item("I1")], holder="Nobody")


def test_several_own_codes_are_each_possible(tmp_path: Path) -> None:
    answer = asked(tmp_path, [item("I1", obtained="D1; D2"), item("I2", obtained="D1"), item("I3", obtained="D16; D1")])
    assert counts(answer) == {"D1": (1, 3), "D2": (0, 1)}
    assert answer["apart"]["count"] == {"low": 0, "high": 1}


def test_parties_that_no_table_knows_are_who_they_are_called(tmp_path: Path) -> None:
    answer = asked(tmp_path, [item("I1", obtained_from="ARMY"), item("I2", obtained="D1")], [loss("D1")], parties=())
    assert counts(answer) == {"D2": (1, 1), "D1": (1, 1)}
    assert [one["id"] for one in answer["events"]] == ["D1"]


@pytest.mark.parametrize(
    "same",
    [{"D1": "D2", "D2": "D3"}, {"D3": "D2", "D2": "D1"}, {"D2": "diversions:D1; D3"}, {"D1": "D2; diversions:D3"}],
)
def test_accounts_of_one_loss_stand_once_whichever_of_them_says_so(tmp_path: Path, same: dict[str, str]) -> None:
    numbers = {"D1": ("10", "10"), "D2": ("8", "12"), "D3": ("", "")}
    rows = [
        loss(name, quantity_low=low, quantity_high=high, same_as=same.get(name, ""))
        for name, (low, high) in numbers.items()
    ]
    (event,) = asked(tmp_path, [item("I1")], rows)["events"]
    assert (event["id"], event["same_as"]) == ("D1", ["D2", "D3"])
    assert (event["quantity"]["low"], event["quantity"]["high"]) == (10.0, 10.0), "the number of one account"
    assert event["together"] == {"low": 8.0, "high": 12.0}
    ends = [(one["id"], one["quantity"]["low"], one["quantity"]["high"]) for one in event["accounts"]]
    assert ends == [("D1", 10.0, 10.0), ("D2", 8.0, 12.0), ("D3", None, None)]
    assert len(event["support"]) > 20, "what all of them say carries it"


def test_each_account_of_one_loss_keeps_its_own_days(tmp_path: Path) -> None:
    days = {"D1": ("2014-06-10", "2014-06-11"), "D2": ("2014-06-09", "2014-06-10"), "D3": ("", "2014-07")}
    rows = [loss(name, date_low=low, date_high=high, same_as="D1" if name > "D1" else "") for name, (low, high) in days.items()]
    (event,) = asked(tmp_path, [item("I1")], rows)["events"]
    assert [(one["id"], one["first"], one["last"]) for one in event["accounts"]] == [
        ("D1", "2014-06-10", "2014-06-11"), ("D2", "2014-06-09", "2014-06-10"), ("D3", None, "2014-07-31")]  # fmt: skip
    assert (event["first"], event["last"]) == ("2014-06-10", "2014-06-11")


def test_an_event_says_nothing_that_another_account_says(tmp_path: Path) -> None:
    rows = [
        loss("D1", route="D0", quantity_low="30", quantity_high="30", conflict_with="D3"),
        loss("D2", route="D4", same_as="D1"),
        loss("D3", quantity_low="50", quantity_high="60", unit="tonnes"),
    ]  # fmt: skip
    events = {one["id"]: one for one in asked(tmp_path, [item("I1")], rows)["events"]}
    assert set(events) == {"D2", "D3"}, "the account that establishes a route is the event"
    assert (events["D2"]["route"], events["D2"]["quantity"]["low"], events["D2"]["same_as"]) == ("D4", None, ["D1"])
    assert events["D3"]["conflicts"] == ["D2"], "a rival is named by the id under which its loss is listed"
    for event in events.values():
        for account in event["accounts"]:
            assert account["support"], "each account has its own statements"
        assert {key: event["accounts"][0][key] for key in ("route", "quantity", "first", "from_party")} == {
            key: event[key] for key in ("route", "quantity", "first", "from_party")}  # fmt: skip


def test_rivals_stand_side_by_side_with_their_hull(tmp_path: Path) -> None:
    rows = [loss("D1", quantity_low="30", quantity_high="30", conflict_with="D2"), loss("D2", quantity_low="50", quantity_high="60")]
    events = asked(tmp_path, [item("I1")], rows)["events"]
    assert [one["conflicts"] for one in events] == [["D2"], ["D1"]]
    assert [one["hull"] for one in events] == [{"low": 30.0, "high": 60.0}] * 2
    assert [one["quantity"]["low"] for one in events] == [30.0, 50.0]


@pytest.mark.parametrize("other", [{"weapon_class": "tank"}, {"unit": "tonnes"}, {"status": "denied"}])
def test_what_counts_another_thing_or_denies_widens_no_hull(tmp_path: Path, other: dict[str, str]) -> None:
    first = loss("D1", quantity_low="30", quantity_high="30", conflict_with="D2")
    rows = [first, loss("D2", quantity_low="50", quantity_high="60", **other)]
    events = asked(tmp_path, [item("I1", "rifle")], rows)["events"]
    assert [one["hull"] for one in events] == [None] * len(events)
    assert events[0]["conflicts"] == ["D2"]


@pytest.mark.parametrize(
    ("accounts", "low", "high"),
    [
        ([(30, 30), (50, 60)], 30, 60), ([(30, 30), (None, 50)], None, 50), ([(None, 50), (60, 60)], None, 60),
        ([(30, 30), (20, None)], 20, None), ([(20, None), (None, 50)], None, None),
    ],
)  # fmt: skip
def test_an_open_end_of_one_account_opens_the_hull_at_that_end(
    accounts: list[tuple[float | None, float | None]], low: float | None, high: float | None
) -> None:
    assert hull([{"quantity_low": one, "quantity_high": other} for one, other in accounts]) == Ends(low=low, high=high)


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [({}, 8, 60), ({"unit": "tonnes"}, 30, 60), ({"weapon_class": "tank"}, 30, 60), ({"status": "denied"}, 30, 60)],
    ids=lambda one: next(iter(one), "alike") if isinstance(one, dict) else str(one),
)  # fmt: skip
def test_an_account_of_the_same_loss_in_other_units_is_in_no_hull_with_rivals(
    tmp_path: Path, other: dict[str, str], low: float, high: float
) -> None:
    rows = [
        loss("D1", quantity_low="30", quantity_high="30", conflict_with="D3"),
        loss("D2", quantity_low="8", quantity_high="8", same_as="D1", **other),
        loss("D3", quantity_low="50", quantity_high="60"),
    ]
    event = next(one for one in asked(tmp_path, [item("I1")], rows)["events"] if one["id"] == "D1")
    assert event["hull"] == {"low": low, "high": high}


def test_parts_stand_beside_their_whole(tmp_path: Path) -> None:
    events = asked(tmp_path, [item("I1")], [loss("D1"), loss("D2", part_of="D1")])["events"]
    assert [one["part_of"] for one in events] == [[], ["D1"]]
