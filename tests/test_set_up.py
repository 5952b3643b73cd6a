"""What the package declares is what it uses, what is locked is what is declared, and a missing tool is no excuse."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

import headstamp
from tests.source_tree import ROOT, imports, modules

pytest_plugins = ["pytester"]

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DEPENDENCIES: list[str] = PROJECT["project"]["dependencies"]
ONLY_IF_THERE = {"pandas", "polars"}
"""An answer becomes a data frame of these where they are installed; tests/answers/test_tables.py holds what is said else."""

NAMES = {re.split(r"[<>=!~;\[ ]", each)[0] for each in DEPENDENCIES}


def locked(name: str) -> dict[str, str]:
    """Read one lock: name to version, the first one where versions of Python differ."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return dict(reversed(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE)))


def test_dependencies_are_few_and_not_capped() -> None:
    assert 0 < len(DEPENDENCIES) <= 18
    assert [each for each in DEPENDENCIES if not re.fullmatch(r"[a-z0-9-]+>=[0-9.]+", each)] == []
    assert re.fullmatch(r">=3\.\d+", PROJECT["project"]["requires-python"])


def test_what_is_imported_is_declared() -> None:
    homes = packages_distributions()
    outside = {
        each.name.split(".")[0]
        for module in modules()
        for each in imports(module.tree)
        if each.name.split(".")[0] not in {*sys.stdlib_module_names, "headstamp"}
    }
    assert outside, "the check sees imports"
    undeclared = {name for name in outside - ONLY_IF_THERE if not {home.lower() for home in homes.get(name, [])} & NAMES}
    assert not undeclared, f"imported, but not among the dependencies: {sorted(undeclared)}"


@pytest.mark.parametrize("lock", ["demo", "test", "bench"])
def test_locks_hold_every_dependency_in_one_version(lock: str) -> None:
    versions = locked(lock)
    assert set(versions) >= NAMES
    core = locked("demo")
    assert {name: versions[name] for name in core} == core


def test_version_is_told_once_more_and_alike() -> None:
    assert headstamp.__version__ == PROJECT["project"]["version"]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_that_a_page_names_exist(page: str) -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z]+)(?:`|$)", (ROOT / page).read_text("utf-8"), re.MULTILINE))
    assert named
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert named <= set(targets)


SKIPPING = """
import pytest

def test_needs_a_tool():
    pytest.skip("no chromium here: apt-get install chromium")

def test_needs_registers():
    pytest.skip("no ../shared/data beside the repository; set HEADSTAMP_SHARED")

@pytest.mark.skipif(True, reason="no java here")
def test_is_marked():
    pass

@pytest.mark.xfail(reason="known")
def test_is_known_to_fail():
    assert False

def test_passes():
    pass
"""


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", {"skipped": 3, "xfailed": 1, "passed": 1}),
        ("0", {"skipped": 3, "xfailed": 1, "passed": 1}),
        ("1", {"failed": 1, "errors": 1, "skipped": 1, "xfailed": 1, "passed": 1}),
    ],
)
def test_a_missing_tool_fails_where_skips_are_refused(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, setting: str, expected: dict[str, int]
) -> None:
    pytester.makeconftest((ROOT / "conftest.py").read_text("utf-8"))
    pytester.makepyfile(SKIPPING)
    monkeypatch.setenv("HEADSTAMP_NO_SKIPS", setting)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(**expected)
    if setting == "1":
        result.stdout.fnmatch_lines(["*a skip is a failure here (HEADSTAMP_NO_SKIPS): *apt-get install chromium*"])


def test_a_whole_file_that_skips_fails_where_skips_are_refused(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeconftest((ROOT / "conftest.py").read_text("utf-8"))
    pytester.makepyfile("import pytest\npytest.importorskip('a_tool_that_nobody_has')\ndef test_it(): pass\n")
    monkeypatch.setenv("HEADSTAMP_NO_SKIPS", "1")
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(errors=1)
