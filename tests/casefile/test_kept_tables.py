"""Tables that are kept between commands: made once, made again when what they hang on changes, and never trusted from others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp import pipeline
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case, open_folder
from headstamp.casefile.kept_tables import key_of, user_cache
from headstamp.engine.fresh_file import fresh_folder
from headstamp.nouns.errors import WrongUse
from headstamp.world import draw_world
from tests.collect.reading import REGISTERS
from tests.invented import made_case
from tests.source_tree import ROOT

WORLD = draw_world(6)
FILES = ("states", "parties", "producers", "items", "diversions", "sipri_site")
QUESTIONS: dict[str, Callable[[Case], Any]] = {
    "suppliers": lambda case: as_json(headstamp.suppliers(case, recipient=WORLD.recipient)),
    "types": lambda case: as_json(headstamp.types(case, holder=WORLD.holder)),
    "routes": lambda case: as_json(headstamp.routes(case, holder=WORLD.holder)),
    "bounds": lambda case: as_json(headstamp.bounds(case, of="made_in", holder=WORLD.holder)),
    "review": lambda case: as_json(headstamp.review(case)),
    "sources": lambda case: as_json(headstamp.sources(case)),
    "refused": lambda case: as_json(headstamp.refused(case)),
    "show": lambda case: as_json(headstamp.show(case, "items:I001")),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that was asked something."""
    with made_case(WORLD, tmp_path_factory.mktemp("asked"), FILES) as case:
        headstamp.review(case)
    return case.path


@pytest.fixture
def folder(asked: Path, tmp_path: Path) -> Path:
    """A copy of it, whose tables were made too."""
    path = shutil.copytree(asked, tmp_path / "case")
    answer(path)
    return path


def answer(folder: Path, name: str = "suppliers") -> str:
    with open_folder(folder) as case:
        return json.dumps(QUESTIONS[name](case), sort_keys=True)


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes tables from now on fails."""
    monkeypatch.setattr(pipeline, "_lay_out_and_resolve", lambda _: pytest.fail("tables were made again"))


def kept_in(folder: Path) -> list[str]:
    return sorted(path.suffix for path in (folder / "cache").iterdir())


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_second_command_makes_no_tables_and_answers_the_same(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = answer(folder, name)
    shutil.rmtree(folder / "cache")
    fresh = answer(folder, name)
    assert kept == fresh
    answer(folder)
    forbid(monkeypatch)
    assert answer(folder, name) == fresh


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_leaves_no_table_behind(name: str, folder: Path) -> None:
    with open_folder(folder) as case:
        headstamp.review(case)
        QUESTIONS[name](case)
        assert case.engine.rows("select table_name from information_schema.tables where table_catalog <> 'prepared'") == []


def test_a_question_imports_neither_readers_nor_numpy(folder: Path) -> None:
    """Each of them would cost a second question more than the question itself."""
    code = ("import sys; from headstamp.cli import main; code = main(sys.argv[1:]); "
            "print(*sys.modules, file=sys.stderr); sys.exit(code)")  # fmt: skip
    words = ["suppliers", str(folder), "--recipient", WORLD.recipient, "--json"]
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    loaded = done.stderr.split()
    assert "headstamp.answers.suppliers" in loaded
    assert not [name for name in loaded if name.startswith("headstamp.collect") or name in ("numpy", "scipy", "pandas", "polars")]


def test_threads_that_ask_one_case_at_once_get_the_answers_that_one_thread_gets(folder: Path) -> None:
    alone = {name: answer(folder, name) for name in QUESTIONS}
    shutil.rmtree(folder / "cache")
    with open_folder(folder) as case, ThreadPoolExecutor(max_workers=8) as threads:
        asked = {name: [threads.submit(QUESTIONS[name], case) for _ in range(3)] for name in QUESTIONS}
        for name, futures in asked.items():
            for future in futures:
                assert json.dumps(future.result(), sort_keys=True) == alone[name], name


def add_a_table(case: Case) -> None:
    headstamp.add(case, REGISTERS / "places" / "sample.csv")


def judge_an_item(case: Case) -> None:
    headstamp.judge(case, "items:I001", verdict="unsure", question="route", judge="tester", because="the row does not say")


@pytest.mark.parametrize("change", [add_a_table, judge_an_item])
def test_tables_are_made_again_when_the_ledger_says_something_else(change: Callable[[Case], None], folder: Path) -> None:
    with open_folder(folder) as case:
        headstamp.review(case)
        before = case.prepared_as
        change(case)
        headstamp.review(case)
        assert case.prepared_as == key_of(case) != before
        inside = json.dumps(as_json(headstamp.suppliers(case, recipient=WORLD.recipient)), sort_keys=True)
    assert answer(folder) == inside
    assert kept_in(folder) == [".duckdb", ".seal"], "what is replaced goes"


def test_tables_are_made_again_for_other_settings_and_by_other_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_folder(folder) as case:
        before = key_of(case)
    settings = folder / "case.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("What", "Whatever"), encoding="utf-8")
    with open_folder(folder) as case:
        changed = key_of(case)
    monkeypatch.setattr("headstamp.casefile.kept_tables.table_digest", lambda: "other code")
    with open_folder(folder) as case:
        assert len({before, changed, key_of(case)}) == 3


def test_statements_that_somebody_changed_are_found_although_tables_are_kept(folder: Path) -> None:
    path = next((folder / "statements").glob("*items*.parquet"))
    path.write_bytes(path.read_bytes()[:-4] + b"XXXX")
    with pytest.raises(WrongUse, match="changed after they were read"):
        answer(folder)


def test_tables_that_somebody_sent_are_not_opened(folder: Path, tmp_path: Path) -> None:
    fresh = answer(folder)
    (kept,) = (folder / "cache").glob("*.duckdb")
    (seal,) = (folder / "cache").glob("*.seal")
    # The same bytes, sent with their seal: the file is another.
    sent = tmp_path / "sent"
    shutil.copy2(kept, sent)
    sent.replace(kept)
    assert answer(folder) == fresh
    # Bytes of no database, sealed by somebody who does not have the secret.
    kept.write_bytes(b"no database")
    seal.write_text("0" * 64, encoding="ascii")
    assert answer(folder) == fresh
    assert kept.stat().st_size > 1000, "they were made again, and are kept"


def test_a_seal_of_no_text_and_none_at_all_are_no_seals(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = answer(folder)
    (seal,) = (folder / "cache").glob("*.seal")
    for content in (b"\xff\xfe", b"", None):
        seal.unlink()
        if content is not None:
            seal.write_bytes(content)
        assert answer(folder) == fresh
    forbid(monkeypatch)
    assert answer(folder) == fresh, "each time a good seal was written"


def test_the_secret_is_the_users_alone(folder: Path) -> None:
    answer(folder)
    secret = user_cache() / "secret"
    assert secret.stat().st_size == 32
    assert os.name == "nt" or secret.stat().st_mode & 0o077 == 0


def test_without_a_secret_tables_are_made_each_time(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = answer(folder)
    (tmp_path / "a-file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a-file"))
    assert answer(folder) == fresh
    assert kept_in(folder) == [".duckdb", ".seal"], "those of before"
    shutil.rmtree(folder / "cache")
    assert answer(folder) == fresh
    assert not (folder / "cache").exists(), "what nobody would know again is not kept"


def test_a_case_that_can_only_be_read_is_answered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = answer(folder)
    shutil.rmtree(folder / "cache")

    def refuse(_: Path) -> Path:
        raise PermissionError(13, "Read-only file system")

    monkeypatch.setattr("headstamp.casefile.kept_tables.fresh_folder", refuse)
    assert answer(folder) == fresh
    assert kept_in(folder) == []


def test_what_a_killed_run_left_in_the_cache_is_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = fresh_folder(folder / "cache")
    (left / "tables.duckdb.wal").write_bytes(b"half")
    with open_folder(folder) as case:
        case.remove_leftovers()
        assert left.is_dir(), "this process still runs"
        monkeypatch.setattr("headstamp.engine.fresh_file.os.kill", _nobody)
        case.remove_leftovers()
    assert not left.exists()


def _nobody(process: int, signal: int) -> None:
    raise ProcessLookupError(process, signal)
