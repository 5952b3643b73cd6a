"""What ``import headstamp`` offers, to a person, an editor and a type checker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import headstamp
from tests.source_tree import ROOT

PROGRAM = """
import headstamp

with headstamp.open_case("my-case") as case:
    answer = headstamp.suppliers(case, recipient="Iraq", first=2005)
    low: int = answer.count.low
    names: list[str] = [one.name for one in answer.suppliers if one.certain]
    classes: list[str] = [one.weapon_class for one in headstamp.types(case).types]
    routes = headstamp.routes(case).items.routes
    rows: int = headstamp.refused(case).to_arrow().num_rows
"""
WRONG = {
    'headstamp.suppliers(case)': 'Missing named argument "recipient"',
    'headstamp.supplier(case)': 'has no attribute "supplier"',
    'headstamp.types(case)["types"]': "not indexable",
    'headstamp.types(case).typos': 'has no attribute "typos"',
    'headstamp.bounds(case, of=1)': 'incompatible type "int"',
}  # fmt: skip


def test_every_public_name_is_listed_and_there() -> None:
    assert dir(headstamp) == sorted(headstamp.__all__)
    assert {"suppliers", "types", "bounds", "routes", "open_case", "Case"} <= set(dir(headstamp))
    assert all(getattr(headstamp, name) for name in headstamp.__all__)
    assert set(headstamp.__all__) == {"__version__", *headstamp.HOMES, *headstamp.ASKED}
    with pytest.raises(AttributeError, match="no attribute 'supplier'"):
        headstamp.supplier  # type: ignore[attr-defined]  # noqa: B018


def test_a_type_checker_knows_what_they_take_and_give(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM + "".join(f"    {line}\n" for line in WRONG), encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(ROOT / ".mypy_cache"), str(program)],
        env=os.environ | {"MYPYPATH": str(ROOT)}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    told = [line for line in checked.stdout.splitlines() if ": error: " in line]
    first = PROGRAM.count("\n") + 1
    assert [int(line.split(":")[1]) for line in told] == list(range(first, first + len(WRONG))), checked.stdout + checked.stderr
    for line, expected in zip(told, WRONG.values(), strict=True):
        assert expected in line
