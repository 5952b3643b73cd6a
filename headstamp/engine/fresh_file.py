"""A file that nobody else has made: what becomes a file of a case is written beside it first, and then renamed."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import BinaryIO

ENDING = ".part"
"""How the name of a file ends that is not yet whole."""


def fresh_file(folder: Path) -> BinaryIO:
    """Make a new file under a name that cannot be foreseen, and open it for writing; its path is its ``name``.

    Never opens a file, a link or a device that is there already.

    Raises:
        OSError: it cannot be made there.
    """
    while True:
        path = folder / (secrets.token_hex(8) + ENDING)
        try:
            return path.open("xb")  # O_CREAT and O_EXCL, which do not follow a link either (POSIX, open())
        except FileExistsError:
            continue
