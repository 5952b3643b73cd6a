"""Bytes by their hash: kept once, whole or not at all, and looked at while they stream past."""

from __future__ import annotations

import codecs
import hashlib
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from headstamp.engine.fresh_file import fresh_file
from headstamp.engine.interruption import check
from headstamp.nouns.errors import NoSpace, Unrecognised

LINE_LIMIT = 16 * 1024 * 1024
"""Longest line that a text may have, in bytes; a longer one is refused while the file streams."""
EDGE = 64 * 1024
"""How much of each end of a file recognition may read, in bytes."""
CHUNK = 1024 * 1024
NOT_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


@dataclass(frozen=True, slots=True)
class Seen:
    """What one pass over a file's bytes tells.

    ``sha256`` 64 hex digits; ``size`` bytes; ``head`` and ``tail`` at most 64 KiB of each end; ``has_nul`` whether a
    zero byte stands in it; ``utf8`` whether it is valid UTF-8; ``cp1252_fault`` the first line (from 1) with a byte
    that Windows-1252 lacks, or None; ``longest`` the longest line in bytes.
    """

    sha256: str
    size: int
    head: bytes
    tail: bytes
    has_nul: bool
    utf8: bool
    cp1252_fault: int | None
    longest: int


def look(path: Path, keep_as: BinaryIO | None = None) -> Seen:
    """Read a file once, in pieces of 1 MiB, and tell what it is made of.

    Args:
        path: the file.
        keep_as: an open file to which a copy is written on the way, or None.
    Raises:
        Unrecognised: it is no file, or cannot be opened.
        NoSpace: the copy cannot be written.
    """
    pass_over = _Pass()
    with open_file(path) as source:
        try:
            while chunk := source.read(CHUNK):
                check()
                pass_over.take(chunk)
                if pass_over.longest > LINE_LIMIT and not pass_over.has_nul:
                    raise Unrecognised(
                        "a line of more than 16 MiB", expected="lines of at most 16 MiB",
                        do="check that this is the file you meant", file=str(path),
                        locator=f"line={pass_over.longest_at}",
                    )  # fmt: skip
                if keep_as:
                    keep_as.write(chunk)
            if keep_as:
                keep_as.flush()
                os.fsync(keep_as.fileno())
        except OSError as error:
            raise NoSpace(f"no way to copy it ({error.strerror})", expected="a readable file, and room for its copy",
                          do="make room and run the command again", file=str(path)) from error  # fmt: skip
    return pass_over.seen()


SORTS = {
    stat.S_ISDIR: ("a folder", "name the files in it"), stat.S_ISFIFO: ("a pipe", "save what comes out of it first"),
    stat.S_ISSOCK: ("a socket", "save what comes out of it first"), stat.S_ISCHR: ("a device", "save what it gives first"),
    stat.S_ISBLK: ("a device", "save what it gives first"),
}  # fmt: skip
"""What a path may lead to beside a file, and what to do then."""


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading; a pipe or a device is neither waited for nor read.

    Raises:
        Unrecognised: it is a folder, a pipe, a socket or a device, or cannot be opened.
    """
    told = os.fsencode(path).decode("utf-8", "replace")
    try:
        mode = path.stat().st_mode
        for is_of_sort, (found, do) in SORTS.items():
            if is_of_sort(mode):
                raise Unrecognised(found, expected="a file", do=do, file=told)
        # Should it become a pipe meanwhile, opening it does not wait for a writer.
        return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")
    except OSError as error:
        raise Unrecognised(f"a file that cannot be read ({error.strerror})", expected="a file you may read",
                           file=told) from error  # fmt: skip


class _Pass:
    """The running tally of :func:`look`."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()
        self.size = self.lines = self.open_line = self.longest = self.longest_at = 0
        self.head = self.tail = b""
        self.has_nul = False
        self.utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")("strict")
        self.cp1252_fault: int | None = None

    def take(self, chunk: bytes) -> None:
        self.hash.update(chunk)
        self.size += len(chunk)
        if len(self.head) < EDGE:
            self.head += chunk[: EDGE - len(self.head)]
        self.tail = (self.tail + chunk)[-EDGE:]
        self.has_nul = self.has_nul or b"\0" in chunk
        if self.utf8:
            try:
                self.utf8.decode(chunk)
            except UnicodeDecodeError:
                self.utf8 = None
        pieces = chunk.split(b"\n")
        if self.cp1252_fault is None and any(byte in chunk for byte in NOT_IN_CP1252):
            at = next(i for i, piece in enumerate(pieces) if not NOT_IN_CP1252.isdisjoint(piece))
            self.cp1252_fault = self.lines + at + 1
        self.open_line += len(pieces[0])
        for at, piece in enumerate(pieces):
            length = self.open_line if at == 0 else len(piece)
            if length > self.longest:
                self.longest, self.longest_at = length, self.lines + at + 1
        if len(pieces) > 1:
            self.open_line = len(pieces[-1])
        self.lines += len(pieces) - 1

    def seen(self) -> Seen:
        if self.utf8:
            try:
                self.utf8.decode(b"", final=True)
            except UnicodeDecodeError:
                self.utf8 = None
        return Seen(
            self.hash.hexdigest(), self.size, self.head, self.tail, self.has_nul, self.utf8 is not None,
            self.cp1252_fault, self.longest,
        )  # fmt: skip


def place_of(case_folder: Path, sha256: str) -> Path:
    """Where the bytes of a source lie in a case."""
    return case_folder / "sources" / sha256[:2] / sha256


def keep(case_folder: Path, path: Path) -> Seen:
    """Copy a file into the case under its hash, whole or not at all.

    Returns:
        what was seen on the way; the bytes now lie at :func:`place_of`.
    Raises:
        Unrecognised, NoSpace: as :func:`look`.
    """
    part = None
    try:
        with fresh_file(case_folder / "sources") as new:
            part = Path(new.name)
            seen = look(path, keep_as=new)
        target = place_of(case_folder, seen.sha256)
        if not is_whole(case_folder, seen.sha256):
            target.parent.mkdir(parents=True, exist_ok=True)
            part.replace(target)
        return seen
    except OSError as error:
        raise NoSpace(f"no way to keep it ({error.strerror})", expected="room on the disk",
                      do="make room and run the command again", file=str(path)) from error  # fmt: skip
    finally:
        if part:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def is_whole(case_folder: Path, sha256: str) -> bool:
    """Whether the kept bytes of a source are there and still hash to its id."""
    path = place_of(case_folder, sha256)
    if not path.is_file():
        return False
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest() == sha256
