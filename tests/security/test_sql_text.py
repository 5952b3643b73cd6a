"""No word of a user or of a case becomes SQL: texts are made of constants and of what the quoting functions give."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from headstamp.engine.quoting import identifier, literal
from tests.security.sql_text import Package
from tests.source_tree import PACKAGE

WORDS = ["plain", "it's", '"; drop table a; --', "'", "''", '"', '""', "\\", "\\'", "a\0b", "\n", "$$", "%s", "?", "\u2028", "Ж", ""]


def test_no_sql_is_made_of_words() -> None:
    assert Package(PACKAGE).faults() == []


@pytest.mark.parametrize(
    "body",
    [
        'engine.rows(f"select * from a where b = \'{word}\'")',
        'engine.rows("select * from a where b = \'" + word + "\'")',
        'engine.rows("select * from a where b = \'%s\'" % word)',
        'engine.rows("select {} from a".format(word))',
        'engine.rows(" ".join(["select", word]))',
        'text = f"select {word}"\n    engine.rows(text)',
        'text = "select 1"\n    text += word\n    engine.rows(text)',
        'for one in word.split():\n        engine.make("a", f"select {one}")',
        "engine.make(word, 'select 1')",
        'engine.rows(f"select * from a where {made(word)}")',
        'engine.rows(f"select {word!r}")',
        'engine.rows(f"select {word:>3}")',
        'parts = []\n    parts.append(word)\n    engine.rows(", ".join(parts))',
        'case.engine.rows(f"select {word}")',
        'engine.rows(word.replace("\'", "\'\'"))',
        'engine.rows("select 1" if word else word)',
    ],
)
def test_a_word_in_sql_is_found(tmp_path: Path, body: str) -> None:
    home = tmp_path / "package"
    home.mkdir()
    (home / "one.py").write_text(f"def made(x):\n    return 'b = ' + x\n\ndef ask(engine, case, word):\n    {body}\n", "utf-8")
    assert len(Package(home).faults()) == 1


@pytest.mark.parametrize(
    "body",
    [
        'engine.rows("select * from a where b = ?", [word])',
        'engine.rows(f"select * from a where b = {literal(word)}")',
        'engine.rows(f"select {identifier(word)} from a")',
        'engine.rows(f"select c{word:d} from a")',
        'for at, one in enumerate(word):\n        engine.rows(f"select c{at} from a where b = {literal(one)}")',
        'engine.rows(f"select {COLUMNS} from ({made()})")',
        'engine.rows(" union all ".join(f"select {literal(one)}" for one in word))',
    ],
)
def test_what_is_quoted_is_let_through(tmp_path: Path, body: str) -> None:
    home = tmp_path / "package"
    home.mkdir()
    text = f"COLUMNS = 'a, b'\n\ndef made():\n    return 'select 1'\n\ndef ask(engine, word):\n    {body}\n"
    (home / "one.py").write_text(text, "utf-8")
    assert Package(home).faults() == []


@pytest.mark.parametrize("words", WORDS)
def test_words_come_back_as_they_went_in(words: str) -> None:
    with duckdb.connect() as connection:
        assert connection.execute(f"select {literal(words)}").fetchall() == [(words,)]
        connection.execute(f"select 1 as {identifier(words or 'x')}")
        assert connection.description is not None
        assert connection.description[0][0].replace("\0", "") == (words or "x").replace("\0", "")
