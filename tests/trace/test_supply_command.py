"""The command: what it prints, as JSON, as a table, and of a wrong question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from headstamp.casefile.case import init_folder
from headstamp.cli import main
from headstamp.collect.add import add
from tests.resolved_case import BORDERS, COLUMNS, FORCES, write

KEYS = {"recipient", "from", "to", "stages", "registers", "count", "suppliers"}
OF_A_SUPPLIER = {
    "state", "name", "transfers", "stages", "quantities", "first", "last", "inside", "certain", "sources"
}  # fmt: skip
OF_A_QUANTITY = {"register", "stage", "class", "unit", "low", "high", "hedge", "rows", "role"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with two suppliers of Iraq, one of them unknown, whose own question is 2005 to 2006."""
    orders = [
        {"recipient": "Iraq", "supplier": name, "year_of_order": "2004", "designation": "T-1", "description": "tank",
         "number_delivered": "5", "years_of_delivery": years}
        for name, years in (("France", "2005"), ("unknown supplier(s)", "2006"), ("China", "2009"))
    ]  # fmt: skip
    settings = {"name": "made", "recipient": "Iraq", "window": {"from": "2005", "to": "2006"}}
    with init_folder(tmp_path / "case", settings) as case:
        for name, rows in {"states": BORDERS, "parties": FORCES, "sipri": orders}.items():
            add(case, write(tmp_path / f"{name}.csv", COLUMNS[name], rows), told_as=name)
    return tmp_path / "case"


def test_json_has_the_keys_that_were_agreed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "suppliers",
        str(folder),
        "--recipient",
        "Iraq",
        "--from",
        "2005",
        "--to",
        "2014",
        "--register",
        "sipri",
        "--json",
    ]
    assert main(asked) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == "headstamp/suppliers@1"
    assert answer.keys() >= KEYS
    assert answer["count"] == {"low": 2, "high": 3}
    assert (answer["from"], answer["to"], answer["registers"]) == ("2005", "2014", ["sipri"])
    assert answer["stages"] == ["delivered", "shipped"]
    for one in answer["suppliers"]:
        assert one.keys() >= OF_A_SUPPLIER
        assert all(quantity.keys() == OF_A_QUANTITY | {"currency"} for quantity in one["quantities"])
        assert all(source.keys() >= {"register", "source", "locator"} for source in one["sources"])
        assert len(one["sources"]) == one["transfers"]


def test_the_cases_own_question_is_asked_where_none_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suppliers", str(folder)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("At least 1 state (possibly 2) delivered or shipped arms to Iraq in 2005–2006.\n")
    assert "France" in told
    assert "China" not in told
    assert "note: France depends on one row of 5 pieces" in told


def test_an_unknown_recipient_is_wrong_use_and_the_nearest_names_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suppliers", str(folder), "--recipient", "Irakk"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("error: found the recipient 'Irakk'; expected ")
    assert "irak" in told.err
    assert main(["suppliers", str(folder), "--recipient", "Iraq", "--register", "eu_exports"]) == 2
    assert main(["suppliers", str(folder), "--recipient", "Iraq", "--from", "2014", "--to", "2005"]) == 2
