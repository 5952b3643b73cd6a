"""What the attacks on a received case share: a small case with its report, and a copy of it for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import headstamp
from headstamp.world import draw_world
from tests.invented import made_case

FILES = ("states", "parties", "producers", "items")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small case with its report; tests change a copy."""
    with made_case(draw_world(5), tmp_path_factory.mktemp("built"), FILES) as case:
        headstamp.report(case)
    return case.path


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of that case, as somebody received it."""
    return shutil.copytree(built, tmp_path / "received" / "case")
