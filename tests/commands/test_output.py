"""What commands print: text stays text, whatever a source or a holder is called."""

from __future__ import annotations

import pytest

from headstamp.commands.output import print_table

HOSTILE = "[bold]x[/] [/nothing] \x1b[31mred"


def test_a_title_and_a_cell_are_never_markup(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(HOSTILE, ("what",), [(HOSTILE,)])
    printed = capsys.readouterr().out
    assert printed.count("[bold]x[/] [/nothing]") == 2
    assert "\x1b" not in printed


def test_a_title_is_as_long_as_it_needs_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("a title that is longer than its table is wide", ("a",), [("b",)])
    assert capsys.readouterr().out.splitlines()[0] == "a title that is longer than its table is wide"
