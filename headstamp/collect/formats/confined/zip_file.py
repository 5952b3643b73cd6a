"""A ZIP archive, opened without its directory taking more than its share of memory and time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DIRECTORY_LIMIT = 2 * 1024 * 1024
"""Most bytes of an archive's directory: a few MiB may list a million files, and to read that list takes a minute."""
HEAD = 64 * 1024
"""How much of an archive is looked at for the names of its first files."""
LOCAL = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
"""The fixed part of the entry before each file of an archive, with the length of its name (APPNOTE.TXT, 4.3.7)."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the files in an archive may be packed: others hardly occur, and fail in ways of their own."""


class _Sparing(io.FileIO):
    """A file of which Python's reader of archives takes no piece larger than the limit of the directory."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > DIRECTORY_LIMIT:
            raise zipfile.BadZipFile("a directory beyond the limit")
        return super().read(-1 if size is None else size)


def first_names(path: Path) -> list[str]:
    """The names of the files at the beginning of an archive, by the entries before them: those of an archive that was cut, too."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    return [head[found.end() : found.end() + int.from_bytes(found[1], "little")].decode("utf-8", "replace")
            for found in LOCAL.finditer(head)]  # fmt: skip


@contextmanager
def archive_at(path: Path | int) -> Iterator[zipfile.ZipFile]:
    """A ZIP archive, opened by its path or by the number of an open file, which stays open.

    Raises:
        BadZipFile: it is none, or lists too much.
    """
    with _Sparing(path, closefd=not isinstance(path, int)) as raw, zipfile.ZipFile(raw) as archive:
        yield archive
