"""Unpacks a ZIP archive, a gzip file, or the text that a web service wraps in JSON, into one folder under names of our own."""

from __future__ import annotations

import base64
import json
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO, Any, BinaryIO

from headstamp.collect.formats.confined.refusal import Refusal
from headstamp.collect.formats.confined.zip_file import METHODS, archive_at

CHUNK = 1024 * 1024
RATIO_LIMIT = 200
"""Most times that a part may be larger than its packed form, from 1 MiB on."""
MEMBERS_LIMIT = 200
"""Most files in an archive."""
GZIP_MEMBERS_LIMIT = 20_000
"""Most members of a gzip file; programs that pack in blocks make one of every 64 KiB, and 1 GiB has 16,384 of these."""
ANSWER_LIMIT = 64 * 1024 * 1024
"""Most bytes of a web service's answer, which is parsed as a whole."""
ENCRYPTED = 0x1
"""The flag of a file in a ZIP archive that needs a password (APPNOTE.TXT of PKWARE, 4.4.4)."""


def make(source: BinaryIO, folder: str, said: dict[str, Any]) -> list[str]:
    """Unpack into files ``1``, ``2``, … of the folder.

    Args:
        said: ``sort`` (``zip``, ``gzip`` or ``answer``), ``size`` in bytes, and ``most``, the bytes that it may unpack to.
    Returns:
        for each file inside its name in the archive, '' where there is but one text.
    Raises:
        Refusal: damaged, encrypted, or beyond the limits.
        OSError: it cannot be written.
    """
    try:
        if said["sort"] == "zip":
            return list(_zip(source, folder, said["most"]))
        pieces = _gzip(source) if said["sort"] == "gzip" else iter([_answer(source, said["size"])])
        packed = said["size"] if said["sort"] == "gzip" else said["most"]
        _copy(pieces, f"{folder}/1", packed, said["most"])
        return [""]
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, TypeError) as error:
        raise Refusal(f"a packed file that cannot be unpacked ({type(error).__name__})") from error


def _gzip(raw: BinaryIO) -> Iterator[bytes]:
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
                raise Refusal(f"a gzip file of more than {GZIP_MEMBERS_LIMIT:,} members")
            if not rest and not (rest := raw.read(CHUNK).lstrip(b"\0")):
                return
    raise EOFError


def _zip(source: BinaryIO, folder: str, most: int) -> Iterator[str]:
    with archive_at(source.fileno()) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        total = sum(member.file_size for member in members)
        if len(members) > MEMBERS_LIMIT or total > most:
            raise Refusal(f"an archive of {len(members):,} files that unpacks to {total:,} bytes", "large")
        for number, member in enumerate(members, 1):
            if member.flag_bits & ENCRYPTED:
                raise Refusal(f"an archive whose file {member.filename!r} asks for a password")
            if member.compress_type not in METHODS:
                raise Refusal(f"an archive whose file {member.filename!r} is packed in an unusual way")
            with _opened(archive, member) as raw:
                _copy(iter(partial(raw.read, CHUNK), b""), f"{folder}/{number}", member.compress_size, most)
            yield member.filename


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A file of an archive; where the system finds nothing at its place, a piece of the archive is missing."""
    try:
        return archive.open(member)
    except OSError as error:
        raise Refusal(f"an archive of which a piece is missing, before its file {member.filename!r}") from error


def _copy(pieces: Iterator[bytes], target: str, packed: int, most: int) -> None:
    size = 0
    with open(target, "xb") as out:  # noqa: PTH123 (a plain path, and nothing else of its module)
        for piece in _read(pieces):
            size += len(piece)
            if size > most or (size > 2**20 and size > RATIO_LIMIT * max(packed, 1)):
                raise Refusal(f"a packed file that unpacks to more than {size:,} bytes", "large")
            out.write(piece)


def _read(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces; where the system cannot find one in the archive, the archive lies about where it is."""
    try:
        yield from pieces
    except OSError as error:
        raise Refusal(f"a packed file that cannot be unpacked ({type(error).__name__})") from error


def _answer(source: BinaryIO, size: int) -> bytes:
    if size > ANSWER_LIMIT:
        raise Refusal(f"an answer of more than {ANSWER_LIMIT:,} bytes", "large")
    answer = json.loads(source.read())
    if set(answer) != {"bytes"} or not isinstance(answer["bytes"], str):
        raise Refusal("an answer with other members beside its text")
    return base64.b64decode(answer["bytes"], validate=True)
