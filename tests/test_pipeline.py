"""The pipeline: a step is skipped only where nothing that it hangs on has changed, the readers among it."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

import headstamp
from headstamp import pipeline
from headstamp.answers.answer import as_json
from headstamp.bundled import bundled
from headstamp.casefile.case import Case, open_folder
from headstamp.casefile.findings import digest_of, read_findings
from headstamp.nouns.progress import Step
from headstamp.world import draw_world
from tests.invented import made_case

WORLD = draw_world(6)
FILES = ("states", "parties", "items", "diversions", "sipri_site")


def told_by(case: Case) -> dict[str, str]:
    return {finding.id: digest_of(finding) for finding in read_findings(case)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case that was built."""
    with made_case(WORLD, tmp_path, FILES) as case:
        headstamp.build(case)
    return tmp_path / "case"


def read_by_others(folder: Path) -> None:
    """Leave the case as an older version of the readers would: it said otherwise what it read, and its name is known."""
    with open_folder(folder) as case:
        (reading,) = (one for one in case.store.readings() if one.register == "items")
        path = case.path / reading.file
        case.engine.make("older", f"select * replace (case when property = 'obtained' then 'D9' else canon end as canon) "
                                  f"from read_parquet('{path}')")  # fmt: skip
        case.engine.save(path, "select * from older")
        # That version knew of the file: its hash stands in the ledger.
        with case.store.transaction():
            case.store.write_reading(replace(reading, sha256=sha256(path.read_bytes()).hexdigest()))
    (folder / "findings" / "routes.parquet").unlink()
    keys = folder / "findings" / "keys.json"
    keys.write_text(json.dumps(json.loads(keys.read_text()) | {"readers": "older"}), encoding="utf-8")


def test_what_was_read_by_other_readers_is_read_again(folder: Path) -> None:
    with open_folder(folder) as case:
        before = told_by(case)
    read_by_others(folder)
    words: list[Step] = []
    with open_folder(folder) as case:
        headstamp.routes(case, holder=WORLD.holder)
        headstamp.report(case, progress=words.append)
        assert told_by(case) == before
        assert as_json(headstamp.verify(case))["ok"]
        assert as_json(headstamp.build(case))["wrote"] == []
    assert any("again" in one.phase and "items" in one.name for one in words), "and it says so"


def test_nothing_is_read_again_where_nothing_changed(folder: Path) -> None:
    words: list[Step] = []
    with open_folder(folder) as case:
        assert as_json(headstamp.build(case, progress=words.append))["wrote"] == []
    assert {one.phase for one in words} == {"Answering questions"}


def test_a_bundled_case_is_kept_by_what_it_is_read_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    bundle = bundled("iraq-2014")
    before = pipeline.kept_at("iraq-2014", bundle)
    assert pipeline.kept_at("iraq-2014", bundle) == before
    monkeypatch.setattr(pipeline, "reader_digest", lambda: "0" * 64)
    assert pipeline.kept_at("iraq-2014", bundle) != before
    assert before.is_relative_to(tmp_path)
