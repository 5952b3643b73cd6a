"""Nothing tracked tells whose machine it was written on, or where that machine gets its packages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.source_tree import ROOT

HOMES = ("home", "root", "Users", "tmp", "work", "mnt", "opt", "private", "builds")
HOSTS = ("pypi", "pythonhosted", "npmjs", "debian", "crates", "anaconda", "conda", "maven")
OPTIONS = ("index-url", "extra-index-url", "find-links", "trusted-host", "registry")

PATTERNS = {
    "an address of a file on one machine": re.compile("file:" + "//"),
    # A slash after a letter, a dot or another slash stands inside an address or a relative path.
    "an absolute path of one machine": re.compile(r"(?<![\w./~:-])/(?:" + "|".join(HOMES) + r")/\w"),
    "a path of one Windows machine": re.compile(r"(?<!\w)[A-Z]:\\(?:Users|Documents)\b"),
    "a host of a registry": re.compile(r"\b(?:" + "|".join(HOSTS) + r")\.(?:org|com|io|net)\b"),
    "an option that names a registry": re.compile(r"--(?:" + "|".join(OPTIONS) + r")[ =]\S"),
}

LOCK_LINE = re.compile(
    r"[a-z0-9][a-z0-9.-]*==[0-9][A-Za-z0-9.+!-]*(?: ; [\w .'<>=()!-]+)? \\"
    r"|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
)


def tracked() -> list[Path]:
    """List the files that git tracks; in an unpacked archive of the sources, every file."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    hidden = {".venv", "build", "dist", "__pycache__"}
    return [path for path in ROOT.rglob("*") if path.is_file() and not hidden & set(path.relative_to(ROOT).parts)]


def telltales(text: str) -> list[str]:
    """List what a text tells of a machine, each with its line."""
    return [
        f"line {number}: {what}: {line[max(0, found.start() - 20):found.end() + 40].strip()}"
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in PATTERNS.items()
        for found in pattern.finditer(line)
    ]  # fmt: skip


def test_no_tracked_file_tells_of_a_machine() -> None:
    files = tracked()
    assert ROOT / "README.md" in files
    told = {}
    for path in files:
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a workbook, a sample in an old encoding
        if found := telltales(text):
            told[str(path.relative_to(ROOT))] = found[:5]
    assert not told


@pytest.mark.parametrize("home", HOMES)
def test_an_absolute_path_is_found(home: str) -> None:
    assert telltales(f"see /{home}/me/notes.txt")
    assert telltales(f'open("/{home}/me")')
    assert not telltales(f"https://example.org/{home}/me")
    assert not telltales(f"the folder x/{home}/me, and ../{home}/me")


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_of_a_registry_is_found(host: str) -> None:
    assert telltales(f"from https://{host}.org/simple")
    assert not telltales(f"the package {host}, installed by its name")


@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_that_names_a_registry_is_found(option: str) -> None:
    assert telltales(f"--{option} somewhere")


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_a_lock_holds_names_versions_and_hashes_only(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines
    assert [line for line in lines if not LOCK_LINE.fullmatch(line)] == []
