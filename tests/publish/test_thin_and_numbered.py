"""What only the page shows: from how many items and sources on a base is worth a picture, and how footnotes are numbered."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest

from headstamp.casefile.case import Case
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.finding import Finding
from headstamp.publish.figures import Figures
from headstamp.publish.reports.trace.context import Context

SOURCES = {"a": "one file", "b": "one file", "c": "another"}


@pytest.fixture(scope="module")
def case() -> Case:
    """As much of a case as says which source a statement comes from."""
    engine = DuckEngine()
    columns: dict[str, list[str | None]] = {"id": [*SOURCES], "source": [*SOURCES.values()], "cited": [None] * len(SOURCES)}
    engine.load("current", columns, dict.fromkeys(columns, "text"))
    return cast("Case", SimpleNamespace(engine=engine))


@pytest.mark.parametrize(
    ("items", "support", "thin"),
    [(4, "abc", True), (5, "abc", False), (6, "abc", False), (5, "ab", True), (5, "ac", False), (5, "", True), (99, "b", True)],
)  # fmt: skip
def test_a_base_under_five_items_or_two_sources_is_thin(case: Case, items: int, support: str, thin: bool) -> None:
    context = Context(case=case, findings=[])
    assert context.is_thin(items, support) is thin


def note(figures: Figures, name: str, support: str, **more: Any) -> list[str]:
    """The numbers of footnotes that a figure prints."""
    return re.findall(r'href="#note-([0-9]+)"', figures.state(name, Finding("rule@1", "x", None), "7", support, **more))


def test_footnotes_are_numbered_from_one_in_the_order_of_the_page() -> None:
    figures = Figures()
    assert note(figures, "first", "a") == ["1"]
    assert note(figures, "second", "b") == ["2"]
    assert note(figures, "like the first", "a") == ["1"], "the same statements have one footnote"
    assert note(figures, "beside it", "a", noted=False) == []
    assert note(figures, "third", "ab") == ["3"]
    assert list(figures.notes.values()) == [1, 2, 3]


@pytest.mark.parametrize(("name", "support", "noted"), [("first", "b", True), ("second", "", True), ("second", "b", False)])
def test_a_figure_without_a_name_sources_or_a_footnote_of_its_own_is_refused(name: str, support: str, noted: bool) -> None:
    figures = Figures()
    figures.state("first", Finding("rule@1", "x", None), "7", "a")
    with pytest.raises(ValueError, match=name):
        figures.state(name, Finding("rule@1", "x", None), "7", support, noted=noted)
