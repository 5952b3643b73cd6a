"""What a process gives up before it parses anything: memory, time, and every file beside those that it has open.

Limits of resources hold wherever there are any (Linux, macOS): no new file or socket can be opened at all, or just one at a
time where there is a folder to write to. On Linux, Landlock bounds that one to the folder (the kernel's
Documentation/userspace-api/landlock.rst). Windows has neither; there the process that started this one limits its time.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from contextlib import suppress
from typing import Any

# Here and not where it is used: behind Landlock nothing can be imported any more.
try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEMORY = 1024 * 1024 * 1024
"""Most bytes of address space that the process may take."""
CPU_SECONDS = 100

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
"""Numbers of Landlock's system calls, the same on all architectures for which Python is built."""
WRITE_FILE, MAKE_REG, TRUNCATE = 1 << 1, 1 << 8, 1 << 14
OF_FILES = ((1, (1 << 13) - 1), (2, 1 << 13), (3, TRUNCATE), (5, 1 << 15))
"""From which version of Landlock on, which rights to files it knows."""
CONNECTING = 0b11
"""To bind and to connect by TCP, from version 4 on."""
SCOPES = 0b11
"""Abstract sockets and signals of other processes, from version 6 on."""
VERSION, PATH_BENEATH, NO_NEW_PRIVILEGES = 1, 1, 38


def confine(most: int, folder: str = "") -> bool:
    """Give up everything but the open files and, where one is named, writing new files into one folder.

    Args:
        most: bytes of the largest file that may be written.
        folder: where new files may be made.
    Returns:
        whether Landlock holds.
    """
    is_held = sys.platform == "linux" and _landlock(folder)
    # Files last: nothing can be opened behind it.
    _limit(most, files=(4 if folder else 3))
    return is_held


def _limit(most: int, files: int) -> None:
    wanted = {"AS": MEMORY, "CPU": CPU_SECONDS, "CORE": 0, "FSIZE": most, "NPROC": 0, "NOFILE": files}
    for name, number in wanted.items():
        # A system may not know a limit, or know it and not let it be set.
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (number, number))


def _landlock(folder: str) -> bool:
    libc: Any = ctypes.CDLL(None, use_errno=True)
    call = libc.syscall
    call.restype = ctypes.c_long
    version = call(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION)
    if version < 1:
        return False  # a kernel without it, or one in which it is off
    handled = sum(rights for since, rights in OF_FILES if version >= since)
    parts = [handled, *([CONNECTING] if version >= 4 else []), *([SCOPES] if version >= 6 else [])]
    said = struct.pack(f"={len(parts)}Q", *parts)
    ruleset = call(CREATE_RULESET, said, ctypes.c_size_t(len(said)), 0)
    if ruleset < 0:
        return False
    try:
        if folder:
            at = os.open(folder, getattr(os, "O_PATH", 0) | os.O_DIRECTORY | os.O_CLOEXEC)
            rule = struct.pack("=Qi", (WRITE_FILE | MAKE_REG | TRUNCATE) & handled, at)
            added = call(ADD_RULE, ruleset, PATH_BENEATH, rule, 0)
            os.close(at)
            if added < 0:
                return False
        return bool(libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and call(RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)
