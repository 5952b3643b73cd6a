"""Damaged copies of every real file: an answer that accounts for each record, or one clear error; in time, in memory.

A run damages each file a few times, the same each time; ``HEADSTAMP_FUZZ_ROUNDS`` gives more copies and
``HEADSTAMP_FUZZ_LINES`` longer ones. What was found by hand stands in docs/reviews/hostile-copies.md, each as a case of
``test_hostile_bytes.py`` or ``test_hostile_archives.py``.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from headstamp.casefile.sources import look
from headstamp.collect.detect.contents import recognised
from headstamp.collect.registers.description import reader_of
from headstamp.collect.table_source import TableSource
from headstamp.collect.unpivot import Unpivoted, unpivot
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import HeadstampError
from tests.collect.copies import CONTAINER, CONTAINERS, TEXT, damaged, small_copy, text_of
from tests.collect.reading import written
from tests.collect.test_every_file import ANSWERS
from tests.limits import within

pytestmark = [pytest.mark.shared, pytest.mark.slow]

ROUNDS = int(os.environ.get("HEADSTAMP_FUZZ_ROUNDS", "2"))
LINES = int(os.environ.get("HEADSTAMP_FUZZ_LINES", "120"))
SECONDS, MEGABYTES = 60, 300
"""What one copy may take."""
CONTROL = re.compile(r"\\'..|\\[a-z]+-?[0-9]* ?|\\.|[{}\r\n]")
"""What is no text in RTF."""


@contextmanager
def reading(path: Path) -> Iterator[list[tuple[TableSource, Unpivoted, DuckEngine]]]:
    """All registers in a file, read; where it asks, it is answered."""
    seen = look(path)
    with recognised(path, path.name, seen) as answer:
        asks = answer.asks
    made: list[tuple[TableSource, Unpivoted, DuckEngine]] = []
    try:
        with recognised(path, path.name, seen, ANSWERS.get(asks[0], asks[0]) if asks else "") as answer:
            for part in answer.parts:
                engine = DuckEngine()
                made.append((part, unpivot(engine, part, reader_of(part.register.name).read(part), seen.sha256), engine))
        yield made
    finally:
        for _, _, engine in made:
            engine.close()


def account(part: TableSource, unpivoted: Unpivoted, engine: DuckEngine, text: bytes) -> None:
    """Hold the account of one reading up to a count of our own."""
    assert unpivoted.records == unpivoted.read + unpivoted.refused + unpivoted.joined + unpivoted.skipped
    assert engine.rows("select count(distinct subject) as n from draft")[0]["n"] == unpivoted.read
    if part.sheet is not None:
        assert unpivoted.records == len((part.sheet_rows or [])[part.header_line :])
        return
    words = text.decode(part.encoding)
    if part.layout.medium == "json":
        assert unpivoted.records == objects_in(words)
    elif text.startswith(b"{\\rtf"):
        assert unpivoted.records == paragraphs_in(words)
    elif part.layout.medium != "document":
        _lines(part, unpivoted, engine, words)


def objects_in(words: str) -> int:
    """Objects of an array, of the one array in an envelope, or of lines."""
    try:
        whole = json.loads(words)
    except ValueError:
        return sum(bool(line.strip()) for line in words.split("\n"))
    lists = [value for value in whole.values() if isinstance(value, list)] if isinstance(whole, dict) else [whole]
    return len(lists[0]) if len(lists) == 1 else 1


def paragraphs_in(words: str) -> int:
    """Paragraphs of RTF below the head of the table that hold any text."""
    below = re.split(r"\\par(?![a-z])", words)
    head = next((at for at, one in enumerate(below) if "recipient (R)" in CONTROL.sub("", one)), len(below))
    return sum(bool(CONTROL.sub("", one).strip()) for one in below[head + 1 :])


def _lines(part: TableSource, unpivoted: Unpivoted, engine: DuckEngine, words: str) -> None:
    """Each line below the header is a record's that was read or refused, or one that was skipped: no two, none lost."""
    lines = words.split(part.line_end)
    below = dict(enumerate(lines[part.header_line : len(lines) - (lines[-1] == "")], part.header_line + 1))
    spans = {(row["first"], row["last"]) for row in engine.rows("select first, last from arrived")}
    spans |= {(one.first, one.last) for one in unpivoted.faults if not one.repaired}
    held = [line for first, last in spans for line in range(first, last + 1)]
    assert len(held) == len(set(held)), "a line that two records share"
    assert below.keys() >= set(held), "a record where there is no line"
    taken = set(held)
    free = [None if at in taken else line for at, line in below.items()]
    assert unpivoted.skipped == _rows_in(free, part), "a line that is of no record, and that nobody skipped"
    assert unpivoted.joined == 0 or not part.layout.quoted


def _rows_in(lines: list[str | None], part: TableSource) -> int:
    """Rows in the lines that no record holds, as Python's own reader parts them; None stands for a record between them."""
    if not part.layout.quoted:
        return sum(line is not None for line in lines)
    rows, run = 0, list[str]()
    for line in [*lines, None]:
        if line is not None:
            run.append(line + "\n")
        elif run:
            rows += sum(1 for _ in csv.reader(run, delimiter=part.delimiter))
            run = []
    return rows


def survive(path: Path, name: str) -> str:
    """Read a copy within the limits; what became of it."""
    with within(SECONDS, MEGABYTES, name):
        try:
            with reading(path) as made:
                text = text_of(path.read_bytes())
                for part, unpivoted, engine in made:
                    account(part, unpivoted, engine, text)
                return "read" if made else "no register"
        except HeadstampError as error:
            told = error
    assert (told.exit_code, bool(told.found), bool(told.expected)) == (4, True, True), told
    return "error"


def files(shared: Path) -> list[Path]:
    """All but notices and licences."""
    return sorted(path for path in (shared / "registers").rglob("*.*") if not re.search(r"SOURCE\.md|LICENSE", path.name))


def test_damaged_copies_of_every_file(shared: Path, tmp_path: Path) -> None:
    became = dict.fromkeys(("read", "no register", "error"), 0)
    copy = tmp_path / "copy"
    for number, path in enumerate(files(shared)):
        name = path.relative_to(shared).as_posix()
        content = small_copy(path, LINES)
        assert survive(written(copy, content), name) == ("no register" if "schema" in name else "read"), name
        for seed in range(number, number + ROUNDS):
            if not content.startswith(CONTAINERS[0]):
                damage = TEXT[seed % len(TEXT)]
                became[survive(written(copy, damaged(content, damage, seed)), f"{name} {damage.__name__} {seed}")] += 1
            if content.startswith(CONTAINERS):
                damage = CONTAINER[seed % len(CONTAINER)]
                told = damaged(content, damage, seed, in_container=True)
                became[survive(written(copy, told), f"{name} container {damage.__name__} {seed}")] += 1
    assert sum(became.values()) >= 180
    assert became["read"] > 50
    assert became["error"] > 20
