"""Passing files and folders: made so that nobody else can have made them, and cleaned up after a run that was killed.

What becomes a file of a case is written beside it first, and then renamed. The name says which machine and which process is at
work, so that a later run can tell what was left behind from what another process is still writing.
"""

from __future__ import annotations

import os
import platform
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

ENDING = ".part"
"""How the name of a file ends that is not yet whole."""
_OURS = re.compile(r"(?:headstamp-)?(?P<machine>[0-9a-f]{8})-(?P<process>[0-9]{1,10})-\w+(?:\.part)?")


def fresh_file(folder: Path) -> BinaryIO:
    """Make a new file under a name that cannot be foreseen, and open it for writing; its path is its ``name``.

    Never opens a file, a link or a device that is there already.

    Raises:
        OSError: it cannot be made there.
    """
    while True:
        path = folder / f"{_machine()}-{os.getpid()}-{secrets.token_hex(8)}{ENDING}"
        try:
            return path.open("xb")  # O_CREAT and O_EXCL, which do not follow a link either (POSIX, open())
        except FileExistsError:
            continue


def fresh_folder(folder: Path) -> Path:
    """Make a new folder under a name that cannot be foreseen, which only its owner may read.

    Raises:
        OSError: it cannot be made there.
    """
    path = folder / f"{_machine()}-{os.getpid()}-{secrets.token_hex(8)}{ENDING}"
    path.mkdir(mode=0o700)
    return path


def passing_prefix() -> str:
    """How the names of folders begin that we make beside other passing files of the system."""
    return f"headstamp-{_machine()}-{os.getpid()}-"


def remove_leftovers(folders: Iterable[Path]) -> None:
    """Remove what killed runs of this machine left behind: unfinished files and folders in these folders, and passing folders.

    Files of processes that still run, of other machines (a case may lie on a shared drive) and links stay. What cannot be
    removed stays too: it does no harm.

    Args:
        folders: folders of a case; those that are missing are passed over.
    """
    if os.name == "nt":  # there is no way to ask for a process without the risk of stopping it
        return
    for folder in folders:
        with suppress(OSError):
            for path in folder.glob(f"*{ENDING}"):
                if not _is_left_behind(path) or path.is_symlink():
                    continue
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                elif path.is_file():
                    path.unlink(missing_ok=True)
    with suppress(OSError):
        for path in Path(tempfile.gettempdir()).glob("headstamp-*"):
            if _is_left_behind(path) and path.lstat().st_uid == os.getuid() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)


def _machine() -> str:
    """Eight hex digits that tell this machine from others that write to the same drive."""
    return sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:8]


def _is_left_behind(path: Path) -> bool:
    """Whether the process of this machine that made it runs no more."""
    name = _OURS.fullmatch(path.name)
    if not name or name["machine"] != _machine():
        return False
    try:
        os.kill(int(name["process"]), 0)  # sends nothing; asks whether the process is there (POSIX, kill())
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        pass  # it is there and another user's, or its number is none
    return False
