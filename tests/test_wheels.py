"""The built wheels, installed into a fresh environment, give the command, the Python names and the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import headstamp
from tests.source_tree import PACKAGE, ROOT

pytestmark = pytest.mark.slow

CASE = ROOT / "cases" / "iraq-2014"
CASE_PACKAGE = CASE / "headstamp_case_iraq_2014"
UNREACHED = re.compile(r"connection|name resolution|network is unreachable|timed out|proxy", re.IGNORECASE)


def run(*command: str | Path, cwd: Path, path: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command that sees nothing of the checkout, unless the path of Python says so."""
    hidden = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    seen = {name: value for name, value in os.environ.items() if name not in hidden}
    environment = {**seen, "PYTHONPATH": path} if path else seen
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, timeout=600, check=False)


def files_below(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder: relative path to bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build both wheels, with what is installed here and nothing fetched: name of the distribution to its wheel."""
    folder = tmp_path_factory.mktemp("wheels")
    for source in (ROOT, CASE):
        built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
        assert built.returncode == 0, built.stderr
    return {path.name.split("-")[0]: path for path in folder.glob("*.whl")}


@pytest.fixture(scope="module")
def fresh(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel of the software alone, in the locked versions, into a fresh environment: its folder."""
    folder = tmp_path_factory.mktemp("fresh")
    made = run(sys.executable, "-m", "venv", folder / "env", cwd=folder)
    assert made.returncode == 0, made.stderr
    # The versions of the lock, but not its list: what the wheel needs, it has to declare.
    locked = re.findall(r"^(\S+==[^\\]+) \\$", (ROOT / "requirements" / "demo.txt").read_text("utf-8"), re.MULTILINE)
    (folder / "versions.txt").write_text("\n".join(locked) + "\n")
    installed = install(folder, wheels["headstamp"], "-c", folder / "versions.txt")
    if installed.returncode and UNREACHED.search(installed.stderr):
        pytest.skip("no package registry in reach; connect this machine to one, or configure pip for one")
    assert installed.returncode == 0, installed.stderr
    return folder


def install(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Install with the pip of the environment in this folder."""
    pip = (folder / "env" / "bin" / "python", "-m", "pip", "--disable-pip-version-check")
    return run(*pip, "install", "--quiet", "--quiet", "--retries", "1", *words, cwd=folder)


def test_wheels_hold_the_packages_whole(wheels: dict[str, Path]) -> None:
    """Text, tables, forms and pictures of the package are in its wheel, and nothing else but the wheel's own folder."""
    for name, package in (("headstamp", PACKAGE), ("headstamp_case_iraq_2014", CASE_PACKAGE)):
        with zipfile.ZipFile(wheels[name]) as archive:
            held = {entry for entry in archive.namelist() if ".dist-info/" not in entry}
            notices = [entry for entry in archive.namelist() if ".dist-info/licenses/" in entry]
        parts = [path.relative_to(package.parent) for path in package.rglob("*") if path.is_file()]
        assert held == {path.as_posix() for path in parts if "__pycache__" not in path.parts}
        assert any("NOTICE" in entry for entry in notices), f"{name} goes out without its notice"


def test_the_free_wheel_holds_no_excerpt(wheels: dict[str, Path]) -> None:
    barred = {path.name for path in CASE_PACKAGE.iterdir() if path.suffix == ".csv"}
    assert barred
    with zipfile.ZipFile(wheels["headstamp"]) as archive:
        assert not {Path(entry).name for entry in archive.namelist()} & barred


def test_names_and_command_are_there(fresh: Path) -> None:
    ask = "import headstamp as h; print(h.__file__, *(type(getattr(h, name)).__name__ for name in h.__all__))"
    names = run(fresh / "env" / "bin" / "python", "-c", ask, cwd=fresh)
    assert names.returncode == 0, names.stderr
    home, *kinds = names.stdout.split()
    assert Path(home).is_relative_to(fresh)
    assert len(kinds) == len(headstamp.__all__)
    told = run(fresh / "env" / "bin" / "headstamp", "--help", cwd=fresh)
    assert told.returncode == 0, told.stderr
    assert "demo" in told.stdout


def test_demo_builds_from_the_free_files_and_says_what_is_missing(fresh: Path) -> None:
    told = run(fresh / "env" / "bin" / "headstamp", "demo", "--out", fresh / "free", cwd=fresh)
    assert told.returncode == 0, told.stderr
    assert "headstamp-case-iraq-2014" in told.stdout + told.stderr
    assert (fresh / "free" / "iraq-2014" / "report" / "index.html").is_file()


def test_demo_writes_the_same_bytes_as_the_checkout(fresh: Path, wheels: dict[str, Path]) -> None:
    added = install(fresh, "--no-index", wheels["headstamp_case_iraq_2014"])
    assert added.returncode == 0, added.stderr
    told = run(fresh / "env" / "bin" / "headstamp", "demo", "--out", fresh / "whole", cwd=fresh)
    assert told.returncode == 0, told.stderr
    here = fresh / "here"
    checkout = "from headstamp.cli import main; import sys; sys.exit(main())"
    own = run(sys.executable, "-c", checkout, "demo", "--out", here, cwd=ROOT, path=f"{ROOT}{os.pathsep}{CASE}")
    assert own.returncode == 0, own.stderr
    written = files_below(here / "iraq-2014" / "report")
    assert {"index.html", "figures.json"} <= set(written)
    assert files_below(fresh / "whole" / "iraq-2014" / "report") == written
    assert str(fresh).encode() not in b"".join(written.values())
