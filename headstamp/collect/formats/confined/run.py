"""Starts a process for one task with one file, and takes what it made: a parser that is misled ends that process, not this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from headstamp.casefile.sources import open_file
from headstamp.engine.interruption import check, stopped_by
from headstamp.nouns.errors import NoSpace, Unrecognised

SECONDS = 120
"""Most seconds that one task may take."""
MOST = 512 * 1024 * 1024
"""Most bytes of an answer."""
FULL = 5
START = (
    "import sys; sys.path.append(sys.argv[1]); from headstamp.collect.formats.confined.child import main; sys.exit(main(sys.argv[2:]))"
)
ROOT = str(Path(__file__).resolve().parents[4])
PASSED_ON = (
    "PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "USERPROFILE",
    "APPDATA", "LANG", "LC_ALL", "TZ",
)  # fmt: skip
"""What Python needs of the environment; what else stands in it, as keys to other things, is not handed on."""


def confined(
    task: str, path: Path, file: str, said: dict[str, Any], *, do: str, expected: str, large: tuple[str, str] = ("", ""),
    folder: Path | None = None, most: int = MOST,
) -> Any:  # fmt: skip
    """Do a task with a file.

    Args:
        task: one of :data:`headstamp.collect.formats.confined.child.TASKS`.
        path: the file; it is opened here.
        file: its name, for messages.
        said: what else the task needs.
        expected, do: what is told of a file that cannot be read; ``large``: of one that is beyond the limits.
        folder: an empty folder for files that the task makes.
        most: bytes of the largest file that it may write.
    Returns:
        what the task made.
    Raises:
        Unrecognised: the file cannot be read, or not within the limits.
        NoSpace: there is no room for what it holds.
    """
    command = [sys.executable, "-P", "-B", "-c", START, ROOT, task, json.dumps(said), str(most), str(folder or "")]
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    with open_file(path) as source, tempfile.TemporaryFile() as printed:
        with subprocess.Popen(
            command, stdin=source, stdout=printed, stderr=subprocess.DEVNULL, env=environment
        ) as process:
            # Not a time limit of wait(): that looks only every twentieth of a second whether the process has ended.
            timer = threading.Timer(SECONDS, process.kill)
            timer.daemon = True
            timer.start()
            try:
                with stopped_by(process.kill):
                    process.wait()
            finally:
                timer.cancel()
                process.kill()
        # Ctrl-C in a terminal reaches that process too: its end is then no fault of the file.
        check()
        if process.returncode == FULL:
            raise NoSpace("no way to unpack it", expected="room for what it holds", do="make room and run the command again", file=file)
        printed.seek(0)
        answer = _answer(printed.read(MOST + 1)) if process.returncode == 0 else {}
    if "refused" in answer:
        wanted, then = large if answer.get("why") == "large" and large[0] else (expected, do)
        raise Unrecognised(str(answer["refused"]), expected=wanted, do=then, file=file)
    if "made" not in answer:
        raise Unrecognised(f"a {task} that cannot be read within the limits", expected=expected, do=do, file=file)
    return answer["made"]


def _answer(content: bytes) -> dict[str, Any]:
    """What the process printed; nothing where it is not what a task prints."""
    try:
        answer = json.loads(content) if len(content) <= MOST else {}
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}
