"""What the table of what each root and page carries prints first, ``--without`` takes; and the same in JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.cli import main
from headstamp.world import draw_world
from tests.invented import made_case


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose rows name roots, cite pages with and without a title, and use a register without a page."""
    made = tmp_path_factory.mktemp("without")
    with made_case(draw_world(5), made) as case:
        headstamp.build(case)
    return made / "case"


def told(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["bounds", str(folder), *words, "--json"]) == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def printed(capsys: pytest.CaptureFixture[str], folder: Path, of: str) -> list[list[str]]:
    """The rows of the table, as printed: what is left out, the bound without it, how much less that is."""
    capsys.readouterr()
    assert main(["bounds", str(folder), "--of", of, "--sensitivity"]) == 0
    _, table = capsys.readouterr().out.split("Without one root or page")
    return [[cell.strip() for cell in line.split("│")] for line in table.splitlines() if "│" in line]


@pytest.mark.parametrize("of", ["made_in", "supplier", "type"])
def test_the_first_column_is_what_without_takes(folder: Path, of: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(capsys, folder, of)
    assert rows
    for word, at_least, *_ in rows:
        assert told(capsys, folder, "--of", of, "--without", word)["at_least"] == int(at_least)


@pytest.mark.parametrize("of", ["made_in", "supplier", "type"])
def test_so_is_without_in_json(folder: Path, of: str, capsys: pytest.CaptureFixture[str]) -> None:
    fragility = told(capsys, folder, "--of", of, "--sensitivity")["fragility"]
    assert any(one["lost"] for one in fragility)
    for one in fragility[:8]:
        assert told(capsys, folder, "--of", of, "--without", one["without"])["at_least"] == one["at_least"]


def test_a_page_is_told_by_its_title_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fragility = told(capsys, folder, "--of", "supplier", "--sensitivity")["fragility"]
    names = {one["without"]: one["name"] for one in fragility}
    assert all(name != word for word, name in names.items() if len(word) == 64), "no id stands for a title"
    assert any("SIPRI" in name for name in names.values())
