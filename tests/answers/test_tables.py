"""Answers that are lists, as tables: each entry is a row and nothing of it is lost, in Arrow, in data frames and in a notebook."""

from __future__ import annotations

import json
import sys
from types import ModuleType
from typing import Any

import pytest
from msgspec import structs

from headstamp.answers.answer import as_json
from headstamp.answers.parts import Ends
from headstamp.answers.refused import RefusedAnswer, RefusedRow
from headstamp.answers.routes import Account, Event, HedgedQuantity, ItemRoutes, RoutesAnswer
from headstamp.answers.table import SHOWN
from headstamp.answers.types import TypesAnswer


def refused(*files: str) -> RefusedAnswer:
    rows = [
        RefusedRow(source="0" * 64, file=file, locator="line=2", reason="found nothing", row=["a", "b"], repaired=False, cell=None,
                   text=None, code=None)
        for file in files
    ]  # fmt: skip
    return RefusedAnswer(rows=rows)


def routes() -> RoutesAnswer:
    account: dict[str, Any] = {
        "id": "D1", "subject": "1" * 32, "route": "D9", "route_said": None, "point": None, "status": "reported",
        "from_party": ["Army", "Police"], "designation": "rifles", "weapon_class": "rifle",
        "quantity": HedgedQuantity(low=10, high=None, hedge="at_least"), "unit": "pieces", "first": None, "last": None,
        "place": None, "support": [],
    }  # fmt: skip
    event = Event(**account, part_of=[], same_as=[], conflicts=[], accounts=[Account(**account)], together=None,
                  hull=Ends(low=2.5, high=20))  # fmt: skip
    second = structs.replace(event, id="D2", hull=None, from_party=[])
    return RoutesAnswer(holder="Band", items=ItemRoutes(total=0, base=0, routes=[]), events=[event, second], apart=None)


def test_a_table_of_arrow_has_a_row_for_each_entry_and_a_column_for_each_field() -> None:
    table = routes().to_arrow()
    assert table.num_rows == 2
    found: dict[str, Any] = {name: table.column(name).to_pylist() for name in table.column_names}
    assert found["id"] == ["D1", "D2"]
    assert found["class"] == ["rifle", "rifle"]
    assert found["from_party"] == [["Army", "Police"], []]
    assert (found["quantity_low"], found["quantity_high"]) == ([10.0, 10.0], [None, None])
    assert (found["hull_low"], found["hull_high"]) == ([2.5, None], [20.0, None])
    assert json.loads(found["accounts"][0]) == as_json(routes())["events"][0]["accounts"]


@pytest.mark.parametrize("answer", [refused(), TypesAnswer(holder="Band", at_least=0, at_most=0, by_class=[], types=[], undecided=0)])
def test_a_list_without_entries_is_a_table_with_its_columns(answer: RefusedAnswer | TypesAnswer) -> None:
    table = answer.to_arrow()
    assert (table.num_rows, len(table.column_names) > 5) == (0, True)
    assert "<tbody>" in answer._repr_html_()


def test_any_library_that_reads_arrow_takes_an_answer() -> None:
    import duckdb

    answer = refused("a.csv", "b.csv")  # the engine finds it by its name
    rows = duckdb.sql("select file, row from answer order by file")
    assert rows is not None
    assert rows.fetchall() == [("a.csv", ["a", "b"]), ("b.csv", ["a", "b"])]
    assert answer.rows


def test_pandas_and_polars_get_the_same_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins take what the libraries are given: neither needs to be installed."""
    given: dict[str, Any] = {}
    for name in ("pandas", "polars"):
        module = ModuleType(name)
        module.DataFrame = lambda columns, name=name: given.setdefault(name, columns)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, name, module)
    answer = routes()
    answer.to_pandas()
    answer.to_polars()
    assert list(given["pandas"]) == list(given["polars"].column_names) == answer.to_arrow().column_names
    assert given["pandas"]["from_party"] == [["Army", "Police"], []]
    assert given["pandas"]["quantity_high"] == [None, None]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_installed_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # its import fails
    with pytest.raises(ModuleNotFoundError, match=f"pip install {library}") as raised:
        getattr(refused("a.csv"), f"to_{library}")()
    assert raised.value.name == library


def test_a_notebook_shows_words_of_a_source_escaped_and_says_what_it_leaves_out() -> None:
    page = refused("<script>alert('x')</script>", *(f"{number}.csv" for number in range(SHOWN + 1)))._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<tr>") == SHOWN + 1
    assert "and 2 more" in page
