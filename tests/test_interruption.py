"""Ctrl-C at any moment of any command: exit code 130, one line, nothing half done, and the next run goes on.

Most moments are chosen inside this process, so that they are the same ones each time: the signal is sent when so many
functions have been called, or so many words told. The rest are processes of their own, and a clock.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

import headstamp
from headstamp import pipeline
from headstamp.answers.answer import as_json
from headstamp.bundled import BundledCase, BundledFile
from headstamp.casefile.case import write_whole
from headstamp.casefile.store import Store
from headstamp.cli import main
from headstamp.collect.save import Saved
from headstamp.engine import interruption
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import NoSpace
from tests.collect.workbooks import workbook
from tests.interrupting import Moment, Run, at_call, at_step, is_sound, state, when
from tests.invented_case import FILES
from tests.source_tree import ROOT

STOPPED = "error: found an interruption; expected to finish; run the command again, nothing is lost"
TOO_LATE = "error: found an interruption after the last step; nothing is left to do, it was all done"
SETTINGS = "name: invented\nrecipient: Arcadia\nwindow: {from: '2005', to: '2014'}\n"
TABLES = ("states.csv", "parties.csv", "items.csv", "transfers.csv")
"""A case of which little is asked: what matters here is that every step is run, many times."""

COMMANDS = {
    "init": ["init", "HERE/case"],
    "add": ["add", "HERE/case", *(f"HERE/files/{name}" for name in TABLES), "HERE/files/places.xlsx"],
    "build": ["build", "HERE/case"],
    "report": ["report", "HERE/case"],
    "verify": ["verify", "HERE/case"],
    "demo": ["demo", "--out", "HERE/deep/out"],
}
CHANGES = {"demo": "deep/out/iraq-2014"} | dict.fromkeys(("init", "add", "build", "report", "verify"), "case")
"""The case that each command makes or changes."""


class Stage(NamedTuple):
    """A folder as it is when one comes to a command, the case in it before and after, and how many functions are called."""

    folder: Path
    before: dict[str, str] | None
    after: dict[str, str] | None
    calls: int


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    for name in TABLES:
        (folder / name).write_text(FILES[name], encoding="utf-8")
    workbook(folder / "places.xlsx", {"places": [line.split(",") for line in FILES["places.csv"].splitlines()]})
    return folder


@pytest.fixture(scope="module")
def stages(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Stage]]:
    """Each command on a small case; that of the demonstration is made of the same tables."""
    bundle = BundledCase(yaml.safe_load(SETTINGS), tuple(BundledFile(files / name, "", "") for name in TABLES), ())
    root = tmp_path_factory.mktemp("stages")
    made: dict[str, Stage] = {}
    here = root / "empty"
    shutil.copytree(files, here / "files")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "bundled", lambda _name: bundle)
        assert main(said("init", root / "first")) == 0
        # What each command imports is imported before the calls are counted.
        assert main(["demo", "--out", str(root / "once")]) == 0
        made["init"] = staged("init", here, root)
        made["demo"] = staged("demo", here, root)
        here = shutil.copytree(here, root / "bare")
        assert main(["init", str(here / "case"), "--bare"]) == 0
        (here / "case" / "case.yml").write_text(SETTINGS, encoding="utf-8")
        for name in ("add", "build", "report", "verify"):
            made[name] = staged(name, here, root)
            here = root / f"{name} done"
        yield made


def staged(name: str, folder: Path, root: Path) -> Stage:
    """Run a command in a copy of a folder."""
    then = shutil.copytree(folder, root / f"{name} done")
    run = Run(said(name, then))
    assert run.code == 0
    return Stage(folder, state(folder / CHANGES[name]), state(then / CHANGES[name]), run.calls)


def said(name: str, folder: Path) -> list[str]:
    """The words of a command in a folder."""
    return [word.replace("HERE", str(folder)) for word in COMMANDS[name]]


def told_in_one_line(err: str, line: str = STOPPED) -> bool:
    """Whether stderr ends in this line, and all before it are words of progress, in which no error is spoken of."""
    *before, last = err.splitlines()
    return last == line and not any(word in one for one in before for word in ("error", "Error", "Traceback", "ignored"))


def settled(name: str, stage: Stage, folder: Path) -> bool:
    """Whether a case is as it was or as it will be; where a command has several steps, each step of it."""
    case, now = folder / CHANGES[name], state(folder / CHANGES[name])
    if now in (stage.before, stage.after):
        return True
    if name in ("init", "verify") or now is None:
        return False
    either = (stage.before or {}, stage.after or {})
    steps = {path for path in now if path.split("/")[0] in ("findings", "report") and path != "findings/keys.json"}
    # What `add` and `demo` have read so far, the ledger knows of; each conclusion and each page is whole.
    return is_sound(case) and all(now[path] in (one.get(path) for one in either) for path in steps)


@pytest.fixture(autouse=True)
def passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is left where passing files lie."""
    folder = tmp_path / "passing"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


def interrupted(name: str, moment: Moment, stages: dict[str, Stage], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Interrupt a command in a copy of its folder, hold what it leaves to what it promises, and give the folder."""
    folder = shutil.copytree(stages[name].folder, tmp_path / name)
    capsys.readouterr()
    run = Run(said(name, folder), moment)
    out, err = capsys.readouterr()
    assert run.sent, "the moment came"
    assert run.code == 130, err
    if told_in_one_line(err, TOO_LATE):
        assert state(folder / CHANGES[name]) == stages[name].after
    else:
        assert told_in_one_line(err), err
        assert not out
        assert settled(name, stages[name], folder)
    return folder


def goes_on(name: str, stages: dict[str, Stage], folder: Path) -> None:
    """The next run does what the interrupted one did not."""
    if name != "init" or not (folder / "case").exists():
        assert main(said(name, folder)) == 0
    assert state(folder / CHANGES[name]) == stages[name].after


# --- moments of this process --------------------------------------------------------------------------------------

TIMES = {"init": (4, 950), "add": (6, 950), "build": (3, 950), "report": (2, 950), "verify": (2, 500), "demo": (3, 300)}
"""How many moments of each command, and up to which thousandth of its calls: what takes long is interrupted early."""
MOMENTS = [(name, at) for name, (times, end) in TIMES.items() for at in sorted(random.Random(name).sample(range(end), times))]


@pytest.mark.parametrize(("name", "share"), MOMENTS)
def test_at_any_call(name: str, share: int, stages: dict[str, Stage], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moment = at_call(stages[name].calls * share // 1000)
    folder = interrupted(name, moment, stages, tmp_path, capsys)
    if (name, share) in MOMENTS[::6]:
        goes_on(name, stages, folder)


@pytest.mark.parametrize(("name", "word"), [("add", 4), ("build", 6), ("report", 10), ("demo", 2),
                                            ("demo", 8)])  # fmt: skip
def test_at_a_word(name: str, word: int, stages: dict[str, Stage], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    interrupted(name, at_step(word), stages, tmp_path, capsys)


@pytest.mark.parametrize(
    ("name", "function"),
    [("add", subprocess.Popen.wait), ("add", Store.write_reading), ("add", Saved.commit), ("init", Store.write_source),
     ("init", write_whole), ("demo", write_whole), ("build", write_whole), ("report", write_whole), ("init", DuckEngine.close),
     ("verify", shutil.rmtree)],
    ids=lambda one: getattr(one, "__name__", one),
)  # fmt: skip
def test_where_it_would_hurt(
    name: str, function: object, stages: dict[str, Stage], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the process that reads a workbook, in a transaction, between it and the tidying after it, in the tidying."""
    assert callable(function)
    interrupted(name, when(function), stages, tmp_path, capsys)


# --- processes of their own ---------------------------------------------------------------------------------------

PROCESS = "import sys; from headstamp.cli import main; print('on', flush=True); sys.exit(main())"


def process(name: str, folder: Path, delay: float | None) -> tuple[float, int, str]:
    """Run a command in a process of its own, and interrupt it after some seconds: how long it took, its exit code, its
    words on stderr."""
    # A job in the background may have been told to ignore the signal; a command in a terminal never is.
    child = subprocess.Popen(
        [sys.executable, "-c", PROCESS, *said(name, folder)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert child.stdout
    assert child.stdout.readline() == "on\n"
    began = time.monotonic()
    if delay is not None:
        time.sleep(delay)
        child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=120)
    return time.monotonic() - began, child.returncode, err


def test_by_the_clock(stages: dict[str, Stage], tmp_path: Path) -> None:
    """Cold, with all that is imported on the way. One that was done before the signal came is done."""
    draw = random.Random(1)
    whole = {name: process(name, shutil.copytree(stages[name].folder, tmp_path / name), None)[0] for name in ("add", "build")}
    moments = [(name, 0.01 + seconds * draw.random() * 0.8) for name, seconds in whole.items() for _ in range(3)]

    def one(number: int) -> int:
        name, delay = moments[number]
        folder = shutil.copytree(stages[name].folder, tmp_path / str(number))
        _, code, err = process(name, folder, delay)
        if code == 0:
            assert state(folder / "case") == stages[name].after
        elif not (code == 130 and told_in_one_line(err, TOO_LATE) and state(folder / "case") == stages[name].after):
            assert code == 130, err
            assert told_in_one_line(err), err
            assert settled(name, stages[name], folder)
        return code

    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(one, range(len(moments))))
    assert codes.count(130) >= len(moments) // 2


def test_a_terminal_interrupts_the_process_that_reads_a_workbook_too(stages: dict[str, Stage], tmp_path: Path) -> None:
    """It ends with its parent, and is no fault of the workbook."""
    folder = shutil.copytree(stages["add"].folder, tmp_path / "add")
    words = ["add", str(folder / "case"), str(folder / "files" / "places.xlsx")]
    # The reader of workbooks takes its time; nothing else is changed.
    slow = "from headstamp.collect.formats.confined import run; run.START = open(sys.argv.pop()).read(); "
    script = tmp_path / "slow.py"
    script.write_text(f"import sys, time; sys.stderr.write('up'); open({str(tmp_path / 'up')!r}, 'w').close(); time.sleep(60)")
    child = subprocess.Popen(
        [sys.executable, "-c", "import sys; " + slow + PROCESS, *words, str(script)], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    up = tmp_path / "up"
    while not up.exists() and child.poll() is None:
        time.sleep(0.02)
    os.killpg(child.pid, signal.SIGINT)
    _, err = child.communicate(timeout=30)
    assert child.returncode == 130, err
    assert told_in_one_line(err), err
    up.unlink()
    assert settled("add", stages["add"], folder)


# --- parts --------------------------------------------------------------------------------------------------------


def test_a_long_query_is_stopped() -> None:
    engine = DuckEngine()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with interruption.noted(to_the_end=False):
            # Twice, as a user would: one that comes just before the query begins does not stop it.
            timers = [threading.Timer(seconds, signal.raise_signal, [signal.SIGINT]) for seconds in (0.2, 1.0)]
            for timer in timers:
                timer.start()
            with pytest.raises(KeyboardInterrupt):
                engine.rows("select sum(a.range * b.range) from range(1000000) a, range(200000) b")
            for timer in timers:
                timer.join()
    finally:
        signal.signal(signal.SIGINT, before)
        engine.close()


def test_with_json_an_interruption_is_an_object_too(stages: dict[str, Stage], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert Run([*said("verify", stages["verify"].folder), "--json"], at_step(2)).code == 130
    out, err = capsys.readouterr()
    assert told_in_one_line(err), err
    assert json.loads(out)["error"]["code"] == 130


def test_outside_a_command_python_answers_as_ever() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        interruption.check()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with interruption.noted(to_the_end=False):
            signal.raise_signal(signal.SIGINT)
            interruption.check()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_the_ledger_knows_is_not_taken_away(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a notebook Ctrl-C may come between the commit and the tidying after it."""

    def stop(_saved: Saved) -> None:
        raise KeyboardInterrupt

    with headstamp.init(tmp_path / "case", bare=True) as case:
        monkeypatch.setattr(Saved, "commit", stop)
        with pytest.raises(KeyboardInterrupt):
            headstamp.add(case, files / "items.csv")
        assert len(as_json(headstamp.sources(case))["sources"]) > 1
    assert is_sound(tmp_path / "case")


# --- a case that cannot be made -----------------------------------------------------------------------------------


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("name", ["init", "demo"])
def test_a_case_that_fails_on_its_way_leaves_nothing(
    name: str, there: bool, stages: dict[str, Stage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Not the tables that were read before one that cannot be, nor the folders above it; one that was there is empty."""
    assert stages
    write, times = Store.write_reading, iter(range(9))

    def fail(store: Store, reading: object) -> None:
        if next(times) == 1:
            raise NoSpace("a full disk", expected="room")
        write(store, reading)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "write_reading", fail)
    folder = tmp_path / "new"
    case = folder / CHANGES[name]
    if there:
        case.mkdir(parents=True)
    assert main(said(name, folder)) == 5
    assert capsys.readouterr().err.count("error: ") == 1
    assert case.exists() == there
    assert folder.exists() == there
    assert state(case) == ({} if there else None)
