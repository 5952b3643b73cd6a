"""The process that parses what others made: it opens nothing but its input, and whatever becomes of it is one clear error."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headstamp.collect.formats.confined import run
from headstamp.collect.formats.confined.limits import confine
from headstamp.collect.formats.confined.run import confined
from headstamp.nouns.errors import NoSpace, Unrecognised
from tests.collect.reading import REGISTERS, read_all
from tests.collect.workbooks import workbook
from tests.source_tree import ROOT

LANDLOCK = subprocess.run(
    [sys.executable, "-c", "from headstamp.collect.formats.confined.limits import confine; import os; os._exit(not confine(1000))"],
    cwd=ROOT, check=False, timeout=60,
).returncode == 0  # fmt: skip
"""Whether this kernel has it, and it is on; where it is not, what only it holds is not tried (decision 013)."""
LINUX = sys.platform == "linux"


def tried(code: str, folder: str = "", *, without_landlock: bool = False) -> str:
    """What becomes of code that runs where a parser would: 'done', or the name of its error."""
    off = "import headstamp.collect.formats.confined.limits as l; l._landlock = lambda folder: False\n" if without_landlock else ""
    script = (
        "import os, sys, socket, subprocess\n" + off + "from headstamp.collect.formats.confined.limits import confine\n"
        f"confine(1_000_000, {folder!r})\n"
        "try:\n" + "".join(f"    {line}\n" for line in code.splitlines()) + "    told = 'done'\n"
        "except BaseException as error:\n    told = type(error).__name__\n"
        "os.write(1, told.encode())\nos._exit(0)\n"
    )
    answer = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return answer.stdout or f"ended with {answer.returncode}"


OUT = ["open('{0}').read()", "open('/etc/passwd').read()", "open('{0}.new', 'w')", "os.listdir('/')", "os.open('{0}', os.O_RDWR)",
       "socket.socket()", "socket.create_connection(('127.0.0.1', 9))", "os.pipe()", "open('/proc/self/environ').read()"]  # fmt: skip


@pytest.mark.parametrize("without_landlock", [False, True])
@pytest.mark.parametrize("code", OUT if LINUX else OUT[:5])
def test_nothing_is_opened(tmp_path: Path, code: str, without_landlock: bool) -> None:
    """Not even without Landlock: no number is left for another open file."""
    (tmp_path / "secret").write_text("secret", "utf-8")
    assert tried(code.format(tmp_path / "secret"), without_landlock=without_landlock) in ("OSError", "PermissionError")
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


ELSEWHERE = [
    "open('{0}/secret').read()", "open('{0}/new', 'w')", "open('{0}/out/../secret').read()", "open('{0}/out/link', 'w')",
    "os.mkdir('{0}/new')", "os.rename('{0}/secret', '{0}/out/x')", "os.unlink('{0}/secret')", "os.symlink('/etc', '{0}/out/x')",
    "os.link('{0}/secret', '{0}/out/x')", "os.truncate('{0}/secret', 0)", "open('{0}/out/1').read()", "os.listdir('{0}/out')",
    "socket.create_connection(('127.0.0.1', 9), timeout=5)",
]  # fmt: skip


@pytest.mark.parametrize("code", ELSEWHERE if LANDLOCK else ["raise OSError"])
def test_beside_its_folder_nothing_is_opened(tmp_path: Path, code: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "1").write_text("one", "utf-8")
    (tmp_path / "secret").write_text("secret", "utf-8")
    (tmp_path / "out" / "link").symlink_to(tmp_path / "secret")
    assert tried(code.format(tmp_path), str(tmp_path / "out")) in ("OSError", "PermissionError")
    assert (tmp_path / "secret").read_text("utf-8") == "secret"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "secret"]


@pytest.mark.parametrize("without_landlock", [False, True])
def test_in_its_folder_files_are_made(tmp_path: Path, without_landlock: bool) -> None:
    code = f"for name in 'abc':\n    with open('{tmp_path}/' + name, 'xb') as out:\n        out.write(b'x')"
    assert tried(code, str(tmp_path), without_landlock=without_landlock) == "done"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


def test_no_file_grows_beyond_its_limit(tmp_path: Path) -> None:
    assert tried(f"open('{tmp_path}/a', 'xb').write(b'x' * 2_000_000)", str(tmp_path)) == "OSError"
    assert (tmp_path / "a").stat().st_size <= 1_000_000


def test_memory_and_processes_are_bounded() -> None:
    assert tried("made = b'x' * (3 << 30)") == "MemoryError" or not LINUX
    # The system lets its administrator start any number of processes.
    assert tried("os.fork()") == "BlockingIOError" or os.geteuid() == 0


def test_limits_are_of_the_process_that_asks_for_them() -> None:
    """Here they are not: this process could not open the file of a test any more."""
    assert callable(confine)
    assert Path(__file__).read_bytes()


ENDS = {
    "a crash": "import os; os.kill(os.getpid(), 11)",
    "an error": "raise ValueError('x')",
    "a traceback without end": "import sys; sys.stderr.write('x' * 10_000_000); sys.exit(1)",
    "no answer": "pass",
    "an answer that is none": "print('no json')",
    "an answer of another sort": "print('[1, 2]')",
    "an answer too deep": "print('[' * 100_000)",
    "half an answer": "print('{\"made\": [')",
    "an exit code of its own": "import os; os._exit(77)",
}


@pytest.mark.parametrize("end", ENDS)
def test_whatever_becomes_of_it_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    (tmp_path / "x").write_bytes(b"x")
    monkeypatch.setattr(run, "START", ENDS[end])
    with pytest.raises(Unrecognised, match="a page that cannot be read within the limits"):
        confined("page", tmp_path / "x", "x", {}, expected="a page", do="save it again")


def test_one_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(b"x")
    monkeypatch.setattr(run, "START", "import time; time.sleep(600)")
    monkeypatch.setattr(run, "SECONDS", 0.5)
    began = time.monotonic()
    with pytest.raises(Unrecognised, match="within the limits"):
        confined("page", tmp_path / "x", "x", {}, expected="a page", do="save it again")
    assert time.monotonic() - began < 60


def test_no_room_is_no_fault_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(b"x")
    monkeypatch.setattr(run, "START", "import sys; sys.exit(5)")
    with pytest.raises(NoSpace):
        confined("page", tmp_path / "x", "x", {}, expected="a page", do="save it again")


def test_what_else_stands_in_the_environment_is_not_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(b"x")
    monkeypatch.setenv("SECRET_TOKEN", "secret")
    monkeypatch.setattr(run, "START", "import os, json; print(json.dumps({'made': sorted(os.environ)}))")
    assert "SECRET_TOKEN" not in confined("page", tmp_path / "x", "x", {}, expected="a page", do="save it again")


def test_no_module_of_the_working_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one unpacks a folder from a stranger and calls headstamp in it."""
    path = workbook(tmp_path / "x.xlsx", {"places": [["place", "country", "lat", "lon", "precision_m"], ["a", "b", 1, 2, 3]]})
    for name in ("json", "headstamp", "zipfile", "python_calamine", "codecs", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("open('run', 'w').close(); raise SystemExit(9)", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert [one.register for one in read_all(path)] == ["places"]
    assert not (tmp_path / "run").exists()


def test_a_text_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CSV is not slower than it was: it has no markup to be misled by."""

    def fails(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", fails)
    (read,) = read_all(REGISTERS / "places" / "sample.csv")
    assert read.register == "places"
    assert not list(tmp_path.iterdir())
