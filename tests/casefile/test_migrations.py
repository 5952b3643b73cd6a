"""Ledgers of earlier and later versions: read as they are, migrated by the first thing that is written, or refused."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.casefile import migrations
from headstamp.casefile.case import open_folder
from headstamp.casefile.migrations import LATEST, first_edition
from headstamp.casefile.store import Store
from headstamp.cli import main
from headstamp.nouns.errors import OlderCase, WrongUse
from headstamp.nouns.source import Source

pytestmark = pytest.mark.filterwarnings("ignore::headstamp.nouns.errors.OlderCase")

FIRST_EDITION = Path(__file__).parent / "first_edition"
SOURCE = Source(id="a" * 64, held=False, title="a cited page")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a case that the first edition wrote."""
    return shutil.copytree(FIRST_EDITION, tmp_path / "case")


@pytest.fixture
def ledger(folder: Path) -> Path:
    return folder / "case.sqlite"


def raw(ledger: Path, statement: str) -> Any:
    """What SQLite itself says of a ledger."""
    connection = sqlite3.connect(ledger)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.commit()
        connection.close()


def version(ledger: Path) -> int:
    return int(raw(ledger, "pragma user_version")[0][0])


def columns(ledger: Path) -> set[tuple[str, str]]:
    return set(raw(ledger, "select t.name, c.name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'"))


def said(store: Store) -> tuple[Any, ...]:
    return store.sources(), store.readings(), store.refused(), store.pending(), store.judgements()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a case but the tables that are kept for the next command."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name != "cache"
    }  # fmt: skip


def test_a_new_ledger_has_the_latest_version(tmp_path: Path) -> None:
    Store(tmp_path / "case.sqlite", create=True).close()
    assert version(tmp_path / "case.sqlite") == LATEST
    store = Store(tmp_path / "case.sqlite")
    assert not store.is_older
    assert store.unknown == frozenset()
    store.close()


def test_reading_an_older_case_says_so_and_changes_no_byte(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(folder)
    for command in (["sources"], ["refused"], ["review"], ["show", "items:I1"], ["routes"]):
        assert main([*command, str(folder), "--json"] if command[0] != "show" else ["show", str(folder), "items:I1", "--json"]) == 0
        answer = capsys.readouterr()
        assert answer.err.count("note: an earlier version of Headstamp made this case") == 1, command
        json.loads(answer.out)
    assert contents(folder) == before


def test_in_python_it_is_a_warning(folder: Path) -> None:
    with pytest.warns(OlderCase, match="earlier version"):
        case = open_folder(folder)
    assert case.store.is_older
    assert case.store.unknown >= {("judgement", "question"), ("reading", "vague")}
    case.close()


def test_the_first_thing_that_is_written_migrates_the_ledger(folder: Path, ledger: Path, tmp_path: Path) -> None:
    with headstamp.open_case(folder) as case:
        before = said(case.store)
        made = headstamp.judge(case, "items:I1", "accept", value="D4", because="a second look")
        assert not case.store.is_older
    Store(tmp_path / "new.sqlite", create=True).close()
    assert version(ledger) == LATEST
    assert columns(ledger) == columns(tmp_path / "new.sqlite")
    with open_folder(folder) as case:  # no warning: pytest would list it
        assert said(case.store) == (*before[:-1], [*before[-1], made])


class Broken:
    """A connection that is interrupted before its statement number ``at``."""

    def __init__(self, connection: sqlite3.Connection, at: int) -> None:
        self.connection, self.left = connection, at

    def execute(self, statement: str) -> sqlite3.Cursor:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return self.connection.execute(statement)


STEPS = len(first_edition.ADDED) + len(first_edition.DROPPED) + 2


@pytest.mark.parametrize("at", range(STEPS))
def test_a_migration_that_is_interrupted_leaves_the_ledger_as_it_was(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = ledger.read_bytes()
    store = Store(ledger)
    answers = said(store)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (lambda connection: first_edition.migrate(Broken(connection, at)),))  # type: ignore[arg-type]
        with pytest.raises(KeyboardInterrupt), store.transaction():
            pass
    assert ledger.read_bytes() == before
    assert said(store) == answers
    assert store.is_older
    with store.transaction():
        store.write_source(SOURCE)
    assert SOURCE in store.sources()
    store.close()
    assert version(ledger) == LATEST


def test_what_is_written_after_migrating_fails_with_it(ledger: Path) -> None:
    before = ledger.read_bytes()
    store = Store(ledger)
    with suppress(KeyboardInterrupt), store.transaction():
        store.write_source(SOURCE)
        raise KeyboardInterrupt
    assert SOURCE not in store.sources()
    store.close()
    assert ledger.read_bytes() == before


def test_a_migration_that_is_killed_leaves_the_ledger_as_it_was(ledger: Path) -> None:
    store = Store(ledger)
    before = said(store)
    store.close()
    code = """
import os, sys
from pathlib import Path
from headstamp.casefile.store import Store
from headstamp.nouns.source import Source
store = Store(Path(sys.argv[1]))
with store.transaction():
    for number in range(20000):
        store.write_source(Source(id=f"{number:064}", held=False, title="x" * 500))
    os.kill(os.getpid(), 9)
"""
    answer = subprocess.run([sys.executable, "-c", code, str(ledger)], timeout=60, check=False)
    assert answer.returncode == -9
    store = Store(ledger)
    assert said(store) == before
    assert store.is_older
    store.close()
    assert version(ledger) == 0


def test_two_processes_migrate_one_after_the_other(ledger: Path) -> None:
    one, other = Store(ledger), Store(ledger)
    with one.transaction():
        one.write_source(SOURCE)
    with other.transaction():
        assert SOURCE in other.sources(), "it reads what the first one wrote"
    one.close()
    other.close()


@pytest.mark.parametrize("number", [LATEST + 1, 2_000_000_000, -1])
def test_a_ledger_of_a_newer_version_is_refused(folder: Path, ledger: Path, capsys: pytest.CaptureFixture[str], number: int) -> None:
    raw(ledger, f"pragma user_version = {number}")
    before = contents(folder)
    assert main(["sources", str(folder)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"a ledger of schema version {number}" in line
    assert "open the case with the version of Headstamp that wrote it" in line
    assert contents(folder) == before


def test_a_newer_program_that_writes_meanwhile_is_noticed(ledger: Path) -> None:
    store = Store(ledger)
    raw(ledger, f"pragma user_version = {LATEST + 1}")
    with pytest.raises(WrongUse, match="newer version"), store.transaction():
        pass
    store.close()


def test_a_ledger_of_the_development_of_the_second_edition(tmp_path: Path) -> None:
    """It has every column and no version."""
    path = tmp_path / "case.sqlite"
    store = Store(path, create=True)
    with store.transaction():
        store.write_source(SOURCE)
    store.close()
    raw(path, "pragma user_version = 0")
    store = Store(path)
    assert store.is_older
    assert (store.unknown, store.sources()) == (frozenset(), [SOURCE])
    store.close()
