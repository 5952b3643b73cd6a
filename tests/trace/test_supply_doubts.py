"""Rows that only may concern a question of supply, and questions that the rows of a case do not answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import init_folder
from headstamp.cli import main
from headstamp.collect.add import add
from tests.collect.reading import written
from tests.resolved_case import BORDERS, FORCES, PARTIES, STATES, case_of, resolved, write
from tests.trace.test_supply import ask, bounds, case, certain, numbered, order, possible, told

UNROCA = "table,year,exporter,importer,category,num_items,state_of_origin,intermediate_locations,description,comments\n"


def why(answer: dict[str, Any]) -> dict[str, dict[str, int]]:
    return {one["why"]: {name["name"]: name["rows"] for name in one["names"]} for one in answer["doubts"]}


def test_a_row_that_states_no_stage_may_be_of_any(tmp_path: Path) -> None:
    rows = [told("France", stage="", status=""), told("China"), told("China", stage="", status=""),
            told("Qatar", stage="", form="licensed_production")]  # fmt: skip
    with case(tmp_path, transfers=rows) as opened:
        answer = ask(opened)
        assert (bounds(answer), certain(answer), possible(answer)) == ((1, 2), {"CHN"}, {"FRA"})
        assert why(answer) == {"no stage": {"China": 1, "France": 1}}
        assert any("2 rows do not state whether anything was shipped or delivered" in one for one in answer["warnings"])
        assert any(one == "1 name is possible only because of such rows: France" for one in answer["warnings"])
        assert bounds(ask(opened, stages=("unknown",))) == (3, 3)


@pytest.mark.parametrize(
    ("row", "count", "reason"),
    [
        ({"recipient": "Syria", "end_user": "Iraqi army"}, (0, 1), "end user"),
        ({"recipient": "", "end_user": ""}, (0, 1), "no recipient"),
        ({"recipient": "", "end_user": "Iraqi army"}, (0, 1), "end user"),
        ({"recipient": "", "end_user": "Syria"}, (0, 0), None),
        ({"recipient": "Syria", "end_user": "Atlantis"}, (0, 0), None),
        ({"recipient": "Syria", "end_user": "Basra depot, Iraq"}, (0, 1), "end user"),
        ({"recipient": "Syria; Iraq (Basra depot)"}, (0, 1), "unresolved recipient"),
        ({"recipient": "Atlantis"}, (0, 1), "unresolved recipient"),
        ({"recipient": "Iraq; Atlantis"}, (0, 1), None),
    ],
)  # fmt: skip
def test_every_role_in_which_the_recipient_may_be_meant(
    tmp_path: Path, row: dict[str, str], count: tuple[int, int], reason: str | None
) -> None:
    # An order to Iraq on the first and the last day keeps the register in reach of the whole window.
    with case(tmp_path, sipri=[order("China", "1995; 2020", "2")], transfers=[told("France", **row)]) as opened:
        answer = ask(opened)
    assert (bounds(answer), next(iter(why(answer)), None)) == (count, reason)
    assert not certain(answer)


def test_what_the_importer_alone_reports_may_have_been_supplied(tmp_path: Path) -> None:
    """UNROCA: France reports one export, Iraq an import from France of that year, another of 2007, and one from China."""
    table = UNROCA + (
        "major_export,2006,France,Iraq,I. Battle tanks,5,,,T-1,\nmajor_import,2006,France,Iraq,I. Battle tanks,7,,,T-1,\n"
        "major_import,2007,China,Iraq,I. Battle tanks,4,,,T-2,\nmajor_import,2007,Kuwait,Syria,I. Battle tanks,4,,,T-2,\n"
    )
    with init_folder(tmp_path / "case") as opened:
        add(opened, written(tmp_path / "unroca.csv", table), write(tmp_path / "states.csv", STATES, BORDERS))
        answer = ask(resolved(opened), 2006, 2007)
        earlier = ask(opened, 2007, 2007)
    assert (bounds(answer), certain(answer), possible(answer)) == ((1, 2), {"FRA"}, {"CHN"})
    assert why(answer) == {"reported import": {"China": 1}}
    quantities = {one["state"]: [(q["role"], q["low"], q["high"]) for q in one["quantities"]] for one in answer["suppliers"]}
    # The flow that both report is not doubled, and what China gave rests on Iraq's word.
    assert quantities == {"FRA": [("supply", 5, 5)], "CHN": [("reported import", 0, 4)]}
    assert any("1 row is what the importer reports" in one and "China (1)" in one for one in answer["warnings"])
    assert (bounds(earlier), possible(earlier)) == ((0, 1), {"CHN"})
    assert earlier["sentence"] == "No state is certain to have delivered or shipped arms to Iraq in 2007; 1 may have."


def test_nothing_is_said_of_what_was_not_searched(tmp_path: Path) -> None:
    exports = [{"year": year, "importer": "Iraq", "exporter": "France", "rating": "ML1", "value_eur": "5"}
               for year in ("2004", "2012")]  # fmt: skip
    with case(tmp_path, eu=exports, transfers=[told("China", "1991", "1991")]) as opened:
        zero = ask(opened, 2006, 2010)
        assert (zero["count"], zero["answerable"]) == ({"low": 0, "high": 0}, True)
        assert zero["sentence"] == (
            "No state is listed as having delivered or shipped arms to Iraq in 2006–2010; searched: eu_exports "
            "(rows from 2004-01-01 to 2012-12-31)."
        )
        for first, last, reason in (
            (2013, 2014, "outside the years of the question"), (2013, None, "outside the years of the question"),
            (1995, 1999, "outside the years of the question"), (2006, 2011, ""), (2005, 2013, ""),
        ):  # fmt: skip
            answer = ask(opened, first, last)
            assert answer["answerable"] == (not reason)
            assert any(reason in one for one in answer["because"]) == bool(reason)
            assert (answer["count"]["high"] is None) == bool(reason)
            assert ("cannot say" in answer["sentence"]) == bool(reason)
        syria = ask(opened, 2006, 2010, recipient="Syria")
        assert syria["because"] == ["no row of eu_exports, transfers names Syria as recipient"]
        own_table = ask(opened, 1991, 1991, registers=("transfers",), recipient="Iraq", stages=("contracted",))
        assert own_table["because"] == ["no row of transfers lists supply that is contracted"]
        nothing = ask(opened, 2012, 2013, registers=("transfers",))
        assert (nothing["count"], nothing["answerable"]) == ({"low": 0, "high": None}, False)


def test_a_register_that_ends_before_the_window_says_so(tmp_path: Path) -> None:
    exports = [{"year": "2006", "importer": "Iraq", "exporter": "France", "rating": "ML1", "value_eur": "5"}]
    with case(tmp_path, eu=exports) as opened:
        answer = ask(opened, 2006, 2014)
    assert bounds(answer) == (1, 1)
    assert "the rows of eu_exports end on 2006-12-31, so it does not cover the other years of the question" in answer["warnings"]
    assert answer["coverage"] == [
        {"register": "eu_exports", "first": "2006-01-01", "last": "2006-12-31", "covers": "part", "names_recipient": 1,
         "stated": False, "open_rows": 0}
    ]  # fmt: skip


def test_rows_that_leave_their_days_open_are_not_said_to_lie_outside_the_years(tmp_path: Path) -> None:
    exports = [{"year": "2006", "importer": "Iraq", "exporter": "France", "rating": "ML1", "value_eur": "5"}]
    rows = [told("China", "", "2001"), told("Qatar", "", ""), told("Kuwait", "2005", "2006")]
    with case(tmp_path, eu=exports, transfers=rows) as opened:
        answer = ask(opened, 2012, 2013)
        assert answer["because"] == [
            "the dated rows of eu_exports run from 2006-01-01 to 2006-12-31, outside the years of the question",
            "the dated rows of transfers run from 2001-12-31 to 2006-12-31, outside the years of the question; 1 row has open "
            "dates and may be from these years",
        ]
        assert [one["open_rows"] for one in answer["coverage"]] == [0, 1]
        assert [one["open_rows"] for one in ask(opened, 1999, 2001)["coverage"]] == [0, 2]


def test_a_case_without_registers_and_one_whose_rows_were_all_refused(tmp_path: Path) -> None:
    with headstamp.init(tmp_path / "none") as opened:
        answer = as_json(headstamp.suppliers(opened, recipient="Iraq", first=2005, last=2014))
    assert (answer["count"], answer["answerable"]) == ({"low": 0, "high": None}, False)
    assert answer["because"] == ["no register in this case lists supply that is delivered or shipped"]
    with headstamp.init(tmp_path / "refused") as opened:
        table = UNROCA + "military_holdings,2006,,Iraq,I. Battle tanks,5,,,T-1,\n"
        headstamp.add(opened, written(tmp_path / "unroca.csv", table))
        answer = as_json(headstamp.suppliers(opened, recipient="Iraq", first=2005, last=2014))
    assert answer["because"][1:] == ["the only row of unroca.csv (unroca) was refused"]


def test_no_output_says_at_least_nought(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "case")
    with headstamp.init(folder, bare=True) as opened:
        item = "item_id,designation,class,holder,source_url,reliability\nI1,Sling,rifle,Hill rebels,https://example.org/1,B\n"
        headstamp.add(opened, write(tmp_path / "states.csv", STATES, BORDERS), write(tmp_path / "parties.csv", PARTIES, FORCES),
                      written(tmp_path / "items.csv", item))  # fmt: skip
    yml = tmp_path / "case" / "case.yml"
    yml.write_text(yml.read_text("utf-8") + "holder: Hill rebels\nrecipient: Iraq\nwindow: {from: 2005, to: 2014}\n", "utf-8")
    said = ""
    for command in (["suppliers"], ["bounds"], ["bounds", "--of", "supplier"], ["bounds", "--of", "type"],
                    ["bounds", "--of", "type", "--reliability", "A"], ["types"], ["routes"], ["report"]):  # fmt: skip
        assert main([command[0], folder, *command[1:]]) == 0, command
        said += capsys.readouterr().out
    page = (tmp_path / "case" / "report" / "index.html").read_text("utf-8")
    assert "at least 0" not in (said + page).lower()
    assert "This case cannot say how many states delivered or shipped arms to Iraq in 2005–2014" in said
    assert "This case cannot say" in page
    assert "cannot be said" in said
    assert main(["bounds", folder, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["at_least"], answer["at_most"], answer["answerable"]) == (0, None, False)
    assert answer["because"]


SHIELD = (
    {"party": "Northern Shield", "type": "armed_group", "names": "NS", "from": "2013-04-08", "to": "2019-03-23"},
    {"party": "Southern branch", "type": "armed_group", "part_of": "Northern Shield"},
)  # fmt: skip
"""A party that the table gives a first and a last day, and a part of it without any."""
ALL_YEARS: dict[str, Any] = {"recipient": "Northern Shield", "first": None, "last": None}


@pytest.mark.parametrize(
    ("low", "high", "is_possible"),
    [("1979", "1983", False), ("2013-04-07", "2013-04-07", False), ("2013-04-08", "2013-04-08", True), ("2013", "2013", True),
     ("2019-03-23", "2019", True), ("2019-03-24", "2020", False), ("", "2012", False), ("2020", "", False), ("", "", True),
     ("", "2014", True)],
)  # fmt: skip
@pytest.mark.parametrize("row", [{"recipient": "unknown recipient"}, {"recipient": "Syria", "end_user": "Northern Shield"}])
def test_a_party_that_did_not_exist_yet_or_no_more_was_no_recipient(
    tmp_path: Path, row: dict[str, str], low: str, high: str, is_possible: bool
) -> None:
    """China's deliveries of 1979 to nobody knows whom are none to a group of 2013."""
    rows = [told("France", low, high, **row), told("Qatar", "2014", "2014", recipient="NS")]
    with case_of(tmp_path, states=BORDERS, parties=SHIELD, transfers=numbered(rows)) as opened:
        answer = ask(opened, **ALL_YEARS)
    assert (certain(answer), possible(answer)) == ({"QAT"}, {"FRA"} if is_possible else set())
    left_out = [one for one in answer["warnings"] if "dated outside its existence" in one]
    assert len(left_out) == (not is_possible)
    assert all("begins on 2013-04-08 and ends on 2019-03-23" in one for one in left_out)


def test_a_row_that_names_a_party_counts_whatever_its_table_says(tmp_path: Path) -> None:
    rows = [told("France", "2005", "2005", recipient="Northern Shield")]
    with case_of(tmp_path, states=BORDERS, parties=SHIELD, transfers=numbered(rows)) as opened:
        assert certain(ask(opened, **ALL_YEARS)) == {"FRA"}
