"""What holds for every cleaner: words kept, bounds in order, one kind of error, no cell that hangs it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headstamp.nouns.values import CLEANERS, VAGUE, Unreadable, Value
from headstamp.nouns.values.hedge import HEDGES

MEGABYTE = 1_000_000

LONG = {
    "digits": "9" * MEGABYTE,
    "groups": "1" + ",234" * (MEGABYTE // 4),
    "blank": " " * MEGABYTE + "x",
    "semicolons": "2014;" * (MEGABYTE // 5),
    "crosses": "x " * (MEGABYTE // 2),
    "marks": "a" + "\u0301\u0323" * (MEGABYTE // 4),
    "dashes": "T-72 " + "-" * MEGABYTE,
    "plurals": "A" + "7s " * (MEGABYTE // 3),
    "letters": "Ω" * (MEGABYTE // 2),
    "parts": "1 en " * (MEGABYTE // 5),
}

CELLS = st.one_of(
    st.text(min_size=1),
    st.text(alphabet="0123456789.,;:-/ x+", min_size=1),
    st.sampled_from(["2014-06-31", "1,200", "?", "D001; trace_facts:F01", "7.62x39", "T-72 -", "€ 4.5m", "x x x x"]),
)


@given(CELLS)
@settings(max_examples=200)
@example("\ud800")
@example("\x00")
@example("٣;٤")
def test_every_cleaner_keeps_its_promises(cell: str) -> None:
    refused = []
    for name, cleaner in CLEANERS.items():
        try:
            values = cleaner(cell)
        except Unreadable as error:
            refused.append(error.expected)
            continue
        assert isinstance(values, tuple), name
        assert values, name
        for value in values:
            assert isinstance(value, Value), name
            assert value.said in cell, name
            assert value.hedge in (None, VAGUE, *HEDGES), name
            assert value.low is None or value.high is None or value.low <= value.high, name
            assert cleaner(cell) == values, name
    assert all(0 < len(expected) < 200 for expected in refused)


@pytest.mark.parametrize("kind", LONG)
def test_a_cell_of_a_megabyte_is_read_or_refused(kind: str) -> None:
    for cleaner in CLEANERS.values():
        try:
            values = cleaner(LONG[kind])
        except Unreadable:
            continue
        assert values
        assert values[0].said in LONG[kind]


def test_the_list_of_cleaners_is_light() -> None:
    """``register.yml`` is checked on every start: cleaners load nothing but the standard library."""
    code = "import sys, headstamp.nouns.values; print(*sorted(name.partition('.')[0] for name in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) - set(sys.stdlib_module_names) <= {"headstamp", "__main__", "sitecustomize"} | {
        name for name in loaded if name.startswith(("_", "__editable__"))
    }
