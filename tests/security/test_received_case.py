"""A case that somebody sent: opening, building, verifying it or asking it reads and writes nothing outside its folder."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.store import Store
from headstamp.cli import main
from headstamp.nouns.errors import HeadstampError, WrongUse
from headstamp.nouns.label import is_label, label_of

COMMANDS = ("verify", "build", "sources", "suppliers", "show", "refused", "report", "add")


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """What lies on the reader's disk beside the case."""
    home = tmp_path / "home"
    (home / "inner").mkdir(parents=True)
    (home / "notes.txt").write_text("name: mine\n", "utf-8")
    return home


def marks(home: Path) -> dict[str, str]:
    return {str(path): sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder" for path in home.rglob("*")}


def run(command: str, folder: Path, home: Path) -> int:
    words = {"show": ["sources"], "add": [str(home / "notes.txt")]}.get(command, [])
    return main([command, str(folder), *words, "--json"])


@contextmanager
def ledger(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(folder / "case.sqlite", isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def refused(folder: Path, home: Path, capsys: pytest.CaptureFixture[str], *, code: int = 2) -> str:
    """Every command refuses the case in one line, and leaves the reader's disk as it was."""
    before, told = marks(home), ""
    for command in COMMANDS:
        capsys.readouterr()
        assert run(command, folder, home) == code, command
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert told.startswith("error: ")
        assert told[:-1].isprintable()
    assert marks(home) == before
    return told


# --- names in the ledger ------------------------------------------------------------------------------------------

NAMES = [
    "/{home}/x.pth", "../x", "..", ".", "", "a/b", "..\\x", "C:\\x", "a\0b", "a\nb", "a\x1b[31mb", "x\u202ey", "a" * 256, "ж" * 128,
    "\x7f", "x\u2028y",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_a_path_is_refused(
    folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with ledger(folder) as connection:
        connection.execute("update source set name = ? where name = 'items.csv'", (name.replace("{home}", str(victim)),))
    assert "name of a file" in refused(folder, victim, capsys)


@pytest.mark.parametrize("name", ["items.csv", "Übersicht (2).xlsx", "отчёт.csv", "نمی‌دانم.csv", "a b", "x" * 255, "...", "-rf"])
def test_a_plain_name_is_a_label(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with ledger(folder) as connection:
        connection.execute("update source set name = ? where name = 'items.csv'", (name,))
    assert main(["sources", str(folder), "--json"]) == 0
    assert name in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a\\b.csv", "a\nb.csv", "x\u202ey.csv", "\x1b[31m.csv"])
def test_a_file_of_an_odd_name_can_be_added_and_the_case_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("place,country,lat,lon,precision_m\nZenda,Ruritania,1,2,3\n", "utf-8")
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, tmp_path / name)
    with headstamp.open_case(tmp_path / "case") as case:
        (source,) = as_json(headstamp.sources(case))["sources"]
    assert is_label(source["name"])
    assert "\ufffd" in source["name"]


@pytest.mark.parametrize("name", [*NAMES, "plain.csv", "é" * 300, "\ud800"])
def test_every_name_has_a_label(name: str) -> None:
    assert is_label(label_of(name))
    assert label_of(label_of(name)) == label_of(name)


IDS = ["../../../../etc/passwd", "a" * 63, "A" * 64, "g" * 64, "", "/" * 64, "0" * 63 + "\n", "..".ljust(64, "/")]


@pytest.mark.parametrize("identifier", IDS)
def test_an_id_that_is_no_hash_is_refused(
    folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], identifier: str
) -> None:
    with ledger(folder) as connection:
        connection.execute("pragma foreign_keys = off")
        connection.execute("update source set id = ? where name = 'items.csv'", (identifier,))
    assert "no hash" in refused(folder, victim, capsys)


@pytest.mark.parametrize(
    "file",
    ["/etc/passwd", "../../home/notes.txt", "statements/../../../home/notes.txt", "statements/*.parquet", "statements", "",
     "case.sqlite", "https://example.org/a.parquet", "statements/{}.parquet?x"],
)  # fmt: skip
def test_a_file_of_statements_is_named_by_us(
    folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    with ledger(folder) as connection:
        connection.execute("update reading set file = ? where register = 'items'", (file,))
    assert "statements in a file" in refused(folder, victim, capsys)


@pytest.mark.parametrize("reader", ["../../x@1", "items@../1", "it/ems@1", "items", "items@1@2", "*@1"])
def test_a_reader_that_is_a_path_is_refused(
    folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], reader: str
) -> None:
    with ledger(folder) as connection:
        connection.execute(
            "update reading set reader = ?, file = 'statements/' || substr(source, 1, 16) || '-' || ? || '-' || substr(sha256, 1, 12) "
            "|| '.parquet' where register = 'items'", (reader, reader),
        )  # fmt: skip
    assert "statements in a file" in refused(folder, victim, capsys)


def test_the_bytes_of_a_source_are_read_where_they_lie(folder: Path, victim: Path) -> None:
    """The name decides nothing: a case in which all names are one is verified like any other, but for its names."""
    with ledger(folder) as connection:
        connection.execute("update source set name = 'same.csv' where held = 1")
    before = marks(victim)
    assert main(["verify", str(folder), "--json"]) in (0, 3)
    assert marks(victim) == before


# --- what SQLite would run ----------------------------------------------------------------------------------------

PROGRAMS = [
    "create trigger t after insert on source begin delete from judgement; end",
    "create trigger t before update on reading begin select raise(ignore); end",
    "create view v as select * from source",
    "create table extra (a text check (length(a) > 1))",
    "create table extra (a text, b text generated always as (a || 'x'))",
    "create table extra (a text default (randomblob(9)))",
    "create table extra (a text collate nocase)",
    'create table extra ("a;b" text)',
    "create virtual table extra using fts5(a)",
    "create index i on source (lower(name))",
    "create index i on source (name)",
]


@pytest.mark.parametrize("text", PROGRAMS)
def test_a_ledger_holds_plain_tables(folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    with ledger(folder) as connection:
        connection.execute(text)
    assert "not a plain table" in refused(folder, victim, capsys)


def test_a_view_in_place_of_a_table_is_refused(folder: Path, victim: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with ledger(folder) as connection:
        connection.execute("pragma foreign_keys = off")
        connection.execute("alter table refused rename to kept")
        connection.execute("create view refused as select * from kept")
    assert "not a plain table" in refused(folder, victim, capsys)


@pytest.mark.parametrize("value", [b"\xff\x00", b"../x", 1.5, None])
def test_a_value_of_another_sort_is_refused(
    folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], value: object
) -> None:
    with ledger(folder) as connection:
        connection.execute("pragma writable_schema = on")
        connection.execute("update sqlite_master set sql = replace(sql, 'name text not null', 'name') where name = 'source'")
    with ledger(folder) as connection:
        connection.execute("update source set name = ?", (value,))
        connection.execute("pragma writable_schema = on")
        connection.execute("update sqlite_master set sql = replace(sql, ' name,', ' name text not null,') where name = 'source'")
    assert "of another sort" in refused(folder, victim, capsys)


def test_a_journal_cannot_name_a_file_to_delete(folder: Path, victim: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """SQLite deletes the file that the end of a journal names, once it has rolled the journal back."""
    name = str(victim / "notes.txt").encode()
    page = 4096
    head = bytes.fromhex("d9d505f920a163d7") + (0).to_bytes(4, "big") + (0).to_bytes(4, "big") + (1).to_bytes(4, "big")
    head += (512).to_bytes(4, "big") + page.to_bytes(4, "big")
    tail = (0x40000000 // page + 1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big")
    (folder / "case.sqlite-journal").write_bytes(head.ljust(512, b"\0") + tail + bytes.fromhex("d9d505f920a163d7"))
    assert "journal that names another file" in refused(folder, victim, capsys)


def test_a_killed_run_of_ours_leaves_a_journal_that_is_rolled_back(folder: Path) -> None:
    """A plain journal is what a killed run leaves, and is no reason to refuse."""
    code = (
        "import sqlite3, os, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('pragma cache_size = 1'); c.execute('begin immediate')\n"
        "rows = [('l', 'r', 'w' * 5000)] * 500\n"
        'c.executemany("insert into refused select source, register, ?, ?, ?, 0 from reading limit 1", rows)\n'
        "os.kill(os.getpid(), 9)\n"
    )
    with ledger(folder) as connection:
        width = len(connection.execute("pragma table_info(refused)").fetchall())
    code = code.replace("?, 0 from", "?, 0" + ", ''" * (width - 6) + " from")
    subprocess.run([sys.executable, "-c", code, str(folder / "case.sqlite")], check=False, timeout=60)
    assert (folder / "case.sqlite-journal").stat().st_size > 0
    with headstamp.open_case(folder) as case:
        assert not any(row["locator"] == "l" for row in as_json(headstamp.refused(case))["rows"])


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_what_lies_beside_the_ledger_is_no_link(
    folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    (folder / f"case.sqlite{ending}").symlink_to(victim / "notes.txt")
    assert "a link or a device" in refused(folder, victim, capsys)


def test_a_write_ahead_log_is_refused(folder: Path, victim: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with ledger(folder) as connection:
        connection.execute("pragma journal_mode = wal")
    assert "write-ahead log" in refused(folder, victim, capsys)


def test_a_ledger_opens_no_other_database(folder: Path, tmp_path: Path) -> None:
    store = Store(folder / "case.sqlite")
    with pytest.raises(sqlite3.Error):
        store._connection.execute("attach ? as other", (str(tmp_path / "new.sqlite"),))
    store.close()
    assert not (tmp_path / "new.sqlite").exists()


# --- links and devices --------------------------------------------------------------------------------------------


def some_file(folder: Path, place: str) -> Path:
    """A file of the case: its own name, or the first in a folder."""
    path = folder / place
    return path if path.is_file() else next(one for one in sorted(path.rglob("*")) if one.is_file())


PLACES = ("case.yml", "case.sqlite", "sources", "statements", "findings", "report/index.html", "report/figures.json")


@pytest.mark.parametrize("place", PLACES)
def test_a_file_that_is_a_link_is_refused(folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    path = some_file(folder, place)
    shutil.copy(path, victim / "copy")
    path.unlink()
    path.symlink_to(victim / "copy")
    assert "a link" in refused(folder, victim, capsys)


@pytest.mark.parametrize("place", ["sources", "statements", "findings", "report", "sources/*"])
def test_a_folder_that_is_a_link_is_refused(folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    (path, *_) = sorted(folder.glob(place))
    shutil.move(path, victim / "moved")
    path.symlink_to(victim / "moved")
    assert "a link" in refused(folder, victim, capsys)


@pytest.mark.parametrize("place", ["report/index.html", "report/figures.json", "findings/keys.json", "statements/x.parquet"])
def test_a_link_to_nothing_is_refused(folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    (folder / place).unlink(missing_ok=True)
    (folder / place).symlink_to(victim / "inner" / "new")
    assert "a link" in refused(folder, victim, capsys)


@pytest.mark.parametrize("place", ["case.yml", "case.sqlite", "report/figures.json", "findings/keys.json", "statements", "sources"])
def test_a_pipe_is_not_waited_for(folder: Path, victim: Path, capsys: pytest.CaptureFixture[str], place: str) -> None:
    path = folder / place
    if path.is_dir():
        path = path / "x"
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    assert "a pipe" in refused(folder, victim, capsys)


def test_the_folder_itself_may_be_reached_by_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "here").symlink_to(folder)
    assert main(["build", str(tmp_path / "here")]) == 0


def test_what_else_lies_in_the_folder_is_the_readers_own(folder: Path, victim: Path) -> None:
    (folder / "my-notes").symlink_to(victim)
    assert main(["sources", str(folder)]) == 0


def test_no_file_that_is_not_whole_goes_through_a_link(folder: Path, victim: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of passing files cannot be foreseen; and one that is there already is not opened."""
    for name in ("index.html.part", "figures.json.part"):
        (folder / "report" / name).symlink_to(victim / "inner" / name)
    before = marks(victim)
    for path in (folder / "report").glob("*.part"):
        path.unlink()
    tokens = iter(["taken", "taken", "free", *map(str, range(100))])
    monkeypatch.setattr("headstamp.engine.fresh_file.secrets.token_hex", lambda _: next(tokens))
    with headstamp.open_case(folder) as case:
        (folder / "report" / "taken.part").symlink_to(victim / "inner" / "taken")
        headstamp.report(case)
    assert marks(victim) == before
    assert (folder / "report" / "taken.part").is_symlink()


# --- what a user hands over ---------------------------------------------------------------------------------------


def pipe(path: Path) -> None:
    os.mkfifo(path)


def plug(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize(
    ("make", "found"),
    [(pipe, "a pipe"), (plug, "a socket"), (Path.mkdir, "a folder"), (lambda path: path.symlink_to("/dev/zero"), "a device"),
     (lambda path: path.symlink_to("/dev/null"), "a device"), (lambda path: path.symlink_to("nowhere"), "cannot be read")],
)  # fmt: skip
@pytest.mark.parametrize("words", [["add", "{case}", "{x}"], ["add", "{case}", "{table}", "--mapping", "{x}"], ["map", "{x}"]])
def test_only_files_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None], found: str, words: list[str]
) -> None:
    headstamp.init(tmp_path / "case", bare=True).close()
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", "utf-8")
    make(tmp_path / "x")
    places = {"case": tmp_path / "case", "x": tmp_path / "x", "table": tmp_path / "t.csv"}
    assert main([word.format(**places) for word in words]) == 4
    told = capsys.readouterr().err
    assert found in told
    assert sum(line.startswith("error: ") for line in told.splitlines()) == 1


def test_a_new_file_has_the_rights_that_the_user_chose(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        with headstamp.open_case(folder) as case:
            headstamp.report(case)
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "report" / "index.html").stat().st_mode) == 0o640


def test_an_error_at_opening_leaves_nothing_open(folder: Path) -> None:
    with ledger(folder) as connection:
        connection.execute("update source set name = '..'")
    with pytest.raises(WrongUse):
        headstamp.open_case(folder)
    with ledger(folder) as connection:
        connection.execute("update source set name = 'x.csv'")
    try:
        headstamp.open_case(folder).close()
    except HeadstampError as error:
        raise AssertionError from error
