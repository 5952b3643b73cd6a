"""A question may name its recipient in any language and writing; a row whose recipient may be another is not surely its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse
from headstamp.trace.supply.suppliers import suppliers
from tests.resolved_case import BORDERS, case_of

KOREAS = (
    {"state": "KOR", "name": "South Korea", "from": "1948-08-15"}, {"state": "PRK", "name": "North Korea", "from": "1948-09-09"},
    {"state": "UZB", "name": "Uzbekistan", "from": "1991-12-26"},
)  # fmt: skip


def order(recipient: str, supplier: str = "Kuwait", year: str = "2015") -> dict[str, str]:
    return {"recipient": recipient, "supplier": supplier, "year_of_order": year, "number_delivered": "1",
            "designation": "T-1", "description": "tank", "years_of_delivery": year}  # fmt: skip


def low(case: Case, recipient: str) -> int:
    return int(as_json(suppliers(case, recipient=recipient, first=1980, last=2020))["count"]["low"])


@pytest.mark.parametrize("name", ["Rep. of Korea", "Korea, Republic of", "Südkorea", "Corée du Sud", "Южная Корея", "SouthKorea"])
def test_a_row_for_a_state_in_any_writing_is_counted_and_any_writing_may_be_asked(tmp_path: Path, name: str) -> None:
    with case_of(tmp_path, states=(*BORDERS, *KOREAS), sipri=[order(name)]) as case:
        assert [low(case, asked) for asked in ("South Korea", name, "KOR", "Coreia do Sul")] == [1, 1, 1, 1]
        assert low(case, "North Korea") == 0


def test_a_row_for_a_name_of_two_states_is_surely_for_neither_and_the_name_is_no_question(tmp_path: Path) -> None:
    with case_of(tmp_path, states=(*BORDERS, *KOREAS), sipri=[order("Korea"), order("Iraq", "Korea")]) as case:
        assert [low(case, asked) for asked in ("South Korea", "North Korea", "Iraq")] == [0, 0, 0]
        with pytest.raises(WrongUse, match="Korea") as error:
            low(case, "Korea")
        assert error.value.do == "name North Korea or South Korea"


def test_a_former_state_is_certain_while_it_was_there_and_open_later(tmp_path: Path) -> None:
    republics = ({"party": "Uzbek SSR", "type": "region", "state": "UZB", "part_of": "Soviet Union"},
                 {"party": "Ukrainian SSR", "type": "region", "state": "UKR", "part_of": "Soviet Union"})  # fmt: skip
    for year, expected in (("1985", (1, {"SUHH"})), ("1999", (0, {"RUS", "UKR", "UZB"}))):
        rows = [order("Iraq", "Fmr USSR", year)]
        with case_of(tmp_path / year, states=(*BORDERS, *KOREAS), parties=republics, sipri=rows) as case:
            answer = as_json(suppliers(case, recipient="Iraq", first=1980, last=2020))
            assert (answer["count"]["low"], {one["state"] for one in answer["suppliers"]}) == expected


def test_a_name_that_no_table_knows_is_one_in_all_its_writings(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS, sipri=[order("Hill Front (Syria)*"), order("Syria Hill Front*", "France")]) as case:
        assert [low(case, asked) for asked in ("Hill Front (Syria)", "Syria Hill Front*", "hill front (syria)*")] == [2, 2, 2]


@pytest.mark.parametrize(
    ("asked", "written"),
    [("SPLA", "SPLA (Syria)*"), ("spla*", "SPLA (Syria)*"), ("PKK", "Kurdistan Workers' Party (PKK)*"),
     ("Kurdistan Workers' Party", "Kurdistan Workers' Party (PKK)*"), ("Kurdistan Workers Party*", "Kurdistan Workers' Party (PKK)*")],
)  # fmt: skip
def test_half_of_a_name_with_brackets_may_be_asked(tmp_path: Path, asked: str, written: str) -> None:
    with case_of(tmp_path, states=BORDERS, sipri=[order(written), order("France")]) as case:
        assert low(case, asked) == low(case, written) == 1


@pytest.mark.parametrize("asked", ["SPLA", "PKK", "Kurdistan Workers' Party"])
def test_half_of_a_name_that_a_table_has_may_be_asked(tmp_path: Path, asked: str) -> None:
    parties = [{"party": "Kurdistan Workers Party (PKK)", "type": "armed_group"}, {"party": "SPLA (Syria)", "type": "armed_group"}]
    rows = [order("SPLA (Syria)*" if asked == "SPLA" else "Kurdistan Workers Party (PKK)*"), order("France")]
    with case_of(tmp_path, states=BORDERS, parties=parties, sipri=rows) as case:
        assert low(case, asked) == 1


def test_half_of_two_names_and_words_that_many_names_share_are_no_name(tmp_path: Path) -> None:
    rows = [order("LLF (Syria)*"), order("LLF (Iraq)*"), order("Syria (rebels)*")]
    with case_of(tmp_path, states=BORDERS, sipri=rows) as case:
        with pytest.raises(WrongUse) as wrong:
            low(case, "LLF")
        assert "llf (iraq)* or llf (syria)*" in str(wrong.value)
        for asked in ("rebels", "Workers"):
            with pytest.raises(WrongUse, match="recipient"):
                low(case, asked)
        assert low(case, "Syria") == 0, "what stands in brackets beside a group is a state, and no name of the group"


def test_a_group_that_a_register_names_is_no_other_group_that_it_names(tmp_path: Path) -> None:
    """Of two names that no table knows neither is the other; a group without a name may be either."""
    rows = [order("GNC (Syria)*", "China"), order("HoR (Syria)*", "France"), order("unknown rebel group*", "Qatar")]
    parties = [{"party": "Known Front", "type": "armed_group"}]
    with case_of(tmp_path, states=BORDERS, parties=parties, sipri=rows) as case:
        listed = as_json(suppliers(case, recipient="GNC (Syria)*", first=1980, last=2020))["suppliers"]
        found = {one["state"]: one["certain"] for one in listed}
        assert found == {"CHN": True, "QAT": False}
        any_of = as_json(suppliers(case, recipient="Known Front", first=1980, last=2020))["suppliers"]
        assert {one["state"] for one in any_of} == {"CHN", "FRA", "QAT"}, "a party of a table may have a name that the register writes"
