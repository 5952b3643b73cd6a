"""Packed files: gzip, ZIP archives, and the text that a web service wraps in JSON. Looked into under limits, never unpacked
to a place that the archive names."""

from __future__ import annotations

import zipfile
from pathlib import Path

from headstamp.casefile.sources import Seen
from headstamp.collect.formats.confined.archive import RATIO_LIMIT
from headstamp.collect.formats.confined.run import confined
from headstamp.collect.formats.confined.zip_file import archive_at, first_names

UNPACKED_LIMIT = 1024 * 1024 * 1024
"""Most bytes that a packed file may unpack to."""
NAMES_LIMIT = 32 * 1024 * 1024
"""Most bytes of the names of all files in an archive, beside what they unpack to."""

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
OF_WORKBOOK = ("[Content_Types].xml", "mimetype")
OF_OFFICE = ("_rels/", "xl/", "word/", "ppt/", "docProps/")
"""Names of files, and beginnings of such names, by which an archive is an office file."""
ANSWER = b'{"bytes":'
"""How the answer of SIPRI's web service begins, without its blanks: one text in base64."""


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
    sort = "zip" if seen.head.startswith(ZIP) else "gzip" if seen.head.startswith(GZIP) else "answer"
    names: list[str] = confined(
        "archive", path, file, {"sort": sort, "size": seen.size, "most": UNPACKED_LIMIT}, folder=folder,
        most=UNPACKED_LIMIT + NAMES_LIMIT, expected="a sound file", do="check the download, or unpack it first",
        large=(f"at most {UNPACKED_LIMIT:,} bytes, {RATIO_LIMIT} times its packed size",
               "unpack it yourself and add the file that matters"),
    )  # fmt: skip
    return [(name, folder / str(number)) for number, name in enumerate(names, 1)]


def _is_workbook(path: Path) -> bool:
    try:
        with archive_at(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # Cut or damaged: its first files tell what it was meant to be. Where there are none, whoever reads workbooks says so.
        names = set(first_names(path)) or {*OF_WORKBOOK}
    return any(name in OF_WORKBOOK or name.startswith(OF_OFFICE) for name in names)
