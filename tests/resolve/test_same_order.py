"""Which designations are near enough that rows of two files may be one order."""

from __future__ import annotations

import pytest

from headstamp.resolve.same_order import may_be_one


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("t72", "t72m1", True, id="three letters and digits that stand inside the other"),
        pytest.param("m1", "m1a2", False, id="two stand inside too many"),
        pytest.param("mig29", "mig27", True, id="four of five alike"),
        pytest.param("pc9", "pc7", False, id="two of three alike"),
        pytest.param("bell206", "oh58", True, id="names of one model"),
        pytest.param("bell206", "jetranger", True, id="a name of the model, and the model"),
        pytest.param("oh58", "pc9", False, id="names of two models"),
        pytest.param("", "pc9", False, id="no name is near none"),
    ],
)
def test_designations_that_may_stand_for_one_thing(one: str, other: str, expected: bool) -> None:
    models = {"bell206": {"jetranger"}, "oh58": {"jetranger", "kiowa"}, "pc9": {"pilatus"}}
    assert may_be_one(one, other, models) is expected
    assert may_be_one(other, one, models) is expected
