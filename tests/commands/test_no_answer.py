"""A question without an answer prints its reason, and no table without a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from headstamp.commands import COMMANDS
from tests.planted import planted

ITEM = {"item_id": "I1", "designation": "gun", "class": "rifle", "said": "a gun", "source_url": "https://example.org/1"}


def test_a_bound_that_cannot_be_said_has_no_witnesses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with planted(tmp_path, "name: planted\nholder: Band\n", items=[ITEM]) as case:
        folder = str(case.path)
    COMMANDS["bounds"](folder)
    printed = capsys.readouterr().out
    assert "dated: cannot be said" in printed
    assert "share a candidate" not in printed
    assert "candidates" not in printed


def test_suppliers_that_cannot_be_counted_have_no_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with planted(tmp_path, "name: planted\nholder: Band\n", items=[ITEM]) as case:
        folder = str(case.path)
    COMMANDS["suppliers"](folder, recipient="Iraq")
    printed = capsys.readouterr().out
    assert printed.startswith("This case cannot say how many states")
    assert "quantities, by register" not in printed
