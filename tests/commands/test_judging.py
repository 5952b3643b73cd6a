"""``review`` and ``judge``, ``bounds`` and ``types``: what they print, and what they refuse."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from headstamp.cli import main
from tests.planted import planted

PRODUCERS = (
    {"model": "Zastava M70", "family": "AK pattern", "class": "rifle", "producer_state": "Yugoslavia", "kind": "original",
     "completeness": "full", "period_low": "1970"},
    {"model": "T-80", "family": "T-80", "class": "tank", "producer_state": "Soviet Union"},
)  # fmt: skip
ITEMS = (
    {"item_id": "I1", "designation": "M70", "class": "rifle"},
    {"item_id": "I2", "designation": "T-80", "class": "tank", "made_in": "Ukraine; Russia"},
    {"item_id": "I3", "designation": "lorry", "class": "truck", "made_in": "France", "root": "Report"},
    {"item_id": "I4", "designation": "T-80", "class": "tank", "made_in": "France", "root": "Report"},
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case as it was read."""
    made = tmp_path_factory.mktemp("judging")
    aliases = [{"alias": "M70", "model": "Zastava M70", "scope": "not"}]
    planted(made, "name: planted\nholder: Band\n", producers=PRODUCERS, aliases=aliases, items=ITEMS).close()
    return made / "case"


@pytest.fixture
def case(read: Path, tmp_path: Path) -> str:
    """A copy of the case, to be judged."""
    return str(shutil.copytree(read, tmp_path / "case"))


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """What a command prints with ``--json``."""
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_a_name_is_reviewed_judged_and_unjudged(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = answer(capsys, "review", case, "--list")
    (asked,) = (row for row in before["review"] if row["kind"] == "designation")
    assert (asked["found"], asked["proposed"]) == ("M70 (rifle)", "Zastava M70")
    assert answer(capsys, "bounds", case)["at_least"] == 2

    words = ["judge", case, asked["id"], "accept", "--value", "Zastava M70", "--because", "its sight"]
    made = answer(capsys, *words, "--judge", "an investigator")["judgement"]
    assert (made["about"], made["verdict"], made["judge"]) == (asked["id"], "accept", "an investigator")
    assert asked["id"] not in {row["id"] for row in answer(capsys, "review", case, "--list")["review"]}
    assert answer(capsys, "bounds", case)["at_least"] == 3

    answer(capsys, "judge", case, made["id"], "undo", "--because", "no sight")
    assert answer(capsys, "review", case, "--list") == before
    assert answer(capsys, "bounds", case)["at_least"] == 2


def test_the_table_of_questions(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", case]) == 0
    assert "designation" in capsys.readouterr().out
    assert main(["review", case, "--list"]) == 0
    assert "Zastava M70" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [["ffffffff", "accept", "--because", "x"], ["ID", "perhaps", "--because", "x"], ["ID", "accept", "--because", ""],
     ["ID", "accept", "--because", "x", "--value", "no such model"], ["ID", "accept"]],
)  # fmt: skip
def test_a_wrong_judgement_is_wrong_use_and_keeps_nothing(
    case: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = answer(capsys, "review", case, "--list")["review"]
    asked = next(row["id"] for row in rows if row["kind"] == "designation")
    assert main(["judge", case, *(asked if word == "ID" else word for word in words)]) == 2
    error = capsys.readouterr().err
    assert "error: " in error
    assert len(answer(capsys, "review", case, "--list")["review"]) == len(rows)


def test_a_bound_is_printed_with_its_pencil_proof(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bounds", case, "--sensitivity"]) == 0
    printed = capsys.readouterr().out
    for words in ("dated: at least 2", "grouped: at least 2", "No two of these 2 items share a candidate", "(RUS) or ",
                  "(SUHH) or ", "(UKR)", "Without one root", "1 model has an open list of makers", "with trucks"):  # fmt: skip
        assert words in printed
    assert main(["bounds", case, "--assume-lists-complete", "--holder", "Band"]) == 0
    printed = capsys.readouterr().out
    assert "if lists of makers are complete" in printed
    assert "for the 1 item whose own rows say nothing about the maker: cannot be said" in printed
    assert main(["bounds", case, "--of", "supplier"]) == 0
    assert "not in any register" in capsys.readouterr().out
    assert main(["bounds", case, "--of", "type"]) == 0
    assert "at least 3, at most 5" in capsys.readouterr().out


def test_a_bound_as_json_has_its_keys(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "bounds", case, "--rule", "grouped", "--reliability", "B", "--credibility", "3", "--without", "Report")
    assert (told["rule"], told["threshold"]) == ("grouped", {"reliability": "B", "credibility": 3})
    assert (told["at_least"], told["without"], told["fragility"]) == (1, ["Report"], None)
    assert told["witnesses"][0]["candidates"] == ["RUS", "UKR"]


@pytest.mark.parametrize("words", [["--of", "maker"], ["--without", "nothing"], ["--time-limit", "0"], ["--holder", "Nobody"]])
def test_a_bound_that_cannot_be_asked_is_wrong_use(case: str, words: list[str]) -> None:
    assert main(["bounds", case, *words]) == 2


def test_the_catalogue(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "types", case)
    assert (told["at_least"], told["undecided"]) == (3, 2)
    assert main(["types", case]) == 0
    assert "T-80" in capsys.readouterr().out


def test_the_candidates_of_an_item_are_shown(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", case]) == 0
    shown = answer(capsys, "show", case, "candidates:I2")
    assert (shown["noun"], shown["kind"]) == ("Finding", "candidates@1")
    value = shown["fields"]["value"]
    assert value["candidates"] == ["RUS", "SUHH", "UKR"]
    assert (value["basis"], value["possible"]) == ("said", ["SUHH"])
    assert len(shown["support"]) == 2
    unknown = answer(capsys, "show", case, "candidates:I1")["fields"]["value"]
    assert (unknown["candidates"], unknown["basis"], unknown["possible"]) == (None, None, [])
