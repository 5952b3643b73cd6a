"""The ledger: whole transactions, a chain of judgements, damage told apart from a full disk."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from headstamp.casefile.store import Pending, Reading, Refused, Store
from headstamp.nouns.errors import NoSpace, WrongUse
from headstamp.nouns.judgement import chain_of
from headstamp.nouns.selection import Selection
from headstamp.nouns.source import Source

SOURCE = Source(id="a" * 64, held=True, register="items", name="items.csv", title="A table", reliability="B")
CHOSEN = Selection(1990, None, ("France",))
VAGUE = [{"word": "x", "column": "unit", "rows": 2, "closest": None}]
READING = Reading("a" * 64, "items", "items@1", "field_table", 3, 1, 1, 4, 1, 0, 9, CHOSEN, VAGUE, {}, "statements/x", "b" * 64)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "case.sqlite", create=True)
    yield made
    made.close()


def test_what_is_written_comes_back(store: Store, tmp_path: Path) -> None:
    refused = Refused(SOURCE.id, "items", "line=3", "because", "a\x1fb", False, "count_low", "b", "not_a_number")
    waiting = Pending(SOURCE.id, "items", "s", "part_of", "items:I1", "line=2", "part_of", "a\x1fb")
    with store.transaction():
        store.write_source(SOURCE)
        store.write_reading(READING)
        store.write_refused([refused])
        store.write_pending([waiting])
    other = Store(tmp_path / "case.sqlite")
    assert (other.sources(), other.readings(), other.refused(), other.pending()) == ([SOURCE], [READING], [refused], [waiting])
    other.close()


def test_a_reading_anew_takes_the_place_of_the_old_one(store: Store) -> None:
    with store.transaction():
        store.write_source(SOURCE)
        for reason in ("old", "new"):
            store.write_reading(replace(READING, read=len(reason)))
            store.write_refused([Refused(SOURCE.id, "items", "line=3", reason, "", False)])
    assert [row.reason for row in store.refused()] == ["new"]
    with store.transaction():
        store.write_source(replace(SOURCE, vintage="2020-01-01"))
    assert [source.vintage for source in store.sources()] == ["2020-01-01"]


def test_a_transaction_is_whole_or_nothing(store: Store) -> None:
    with contextlib.suppress(KeyboardInterrupt), store.transaction():
        store.write_source(SOURCE)
        raise KeyboardInterrupt
    assert store.sources() == []
    with pytest.raises(WrongUse), store.transaction():
        store.write_reading(READING)  # of no source
    assert store.readings() == []


def test_judgements_are_a_chain(store: Store) -> None:
    for number in range(4):
        store.append(f"thing {number}", "accept", "M1", "a reviewer", "2024-05-06", "seen it", 2)
    told = store.judgements()
    assert [one.previous for one in told] == ["", *(one.chain for one in told[:-1])]
    assert all(one.chain == chain_of(one.previous, one) for one in told)
    assert len({one.id for one in told}) == 4


@pytest.mark.parametrize(
    ("question", "verdict", "credibility"),
    [("colour", "accept", None), ("route", "reject", None), ("same", "accept", None), ("", "perhaps", None),
     ("state", "accept", 0), ("state", "accept", 7)],
)  # fmt: skip
def test_a_judgement_that_answers_nothing_is_not_kept(store: Store, question: str, verdict: str, credibility: int | None) -> None:
    with pytest.raises(ValueError, match=r"answer the question|credibility"):
        store.append("x", verdict, "M1", "a", "2024-05-06", "b", credibility, question)
    assert store.judgements() == []


@pytest.mark.parametrize("content", [b"", b"garbage that is no database at all", b"SQLite format 3\0" + b"x" * 4000])
def test_a_ledger_that_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "case.sqlite").write_bytes(content)
    with pytest.raises(WrongUse) as caught:
        Store(tmp_path / "case.sqlite")
    assert caught.value.exit_code == 2
    assert (tmp_path / "case.sqlite").read_bytes() == content


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "case.sqlite")
    connection.execute("create table reading (words text)")
    connection.commit()
    connection.close()
    with pytest.raises(WrongUse):
        Store(tmp_path / "case.sqlite")


def test_a_ledger_of_another_version_is_told_when_it_is_opened(store: Store, tmp_path: Path) -> None:
    store.close()
    connection = sqlite3.connect(tmp_path / "case.sqlite")
    connection.execute("alter table reading drop column skipped")
    connection.commit()
    connection.close()
    before = (tmp_path / "case.sqlite").read_bytes()
    with pytest.raises(WrongUse, match="no such column: skipped") as caught:
        Store(tmp_path / "case.sqlite")
    assert "make the case again" in caught.value.do
    assert (tmp_path / "case.sqlite").read_bytes() == before


def test_a_missing_ledger_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"no case\.sqlite"):
        Store(tmp_path / "case.sqlite")
    (tmp_path / "case.sqlite").mkdir()
    with pytest.raises(WrongUse):
        Store(tmp_path / "case.sqlite")


def test_a_writer_that_was_killed_leaves_a_sound_ledger(store: Store, tmp_path: Path) -> None:
    with store.transaction():
        store.write_source(SOURCE)
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
    answer = subprocess.run([sys.executable, "-c", code, str(tmp_path / "case.sqlite")], timeout=60, check=False)
    assert answer.returncode == -9
    assert store.sources() == [SOURCE]


def test_a_second_writer_waits_and_is_told(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda path, **how: connect(path, **{**how, "timeout": 0.05}))
    other = Store(tmp_path / "case.sqlite")
    with store.transaction():
        store.write_source(SOURCE)
        with pytest.raises(NoSpace, match="no other writer"), other.transaction():
            pass
    other.close()


def test_a_copy_of_a_ledger_is_a_ledger(store: Store, tmp_path: Path) -> None:
    """Nothing of it lies in a file beside it."""
    with store.transaction():
        store.write_source(SOURCE)
    shutil.copy(tmp_path / "case.sqlite", tmp_path / "copy.sqlite")
    copy = Store(tmp_path / "copy.sqlite")
    assert copy.sources() == [SOURCE]
    copy.close()
    assert {path.name for path in tmp_path.iterdir()} == {"case.sqlite", "copy.sqlite"}
