"""A holder, a recipient or a suspected party that the case does not know is an error of the report, or a printed gap: never a
report that has lost its findings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.casefile.findings import read_findings
from headstamp.cli import main
from headstamp.nouns.errors import WrongUse
from headstamp.trace.standing_questions import check_settings, left_open
from tests.planted import planted

PARTIES = (
    {"party": "Hill Front", "type": "armed_group", "names": "HF"}, {"party": "Valley Front", "type": "armed_group"},
    {"party": "Hill army", "type": "force", "part_of": "Iraq"},
)  # fmt: skip
ITEMS = (
    {"item_id": "I1", "holder": "Hill Front", "designation": "AK-74", "class": "rifle", "made_in": "France", "obtained": "D1"},
    {"item_id": "I2", "holder": "HF", "designation": "tube", "class": "mortar", "made_in": "Iraq", "obtained_from": "Hill army"},
    {"item_id": "I3", "holder": "Other Band", "designation": "tube", "class": "mortar", "made_in": "Iraq"},
)  # fmt: skip
LOSSES = ({"diversion_id": "L1", "route": "D1", "from_party": "Hill army", "to_party": "Hill Front", "class": "rifle"},)
TRANSFERS = ({"transfer_id": "T1", "supplier": "France", "recipient": "Iraq", "class": "rifle", "date_low": "2010"},)
TABLES: dict[str, Any] = {"parties": PARTIES, "items": ITEMS, "diversions": LOSSES, "transfers": TRANSFERS}
SOUND = "name: planted\nholder: Hill Front\nrecipient: Iraq\nsuspected_from:\n  - party: Hill army\n    row: diversions:L1\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("standing")
    planted(made, SOUND, **TABLES).close()
    return made / "case"


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "case"))


def asked(copy: Path, settings: str) -> Case:
    (copy / "case.yml").write_text(settings, encoding="utf-8")
    return headstamp.open_case(copy)


def rules(case: Case) -> set[str]:
    return {one.rule for one in read_findings(case)}


WRONG = [
    ("name: x\nholder: Hill Frunt\n", 2, "the holder 'Hill Frunt'", "Hill Front"),
    ("holder: Hill Front; Other Bandd\n", 1, "the holder 'Other Bandd'", "Other Band"),
    ("name: x\nrecipient: Irak state\n", 2, "the recipient 'Irak state'", "Iraq"),
    ("name: x\nsuspected_from:\n  - Hill army\n  - party: Hill armee\n", 4, "the party 'Hill armee' in suspected_from", "Hill army"),
    ("suspected_from:\n  - party: Hill army\n    row: diversions:L77\n", 3, "the row diversions:L77", ""),
]


@pytest.mark.parametrize(("settings", "line", "found", "near"), WRONG)
def test_a_name_that_nothing_is_called_is_an_error_of_the_report(
    copy: Path, settings: str, line: int, found: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with asked(copy, settings) as case:
        with pytest.raises(WrongUse) as caught:
            headstamp.report(case)
        assert not (copy / "report").exists()
        assert not list((copy / "findings").glob("*.parquet"))
    assert found in caught.value.found
    assert repr(near) in caught.value.do or not near
    assert (caught.value.file, caught.value.locator) == (str(copy / "case.yml"), f"line={line}")
    for command in ("build", "report"):
        assert main([command, str(copy)]) == 2
    assert f"case.yml:{line}: found {found}" in capsys.readouterr().err


def test_a_holder_may_be_called_by_any_of_his_names_and_by_what_rows_call_him(copy: Path) -> None:
    for holder in ("hf", "Hill Front", "Other Band", "Hill Front; Other Band", "Hill  FRONT"):
        with asked(copy, f"name: x\nholder: {holder}\n") as case:
            headstamp.build(case)
            assert {"types@2", "bounds@2", "routes@2", "documented@1"} <= rules(case), holder
            assert not [one for one in left_open(case) if one.setting == "holder"]


def test_of_several_holders_each_question_counts_all(copy: Path) -> None:
    with asked(copy, SOUND) as case:
        both = as_json(headstamp.routes(case, holder="Hill Front; Other Band"))["items"]["total"]
        assert both == 3 == as_json(headstamp.bounds(case, of="made_in", holder="Hill Front; Other Band"))["items"]


@pytest.mark.parametrize("holder", [" ; ", ""])
@pytest.mark.parametrize("ask", ["types", "routes", "bounds"])
def test_no_holder_is_told(copy: Path, ask: str, holder: str) -> None:
    with asked(copy, SOUND) as case, pytest.raises(WrongUse, match="no holder"):
        getattr(headstamp, ask)(case, holder=holder, **({"of": "made_in"} if ask == "bounds" else {}))


@pytest.mark.parametrize("command", [["types"], ["routes"], ["bounds"]])
def test_a_question_about_an_unknown_holder_names_the_closest(
    copy: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, str(copy), "--holder", "Hill Frunt"]) == 2
    assert "did you mean 'Hill Front'" in capsys.readouterr().err


def test_a_known_party_without_rows_is_said_on_the_page(copy: Path) -> None:
    with asked(copy, "name: x\nholder: Valley Front\nrecipient: Iraq\n") as case:
        headstamp.report(case)
        (told,) = [one for one in left_open(case) if one.setting == "holder"]
        assert "no row of items names it as holder" in told.because
        assert "Hill Front" in told.because
        page = (copy / "report" / "index.html").read_text(encoding="utf-8")
        assert "of case.yml leads to no answer here" in page
        assert "Valley Front" in page
        assert as_json(headstamp.verify(case))["ok"]


def test_a_case_without_a_holder_or_a_recipient_says_so(copy: Path) -> None:
    with asked(copy, "name: x\n") as case:
        headstamp.build(case)
        assert [(one.setting, one.says) for one in left_open(case)] == [("holder", ""), ("recipient", "")]
        (gap,) = [one for one in read_findings(case) if one.about == "settings left open"]
        assert as_json(gap.value)["count_text"] == "2 settings"


def test_a_sound_case_leaves_nothing_open(copy: Path) -> None:
    with asked(copy, SOUND) as case:
        headstamp.build(case)
        assert left_open(case) == []
        assert "settings left open" not in {one.about for one in read_findings(case)}


def test_a_holder_is_named_before_the_case_has_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(tmp_path / "case")
    assert main(["init", case, "--holder", "Hill Frunt"]) == 0
    (tmp_path / "case" / "case.yml").write_text("name: x\nholder: Hill Frunt\nrecipient: Nowhereland\n", encoding="utf-8")
    assert main(["report", case]) == 0
    page = (tmp_path / "case" / "report" / "index.html").read_text(encoding="utf-8")
    for words in ("Hill Frunt", "the case has no items and no losses yet", "Nowhereland", "the case has no register of transfers yet"):
        assert words in page
    assert main(["verify", case]) == 0
    capsys.readouterr()


def test_a_report_whose_settings_lost_their_holder_no_longer_verifies(copy: Path) -> None:
    with asked(copy, SOUND) as case:
        headstamp.report(case)
    with asked(copy, SOUND.replace("Hill Front", "Hill Frunt")) as case:
        answer = as_json(headstamp.verify(case))
        assert not answer["ok"]
        assert any("the holder 'Hill Frunt'" in one["reason"] for one in answer["failures"])


@pytest.fixture
def losses_only(tmp_path: Path) -> Iterator[Case]:
    with planted(tmp_path, SOUND, parties=PARTIES, diversions=LOSSES) as case:
        yield case


def test_losses_without_items_answer_what_they_can(losses_only: Case) -> None:
    headstamp.build(losses_only)
    assert "routes@2" in rules(losses_only)
    assert "types@2" not in rules(losses_only)
    told = {one.setting: one.because for one in left_open(losses_only)}
    assert "there are only losses to it" in told["holder"]
    check_settings(losses_only)
