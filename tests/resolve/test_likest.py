"""Which known name an unknown one is most like."""

from __future__ import annotations

import pytest

from headstamp.resolve.likest import likest

KNOWN = ("soviet union", "deu", "united kingdom", "band of the north", "cubas", "togo")


@pytest.mark.parametrize(
    ("name", "found"),
    [("soviet onion", "soviet union"), ("kingdom united", "united kingdom"), ("eu", None), ("atlantis", None), ("", None),
     ("cuba", "cubas"), ("tog", None)],
)
def test_the_likest_name_or_none(name: str, found: str | None) -> None:
    assert likest(name, KNOWN) == found
    assert likest(name, dict.fromkeys(KNOWN, "a code")) == found


def test_the_same_words_in_another_order_are_likest() -> None:
    for known in (("united kingdom", "kingdom unites"), ("kingdom unites", "united kingdom")):
        assert likest("kingdom united", known) == "united kingdom"
