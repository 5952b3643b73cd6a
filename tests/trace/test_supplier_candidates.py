"""Who may have supplied an item: by deliveries of its model to those who lost arms to the holder, begun before it was seen."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.trace.makers.candidates import Question
from headstamp.trace.makers.supplier_candidates import suppliers_of_items
from tests.casefile.test_selections import undated
from tests.casefile.test_vintages import row as sipri
from tests.planted import planted

Row = dict[str, str]

PARTIES = (
    {"party": "Army", "type": "force", "state": "IRQ", "part_of": "Iraq"},
    {"party": "Division", "type": "force", "state": "IRQ", "part_of": "Army"},
    {"party": "Rebels", "type": "armed_group"}, {"party": "Others", "type": "armed_group"},
    {"party": "Band", "type": "armed_group"},
)  # fmt: skip
EVENTS = (
    {"diversion_id": "D1", "from_party": "Army", "to_party": "Band", "route": "D2", "class": "tank"},
    {"diversion_id": "D2", "from_party": "Others", "to_party": "Band", "route": "D2", "class": "tank", "status": "denied"},
)
CASES: Sequence[tuple[str, list[Row], set[str] | None]] = (
    ("delivered to the party", [{"supplier": "France", "recipient": "Army"}], {"FRA"}),
    ("shipped", [{"supplier": "France", "recipient": "Army", "stage": "shipped"}], {"FRA"}),
    ("only ordered", [{"supplier": "France", "recipient": "Army", "stage": "contracted"}], None),
    ("to a whole of it", [{"supplier": "France", "recipient": "Iraq"}], {"FRA"}),
    ("to a part of it", [{"supplier": "France", "recipient": "Division"}], {"FRA"}),
    ("for it in the end", [{"supplier": "France", "recipient": "China", "end_user": "Army"}], {"FRA"}),
    ("to somebody else", [{"supplier": "France", "recipient": "Rebels"}], None),
    ("to one whose loss is denied", [{"supplier": "France", "recipient": "Others"}], None),
    ("begun after the sighting", [{"supplier": "France", "recipient": "Army", "date_low": "2014-07"}], None),
    ("begun before and open", [{"supplier": "France", "recipient": "Army", "date_low": "2014-06-29"}], {"FRA"}),
    ("two that may be", [{"supplier": "France; China", "recipient": "Army"}, {"supplier": "Iran", "recipient": "Army"}],
     {"FRA", "CHN", "IRN"}),
    ("of a low grade: it widens", [{"supplier": "France", "recipient": "Army", "reliability": "F"}], {"FRA"}),
    ("denied", [{"supplier": "France", "recipient": "Army", "status": "denied"}], None),
    ("somebody unknown", [{"supplier": "France", "recipient": "Army"}, {"supplier": "unknown", "recipient": "Army"}], None),
    ("nobody named", [{"supplier": "", "recipient": "Army"}], None),
    ("begun on an unknown day", [{"supplier": "France", "recipient": "Army", "date_high": "2016"}], {"FRA"}),
    ("begun on the day of the sighting, and open", [{"supplier": "France", "recipient": "Army", "date_low": "2014-06-30"}], None),
    ("nothing moved", [{"supplier": "France", "recipient": "Army", "quantity_low": "0", "quantity_high": "0"}], None),
    ("perhaps nothing moved", [{"supplier": "France", "recipient": "Army", "quantity_low": "0", "quantity_high": "1"}], {"FRA"}),
    ("only said", [{"supplier": "France", "recipient": "Army", "status": "alleged"}], {"FRA"}),
    ("a state that ended before the first day", [{"supplier": "Soviet Union", "recipient": "Army", "date_low": "1992"}], {"RUS"}),
    ("a state that was there on the first day", [{"supplier": "Soviet Union", "recipient": "Army", "date_low": "1991-12-25"}],
     {"SUHH"}),
    ("a state that began after the last day", [{"supplier": "Russia", "recipient": "Army", "date_high": "1991-12-25"}], {"SUHH"}),
    ("a state that began on the last day", [{"supplier": "Russia", "recipient": "Army", "date_high": "1991-12-26"}], {"RUS"}),
    ("in the days of a state before it", [{"supplier": "Russia", "recipient": "Army", "date_low": "1980", "date_high": "1985"}],
     {"SUHH"}),
)  # fmt: skip


def tables() -> dict[str, Any]:
    """A model for each case, an item of it, and its transfers; and a family of two models."""
    items, transfers, makers = [], [], []
    for at, (_, rows, _) in enumerate(CASES):
        makers.append({"model": f"Tank-{at}", "family": "", "class": "tank", "producer_state": "France"})
        items.append({"item_id": f"I{at:02d}", "designation": f"Tank-{at}", "class": "tank"})
        for number, row in enumerate(rows):
            transfers.append({"transfer_id": f"P{at:02d}{number}", "designation": f"Tank-{at}", "class": "tank"} | row)
    makers += [{"model": name, "family": "Kin", "class": "apc", "producer_state": "France"} for name in ("Kin-1", "Kin-2")]
    items += [
        {"item_id": "K1", "designation": "Kin-1", "class": "apc"}, {"item_id": "K2", "designation": "Kin", "class": "apc"},
        {"item_id": "K3", "designation": "Kin-1", "class": "apc", "reliability": "D"},
    ]  # fmt: skip
    transfers += [
        {"transfer_id": "PK1", "designation": "Kin-1", "class": "apc", "supplier": "Belgium", "recipient": "Army"},
        {"transfer_id": "PK2", "designation": "Kin-2", "class": "apc", "supplier": "Poland", "recipient": "Army"},
    ]
    return {"parties": PARTIES, "diversions": EVENTS, "items": items, "transfers": transfers, "producers": makers}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with planted(tmp_path_factory.mktemp("supplied"), **tables()) as opened:
        yield opened


def candidates(case: Case, **asked: Any) -> dict[str, set[str] | None]:
    headstamp.review(case)
    found = suppliers_of_items(case, Question("Band", **asked))
    return {
        name: set(found.sets[label]) if label >= 0 else None
        for name, label in zip(found.names, found.of_item.tolist(), strict=True)
    }  # fmt: skip


@pytest.mark.parametrize("at", range(len(CASES)), ids=lambda at: CASES[at][0])
def test_who_may_have_supplied(case: Case, at: int) -> None:
    assert candidates(case)[f"I{at:02d}"] == CASES[at][2]


def test_a_family_widens_and_is_flagged_and_a_weak_row_narrows_nothing(case: Case) -> None:
    found = candidates(case)
    assert (found["K1"], found["K2"], found["K3"]) == ({"BEL", "POL"}, {"BEL", "POL"}, None)
    headstamp.bounds(case, of="supplier", holder="Band")
    rows = case.engine.rows(
        "select bound_unit.name, candidate.state, candidate.known_by from candidate "
        "join bound_unit on bound_unit.united = candidate.united where bound_unit.name in ('K1', 'K2')"
    )
    flagged = {(row["name"], row["state"]): row["known_by"] for row in rows}
    assert flagged == {("K1", "BEL"): 0, ("K1", "POL"): 1, ("K2", "BEL"): 1, ("K2", "POL"): 1}


def test_no_supplier_is_certain_and_there_is_no_upper_end(case: Case) -> None:
    answer = as_json(headstamp.bounds(case, of="supplier", holder="Band"))
    # France alone, Belgium or Poland, the Soviet Union alone, Russia alone.
    assert (answer["at_least"], answer["at_most"], answer["certain"]) == (4, None, [])
    assert answer["pseudo"] == "not in any register"
    assert all("not in any register" not in one["candidates"] for one in answer["witnesses"])
    assert all(one["support"] for one in answer["witnesses"])
    assert as_json(headstamp.bounds(case, of="supplier", holder="Band", rule="grouped"))["at_least"] == 3


def test_what_each_root_carries_is_told(case: Case) -> None:
    answer = as_json(headstamp.bounds(case, of="supplier", holder="Band", sensitivity=True))
    lost = {one["name"]: one["at_least"] for one in answer["fragility"]}
    assert lost["https://example.org/supply"] == 0
    assert as_json(headstamp.bounds(case, of="supplier", holder="Band", without=("https://example.org/supply",)))["at_least"] == 0


def test_suspected_parties_count_only_where_no_event_names_one(tmp_path: Path) -> None:
    settings = "name: planted\nsuspected_from:\n  - party: Rebels\n    row: none\n  - party: Strangers\n"
    items = [{"item_id": f"I{at}", "designation": name, "class": "rifle"} for at, name in enumerate(("Sling", "Bow"), 1)]
    makers = [{"model": name, "family": "", "class": "rifle", "producer_state": "France"} for name in ("Sling", "Bow")]
    transfers = [
        {"transfer_id": "P1", "designation": "Sling", "class": "rifle", "supplier": "China", "recipient": "Rebels"},
        {"transfer_id": "P2", "designation": "Bow", "class": "rifle", "supplier": "Iran", "recipient": "Strangers"},
    ]
    rest = {"parties": PARTIES, "items": items, "producers": makers, "transfers": transfers}
    with planted(tmp_path / "none", settings, **rest) as alone:
        assert candidates(alone) == {"I1": {"CHN"}, "I2": {"IRN"}}
    with planted(tmp_path / "some", settings, diversions=EVENTS, **rest) as told:
        assert candidates(told) == {"I1": None, "I2": None}


RIFLES = (
    {"model": "Sling", "family": "Cords", "class": "rifle", "producer_state": "France"},
    {"model": "Cord", "family": "Cords", "class": "rifle", "producer_state": "France"},
    {"model": "Bow", "family": "", "class": "sniper_rifle", "producer_state": "France"},
    {"model": "Dart", "family": "", "class": "pistol", "producer_state": "France"},
)  # fmt: skip
TWO_MEANINGS = tuple({"alias": "Thing", "model": name, "scope": "variant"} for name in ("Sling", "Bow"))
OPEN: Sequence[tuple[str, Row, set[str] | None]] = (
    # The item is a Sling, and China delivered Slings: what another row may mean widens that, and never narrows.
    ("matched by nothing", {"designation": "Unheard", "class": "rifle"}, {"CHN", "IRN"}),
    ("in review", {"designation": "Thing", "class": "rifle"}, {"CHN", "IRN"}),
    ("of a kind of its class", {"designation": "Unheard", "class": "sniper_rifle"}, {"CHN", "IRN"}),
    ("of another class", {"designation": "Unheard", "class": "pistol"}, {"CHN"}),
    ("of no class, and it bears the name", {"designation": "Sling", "class": "mixed"}, {"CHN"}),
    ("another model", {"designation": "Dart", "class": "pistol"}, {"CHN"}),
    ("without a designation", {"designation": "", "class": "rifle"}, {"CHN"}),
    ("only ordered", {"designation": "Unheard", "class": "rifle", "stage": "contracted"}, {"CHN"}),
    ("to somebody else", {"designation": "Unheard", "class": "rifle", "recipient": "Rebels"}, {"CHN"}),
    ("begun after the sighting", {"designation": "Unheard", "class": "rifle", "date_low": "2014-07"}, {"CHN"}),
    ("from somebody unknown", {"designation": "Unheard", "class": "rifle", "supplier": "unknown"}, None),
)  # fmt: skip


def of_open_name(folder: Path, row: Row, *more: Row, items: Sequence[Row] = ()) -> Case:
    """A case of a Sling that China delivered, and of a row whose name tells less."""
    known = {"transfer_id": "P1", "designation": "Sling", "class": "rifle", "supplier": "China", "recipient": "Army"}
    unsure = {"transfer_id": "P2", "supplier": "Iran", "recipient": "Army"} | row
    sling = {"item_id": "I1", "designation": "Sling", "class": "rifle"}
    return planted(folder, parties=PARTIES, diversions=EVENTS, producers=RIFLES, aliases=TWO_MEANINGS,
                   transfers=[known, unsure, *more], items=[sling, *items])  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), [one[1:] for one in OPEN], ids=[one[0] for one in OPEN])
def test_a_delivery_whose_name_is_not_decided_widens(tmp_path: Path, row: Row, expected: set[str] | None) -> None:
    with of_open_name(tmp_path, row) as case:
        assert candidates(case)["I1"] == expected


def test_a_name_that_is_proposed_for_the_model_widens_whatever_the_class(tmp_path: Path) -> None:
    # An item that bears the name without a class puts it before a person, who may call it a Sling.
    loose = {"item_id": "I2", "designation": "Sling", "class": "mixed"}
    with of_open_name(tmp_path, {"designation": "Sling", "class": "mixed"}, items=[loose]) as case:
        found = candidates(case)
    assert (found["I1"], found["I2"]) == ({"CHN", "IRN"}, None)


def test_what_nothing_is_known_of_is_not_narrowed_by_what_is_not_decided(tmp_path: Path) -> None:
    bow = {"item_id": "I2", "designation": "Bow", "class": "sniper_rifle"}
    with of_open_name(tmp_path, {"designation": "Unheard", "class": "sniper_rifle"}, items=[bow]) as case:
        assert candidates(case)["I2"] is None


def test_an_undecided_name_does_not_reconcile_rows_that_contradict_one_another(tmp_path: Path) -> None:
    bow = {"transfer_id": "P3", "designation": "Bow", "class": "sniper_rifle", "supplier": "Poland", "recipient": "Army"}
    same = {"item_id": "I2", "designation": "Bow", "class": "sniper_rifle", "same_as": "I1"}
    with of_open_name(tmp_path, {"designation": "Unheard", "class": "rifle"}, bow, items=[same]) as case:
        assert candidates(case) == {"I1": {"CHN", "POL", "IRN"}}


def test_a_candidate_by_an_undecided_name_is_flagged(tmp_path: Path) -> None:
    with of_open_name(tmp_path, {"designation": "Unheard", "class": "rifle"}) as case:
        (witness,) = as_json(headstamp.bounds(case, of="supplier", holder="Band"))["witnesses"]
    assert (witness["candidates"], witness["by_family"], witness["undecided"]) == (["CHN", "IRN"], [], ["IRN"])


@pytest.mark.parametrize(
    ("newer", "seen", "expected"),
    [
        pytest.param({"recipient": "Syria"}, "2014", None, id="an order whose recipient was corrected"),
        pytest.param({"recipient": "Syria", "order": "1990"}, "2014", {"FRA"}, id="another order"),
        pytest.param({}, "2000", None, id="a year that the newer file lacks"),
    ],
)
def test_a_delivery_that_a_newer_file_tells_otherwise_is_no_ground_for_a_set(
    tmp_path: Path, newer: dict[str, str], seen: str, expected: set[str] | None
) -> None:
    """France delivered Slings to Iraq, whose army lost some, by an older copy of a register; a newer one tells it otherwise."""
    maker = {"model": "Sling", "family": "", "class": "tank", "producer_state": "France"}
    older = sipri("France", "9", "2006" if seen == "2014" else "1999; 2006", "Sling")
    with planted(tmp_path, parties=PARTIES, diversions=EVENTS, producers=[maker],
                 items=[{"item_id": "I1", "designation": "Sling", "class": "tank", "seen_high": seen}]) as case:  # fmt: skip
        headstamp.add(case, undated(tmp_path, "old.csv", older), vintage="2024-03-11")
        headstamp.add(case, undated(tmp_path, "new.csv", sipri("France", "9", designation="Sling", **newer)), vintage="2025-10-14")
        assert candidates(case) == {"I1": expected}


def test_the_suppliers_that_a_row_offers_for_an_unknown_one_are_candidates(tmp_path: Path) -> None:
    names = ("Sling", "Bow")
    makers = [{"model": name, "family": "", "class": "tank", "producer_state": "France"} for name in names]
    items = [{"item_id": name, "designation": name, "class": "tank"} for name in names]
    offering = sipri("unknown supplier(s)", designation="Sling").replace(",New,,", ",New,Supplier could be Kuwait or Qatar,")
    with planted(tmp_path, parties=PARTIES, diversions=EVENTS, producers=makers, items=items) as case:
        headstamp.add(case, undated(tmp_path, "sipri.csv", offering, sipri("unknown supplier(s)", designation="Bow")))
        assert candidates(case) == {"Bow": None, "Sling": {"KWT", "QAT"}}


@pytest.mark.parametrize("seed", range(6))
def test_deciding_the_name_of_a_delivery_never_lowers_the_bound(tmp_path: Path, seed: int) -> None:
    """Whatever a person says of a name in review: one of the names that are proposed, or that it is none."""
    draw = random.Random(seed)
    states = ("China", "Iran", "France", "Poland", "Belgium")
    models = {"Sling": "rifle", "Bow": "sniper_rifle", "Cord": "rifle"}
    named = [*models.items(), *models.items(), ("Thing", "rifle"), ("Thing", "sniper_rifle"), ("Unheard", "rifle")]
    transfers = [
        {"transfer_id": f"P{at}", "designation": name, "class": of, "supplier": draw.choice(states), "recipient": "Army"}
        for at, (name, of) in enumerate(draw.sample(named, 7), 1)
    ]
    items = [{"item_id": f"I{at}", "designation": name, "class": of} for at, (name, of) in enumerate(models.items(), 1)]
    with planted(tmp_path, parties=PARTIES, diversions=EVENTS, producers=RIFLES, aliases=TWO_MEANINGS,
                 transfers=transfers, items=items) as case:  # fmt: skip
        asked = [row for row in as_json(headstamp.review(case))["review"] if row["kind"] == "designation"]
        before = as_json(headstamp.bounds(case, of="supplier", holder="Band"))["at_least"]
        for row in asked:
            for value in (*row["proposed"].split("; "), ""):
                headstamp.judge(case, row["id"], "accept" if value else "reject", value=value, because="seen", judge="tester")
                assert as_json(headstamp.bounds(case, of="supplier", holder="Band"))["at_least"] >= before, (row["found"], value)
