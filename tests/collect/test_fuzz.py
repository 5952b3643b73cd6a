"""Readers fed with damaged bytes: whatever comes, an answer or an error of the tree; the account adds up each time.

The number of rounds is fixed, so that a run takes as long as the machine needs and finds the same each time;
``HEADSTAMP_FUZZ_ROUNDS`` gives more. What once broke a reader is kept in ``seeds`` and tried first.
"""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from headstamp.collect.formats.confined.workbook import sheets_of
from headstamp.nouns.errors import HeadstampError
from tests.collect.reading import SAMPLES, read_all, written
from tests.collect.workbooks import workbook

ROUNDS = int(os.environ.get("HEADSTAMP_FUZZ_ROUNDS", "8"))
SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())

ODD = (
    b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\n\n", b"\0", b"\x1f", b"\x81", b"\xff", b"\xc3", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", "\u2028".encode(), "\u202e".encode(), "\u0661\u0662".encode(), "\u00bd".encode(), "e\u0301".encode() * 40,
    b"=1+1", b"'", b"''", b"; ", b";;", b":", b"?", b"-", b"9" * 400, b"1e999", b"nan", b"-inf", b"0", b"9999-12-31", b"0000-00-00",
    b"%", b"\\", b"\x1b[31m", b"<script>", b" " * 300, b"x" * 70_000,
)  # fmt: skip
"""Bytes that readers have stumbled over."""


def flipped(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + bytes([draw.randrange(256)]) + content[at + 1 :]


def put_in(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content) + 1)
    return content[:at] + draw.choice(ODD) + content[at:]


def cell_replaced(content: bytes, draw: random.Random) -> bytes:
    """One cell, by its delimiters, gives way to something odd."""
    cells = content.split(b",")
    cells[draw.randrange(len(cells))] = draw.choice(ODD)
    return b",".join(cells)


def cut_out(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + content[at + draw.randrange(1, 40) :]


def doubled(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[: at + draw.randrange(1, 200)] + content[at:]


def lines_moved(content: bytes, draw: random.Random) -> bytes:
    lines = content.split(b"\n")
    draw.shuffle(lines)
    return b"\n".join(lines)


def spliced(content: bytes, draw: random.Random) -> bytes:
    other = draw.choice(SAMPLES).read_bytes()
    return content[: draw.randrange(len(content))] + other[draw.randrange(len(other)) :]


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, put_in, put_in, cell_replaced, cell_replaced, cut_out, doubled, lines_moved, spliced,
)  # fmt: skip


def fuzzed(content: bytes, draw: random.Random) -> bytes:
    """The bytes after one to four changes."""
    for _ in range(draw.randrange(1, 5)):
        content = draw.choice(CHANGES)(content, draw) or b"x"
    return content


def survive(path: Path) -> None:
    """Read a file; an answer must account for every record."""
    try:
        reads, told = read_all(path), None
    except HeadstampError as error:
        reads, told = [], error
    assert told is None or (told.exit_code in (2, 4, 5) and told.found and told.expected)
    for read in reads:
        unpivoted = read.unpivoted
        assert unpivoted.records == unpivoted.read + unpivoted.refused + unpivoted.joined + unpivoted.skipped
        assert len(read.subjects) == unpivoted.read
        assert len(read.ids) == len(read.engine.rows("select id from draft"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_kept_seeds(seed: Path, tmp_path: Path) -> None:
    survive(written(tmp_path / "seed", seed.read_bytes()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_damaged_text(path: Path, tmp_path: Path) -> None:
    draw = random.Random(f"{path.parent.name}/{path.name}")
    content = path.read_bytes()
    for number in range(ROUNDS):
        survive(written(tmp_path / f"{number}.csv", fuzzed(content, draw)))


def test_damaged_workbooks(tmp_path: Path) -> None:
    """Bytes of the archive, and of the XML in it under sound checksums, so that the parser itself is reached."""
    draw = random.Random("workbooks")
    rows: list[list[object]] = [["place", "country", "lat", "lon", "precision_m"], ["Zenda", "Ruritania", 48.5, "16", 25000]]
    sound = workbook(tmp_path / "sound.xlsx", {"places": rows, "items": [["item_id", "designation", "class"], ["I1", "x", "rifle"]]})
    content = sound.read_bytes()
    for number in range(ROUNDS):
        survive(written(tmp_path / f"raw{number}.xlsx", content[:4] + fuzzed(content[4:], draw)))
    with zipfile.ZipFile(sound) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number in range(ROUNDS):
        name = draw.choice(sorted(parts))
        path = tmp_path / f"part{number}.xlsx"
        with zipfile.ZipFile(path, "w") as made:
            for one, part in parts.items():
                made.writestr(one, fuzzed(part, draw) if one == name else part)
        survive(path)


def test_the_sound_workbook_is_read(tmp_path: Path) -> None:
    with workbook(tmp_path / "x.xlsx", {"a": [["b", 1]]}).open("rb") as source:
        sheets = sheets_of(source)
    assert sheets == {"a": [["b", "1"]]}
