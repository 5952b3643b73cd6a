"""Parties: states among them, parts over all steps, names."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from headstamp.resolve.parties import closure
from tests.resolved_case import BORDERS, FORCES, case_of

PARTIES = [f"p{number}" for number in range(7)]
STEPS = st.sets(st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES)), max_size=12)


def test_a_state_is_a_party_under_every_name_of_its_own(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS, parties=FORCES) as case:
        party = case.engine.rows("select type, state from party where party = 'Iraq'")
        names = {
            row["folded"] for row in case.engine.rows("select folded from party_name_of where party = 'Iraq'")
        }
    assert party == [{"type": "state", "state": "IRQ"}]
    assert names >= {"iraq", "irak", "irq"}


def test_parts_reach_over_all_steps_and_a_region_that_only_stands_there_is_no_part(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS, parties=FORCES) as case:
        parts = {
            row["part"] for row in case.engine.rows("select part from party_within where whole = 'Iraq'")
        }
        stands = {row["party"] for row in case.engine.rows("select party from party where state = 'IRQ'")}
    assert parts == {"Iraq", "Iraqi forces", "Iraqi army"}
    assert {"Northern Region", "Northern forces"} <= stands


def test_a_state_that_the_table_of_parties_has_too_is_one_party_with_the_names_of_both(
    tmp_path: Path,
) -> None:
    told = [*FORCES, {"party": "IRAQ", "type": "state", "state": "IRQ", "names": "Iraq (government)"}]
    with case_of(tmp_path, states=BORDERS, parties=told) as case:
        party = case.engine.rows(
            "select party from party_name_of where folded in ('iraq (government)', 'irak', 'iraq')"
        )
        parts = case.engine.rows("select part from party_within where whole = 'IRAQ'")
    assert {row["party"] for row in party} == {"IRAQ"}
    assert "Iraqi army" in {row["part"] for row in parts}


def test_a_name_that_two_parties_bear_is_kept_for_both(tmp_path: Path) -> None:
    told = [*FORCES, {"party": "Plain rebels", "type": "armed_group", "names": "rebels"},
            {"party": "Coast rebels", "type": "armed_group", "names": "rebels"}]  # fmt: skip
    with case_of(tmp_path, states=BORDERS, parties=told) as case:
        bearers = case.engine.rows("select party from party_name_of where folded = 'rebels'")
    assert {row["party"] for row in bearers} == {"Plain rebels", "Coast rebels"}


@given(STEPS)
def test_the_closure_is_reflexive_transitive_and_holds_no_more_than_its_steps(
    steps: set[tuple[str, str]],
) -> None:
    found = set(closure(set(PARTIES), steps))
    assert {(one, one) for one in PARTIES} | steps <= found
    assert {(a, d) for a, b in found for c, d in found if b == c} <= found
    grown = steps | {(one, one) for one in PARTIES}
    while True:
        further = grown | {(a, d) for a, b in grown for c, d in grown if b == c}
        if further == grown:
            break
        grown = further
    assert found == grown
