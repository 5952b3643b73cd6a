"""What killed runs leave behind: the next run removes it, and whoever may only read is not kept from reading."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import open_folder
from headstamp.casefile.leftovers import claimed
from headstamp.engine.fresh_file import fresh_file, passing_prefix, remove_leftovers
from headstamp.nouns.errors import NoSpace
from tests.collect.reading import REGISTERS
from tests.source_tree import ROOT

KILLED = """
import os, signal, sys, tempfile
from pathlib import Path
from headstamp.engine.fresh_file import fresh_file, passing_prefix
for folder in sys.argv[1:]:
    fresh_file(Path(folder)).write(b"half")
tempfile.mkdtemp(prefix=passing_prefix())
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with one table in it."""
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, REGISTERS / "places" / "sample.csv")
    return tmp_path / "case"


@pytest.mark.skipif(os.name == "nt", reason="processes are not looked up there")
@pytest.mark.parametrize("does", ["add", "build"])
def test_the_next_run_removes_what_a_killed_one_left(folder: Path, does: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setenv("TMPDIR", str(passing))
    monkeypatch.setattr("tempfile.tempdir", None)
    places = [folder / "sources", folder / "statements"]
    done = subprocess.run([sys.executable, "-c", KILLED, *map(str, places)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert [len(list(place.glob("*.part"))) for place in places] == [1, 1]
    assert len(list(passing.iterdir())) == 1
    with open_folder(folder) as case:
        headstamp.add(case, REGISTERS / "states" / "sample.csv") if does == "add" else as_json(headstamp.build(case))
    assert [len(list(place.glob("*.part"))) for place in places] == [0, 0]
    assert list(passing.iterdir()) == []


def test_what_others_are_writing_stays(tmp_path: Path) -> None:
    ours = Path(fresh_file(tmp_path).name)
    other_machine = tmp_path / f"{'0' * 8}-1-abc.part"
    not_ours = tmp_path / "notes.part"
    dead = tmp_path / passing_prefix().removeprefix("headstamp-").replace(f"-{os.getpid()}-", "-4194305-x.part")
    for path in (other_machine, not_ours, dead):
        path.write_bytes(b"")
    linked = tmp_path / dead.name.replace("-x", "-y")
    linked.symlink_to(not_ours)
    remove_leftovers([tmp_path, tmp_path / "missing"])
    assert {path.name for path in tmp_path.iterdir()} == {ours.name, other_machine.name, not_ours.name, linked.name}


CUT_OFF = """
import os, signal, sys
from pathlib import Path
import headstamp
from headstamp.casefile.store import Store
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
Store.write_reading = die
with headstamp.open_case(sys.argv[1]) as case:
    headstamp.add(case, sys.argv[2])
"""


def statements(folder: Path) -> set[str]:
    return {path.name for path in (folder / "statements").iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="processes are not looked up there")
@pytest.mark.parametrize("does", ["add", "build", "add again"])
def test_statements_of_which_the_ledger_was_never_told_go(folder: Path, does: str) -> None:
    before = statements(folder)
    cut_off = REGISTERS / "states" / "sample.csv"
    done = subprocess.run([sys.executable, "-c", CUT_OFF, str(folder), str(cut_off)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    left = statements(folder) - before
    assert {Path(name).suffix for name in left} == {".part", ".parquet"}, "the claim and the file that was whole"
    others = ["mine.parquet", "0123456789abcdef-other@1.parquet", "notes.txt"]
    for name in others:
        (folder / "statements" / name).write_bytes(b"")
    with open_folder(folder) as case:
        if does == "build":
            headstamp.build(case)
        else:
            headstamp.add(case, cut_off if does == "add again" else REGISTERS / "parties" / "sample.csv")
        known = {Path(reading.file).name for reading in case.store.readings()}
        assert statements(folder) == known | set(others)
        assert len(known) == (1 if does == "build" else 2)


def test_statements_that_somebody_is_about_to_tell_the_ledger_of_stay(folder: Path) -> None:
    whole = folder / "statements" / f"{'0' * 16}-states@1-{'0' * 12}.parquet"
    linked = whole.with_name(f"{'1' * 16}-states@1-{'0' * 12}.parquet")
    with open_folder(folder) as case:
        linked.symlink_to(folder / "case.yml")
        with claimed(folder):
            whole.write_bytes(b"whole")
            case.remove_leftovers()
            assert whole.exists()
        case.remove_leftovers()
        assert not whole.exists()
        assert linked.is_symlink()


@pytest.fixture
def killed(folder: Path, tmp_path: Path) -> Path:
    """A copy of a case taken while its ledger was being written: the journal of the unfinished change is still there."""
    connection = sqlite3.connect(folder / "case.sqlite", isolation_level=None)
    connection.execute("pragma cache_size = 1")
    connection.execute("begin immediate")
    connection.execute("delete from reading")
    for number in range(2000):
        connection.execute(
            "insert into refused select id, '', ?, ?, '', 0, '', '', '', '' from source limit 1", (f"line={number}", "x" * 500)
        )
    copy = shutil.copytree(folder, tmp_path / "killed")
    connection.close()
    assert (copy / "case.sqlite-journal").stat().st_size > 0
    return copy


def test_a_half_written_ledger_is_as_it_was_before(killed: Path) -> None:
    with open_folder(killed) as case:
        assert [reading.register for reading in case.store.readings()] == ["places"]
        assert len(as_json(headstamp.refused(case))["rows"]) == 1
    assert not (killed / "case.sqlite-journal").exists()


def test_whoever_may_only_read_reads_a_half_written_ledger(killed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headstamp.casefile.ledger_file.os.access", lambda *_: False)
    before = {path: path.read_bytes() for path in killed.glob("case.sqlite*")}
    with open_folder(killed) as case:
        assert [reading.register for reading in case.store.readings()] == ["places"]
        assert as_json(headstamp.show(case, case.store.sources()[0].id))["noun"] == "Source"
        with pytest.raises(NoSpace, match="no way to write the ledger"):
            headstamp.add(case, REGISTERS / "states" / "sample.csv")
    assert {path: path.read_bytes() for path in killed.glob("case.sqlite*")} == before
