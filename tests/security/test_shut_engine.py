"""The engine reads and writes Parquet in its own folders, and nothing else: not even what got into its SQL."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pytest

from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import NoSpace, WrongUse

READS = ["read_csv('{}')", "read_text('{}')", "read_blob('{}')", "read_json('{}')", "read_parquet('{}')", "glob('{}')", "'{}'"]
WRITES = [
    "copy (select 1 as a) to '{}'", "copy (select 1 as a) to '{}' (format parquet)", "attach '{}' as other", "export database '{}'",
]  # fmt: skip
SETTINGS = [
    "set enable_external_access = true", "set lock_configuration = false", "reset lock_configuration", "set memory_limit = '9GB'",
    "set allowed_directories = ['/']", "set temp_directory = '/'", "set python_enable_replacements = true", "pragma enable_profiling",
    "set autoload_known_extensions = true", "set extension_directory = '/'", "call enable_logging()",
]  # fmt: skip
EXTENSIONS = ["install httpfs", "load httpfs", "load 'x.duckdb_extension'", "install x from community", "force install json"]


@pytest.fixture
def engine(tmp_path: Path) -> DuckEngine:
    (tmp_path / "own").mkdir()
    return DuckEngine(folders=[tmp_path / "own"])


@pytest.mark.parametrize("text", READS)
def test_no_file_is_read(engine: DuckEngine, tmp_path: Path, text: str) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("secret\n1\n", "utf-8")
    for place in (path, tmp_path / "own" / ".." / "secret.csv", Path("/etc/passwd")):
        with pytest.raises(duckdb.Error):
            engine.rows(f"select * from {text.format(place)}")


@pytest.mark.parametrize("text", WRITES)
def test_no_file_is_written(engine: DuckEngine, tmp_path: Path, text: str) -> None:
    for place in (tmp_path / "new", tmp_path / "own" / ".." / "new"):
        with pytest.raises(duckdb.Error):
            engine.rows(text.format(place))
        assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("text", [*SETTINGS, *EXTENSIONS])
def test_nothing_is_opened_again(engine: DuckEngine, text: str) -> None:
    with pytest.raises(duckdb.Error):
        engine.rows(text)


def test_a_link_leads_nowhere(engine: DuckEngine, tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "own" / "link").symlink_to(tmp_path / "else")
    (tmp_path / "secret.csv").write_text("secret\n1\n", "utf-8")
    (tmp_path / "own" / "s.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(duckdb.Error):
        engine.rows(f"select * from read_csv('{tmp_path}/own/s.csv')")
    with pytest.raises(NoSpace):
        engine.save(tmp_path / "own" / "link" / "a.parquet", "select 1 as a")
    assert not list((tmp_path / "else").iterdir())


def test_without_folders_there_is_no_file_at_all(tmp_path: Path) -> None:
    engine = DuckEngine()
    with pytest.raises(NoSpace):
        engine.save(tmp_path / "a.parquet", "select 1 as a")
    with pytest.raises(WrongUse):
        engine.read("a", [tmp_path / "b.parquet"], {"a": "whole"})


def test_variables_of_python_are_no_tables(engine: DuckEngine) -> None:
    secret = [1]
    with pytest.raises(duckdb.Error):
        engine.rows("select * from secret")
    assert secret


@pytest.mark.parametrize("name", ["it's", "a b", "sources[1]*?", "Ж"])
def test_its_own_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    engine = DuckEngine(folders=[folder])
    assert engine.save(folder / "a.parquet", "select 1 as a", "select 2 as a") == 2
    engine.read("a", [folder / "a.parquet"], {"a": "whole"})
    assert engine.rows("select sum(a) as n from a") == [{"n": 3}]
    assert [path.name for path in folder.iterdir()] == ["a.parquet"]


def test_its_own_folder_may_be_reached_by_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.chdir(tmp_path)
    for folder in (tmp_path / "link" / "own", Path("link") / "own"):
        engine = DuckEngine(folders=[folder])
        engine.save(folder / "a.parquet", "select 1 as a")
        engine.read("a", [folder / "a.parquet"], {"a": "whole"})
        assert engine.rows("select * from a") == [{"a": 1}]


def test_what_it_spills_nobody_else_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine = DuckEngine(memory="60MB")
    (passing,) = tmp_path.iterdir()
    assert passing.stat().st_mode & 0o077 == 0
    engine.make("t", "select range as r, hash(range) as h, range::varchar || 'some words more' as w from range(2000000) order by h")
    assert list(passing.rglob("*.tmp"))
    engine.close()
    assert not passing.exists()
