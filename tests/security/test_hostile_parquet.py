"""Parquet that somebody sent, with a ledger that gives its hash: no column, value or size of it does more than end in one error."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from headstamp.cli import main

COMMANDS = (["types"], ["show", "items:I001"], ["sources"], ["refused"], ["bounds"])


def forged(folder: Path, content: bytes | None = None, text: str = "") -> Path:
    """Put other bytes, or what a query gives of them, in place of the statements of items, with their hash in the ledger."""
    connection = sqlite3.connect(folder / "case.sqlite", isolation_level=None)
    ((file,),) = connection.execute("select file from reading where register = 'items'").fetchall()
    path: Path = folder / str(file)
    if content is None:
        with duckdb.connect() as engine:
            engine.execute(f"create table old as select * from read_parquet('{path}')")
            engine.execute(f"copy ({text}) to '{path}' (format parquet)")
    else:
        path.write_bytes(content)
    connection.execute("update reading set sha256 = ? where register = 'items'", (sha256(path.read_bytes()).hexdigest(),))
    connection.close()
    return path


def one_error(folder: Path, capsys: pytest.CaptureFixture[str], codes: tuple[int, ...]) -> str:
    told = ""
    for command, *words in COMMANDS:
        capsys.readouterr()
        assert main([command, str(folder), *words, "--json"]) in (0, *codes), command
        told = capsys.readouterr().err or told
        assert "headstamp itself" not in told
        assert told.count("error: ") <= 1
    return told


BYTES = {
    "nothing": b"", "no Parquet": b"hello", "its signs alone": b"PAR1PAR1", "a length beyond the file": b"PAR1\xff\xff\xff\x7fPAR1",
    "a text of SQL": b"select 1", "a database": b"SQLite format 3\0" + bytes(100), "zeros": bytes(10_000),
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
def test_what_is_no_parquet_is_one_error(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    forged(folder, BYTES[name])
    assert "statements" in one_error(folder, capsys, (2,))


@pytest.mark.parametrize("cut", [1, 2, 3, 5, 10])
def test_half_a_file_is_one_error(folder: Path, capsys: pytest.CaptureFixture[str], cut: int) -> None:
    (path, *_) = sorted((folder / "statements").glob("*items*"))
    content = path.read_bytes()
    forged(folder, content[: len(content) * cut // 11])
    assert "statements" in one_error(folder, capsys, (2,))


QUERIES = {
    "another column": "select 1 as a",
    "a column less": "select * exclude (locator) from old",
    "a column more": "select *, 'x' as more from old",
    "no rows": "select * from old limit 0",
    "words for numbers": "select * replace ('ten' as low) from old",
    "lists for words": "select * replace ([said] as said) from old",
    "numbers for words": "select * replace (1 as said) from old",
    "nothing where something must stand": "select * replace (null as subject, null as property) from old",
    "no place": "select * replace (null as locator) from old",
    "no source": "select * replace (null as source) from old",
    "a source that is not there": "select * replace (repeat('0', 64) as source) from old",
    "a register that is not there": "select * replace ('other' as register) from old",
    "words that would be SQL": "select * replace (subject || chr(39) || ' or 1=1; copy (select 1) to ''x''; --' as subject) from old",
    "ids that would be SQL": "select * replace ('x'') union select 1; --' as id) from old",
    "no number": "select * replace ('nan'::double as low, 'inf'::double as high) from old",
    "numbers beyond all days": "select * replace (1e300 as low, -1e300 as high) from old",
    "long words": "select * replace (repeat('x', 1000000) as said) from old",
    "every row twice": "select * from old union all select * from old",
}  # fmt: skip


@pytest.mark.parametrize("name", QUERIES)
def test_strange_statements_are_an_answer_or_one_error(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(folder.parent)
    forged(folder, text=QUERIES[name])
    one_error(folder, capsys, (2,))
    assert {path.name for path in folder.parent.iterdir()} == {"case"}
    assert main(["verify", str(folder), "--json"]) == (0 if name == "a column more" else 3), "verify tells"


def test_more_rows_than_the_ledger_counts_are_not_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A few MB of Parquet may spell out billions of rows."""
    forged(folder, text="select old.* from (select * from old limit 1) old, range(300000)")
    assert "rows" in one_error(folder, capsys, (2,))
    assert main(["verify", str(folder), "--json"]) == 3


@pytest.mark.parametrize("name", ["no Parquet", "a length beyond the file"])
def test_findings_that_are_none_are_one_error(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    for path in (folder / "findings").glob("*.parquet"):
        path.write_bytes(BYTES[name])
    assert main(["show", str(folder), "candidates:I001"]) == 2
    assert "Parquet" in capsys.readouterr().err
    assert main(["verify", str(folder), "--json"]) == 3


@pytest.mark.parametrize("value", ["[" * 50_000, "{", "null", "1", "''", "[1]"])
def test_findings_that_say_other_things_are_drift(folder: Path, value: str) -> None:
    for path in (folder / "findings").glob("types.parquet"):
        with duckdb.connect() as engine:
            engine.execute(f"create table old as select * from read_parquet('{path}')")
            engine.execute(f"copy (select * replace (? as value) from old) to '{path}' (format parquet)", [value])
    assert main(["verify", str(folder), "--json"]) == 3
