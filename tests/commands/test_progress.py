"""Progress of long work: what a caller is told, what a terminal shows, and that a pipe gets nothing of it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import headstamp
from headstamp.cli import main
from headstamp.commands.progress import shown_progress, step_text
from headstamp.nouns.progress import Step, part_of
from tests.planted import as_csv, new_case

ROWS = [{"item_id": "I1", "designation": "AK-47", "class": "rifle"}]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def items(tmp_path: Path) -> Path:
    path = tmp_path / "finds of May.csv"
    path.write_text(as_csv("items", ROWS), encoding="utf-8")
    return path


def test_a_caller_is_told_when_a_file_is_begun_and_what_it_held(items: Path, tmp_path: Path) -> None:
    steps: list[Step] = []
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, items, progress=steps.append)
    assert steps == [
        Step("Reading sources", "finds of May.csv", 0, 1),
        Step("Reading sources", "Field table of documented items", 1, 1, "1 record"),
    ]
    assert str(steps[-1]) == "Reading sources 1/1: Field table of documented items, 1 record"


def test_files_are_called_by_their_names_without_folders(items: Path, tmp_path: Path) -> None:
    steps: list[Step] = []
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, items, items, progress=steps.append)
    assert [one.done for one in steps] == [0, 1, 1, 2]
    assert not any(str(tmp_path) in str(one) for one in steps)


def test_a_report_says_which_questions_are_answered_in_plain_words(items: Path, tmp_path: Path) -> None:
    steps: list[Step] = []
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, items)
        headstamp.report(case, progress=steps.append)
    phases = list(dict.fromkeys(one.phase for one in steps))
    assert phases == ["Answering questions", "Writing the report"]
    for phase in phases:
        last = [one for one in steps if one.phase == phase][-1]
        assert last.done == last.total, phase
    assert not any("_" in one.name for one in steps), "no name of a module"


def test_steps_of_a_part_are_counted_among_all() -> None:
    steps: list[Step] = []
    part_of(steps.append, 3, 8)(Step("Reading sources", "a", 1, 1, "2 records"))
    assert steps == [Step("Reading sources", "a", 4, 8, "2 records")]


def test_a_pipe_gets_no_progress(items: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_case(tmp_path / "case").close()
    assert main(["add", str(tmp_path / "case"), str(items)]) == 0
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_the_phase_and_its_count_and_reads_no_name_as_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with shown_progress() as progress:
        progress(Step("Reading sources", "[red]a\x1b[2J.csv", 0, 2))
        progress(Step("Reading sources", "b.csv", 2, 2, "7 records"))
    shown = stream.getvalue()
    assert "Reading sources" in shown
    assert "2/2" in shown
    assert "[red]a\\x1b[2J.csv" in shown
    assert "\x1b[2J" not in shown


@pytest.mark.parametrize(
    ("room", "text"),
    [
        (60, "Dutch notifications of arms in transit 7 records"),
        (24, "Dutch notific… 7 records"),
        (9, "7 records"),
        (0, ""),
    ],
)
def test_what_stands_beside_the_bar_fits(room: int, text: str) -> None:
    said = step_text(Step("Reading sources", "Dutch notifications of arms in transit", 1, 2, "7 records"), room)
    assert said == text
