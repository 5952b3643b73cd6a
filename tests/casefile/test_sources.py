"""Bytes as they stream past: hash, encoding, lines; kept whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.casefile import sources
from headstamp.casefile.sources import EDGE, is_whole, keep, look, place_of
from headstamp.nouns.errors import NoSpace, Unrecognised
from tests.collect.reading import written

PIECES = st.lists(
    st.one_of(st.binary(max_size=12), st.sampled_from([b"\n", b"\r\n", b"\xc3\xa4", b"\x81", b"\0", b"\xe2\x82", b"\xac"])), max_size=20
)


@given(pieces=PIECES, chunk=st.integers(1, 9))
def test_the_tally_is_that_of_the_whole_whatever_the_pieces(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes], chunk: int
) -> None:
    content = b"".join(pieces)
    path = written(tmp_path_factory.mktemp("look") / "file", content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "CHUNK", chunk)
        seen = look(path)
    assert seen.sha256 == hashlib.sha256(content).hexdigest()
    assert (seen.size, seen.has_nul) == (len(content), b"\0" in content)
    assert (seen.head, seen.tail) == (content[:EDGE], content[-EDGE:])
    assert seen.utf8 == _is_utf8(content)
    lines = content.split(b"\n")
    assert seen.longest == max(map(len, lines))
    lacking = [number for number, line in enumerate(lines, 1) if set(line) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}]
    assert seen.cp1252_fault == (lacking[0] if lacking else None)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_edges_are_64_kib(tmp_path: Path) -> None:
    content = b"a" * EDGE + b"b" * 100 + b"c" * EDGE
    seen = look(written(tmp_path / "file", content))
    assert (seen.head, seen.tail) == (b"a" * EDGE, b"c" * EDGE)


def test_a_line_too_long_is_refused_with_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LINE_LIMIT", 1000)
    assert look(written(tmp_path / "file", b"x\n" + b"y" * 1000 + b"\n")).longest == 1000
    with pytest.raises(Unrecognised, match="a line of more than 16 MiB") as caught:
        look(written(tmp_path / "file", b"x\n\n" + b"y" * 1001 + b"\nz"))
    assert caught.value.locator == "line=3"


def test_kept_bytes_are_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "case" / "sources").mkdir(parents=True)
    path = written(tmp_path / "file", b"some\r\nbytes\xff")
    seen = keep(tmp_path / "case", path)
    target = place_of(tmp_path / "case", seen.sha256)
    assert target.read_bytes() == path.read_bytes()
    assert keep(tmp_path / "case", path) == seen
    assert [one for one in (tmp_path / "case").rglob("*") if one.is_file()] == [target]
    assert is_whole(tmp_path / "case", seen.sha256)
    target.write_bytes(b"some\r\nbytes\xfe")
    assert not is_whole(tmp_path / "case", seen.sha256)
    target.unlink()
    assert not is_whole(tmp_path / "case", seen.sha256)


def test_bytes_that_went_bad_are_kept_anew(tmp_path: Path) -> None:
    """A kept file that no longer hashes to its name is no copy of the file that is added."""
    (tmp_path / "case" / "sources").mkdir(parents=True)
    path = written(tmp_path / "file", b"good")
    sha256 = keep(tmp_path / "case", path).sha256
    place_of(tmp_path / "case", sha256).write_bytes(b"bad")
    keep(tmp_path / "case", path)
    assert is_whole(tmp_path / "case", sha256)


def test_a_folder_that_cannot_be_written_is_no_space(tmp_path: Path) -> None:
    path = written(tmp_path / "file", b"x")
    with pytest.raises(NoSpace):
        keep(tmp_path / "no such case", path)
    with pytest.raises(Unrecognised, match="cannot be read"):
        look(tmp_path / "gone")
