"""Footnotes lead to a source and to the places in it, in few words."""

from __future__ import annotations

import pytest

from headstamp.publish.footnotes import places, readable


def test_runs_of_lines_stand_together() -> None:
    told = places(["line=4&column=holder", "line=2&column=place", "line=3", "line=2", "line=9", "line=12-13", "line=14"])
    assert told == ["lines 2–4", "line 9", "lines 12–14"]


def test_other_places_follow_in_their_order() -> None:
    told = places(["sheet=Items&row=12", "sheet=Items&row=3", "item=7", "line=1"])
    assert told[0] == "line 1"
    assert [next(number for number in ("12", "3", "7") if number in place) for place in told[1:]] == ["3", "7", "12"]
    assert places([]) == []


@pytest.mark.parametrize(
    ("url", "read"),
    [("https://example.org/%D8%A3%D8%B3", "https://example.org/أس"), ("https://example.org/a?b=c", "https://example.org/a?b=c"),
     ("https://example.org/%FF", "https://example.org/%FF"), ("https://example.org/a%20b", "https://example.org/a%20b"),
     ("https://example.org/%E2%80%AEgnp", "https://example.org/%E2%80%AEgnp")],
)  # fmt: skip
def test_an_address_is_read_as_its_letters_unless_that_hides_something(url: str, read: str) -> None:
    assert readable(url) == read
