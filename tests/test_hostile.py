"""Bad input from the command line: one clear line, the right exit code, and the case as it was."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.cli import main
from tests.collect.reading import REGISTERS, written
from tests.collect.workbooks import raw_workbook, sheet_xml, strings_xml

ROOT = Path(__file__).resolve().parents[1]
PLACES = "place,country,lat,lon,precision_m\n"
COMMAND = [sys.executable, "-c", "import sys; from headstamp.cli import main; sys.exit(main())"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with one table in it."""
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, REGISTERS / "places" / "sample.csv")
    return tmp_path / "case"


def snapshot(folder: Path) -> dict[str, str]:
    """Every file of a case and the hash of its bytes; folders too."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in folder.rglob("*")
    }


def run(*words: str | Path, limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *map(str, words)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False, preexec_fn=limit
    )  # fmt: skip


def told(capsys: pytest.CaptureFixture[str]) -> tuple[str, dict[str, object]]:
    """The one line that was told on stderr, and the object on stdout."""
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert len(lines) == 1, err
    assert lines[0].startswith("error: ")
    assert all(character.isprintable() for character in lines[0])
    return lines[0], json.loads(out)["error"]


# --- files that cannot be read ------------------------------------------------------------------------------------

BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "an empty file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "a picture (PNG)"),
    "UTF-16": ((PLACES + "Zenda,Ruritania,1,2,3\n").encode("utf-16"), "text in UTF-16"),
    "a byte of no encoding": (PLACES.encode() + b"Zen\x8dda\xff,Ruritania,1,2,3\n", "a byte that neither UTF-8 nor Windows-1252 has"),
    "a renamed column": (PLACES.replace("country", "land").encode() + b"Zenda,Ruritania,1,2,3\n", "unknown 'land'; no 'country'"),
    "another table": (b"a,b,c\n1,2,3\n4,5,6\n", "a table of no known register"),
    "a name with control characters": (PLACES.replace("lat", "l\x1b[31mat").encode() + b"Z,R,1,2,3\n", r"unknown 'l\x1b[31mat'"),
    "a cut workbook": (b"PK\x03\x04 and no more", "a workbook that cannot be unpacked"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_clear_error(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    content, found = BAD[name]
    path = written(tmp_path / "places.csv", content)
    before = snapshot(folder)
    assert main(["add", str(folder), str(path), "--json"]) == 4
    line, error = told(capsys)
    assert found in line
    assert str(path) in line
    assert (error["code"], error["file"]) == (4, str(path))
    assert error["found"]
    assert error["expected"]
    assert snapshot(folder) == before


def test_a_folder_and_a_missing_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(folder)
    assert main(["add", str(folder), str(tmp_path), "--json"]) == 4
    assert "a folder" in told(capsys)[0]
    assert main(["add", str(folder), str(tmp_path / "gone.csv"), "--json"]) == 4
    assert "cannot be read" in told(capsys)[0]
    assert snapshot(folder) == before


def test_a_good_file_before_a_bad_one_stays(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = REGISTERS / "aliases" / "sample.csv", written(tmp_path / "bad.csv", b"")
    assert main(["add", str(folder), str(good), str(bad)]) == 4
    capsys.readouterr()
    assert main(["sources", str(folder), "--json"]) == 0
    assert {row["register"] for row in json.loads(capsys.readouterr().out)["sources"] if row["held"]} == {"places", "aliases"}


def test_strict_is_one_where_rows_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(folder), str(REGISTERS / "items" / "sample.csv"), "--strict", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["files"][0]["refused"] == 1
    assert main(["add", str(folder), str(REGISTERS / "eu_exports" / "sample.csv")]) == 0
    assert main(["add", str(folder), str(REGISTERS / "sipri" / "sample_excerpt.csv"), "--strict"]) == 0


def test_a_document_is_no_register(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(folder), str(written(tmp_path / "LICENSE", "Copyright (c) Nobody\n\nPermission is granted.\n"))]) == 0
    assert "not a register" in capsys.readouterr().out


# --- folders that are no case -------------------------------------------------------------------------------------

COMMANDS = (["add", "CASE", "FILE"], ["sources", "CASE"], ["refused", "CASE"], ["show", "CASE", "I001"])


def spoilt(folder: Path, how: str) -> Path:
    if how == "no case.yml":
        (folder / "case.yml").unlink()
    elif how == "no ledger":
        (folder / "case.sqlite").unlink()
    elif how == "ledger of garbage":
        (folder / "case.sqlite").write_bytes(os.urandom(9000))
    elif how == "ledger cut short":
        (folder / "case.sqlite").write_bytes((folder / "case.sqlite").read_bytes()[:5000])
    elif how == "settings of garbage":
        (folder / "case.yml").write_bytes(b"\xff\xfe{[")
    elif how == "unknown settings":
        (folder / "case.yml").write_text("name: x\ncolour: red\n", encoding="utf-8")
    else:
        return folder / "nowhere"
    return folder


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("how", ["no folder", "no case.yml", "no ledger", "ledger of garbage", "ledger cut short",
                                 "settings of garbage", "unknown settings"])  # fmt: skip
def test_a_folder_that_is_no_case(folder: Path, capsys: pytest.CaptureFixture[str], how: str, words: list[str]) -> None:
    case = spoilt(folder, how)
    before = snapshot(folder)
    named = {"CASE": str(case), "FILE": str(REGISTERS / "items" / "sample.csv")}
    assert main([*(named.get(word, word) for word in words), "--json"]) == 2
    line, error = told(capsys)
    assert str(case) in line
    assert error["code"] == 2
    assert snapshot(folder) == before


def test_init_takes_no_folder_that_holds_something(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(folder)
    assert main(["init", str(folder), "--json"]) == 2
    assert main(["init", str(written(tmp_path / "file", "x"))]) == 2
    capsys.readouterr()
    assert snapshot(folder) == before


# --- limits -------------------------------------------------------------------------------------------------------

# The peak of the process itself: ``ru_maxrss`` starts with what the parent held when it forked, so it would measure
# the whole test run. On other systems than Linux there is no such figure, and the memory is not held to a limit.
MEASURED = """
import sys
from pathlib import Path
from headstamp.cli import main
code = main(sys.argv[1:])
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0 kB"]
print(next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")))
sys.exit(code)
"""


def test_a_line_without_end_is_refused_while_it_streams(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    with path.open("wb") as out:
        out.write(PLACES.encode())
        for _ in range(400):
            out.write(b"x" * 2**20)
    before = snapshot(folder)
    answer = subprocess.run(
        [sys.executable, "-c", MEASURED, "add", str(folder), str(path)], cwd=ROOT, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert answer.returncode == 4, answer.stderr
    assert f"error: {path}:2: found a line of more than 16 MiB" in answer.stderr
    assert int(answer.stdout.split()[-1]) < 300
    assert snapshot(folder) == before


def test_a_workbook_that_bursts_is_refused(folder: Path, tmp_path: Path) -> None:
    path = raw_workbook(tmp_path / "bomb.xlsx", sheet_xml([[0] * 50] * 800), strings_xml(["ab" * 50_000]))
    before = snapshot(folder)
    answer = subprocess.run(
        [sys.executable, "-c", MEASURED, "add", str(folder), str(path)], cwd=ROOT, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert answer.returncode == 4, answer.stderr
    assert int(answer.stdout.split()[-1]) < 300
    assert snapshot(folder) == before


def many_items(path: Path, count: int) -> Path:
    """A table that takes a while."""
    lines = [f"Q{number},Lance-{number % 997},rifle,{number % 50},words {number} {sha256(str(number).encode()).hexdigest()}"
             for number in range(count)]  # fmt: skip
    return written(path, "\n".join(("item_id,designation,class,count_low,note", *lines, "")))


def no_larger_than(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, 1000, 5_000, 20_000, 60_000, 200_000, 500_000])
def test_no_space_leaves_the_case_as_it_was(folder: Path, tmp_path: Path, size: int) -> None:
    path = many_items(tmp_path / "items.csv", 6000)
    assert path.stat().st_size > 500_000
    before = snapshot(folder)
    answer = run("add", folder, path, "--json", limit=no_larger_than(size))
    assert answer.returncode == 5, answer.stderr
    assert json.loads(answer.stdout)["error"]["code"] == 5
    assert snapshot(folder) == before
    assert run("add", folder, path).returncode == 0


@pytest.mark.parametrize("size", [0, 100, 5000, 20_000])
def test_no_space_for_a_case(tmp_path: Path, size: int) -> None:
    answer = run("init", tmp_path / "case", limit=no_larger_than(size))
    assert answer.returncode == 5, answer.stderr
    assert answer.stderr.count("error: ") == 1
    assert not (tmp_path / "case" / "case.yml").exists()
    assert run("init", tmp_path / "case").returncode == 0


def contents(folder: Path) -> object:
    with headstamp.open_case(folder) as case:
        return [(row["register"], row["read"]) for row in as_json(headstamp.sources(case))["sources"] if row["held"]]


@pytest.fixture
def bystander() -> Iterator[Path]:
    """A folder that everybody may read, in which this process may lose the right to write."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_case_that_may_only_be_read(bystander: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is read as ever, and takes nothing."""
    folder = bystander / "case"
    with headstamp.init(folder, bare=True) as case:
        headstamp.add(case, REGISTERS / "places" / "sample.csv")
    path = written(bystander / "places.csv", PLACES + "Zenda,Ruritania,1,2,3\n")
    # What the commands import is imported now: another user may not be allowed to read it.
    other = shutil.copytree(folder, bystander / "other")
    for words in (["sources", other], ["show", other, "aaaaaa"], ["add", other, path, "--json"]):
        main(list(map(str, words)))
    capsys.readouterr()
    before = snapshot(folder)
    places = [folder, *(one for one in folder.rglob("*"))]
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    as_root = os.geteuid() == 0
    try:
        if as_root:  # whom no mode stops
            os.seteuid(65534)
        assert main(["sources", str(folder)]) == 0
        assert main(["show", str(folder), "aaaaaa"]) == 2
        capsys.readouterr()
        assert main(["add", str(folder), str(path), "--json"]) == 5
        assert told(capsys)[1]["code"] == 5
        assert main(["init", str(folder / "inside"), "--json"]) == 5
        told(capsys)
    finally:
        if as_root:
            os.seteuid(0)
        for place in places:
            place.chmod(0o755)
    assert snapshot(folder) == before


# --- what stands in cells -----------------------------------------------------------------------------------------

NASTY = ("=HYPERLINK(\"http://x\",\"y\")", "@SUM(1)", "[bold red]x[/]", "<script>alert(1)</script>", "\x1b[2Jgone", "a\u202egnp.exe",
         "'; drop table item; --", "%s%n{0}", "../../etc/passwd", "\x07\x08bell")  # fmt: skip


def test_formulas_and_markup_are_words_and_no_command_obeys_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quoted = ["\"{}\"".format(words.replace('"', '""')) for words in NASTY]
    rows = [f"N{number},{words},rifle,,{words}" for number, words in enumerate(quoted)]
    refused = [f"R{number},{words},rifle,{words},{words}" for number, words in enumerate(quoted)]
    path = written(tmp_path / "items.csv", "\n".join(("item_id,designation,class,seen_low,note", *rows, *refused, "")))
    folder = tmp_path / "case"
    with headstamp.init(folder, bare=True) as case:
        (one,) = headstamp.add(case, path)
        # Beside the days of the second rows, the formula is listed in two columns of either row.
        assert (one.read, one.refused, one.cells) == (2 * len(NASTY), 0, len(NASTY) + 4)
        shown = [as_json(headstamp.show(case, f"N{number}"))["fields"] for number in range(len(NASTY))]
        assert [(fields["designation"], fields["note"]) for fields in shown] == [(words, words) for words in NASTY]
    for words in (["refused"], ["sources"], ["refused", "--repaired"], *(["show", f"N{number}"] for number in range(len(NASTY)))):
        assert main([words[0], str(folder), *words[1:]]) == 0
        out, err = capsys.readouterr()
        assert all(character.isprintable() or character == "\n" for character in out + err)
    assert main(["show", str(folder), "x' or '1'='1"]) == 2
    assert main(["show", str(folder), "N%"]) == 2
    capsys.readouterr()
    assert main(["show", str(folder), "N2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fields"]["note"] == NASTY[2]


def test_names_of_files_are_words_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "a case; with 'quotes' [and] more"
    with headstamp.init(folder, bare=True) as case:
        path = written(tmp_path / "it's; [bold]\x1b[31m \n$(x).csv", (REGISTERS / "items" / "sample.csv").read_bytes())
        (one,) = headstamp.add(case, path)
        assert one.read == 6
    assert main(["sources", str(folder)]) == 0
    assert main(["refused", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert all(character.isprintable() or character == "\n" for character in out + err)
    assert main(["add", str(folder), str(tmp_path / "gone\n\x1b[31m"), "--json"]) == 4
    told(capsys)
