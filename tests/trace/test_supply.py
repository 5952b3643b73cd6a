"""The rules of counting suppliers, one by one, on a few rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case, init_folder
from headstamp.casefile.settings import settings_of
from headstamp.collect.add import add
from headstamp.nouns.errors import WrongUse
from headstamp.trace.supply.suppliers import findings, suppliers
from tests.case_tables import FREE
from tests.collect.reading import REGISTERS, written
from tests.resolved_case import BORDERS, FORCES, STATES, Rows, case_of, resolved, write


def order(supplier: str, years: str, number: str = "", **more: str) -> dict[str, str]:
    return {"recipient": "Iraq", "supplier": supplier, "year_of_order": "1980", "designation": "T-1", "description": "tank",
            "number_delivered": number, "years_of_delivery": years, **more}  # fmt: skip


def told(supplier: str, first: str = "2006", last: str = "2006", **more: str) -> dict[str, str]:
    return {"supplier": supplier, "recipient": "Iraq", "designation": "T-1", "class": "tank", "stage": "delivered",
            "status": "delivered", "date_low": first, "date_high": last, "unit": "pieces", "reliability": "C",
            "source_url": "https://example.org/1", "said": "so", **more}  # fmt: skip


def numbered(rows: Rows) -> Rows:
    return [{"transfer_id": f"P{number:03}", **row} for number, row in enumerate(rows, 1)]


def case(folder: Path, sipri: Rows = (), transfers: Rows = (), eu: Rows = ()) -> Case:
    return case_of(
        folder, states=BORDERS, parties=FORCES, sipri=sipri, transfers=numbered(transfers), eu_exports=eu
    )


def ask(
    opened: Case, first: Any = 2005, last: Any = 2014, recipient: str = "Iraq", **more: Any
) -> dict[str, Any]:
    return as_json(suppliers(opened, recipient=recipient, first=first, last=last, **more))


def bounds(answer: dict[str, Any]) -> tuple[int, int]:
    return answer["count"]["low"], answer["count"]["high"]


def certain(answer: dict[str, Any]) -> set[str]:
    return {one["state"] for one in answer["suppliers"] if one["certain"]}


def possible(answer: dict[str, Any]) -> set[str]:
    return {one["state"] for one in answer["suppliers"] if not one["certain"]}


def test_a_listed_year_or_a_whole_period_inside_the_window_is_certain(tmp_path: Path) -> None:
    with case(tmp_path, sipri=[order("France", "2004; 2005", "2"), order("China", "2015", "1")],
              transfers=[told("Kuwait", "2006-03", "2007-01-15")]) as opened:  # fmt: skip
        answer = ask(opened)
        assert certain(answer) == {"FRA", "KWT"}
        assert bounds(answer) == (2, 2)
        assert certain(ask(opened, 2015, 2015)) == {"CHN"}
        assert certain(ask(opened, None, None)) == {"FRA", "KWT", "CHN"}


@pytest.mark.parametrize(
    ("first", "last", "inside"),
    [("2004-12-31", "2005-06-01", "part"), ("2014", "2015", "part"), ("2006", "", "part"), ("", "2006", "part"),
     ("", "", "undated")],
)  # fmt: skip
def test_a_period_that_only_meets_the_window_or_is_open_may_have(
    tmp_path: Path, first: str, last: str, inside: str
) -> None:
    with case(tmp_path, transfers=[told("France", first, last)]) as opened:
        answer = ask(opened)
        (one,) = answer["suppliers"]
        assert (bounds(answer), one["inside"], one["certain"]) == ((0, 1), inside, False)
        assert bounds(ask(opened, None, None)) == (1, 1)


def test_a_year_that_the_window_cuts_is_no_certainty(tmp_path: Path) -> None:
    with case(tmp_path, sipri=[order("France", "2005", "3")]) as opened:
        assert bounds(ask(opened, "2005-02", "2014")) == (0, 1)
        assert bounds(ask(opened, "2005", "2005")) == (1, 1)


@pytest.mark.parametrize(
    "more",
    [{"recipient": "Iraq; Syria"}, {"end_user": "Northern forces"}, {"end_user": "Iraqi army; somebody"},
     {"status": "alleged"}, {"supplier": "France; Kuwait"}],
)  # fmt: skip
def test_what_leaves_a_doubt_adds_to_high_only(tmp_path: Path, more: dict[str, str]) -> None:
    with case(tmp_path, transfers=[{**told("France"), **more}]) as opened:
        answer = ask(opened)
        low, high = bounds(answer)
        assert low == 0
        assert high == len(more.get("supplier", "France").split(";"))
        assert not certain(answer)


def test_the_recipients_own_parts_are_the_recipient(tmp_path: Path) -> None:
    rows = [
        told("France", recipient="Iraqi army"),
        told("China", recipient="Irak", end_user="Iraqi forces; Iraqi army"),
    ]
    with case(tmp_path, transfers=rows) as opened:
        assert certain(ask(opened)) == {"FRA", "CHN"}
        assert certain(ask(opened, recipient="Iraqi army")) == {"FRA"}


def test_a_region_that_stands_in_the_state_is_added_on_request_and_told_apart(tmp_path: Path) -> None:
    rows = [told("France"), told("China", recipient="Northern forces"), told("Kuwait", recipient="Iraq; Northern Region"),
            told("Qatar", end_user="Northern Region"), told("United Kingdom", recipient="Hill rebels (Syria)*")]  # fmt: skip
    with case(tmp_path, transfers=rows) as opened:
        assert (certain(ask(opened)), possible(ask(opened))) == ({"FRA"}, {"KWT", "QAT"})
        answer = ask(opened, with_parts=True)
        assert certain(answer) == {"FRA", "CHN", "KWT", "QAT"}
        assert answer["parts"] == ["Northern Region", "Northern forces"]
        rows_for = {(one["recipient"], one["whose"]): one["rows"] for one in answer["rows_for"]}
        assert rows_for == {
            ("Iraq", "own"): 3,
            ("Northern forces", "part"): 1,
            ("Northern Region", "part"): 1,
        }


def test_the_recipient_cell_decides_and_comments_do_not(tmp_path: Path) -> None:
    with case(
        tmp_path, sipri=[order("France", "2006", "1", comments="For Syria; financed by Kuwait")]
    ) as opened:
        assert certain(ask(opened)) == {"FRA"}
        assert not ask(opened, recipient="Syria")["suppliers"]


def test_states_are_those_of_the_days_and_the_grouped_count_stands_beside(tmp_path: Path) -> None:
    rows = [order("Soviet Union", "1990; 1991; 1992; 1993", "8"), order("Serbia", "2005", "1", designation="T-2"),
            order("Serbia", "2006", "1", designation="T-3"), order("Yugoslavia", "1991; 1995", "2", designation="T-4")]  # fmt: skip
    with case(tmp_path, sipri=rows) as opened:
        answer = ask(opened, None, None)
        assert certain(answer) == {"SUHH", "RUS", "CSXX", "SRB", "YUCS"}
        assert answer["grouped"] == {"low": 2, "high": 2}
        soviet = next(one for one in answer["suppliers"] if one["state"] == "SUHH")
        assert (soviet["first"], soviet["last"]) == ("1990-01-01", "1991-12-31")
        assert [(one["low"], one["high"]) for one in soviet["quantities"]] == [(2, 6)]
        assert certain(ask(opened, 1992, 1993)) == {"RUS"}


def test_a_state_before_its_time_is_named_as_the_source_names_it_and_is_no_certain_supplier(tmp_path: Path) -> None:
    with case(tmp_path, sipri=[order("Ukraine", "1985", "1"), order("Soviet Union", "1985", "1", designation="T-2")]) as opened:
        answer = ask(opened, 1980, 1989)
    assert certain(answer) == {"SUHH"}
    assert answer["count"] == answer["grouped"] == {"low": 1, "high": 2}
    assert [one["name"] for one in answer["areas"]] == ["Ukraine"]
    assert any("Ukraine is no state on these days" in note for note in answer["warnings"])


def test_nothing_delivered_denied_in_transit_or_of_another_stage_is_no_supply(tmp_path: Path) -> None:
    orders = [order("France", "", "0"), order("China", "", "")]
    rows = [told("Kuwait", status="denied"), told("Qatar", stage="contracted", status="contracted")]
    with case(tmp_path, sipri=orders, transfers=rows) as opened:
        assert ask(opened)["suppliers"] == []
        assert bounds(ask(opened)) == (0, None)
        assert certain(ask(opened, stages=("contracted",))) == {"QAT"}


def test_unknown_suppliers_add_one_for_each_row_unless_their_candidates_are_counted(tmp_path: Path) -> None:
    closed = "Second-hand; supplier is Kuwait; Qatar or China"
    rows = [order("Kuwait", "2006", "1"), order("Qatar", "2006", "1"), order("unknown supplier(s)", "2007", "1", comments=closed),
            order("unknown supplier(s)", "2008", "1")]  # fmt: skip
    with case(tmp_path, sipri=rows) as opened:
        assert bounds(ask(opened)) == (2, 4)
    further = [*rows, order("China", "2009", "1")]
    (tmp_path / "more").mkdir()
    with case(tmp_path / "more", sipri=further) as opened:
        answer = ask(opened)
        assert bounds(answer) == (3, 4)
        assert answer["high_of"] == {"states": 3, "unresolved": 0, "unknown": 1, "groups": 0}
        assert bounds(ask(opened, 2007, 2007)) == (0, 1)


def test_phrases_for_several_states_add_one_in_all(tmp_path: Path) -> None:
    rows = [
        told("Western states"),
        told("others"),
        told("China and other Asian states"),
        told("France; others"),
    ]
    with case(tmp_path, transfers=rows) as opened:
        answer = ask(opened)
        assert bounds(answer) == (0, 3)
        assert answer["high_of"] == {"states": 2, "unresolved": 0, "unknown": 0, "groups": 1}


def test_a_name_that_no_row_knows_is_listed_and_counts_in_high(tmp_path: Path) -> None:
    with case(
        tmp_path,
        sipri=[order("Ruritania", "2006", "1"), order("Frances", "2006", "1"), order("France", "2006", "1")],
    ) as opened:
        answer = ask(opened)
        assert bounds(answer) == (1, 3)
        assert {(one["state"], one["name"]) for one in answer["suppliers"]} == {
            ("FRA", "France"), (None, "Ruritania"), (None, "Frances")
        }  # fmt: skip
        assert any("Ruritania" in warning for warning in answer["warnings"])


def test_a_party_that_is_no_state_counts_for_nothing_and_a_part_of_a_state_only_may_be_it(
    tmp_path: Path,
) -> None:
    with case(tmp_path, transfers=[told("Hill rebels"), told("French army")]) as opened:
        answer = ask(opened)
        assert bounds(answer) == (0, 1)
        assert {(one["state"], one["sense"]) for one in answer["suppliers"]} == {
            ("FRA", "state"),
            (None, "no_state"),
        }


def test_a_recipient_is_no_supplier_of_its_own(tmp_path: Path) -> None:
    with case(tmp_path, transfers=[told("Iraq", recipient="Northern forces"), told("France")]) as opened:
        answer = ask(opened, with_parts=True)
        assert certain(answer) == {"FRA"}
        assert any("supplies itself" in warning for warning in answer["warnings"])


@pytest.mark.parametrize(
    ("years", "number", "first", "last", "low", "high"),
    [
        ("2004; 2005; 2006", "10", 2005, 2006, 2, 9),
        ("2004; 2005; 2006", "10", 2004, 2006, 10, 10),
        ("2004; 2005; 2006", "10", 2006, 2014, 1, 8),
        ("2004; 2005; 2006", "3", 2005, 2005, 1, 1),
        ("2004; 2005", "", 2005, 2005, 1, None),
        ("2004; 2005; 2006", "2", 2005, 2006, 0, 2),
        ("2005; 2006", "10", "2005-07", "2006", 1, 10),
    ],
)
def test_of_n_listed_years_k_are_inside(
    tmp_path: Path, years: str, number: str, first: Any, last: Any, low: float, high: float | None
) -> None:
    with case(tmp_path, sipri=[order("France", years, number)]) as opened:
        (one,) = ask(opened, first, last)["suppliers"]
        (quantity,) = one["quantities"]
        assert (quantity["low"], quantity["high"]) == (low, high)


def test_rows_of_a_register_are_summed_and_twin_rows_are_two(tmp_path: Path) -> None:
    with case(
        tmp_path,
        sipri=[order("France", "2006", "5"), order("France", "2006", "5"), order("France", "2007", "1")],
    ) as opened:
        (one,) = ask(opened)["suppliers"]
        assert one["transfers"] == 3
        assert [(q["register"], q["low"], q["high"], q["rows"], q["hedge"]) for q in one["quantities"]] == [
            ("sipri", 11, 11, 3, "exact")
        ]


def test_press_rows_are_never_summed_and_registers_stages_and_units_stay_apart(tmp_path: Path) -> None:
    rows = [told("France", quantity_low="100", quantity_high="100"), told("France", quantity_low="40", quantity_high="150"),
            told("France", quantity_hedge="unstated"), told("France", stage="shipped", quantity_low="7", quantity_high="7"),
            told("France", unit="rounds", quantity_low="9", quantity_hedge="at_least")]  # fmt: skip
    exports = [{"year": "2006", "importer": "Iraq", "exporter": "France", "rating": "ML1", "value_eur": "250.5"},
               {"year": "2007", "importer": "Iraq", "exporter": "France", "rating": "ML1", "value_eur": "100"}]  # fmt: skip
    with case(tmp_path, transfers=rows, eu=exports, sipri=[order("France", "2006", "3")]) as opened:
        (one,) = ask(opened)["suppliers"]
    got = {
        (q["register"], q["stage"], q["unit"], q["currency"]): (q["low"], q["high"], q["rows"])
        for q in one["quantities"]
    }
    assert got == {
        ("transfers", "delivered", "pieces", None): (40, 150, 3),
        ("transfers", "shipped", "pieces", None): (7, 7, 1),
        ("transfers", "delivered", "rounds", None): (9, None, 1),
        ("eu_exports", "shipped", "value", "EUR"): (350.5, 350.5, 2),
        ("sipri", "delivered", "pieces", None): (3, 3, 1),
    }
    assert one["stages"] == ["delivered", "shipped"]


def test_what_a_row_says_of_money_is_no_quantity_of_pieces(tmp_path: Path) -> None:
    row = told(
        "France", quantity_low="10", quantity_high="10", money_low="2000", money_high="3000", currency="USD"
    )
    with case(tmp_path, transfers=[row]) as opened:
        (one,) = ask(opened)["suppliers"]
    assert {(q["unit"], q["currency"], q["low"], q["high"]) for q in one["quantities"]} == {
        ("pieces", None, 10, 10), ("value", "USD", 2000, 3000)
    }  # fmt: skip


def test_each_supplier_is_witnessed_by_its_rows(tmp_path: Path) -> None:
    with case(
        tmp_path,
        sipri=[order("France", "2006", "5"), order("China", "2006", "1")],
        transfers=[told("France")],
    ) as opened:
        answer = ask(opened)
        france = next(one for one in answer["suppliers"] if one["state"] == "FRA")
        assert {(s["register"], s["locator"].split("&")[0], s["grade"]) for s in france["sources"]} == {
            ("sipri", "line=2", "B"), ("transfers", "line=2", "C")
        }  # fmt: skip
        known = {
            row["id"] for row in opened.engine.rows("select id from current where property = 'supplier'")
        }
        assert set(france["support"]) <= known
        assert len(france["support"]) == 2


def test_warnings_tell_what_rests_on_one_register_and_on_one_row(tmp_path: Path) -> None:
    exports = [
        {"year": "2006", "importer": "Iraq", "exporter": "United Kingdom", "rating": "", "value_eur": "3158"}
    ]
    orders = [order("France", "2006", "5"), order("France", "2007", "5"), order("China", "2006", "7")]
    with case(tmp_path, sipri=orders, eu=exports) as opened:
        warnings = ask(opened)["warnings"]
    assert (
        "1 of the 3 certain suppliers depends on European Union annual reports on arms exports (eu_exports) alone: United Kingdom"
        in warnings
    )
    assert "2 of the 3 certain suppliers depend on SIPRI Arms Transfers Database (sipri) alone: China, France" in warnings
    assert "United Kingdom depends on one row of EUR 3,158" in warnings
    assert "China depends on one row of 7 pieces" in warnings
    assert not any(warning.startswith("France rests") for warning in warnings)


def test_the_sentence_states_the_low_and_says_possibly_for_the_rest(tmp_path: Path) -> None:
    with case(
        tmp_path, sipri=[order("France", "2006", "5"), order("unknown supplier(s)", "2006", "1")]
    ) as opened:
        assert (
            ask(opened)["sentence"]
            == "At least 1 state (possibly 2) delivered or shipped arms to Iraq in 2005–2014."
        )
        assert ask(opened, None, None, registers=("sipri",), stages=("delivered",))["sentence"] == (
            "At least 1 state (possibly 2) delivered arms to Iraq."
        )


def test_without_a_table_of_states_nothing_is_certain_and_the_answer_says_why(tmp_path: Path) -> None:
    with case_of(tmp_path, sipri=[order("France", "2006", "1"), order("China", "2006", "1")]) as opened:
        answer = ask(opened)
        assert bounds(answer) == (0, 2)
        assert any("no table of states" in warning for warning in answer["warnings"])


def test_a_refusal_has_no_value(tmp_path: Path) -> None:
    # A refusal of arms; in the sample it is one of goods on no list, and so of nobody's supply.
    licences = (REGISTERS / "uk_licences" / "sample.csv").read_text("utf-8").replace('"End Use"', "ML6")
    with init_folder(tmp_path / "case") as opened:
        add(opened, written(tmp_path / "uk.csv", licences), write(tmp_path / "states.csv", STATES, BORDERS))
        resolved(opened)
        refused = as_json(suppliers(opened, recipient="Borduria", stages=["refused"]))
        licensed = as_json(suppliers(opened, recipient="Ruritania", stages=["licensed"]))
    assert [one["quantities"] for one in refused["suppliers"]] == [[]]
    (money,) = licensed["suppliers"][0]["quantities"]
    # A licence of 12,000 names no country: it may be for Ruritania.
    assert (money["unit"], money["currency"], money["low"], money["high"]) == ("value", "GBP", 3700, 15700)


def test_wrong_questions_are_refused_with_what_would_be_right(tmp_path: Path) -> None:
    with case(tmp_path, sipri=[order("France", "2006", "1", recipient="Houthi rebels (Yemen)*")]) as opened:
        assert certain(ask(opened, recipient="houthi rebels (yemen)*")) == {"FRA"}
        with pytest.raises(WrongUse) as unknown:
            ask(opened, recipient="Houthis")
        assert "houthi rebels (yemen)*" in unknown.value.do
        wrongs: tuple[dict[str, Any], ...] = (
            {"registers": ("sipri2",)},
            {"stages": ("deliverd",)},
            {"first": 2014, "last": 2005},
            {"first": "soon"},
        )
        for wrong in wrongs:
            with pytest.raises(WrongUse):
                ask(opened, **{"recipient": "Iraq", **wrong})


def test_standing_questions_become_findings_for_all_registers_each_and_the_published_together(
    tmp_path: Path,
) -> None:
    exports = [
        {"year": "2006", "importer": "Iraq", "exporter": "United Kingdom", "rating": "", "value_eur": "3158"}
    ]
    with case(
        tmp_path, sipri=[order("France", "2006", "5")], eu=exports, transfers=[told("China")]
    ) as opened:
        assert findings(opened) == []
        asked = settings_of({"recipient": "Iraq", "window": {"from": "2005", "to": "2014"}})
        object.__setattr__(opened, "settings", asked)
        found = findings(opened)
        assert {tuple(one.parameters["registers"]): (one.low, one.high) for one in found} == {
            (): (3, 3), ("sipri",): (1, 1), ("eu_exports",): (1, 1), ("eu_exports", "sipri"): (2, 2)
        }  # fmt: skip
        assert all(one.support and as_json(one.value)["count"] == {"low": one.low, "high": one.high} for one in found)


def test_transit_and_brokering_never_count(tmp_path: Path) -> None:
    with case_of(tmp_path, states=BORDERS) as opened:
        add(opened, FREE / "dutch_transit_iraq.csv", FREE / "eu_brokering_iraq.csv")
        resolved(opened)
        rows = opened.engine.rows("select distinct role from transfer order by role")
        assert [row["role"] for row in rows] == ["brokering", "transit"]
        assert ask(opened, None, None, stages=("shipped", "delivered", "licensed"))["suppliers"] == []


def test_a_reported_value_of_nought_may_be_something(tmp_path: Path) -> None:
    exports = [{"year": "2006", "importer": "Iraq", "exporter": "France", "rating": "", "value_eur": "0"}]
    with case(tmp_path, eu=exports) as opened:
        assert bounds(ask(opened)) == (0, 1)


@pytest.mark.parametrize(("day", "state"), [("2006-06-04", "CSXX"), ("2006-06-05", "SRB")])
def test_a_border_is_a_day(tmp_path: Path, day: str, state: str) -> None:
    with case(tmp_path, transfers=[told("Serbia", day, day)]) as opened:
        assert certain(ask(opened)) == {state}


def test_a_name_that_served_two_states_means_the_one_of_the_day_and_either_of_a_longer_time(
    tmp_path: Path,
) -> None:
    borders = [
        {**row, "names": "Southern Slavs"} if row["state"] in ("YUCS", "CSXX") else row for row in BORDERS
    ]
    rows = numbered([told("Southern Slavs", "1980", "1980"), told("Southern Slavs", "1991", "1993")])
    with case_of(tmp_path, states=borders, transfers=rows) as opened:
        assert certain(ask(opened, 1980, 1980)) == {"YUCS"}
        answer = ask(opened, 1991, 1993)
        assert (bounds(answer), possible(answer)) == ((0, 2), {"YUCS", "CSXX"})
        assert answer["grouped"] == {"low": 1, "high": 1}
        assert bounds(ask(opened, None, None)) == (1, 2)


def test_a_doubtful_row_makes_no_seat_certain(tmp_path: Path) -> None:
    with case(tmp_path, transfers=[told("France", status="alleged")]) as opened:
        assert ask(opened)["grouped"] == {"low": 0, "high": 1}


def test_one_row_without_a_number_leaves_the_sum_open(tmp_path: Path) -> None:
    with case(tmp_path, sipri=[order("France", "2006", "5"), order("France", "2007", "")]) as opened:
        (one,) = ask(opened)["suppliers"]
        assert [(q["low"], q["high"], q["hedge"]) for q in one["quantities"]] == [(6, None, "at_least")]


def test_a_line_break_inside_a_cell_changes_no_count(tmp_path: Path) -> None:
    header = (
        "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
        "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,"
        "SIPRI TIV of delivered weapons"
    )
    whole = "Iraq,{},2005,,5,,T-1,tank,5,,2006; 2007,New,For two {}brigades,1,5,5"
    counts = []
    for number, joint in enumerate(("", "\n")):
        folder = tmp_path / str(number)
        folder.mkdir()
        lines = [header, whole.format("France", ""), whole.format("China", joint), whole.format("Kuwait", "")]
        (folder / "register.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        with case_of(folder, states=BORDERS) as opened:
            add(opened, folder / "register.csv", told_as="sipri")
            resolved(opened)
            answer = ask(opened)
            counts.append([(one["state"], one["quantities"]) for one in answer["suppliers"]])
    assert counts[0] == counts[1]
    assert len(counts[0]) == 3
