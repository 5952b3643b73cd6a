"""A rule whose answers change gets a new version: what each version concludes about an invented case is on record."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from headstamp.pipeline import FINDERS
from tests.source_tree import PACKAGE
from tools.rule_versions.answers import answers_of_rules
from tools.rule_versions.record import Entry, extended, faults, read_record, write_record

RECORD = read_record()


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """The digest of the invented case's files, and those of what each rule concludes about it."""
    return answers_of_rules(tmp_path_factory.mktemp("rules"))


def test_every_rule_concludes_what_its_version_did(now: tuple[str, dict[str, str]]) -> None:
    assert not (wrong := faults(RECORD, *now)), "\n".join(wrong)


def test_every_rule_has_something_to_conclude(now: tuple[str, dict[str, str]]) -> None:
    """A rule that finds nothing in the invented case could change unseen."""
    written = {
        node.value.value
        for path in (PACKAGE / "trace").rglob("*.py") for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and "@" in str(node.value.value)
    }  # fmt: skip
    assert len(written) >= len(FINDERS)
    assert written == {*now[1]}


def test_the_first_edition_is_on_record() -> None:
    """Its versions are the first; the rules that conclude something else today have later ones."""
    assert [entry.rule for entry in RECORD[:2]] == ["bounds@1", "candidates@1"]
    assert {"bounds@2", "suppliers@2"} <= {entry.rule for entry in RECORD}


# --- the record can be met in one way only: a new version ---------------------------------------------------------------

BEFORE = extended([], "case", {"routes@1": "a", "types@1": "b"})


def test_the_same_answers_pass() -> None:
    assert faults(BEFORE, "case", {"routes@1": "a", "types@1": "b"}) == []


def test_other_answers_need_a_new_version_and_the_message_says_how() -> None:
    changed = {"routes@1": "c", "types@1": "b"}
    (told,) = faults(BEFORE, "case", changed)
    assert 'RULE = "routes@2"' in told
    assert "python -m tools.rule_versions" in told
    with pytest.raises(ValueError, match=r"the answers of routes@1 on the invented case changed"):
        extended(BEFORE, "case", changed)


def test_a_new_version_is_recorded_in_one_step() -> None:
    changed = {"routes@2": "c", "types@1": "b"}
    (told,) = faults(BEFORE, "case", changed)
    assert told == "nothing is recorded of routes@2: run `python -m tools.rule_versions`"
    after = extended(BEFORE, "case", changed)
    assert after[:2] == BEFORE
    assert faults(after, "case", changed) == []
    assert "a version is never used again" in faults(after, "case", {"routes@1": "a", "types@1": "b"})[0]


@pytest.mark.parametrize("at", [0, 1])
def test_an_answer_that_was_changed_in_the_record_by_hand(at: int) -> None:
    forged = [replace(entry, answers="c") if number == at else entry for number, entry in enumerate(BEFORE)]
    (told,) = faults(forged, "case", {"routes@1": forged[0].answers, "types@1": forged[1].answers})
    assert "was changed by hand" in told
    with pytest.raises(ValueError, match="was changed by hand"):
        extended(forged, "case", {"routes@1": "c", "types@1": "c"})


def test_an_entry_that_was_taken_out_or_recorded_twice() -> None:
    assert "was changed by hand" in faults(BEFORE[1:], "case", {"types@1": "b"})[0]
    again = extended(BEFORE, "other", {"routes@1": "c"}, is_new_case=True)
    twice = [*again, *(replace(entry, inputs="case") for entry in again[2:])]
    assert "was changed by hand" in faults(twice, "case", {"routes@1": "c"})[0]


def test_another_invented_case_is_recorded_on_purpose_only() -> None:
    (told,) = faults(BEFORE, "other", {"routes@1": "c", "types@1": "b"})
    assert "--new-case" in told
    with pytest.raises(ValueError, match="--new-case"):
        extended(BEFORE, "other", {"routes@1": "c", "types@1": "b"})
    after = extended(BEFORE, "other", {"routes@1": "c", "types@1": "b"}, is_new_case=True)
    assert faults(after, "other", {"routes@1": "c", "types@1": "b"}) == []


def test_the_record_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_record(BEFORE, tmp_path / "record.json")
    assert read_record(tmp_path / "record.json") == BEFORE
    assert read_record(tmp_path / "none.json") == []
    assert Entry("x", "routes@12", "", "").version == 12
