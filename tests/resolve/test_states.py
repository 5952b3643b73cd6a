"""States as they then were: seats that pass on, names, and what a person judges."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from headstamp.resolve import parties, states
from headstamp.resolve.states import review_id, seats
from tests.resolved_case import BORDERS, case_of

CODES = [f"S{number:02}" for number in range(8)]


def test_a_seat_passes_to_the_last_of_its_holders(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS) as case:
        seat = {row["state"]: row["seat"] for row in case.engine.rows("select state, seat from state")}
    assert {seat[one] for one in ("YUCS", "CSXX", "SRB")} == {"SRB"}
    assert seat["SUHH"] == seat["RUS"] == "RUS"
    assert seat["UKR"] == "UKR"
    assert seat["MNE"] == "MNE"


def test_a_seat_that_two_claim_is_grouped_with_neither() -> None:
    assert seats(["A", "B", "C"], [("B", "A"), ("C", "A")]) == {"A": "A", "B": "B", "C": "C"}


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES))))
def test_every_state_has_one_seat_and_a_seat_is_its_own(succeeded: list[tuple[str, str]]) -> None:
    seat = seats(CODES, succeeded)
    assert set(seat) == set(CODES)
    heirs: dict[str, set[str]] = {}
    for heir, predecessor in succeeded:
        if heir != predecessor:
            heirs.setdefault(predecessor, set()).add(heir)
    for state in CODES:
        if seat[state] != state:
            assert len(heirs[state]) == 1  # a seat moves only along a row, never by a guess
            assert seat[next(iter(heirs[state]))] in {seat[state], next(iter(heirs[state]))}


def test_a_name_is_known_as_its_row_spells_it_folded_and_in_no_other_way(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS) as case:
        names = {
            (row["folded"], row["state"])
            for row in case.engine.rows("select folded, state from state_name_of")
        }
    assert {
        ("uk", "GBR"),
        ("united kingdom", "GBR"),
        ("irak", "IRQ"),
        ("iraq", "IRQ"),
        ("irq", "IRQ"),
    } <= names
    assert ("fr yugoslavia", "CSXX") in names
    assert ("yugoslavia", "YUCS") in names
    assert not any(folded == "yugoslavia" and state != "YUCS" for folded, state in names)


def test_a_predecessor_lends_its_name_to_nobody(tmp_path: Path) -> None:
    rows = [dict(row) for row in BORDERS]
    next(row for row in rows if row["state"] == "RUS")["successor_of"] = "USSR"
    with case_of(tmp_path, states=rows) as case:
        names = case.engine.rows("select state from state_name_of where folded = 'ussr'")
        seat = case.engine.rows("select seat from state where state = 'SUHH'")
    assert [row["state"] for row in names] == ["SUHH"]
    assert [row["seat"] for row in seat] == ["RUS"]


def test_days_are_kept_and_open_ends_stay_open(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS) as case:
        (serbia,) = case.engine.rows("select first, last from state where state = 'SRB'")
        (soviet,) = case.engine.rows("select first, last from state where state = 'SUHH'")
        (russia,) = case.engine.rows("select first, last from state where state = 'RUS'")
    assert serbia["last"] is None
    assert soviet["last"] + 1 == russia["first"]


def order(supplier: str) -> dict[str, str]:
    return {"recipient": "Iraq", "supplier": supplier, "year_of_order": "2009", "number_delivered": "1",
            "designation": "T-1", "description": "tank", "years_of_delivery": "2010"}  # fmt: skip


def test_an_unknown_name_goes_to_review_and_a_judgement_settles_it_and_can_be_undone(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS, sipri=[order("Frrance"), order("Kuwait")]) as case:
        (review,) = case.engine.rows("select * from name_review")
        assert review["id"] == review_id("frrance")
        assert (review["found"], review["proposed"]) == ("Frrance", "FRA")
        assert case.engine.rows(f"select id from current where id = '{review['about']}'")
        assert case.engine.rows("select sense from supplier_name where folded = 'frrance'") == [
            {"sense": "unresolved"}
        ]
        with case.store.transaction():
            accepted = case.store.append(
                review["id"], "accept", "FRA", "analyst", "2026-01-01", "a slip of the pen", None
            )
        states.resolve(case)
        parties.resolve(case)
        assert case.engine.rows("select state from state_name_of where folded = 'frrance'") == [
            {"state": "FRA"}
        ]
        assert case.engine.rows("select * from name_review") == []
        with case.store.transaction():
            case.store.append(accepted.id, "undo", "", "analyst", "2026-01-02", "not sure", None)
        states.resolve(case)
        parties.resolve(case)
        assert [row["found"] for row in case.engine.rows("select found from name_review")] == ["Frrance"]


def test_a_name_judged_to_be_no_states_leaves_the_review_and_every_count(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS, sipri=[order("Acme Trading")]) as case:
        with case.store.transaction():
            case.store.append(
                review_id("acme trading"), "reject", "", "analyst", "2026-01-01", "a company", None
            )
        states.resolve(case)
        parties.resolve(case)
        assert case.engine.rows("select * from name_review") == []
        assert case.engine.rows("select sense from supplier_name where folded = 'acme trading'") == [
            {"sense": "no_state"}
        ]
