"""Recipients that no table knows: whom each may mean, and that the rows of none that may be asked for are passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from tests.planted import planted

KOREAS = {"South Korea", "North Korea"}
CASES = (
    ("Repbulic of Korea (Seoul)", KOREAS, "Kuwait"), ("Korea Seoul depot", KOREAS, "France"),
    ("Fmr. U.S.S.R. area", {"Soviet Union", "Russia"}, "France"), ("Germny", {"Germany"}, "France"),
    ("Army depot of Kuwait", {"Kuwait"}, "Iraq"), ("Iraq, Jordan & Syria", {"Iraq", "Jordan", "Syria"}, "France"),
    ("Xkoreaxx", KOREAS, "Kuwait"),
)  # fmt: skip
ANYONE = ("unknown recipient(s)", "Areas, nes", "Zzyzx", "various Asian states", "Iraq and other Arab countries", "")
STATES = ("Kuwait", "France", "South Korea")


def transfer(at: int, recipient: str, supplier: str = "China", **more: str) -> dict[str, str]:
    return {"transfer_id": f"P{at}", "supplier": supplier, "recipient": recipient, "class": "tank", "date_low": "2006",
            "date_high": "2006", **more}  # fmt: skip


def asked(folder: Path, recipients: tuple[str, ...], *who: str) -> dict[str, tuple[int, int | None, list[str]]]:
    with planted(folder, transfers=[transfer(at, one) for at, one in enumerate(recipients)]) as case:
        answers = {one: as_json(headstamp.suppliers(case, recipient=one, first=2005, last=2007)) for one in who}
    return {
        one: (answer["count"]["low"], answer["count"]["high"], [
            name["name"] for doubt in answer["doubts"] for name in doubt["names"]
        ]) for one, answer in answers.items()
    }  # fmt: skip


@pytest.mark.parametrize(("name", "meant", "other"), CASES, ids=[one[0] for one in CASES])
def test_a_name_that_no_table_knows_may_be_that_of_those_it_is_like(
    tmp_path: Path, name: str, meant: set[str], other: str
) -> None:
    found = asked(tmp_path, (name, "Thailand"), *meant, other)
    assert {one: found[one] for one in meant} == dict.fromkeys(meant, (0, 1, [name]))
    assert found[other] == (0, None, [])


@pytest.mark.parametrize("name", ANYONE)
def test_a_name_that_tells_nothing_may_be_anyones(tmp_path: Path, name: str) -> None:
    found = asked(tmp_path, (name, "Thailand"), *STATES)
    assert found == dict.fromkeys(STATES, (0, 1, [name] if name else []))


def test_a_name_that_a_person_rejected_is_nobodys_whom_a_table_knows(tmp_path: Path) -> None:
    with planted(tmp_path, transfers=[transfer(1, "Zzyzx")]) as case:
        (row,) = (row for row in as_json(headstamp.review(case))["review"] if row["found"] == "Zzyzx")
        headstamp.judge(case, row["id"], "reject", because="a depot", judge="tester")
        answer = as_json(headstamp.suppliers(case, recipient="Kuwait"))
    assert (answer["count"], answer["answerable"]) == ({"low": 0, "high": None}, False)


def test_a_name_that_a_person_accepted_is_the_partys_own(tmp_path: Path) -> None:
    with planted(tmp_path, transfers=[transfer(1, "Koveit")]) as case:
        (row,) = (row for row in as_json(headstamp.review(case))["review"] if row["found"] == "Koveit")
        headstamp.judge(case, row["id"], "accept", value="Kuwait", because="a spelling", judge="tester")
        kuwait, france = (as_json(headstamp.suppliers(case, recipient=one, first=2006, last=2006)) for one in ("Kuwait", "France"))
    assert (kuwait["count"], kuwait["doubts"]) == ({"low": 1, "high": 1}, [])
    assert france["count"] == {"low": 0, "high": None}


def test_a_register_that_marks_what_is_no_state_tells_that_much(tmp_path: Path) -> None:
    columns = ("recipient", "supplier", "year_of_order", "year_of_order_uncertain", "number_ordered",
               "number_ordered_uncertain", "designation", "description", "number_delivered",
               "number_delivered_uncertain", "years_of_delivery", "status", "comments", "tiv_unit", "tiv_order",
               "tiv_delivered", "source_line")  # fmt: skip
    values = {"recipient": "Marsh rebels (Kuwait)*", "supplier": "China", "year_of_order": "2006", "designation": "T-1",
              "number_delivered": "1", "years_of_delivery": "2006"}  # fmt: skip
    path = tmp_path / "sipri.csv"
    lines = [",".join(columns), ",".join(values.get(one, "") for one in columns)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with planted(tmp_path, transfers=[transfer(1, "Marsh rebels, Kuwait")]) as case:
        headstamp.add(case, path, told_as="sipri")
        kuwait = as_json(headstamp.suppliers(case, recipient="Kuwait", first=2006, last=2006))
        rebels = as_json(headstamp.suppliers(case, recipient="Marsh rebels (Kuwait)*", first=2006, last=2006))
    assert [(one["why"], one["names"]) for one in kuwait["doubts"]] == [
        ("unresolved recipient", [{"name": "Marsh rebels, Kuwait", "rows": 1}])
    ]
    assert rebels["count"] == {"low": 1, "high": 1}


def test_a_name_of_two_states_makes_none_of_them_certain(tmp_path: Path) -> None:
    found = asked(tmp_path, ("Korea", "Korea"), "South Korea", "North Korea", "France")
    assert found == {"South Korea": (0, 1, ["Korea"]), "North Korea": (0, 1, ["Korea"]), "France": (0, None, [])}


def test_a_former_state_may_be_one_that_came_after_it(tmp_path: Path) -> None:
    found = asked(tmp_path, ("Fmr USSR", "Thailand"), "Russia", "Ukraine", "France")
    assert {name: one[:2] for name, one in found.items()} == {"Russia": (0, 1), "Ukraine": (0, 1), "France": (0, None)}
