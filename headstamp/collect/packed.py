"""Packed files: gzip, ZIP archives, and the text that a web service wraps in JSON. Looked into under limits, never unpacked
to a place that the archive names."""

from __future__ import annotations

import base64
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from headstamp.casefile.sources import CHUNK, Seen
from headstamp.nouns.errors import NoSpace, Unrecognised

UNPACKED_LIMIT = 1024 * 1024 * 1024
"""Most bytes that a packed file may unpack to."""
RATIO_LIMIT = 200
"""Most times that a part may be larger than its packed form, from 1 MiB on."""
MEMBERS_LIMIT = 200
"""Most files in an archive."""
GZIP_MEMBERS_LIMIT = 20_000
"""Most members of a gzip file; programs that pack in blocks make one of every 64 KiB, and 1 GiB has 16,384 of these."""
DIRECTORY_LIMIT = 2 * 1024 * 1024
"""Most bytes of an archive's directory: a few MiB may list a million files, and to read that list takes a minute."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the files in an archive may be packed: others hardly occur, and fail in ways of their own."""
ANSWER_LIMIT = 64 * 1024 * 1024
"""Most bytes of a web service's answer, which is parsed as a whole."""

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
ENCRYPTED = 0x1
"""The flag of a file in a ZIP archive that needs a password (APPNOTE.TXT of PKWARE, 4.4.4)."""
ANSWER = b'{"bytes":'
"""How the answer of SIPRI's web service begins, without its blanks: one text in base64."""


class _Sparing(io.FileIO):
    """A file of which Python's reader of archives takes no piece larger than the limit of the directory."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > DIRECTORY_LIMIT:
            raise zipfile.BadZipFile("a directory beyond the limit")
        return super().read(-1 if size is None else size)


@contextmanager
def archive_at(path: Path) -> Iterator[zipfile.ZipFile]:
    """A ZIP archive, opened.

    Raises:
        BadZipFile: it is none, or lists too much.
    """
    with _Sparing(path) as raw, zipfile.ZipFile(raw) as archive:
        yield archive


def is_packed(path: Path, seen: Seen) -> bool:
    """Whether a file is packed; a workbook, which is a ZIP archive too, is not."""
    if seen.head.startswith(ZIP):
        return not _is_workbook(path)
    return seen.head.startswith(GZIP) or b"".join(seen.head[:64].split()).startswith(ANSWER)


def unpack(path: Path, file: str, seen: Seen, folder: Path) -> list[tuple[str, Path]]:
    """Unpack a file into an empty folder of our own, under names of our own.

    Args:
        path: the packed bytes.
        file: the name that the user gave, for messages only.
        seen: what one pass over the bytes told.
        folder: where to; the caller takes it away.
    Returns:
        for each file inside its name in the archive ('' where there is but one text) and where its bytes now lie.
    Raises:
        Unrecognised: damaged, encrypted, or beyond the limits.
        NoSpace: it cannot be written.
    """
    try:
        if seen.head.startswith(ZIP):
            return list(_zip(path, file, folder))
        target = folder / "1"
        if seen.head.startswith(GZIP):
            with path.open("rb") as raw:
                _copy(_gzip(raw, file), target, file, seen.size)
        else:
            target.write_bytes(_answer(path, file))
        return [("", target)]
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise _unsound(f"a packed file that cannot be unpacked ({type(error).__name__})", file) from error
    except OSError as error:
        raise NoSpace(f"no way to unpack it ({error.strerror})", expected="room for the unpacked file",
                      do="make room and run the command again", file=file) from error  # fmt: skip


def _is_workbook(path: Path) -> bool:
    try:
        with archive_at(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True  # whoever reads workbooks says what is wrong with it
    return bool(names & {"[Content_Types].xml", "mimetype"})


def _gzip(raw: BinaryIO, file: str) -> Iterator[bytes]:
    """The bytes of a gzip file, of all its members, in pieces of at most 1 MiB."""
    unpacker = zlib.decompressobj(wbits=31)
    rest, members = b"", 1
    while piece := rest or raw.read(CHUNK):
        yield unpacker.decompress(piece, CHUNK)
        rest = unpacker.unconsumed_tail
        if unpacker.eof:
            rest = unpacker.unused_data.lstrip(b"\0")
            unpacker, members = zlib.decompressobj(wbits=31), members + 1
            if members > GZIP_MEMBERS_LIMIT:
                # Each costs a copy of what follows it, and may be empty: a few MiB of them would take minutes.
                raise _unsound(f"a gzip file of more than {GZIP_MEMBERS_LIMIT:,} members", file)
            if not rest and not (rest := raw.read(CHUNK).lstrip(b"\0")):
                return
    raise EOFError


def _zip(path: Path, file: str, folder: Path) -> Iterator[tuple[str, Path]]:
    with archive_at(path) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        total = sum(member.file_size for member in members)
        if len(members) > MEMBERS_LIMIT or total > UNPACKED_LIMIT:
            raise _too_large(f"an archive of {len(members):,} files that unpacks to {total:,} bytes", file)
        for number, member in enumerate(members, 1):
            if member.flag_bits & ENCRYPTED:
                raise _unsound(f"an archive whose file {member.filename!r} asks for a password", file)
            if member.compress_type not in METHODS:
                raise _unsound(f"an archive whose file {member.filename!r} is packed in an unusual way", file)
            target = folder / str(number)
            with archive.open(member) as raw:
                _copy(iter(partial(raw.read, CHUNK), b""), target, file, member.compress_size)
            yield member.filename, target


def _copy(pieces: Iterator[bytes], target: Path, file: str, packed: int) -> None:
    size = 0
    with target.open("wb") as out:
        for piece in pieces:
            size += len(piece)
            if size > UNPACKED_LIMIT or (size > 2**20 and size > RATIO_LIMIT * max(packed, 1)):
                raise _too_large(f"a packed file that unpacks to more than {size:,} bytes", file)
            out.write(piece)


def _answer(path: Path, file: str) -> bytes:
    if path.stat().st_size > ANSWER_LIMIT:
        raise _too_large(f"an answer of more than {ANSWER_LIMIT:,} bytes", file)
    answer = json.loads(path.read_bytes())
    if set(answer) != {"bytes"} or not isinstance(answer["bytes"], str):
        raise _unsound("an answer with other members beside its text", file)
    return base64.b64decode(answer["bytes"], validate=True)


def _too_large(found: str, file: str) -> Unrecognised:
    return Unrecognised(
        found, expected=f"at most {UNPACKED_LIMIT:,} bytes, {RATIO_LIMIT} times its packed size",
        do="unpack it yourself and add the file that matters", file=file,
    )  # fmt: skip


def _unsound(found: str, file: str) -> Unrecognised:
    return Unrecognised(found, expected="a sound file", do="check the download, or unpack it first", file=file)
