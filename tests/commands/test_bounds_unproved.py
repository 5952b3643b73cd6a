"""A bound that is not proved: what its sources carry is called unproved, never nothing."""

from __future__ import annotations

import pytest

from headstamp.answers.bounds import Fragility
from headstamp.commands.bounds import _print_fragility


def told(name: str, *, proved: bool) -> Fragility:
    return Fragility(without=name, name=name, at_least=3, lost=0, proved=proved, items=1, no_longer_certain=[])


@pytest.mark.parametrize(
    ("whole", "each", "expected"),
    [
        (True, True, "0 of 2 change the bound"),
        (True, False, "1 of 2 may change the bound"),
        (False, True, "2 of 2 may change the bound"),
    ],
)
def test_what_is_not_proved_is_called_so(capsys: pytest.CaptureFixture[str], whole: bool, each: bool, expected: str) -> None:
    _print_fragility([told("root", proved=each), told("other", proved=True)], proved=whole)
    printed = capsys.readouterr().out
    assert expected in printed
    assert whole or "change the bound\n" not in printed.replace("whether they change the bound\n", "")
