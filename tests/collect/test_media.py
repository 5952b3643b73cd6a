"""Tables without a header line, of years, of JSON, and documents: what ``register.yml`` can say of them, tried on invented ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from headstamp.casefile.sources import look
from headstamp.collect.detect import recognise as recognising
from headstamp.collect.detect.recognise import Answer, recognise
from headstamp.collect.registers.description import Register, parse
from headstamp.collect.registers.plain_reader import read
from headstamp.collect.table_source import Chunk, TableSource, lines_after_header
from headstamp.collect.unpivot import Unpivoted, unpivot
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import Unrecognised, WrongUse
from tests.collect.reading import written

Made = tuple[Unpivoted, list[dict[str, Any]]]


def register(**said: Any) -> Register:
    columns = {"place": {"value": "text", "required": True}, "country": {"value": "state"}, "note": {"value": "text"}}
    return parse("invented", {"title": "Invented", "version": 1, "kind": "Place", "key": ["place"], "columns": columns} | said)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A function that reads a text as an invented register, the only one that is known."""

    def made(one: Register, text: str, reader: Any = read, told_as: str = "", head: Any = None) -> Made | Answer:
        module = SimpleNamespace(read=reader, told=head)
        monkeypatch.setattr(recognising, "registers", lambda: (one,))
        monkeypatch.setattr(recognising, "reader_of", lambda _: module)
        path = written(tmp_path / "file", text)
        seen = look(path)
        answer = recognise(path, "file", seen, told_as)
        if not answer.parts:
            return answer
        engine = DuckEngine()
        unpivoted = unpivot(engine, answer.parts[0], reader(answer.parts[0]), seen.sha256)
        rows = engine.rows("select locator, property, said, canon, low from draft order by locator, property, said")
        engine.close()
        return unpivoted, rows

    return made


def said(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(row["locator"], row["property"], row["said"]) for row in rows]


HEADLESS = {"layouts": [{"name": "bare", "medium": "headless", "header": ["place", "country"],
                         "signs": {"country": "[A-Z][a-z]+"}}],
            "columns": {"place": {"value": "text", "required": True}, "country": {"value": "state"}}}  # fmt: skip


def test_a_table_without_header_is_told_by_its_cells(reading: Any) -> None:
    unpivoted, rows = reading(register(**HEADLESS), "Port,Freedonia\nHill,Sylvania\nDale,Ruritania\n")
    assert (unpivoted.records, unpivoted.read) == (3, 3)
    assert said(rows)[:2] == [("line=1&column=country", "country", "Freedonia"), ("line=1&column=place", "place", "Port")]


def test_a_table_without_header_whose_cells_are_others_is_of_no_register(reading: Any) -> None:
    with pytest.raises(Unrecognised, match="a table of no known register"):
        reading(register(**HEADLESS), "Port,17\nHill,18\nDale,19\n")


JSON = {"layouts": [{"name": "answer", "medium": "json", "header": ["place", {"land": "country"}, "note"], "optional": ["note"]}]}


@pytest.mark.parametrize(
    "text",
    [
        '[{"place": "Port", "land": "Freedonia"},\n {"place": "Hill", "land": "Sylvania", "note": 1.50}]',
        '{"meta": {"n": 2}, "rows": [{"place": "Port", "land": "Freedonia"}, {"place": "Hill", "land": "Sylvania", "note": 1.50}]}',
        '{"took": "0.1 s", "count": 2, "rows": [{"place": "Port", "land": "Freedonia"}, '
        '{"place": "Hill", "land": "Sylvania", "note": 1.50}], "error": ""}',
        '{"place": "Port", "land": "Freedonia"}\n{"place": "Hill", "land": "Sylvania", "note": 1.50}\n',
    ],
)
def test_objects_of_json_are_records(reading: Any, text: str) -> None:
    unpivoted, rows = reading(register(**JSON), text.replace('"Freedonia"}', '"Freedonia", "note": null}'))
    assert (unpivoted.records, unpivoted.read) == (2, 2)
    assert ("item=2&column=land", "country", "Sylvania") in said(rows)
    assert ("item=2&column=note", "note", "1.50") in said(rows), "digits stay as they were written"


def test_a_table_that_many_look_like_is_read_when_it_is_named(reading: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one = register(layouts=[{"name": "flat", "header": ["place", "country", "note"], "named": True}])
    text = "place,country,note\nPort,Freedonia,a\n"
    assert reading(one, text) == Answer(asks=("invented",))
    monkeypatch.setattr(recognising, "register_named", lambda name: one)
    unpivoted, _ = reading(one, text, told_as="invented")
    assert unpivoted.read == 1


def test_json_of_other_keys_is_a_table_of_no_register(reading: Any) -> None:
    with pytest.raises(Unrecognised, match="a table of no known register"):
        reading(register(**JSON), '[{"a": 1, "b": 2}, {"a": 3, "b": 4}]')


def test_an_array_inside_a_line_makes_the_line_no_envelope(reading: Any) -> None:
    one = '{"place": "Port", "land": "Freedonia", "note": [{"a": 1, "b": 2}]}\n'
    unpivoted, _ = reading(register(**JSON), one + one.replace("Port", "Hill"))
    assert (unpivoted.records, unpivoted.read) == (2, 2)


def test_records_of_json_that_are_none_are_refused(reading: Any) -> None:
    text = '{"place": "Port", "land": "Freedonia", "note": ""}\n{"place": "Hill", "colour": 1}\nnot json\n{"place": "Dale"}\n'
    unpivoted, _ = reading(register(**JSON), text)
    assert (unpivoted.records, unpivoted.read, unpivoted.refused) == (4, 2, 2)
    assert [fault.first for fault in unpivoted.faults] == [2, 3]


def test_a_schema_in_json_is_no_register(reading: Any) -> None:
    assert reading(register(**JSON), '{"$schema": "x", "title": "Component", "properties": {"a": {}}}') == Answer()


@pytest.mark.parametrize("text", ['[{"place": "Port", "land": "F"', "[" * 100_000 + "]", '[{"place": "Port", "land": 1e400}, NaN'])
def test_json_that_is_cut_or_deep_is_one_clear_error(reading: Any, text: str) -> None:
    with pytest.raises(Unrecognised):
        reading(register(**JSON), text)


YEARS = {
    "layouts": [{"name": "wide", "header": ["place"], "years": "note", "told": ["country"]}],
    "columns": {"place": {"value": "text"}, "country": {"value": "state"}, "note": {"value": "text"}},
}


def test_columns_named_for_years_become_one_and_the_head_tells_the_rest(reading: Any) -> None:
    text = "Figures of Freedonia\n\nplace,1995,1996,1997\nPort,2.5,,3\nHill,,,\n"
    unpivoted, rows = reading(register(**YEARS), text, head=lambda head: {"country": re.findall("of (.*)", head)[0]})
    assert (unpivoted.records, unpivoted.read) == (2, 2)
    assert said(rows) == [
        ("line=4", "country", "Freedonia"), ("line=4", "note", "1995: 2.5; 1997: 3"), ("line=4&column=place", "place", "Port"),
        ("line=5", "country", "Freedonia"), ("line=5&column=place", "place", "Hill"),
    ]  # fmt: skip


ASKS = {"layouts": [{"name": "list", "header": ["place", "note"], "asks": ["country"]}]}


def test_what_the_bytes_do_not_tell_is_asked(reading: Any) -> None:
    one = register(**ASKS)
    assert reading(one, "place,note\nPort,x\n") == Answer(asks=("country",), register="invented")
    _, rows = reading(one, "place,note\nPort,x\n", told_as="country=Freedonia")
    assert ("line=2", "country", "Freedonia") in said(rows)
    with pytest.raises(WrongUse):
        reading(one, "place,note\nPort,x\n", told_as="colour=red")


def test_what_is_the_same_in_every_file_is_said_of_every_row(reading: Any) -> None:
    one = register(layouts=[{"name": "flat", "header": ["place", "note"]}], constants={"country": "Freedonia"})
    _, rows = reading(one, "place,note\nPort,x\nHill,y\n")
    assert [row for row in said(rows) if row[1] == "country"] == [
        ("line=2", "country", "Freedonia"), ("line=3", "country", "Freedonia")
    ]  # fmt: skip


JOINED = {
    "layouts": [{"name": "flat", "header": ["place", "side", "bank"], "empty": [".", "none"], "joined": {"note": ["side", "bank"]}}],
    "columns": {"place": {"required": True}, "side": {"property": "country", "value": "state"}, "note": {}},
}  # fmt: skip


def test_a_column_is_made_of_several_and_words_for_nothing_are_empty(reading: Any) -> None:
    unpivoted, rows = reading(register(**JOINED), "place,side,bank\nPort,left,high\nHill, . ,high\n.,left,low\nDale,none,.\n")
    assert (unpivoted.read, unpivoted.refused) == (3, 1), "a row whose needed cell says nothing is refused"
    assert [row for row in said(rows) if row[1] == "note"] == [("line=2", "note", "left; high"), ("line=3", "note", "high")]
    assert [row for row in said(rows) if row[0] == "line=5&column=side"] == []


SIGNED = {"layouts": [{"name": "flat", "header": ["place", "note"], "signs": {"note": ".*harbour.*"}}],
          "columns": {"place": {"value": "text"}, "note": {"value": "text"}}}  # fmt: skip


def test_plain_names_need_the_cells_below_for_a_witness(reading: Any) -> None:
    unpivoted, _ = reading(register(**SIGNED), "place,note\nPort,a harbour\nHill,\"no harbour, no quay\"\nDale,the harbour\n")
    assert unpivoted.read == 3
    with pytest.raises(Unrecognised, match="the columns of invented over cells of something else"):
        reading(register(**SIGNED), "place,note\nPort,17\nHill,18\nDale,19\n")
    with pytest.raises(Unrecognised, match="a table of no known register"):
        reading(register(**SIGNED), "place,colour\nPort,a harbour\nHill,harbours\n")


def test_one_name_in_common_is_no_likeness(reading: Any) -> None:
    one = register(layouts=[{"name": "flat", "header": ["place", "country"]}], columns={"place": {}, "country": {}})
    with pytest.raises(Unrecognised, match="a table of no known register"):
        reading(one, "place,colour\nPort,red\nHill,blue\n")
    with pytest.raises(Unrecognised, match="unknown 'colour'"):
        reading(one, "place,country,colour\nPort,Freedonia,red\nHill,Sylvania,blue\n")


def test_bare_carriage_returns_end_lines_where_there_is_nothing_else(reading: Any) -> None:
    one = register(layouts=[{"name": "flat", "header": ["place", "country", "note"]}])
    unpivoted, rows = reading(one, "place,country,note\rPort,Freedonia,x\r\rHill,Sylvania,y\r")
    assert (unpivoted.records, unpivoted.read, unpivoted.skipped) == (3, 2, 1)
    assert ("line=4&column=place", "place", "Hill") in said(rows)
    assert not unpivoted.faults


def rows_of_document(opened: TableSource) -> Iterator[Chunk]:
    chunk = Chunk()
    with lines_after_header(opened) as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("* "):
                chunk.keep([*line[2:].strip().split(" in ")], number, number)
            else:
                chunk.skipped += 1
    yield chunk


def test_a_document_is_told_by_its_signs_and_read_by_its_register(reading: Any) -> None:
    one = register(layouts=[{"name": "list", "medium": "document", "header": ["place", "country"],
                             "signs": {"title": "^List of places", "rows": r"(?m)^\* .+ in .+$"}}],
                   columns={"place": {"value": "text"}, "country": {"value": "state"}})  # fmt: skip
    unpivoted, rows = reading(one, "List of places\n* Port in Freedonia\n* Hill in Sylvania\n", rows_of_document)
    assert (unpivoted.records, unpivoted.read, unpivoted.skipped) == (3, 2, 1)
    assert said(rows)[0] == ("line=2", "country", "Freedonia")
    with pytest.raises(Unrecognised, match="a text without a table"):
        reading(one, "List of places\nnone yet, and that is all\n", rows_of_document)


@pytest.mark.parametrize(
    "layout",
    [
        {"name": "x", "header": ["place", "country", "note"], "medium": "papyrus"},
        {"name": "x", "header": ["place", "country", "note"], "medium": "headless"},
        {"name": "x", "header": ["place", "country", "note"], "signs": {"colour": "x"}},
        {"name": "x", "header": ["place", "country", "note"], "medium": "json", "signs": {"place": "x"}},
        {"name": "x", "header": ["place", "country"], "joined": {"note": ["place", "colour"]}},
        {"name": "x", "header": ["place", "country"], "asks": ["colour"]},
    ],
)
def test_a_layout_that_breaks_a_rule_is_refused(layout: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"layout x"):
        register(layouts=[layout])


DOUBTFUL = {
    "layouts": [{"name": "flat", "header": ["place", "country", "latitude"]}], "ignored": {},
    "columns": {"place": {"value": "text", "required": True}, "country": {"value": "state"},
                "latitude": {"value": "latitude"}},
}  # fmt: skip


def test_a_row_may_outlive_a_cell_that_cannot_be_read(reading: Any) -> None:
    unpivoted, rows = reading(register(**DOUBTFUL), "place,country,latitude\nPort,Freedonia,12.5\nHill,Sylvania,912.5\n,Ruritania,x\n")
    assert (unpivoted.records, unpivoted.read, unpivoted.refused) == (3, 2, 1)
    assert [(f.first, f.cell) for f in unpivoted.faults] == [(3, "latitude"), (4, "")]
    assert unpivoted.faults[0].reason.startswith("latitude: found '912.5'; expected ")
    assert [(row["said"], row["low"]) for row in rows if row["property"] == "latitude"] == [("12.5", 12.5), ("912.5", None)]


FOUND = {"layouts": [{"name": "flat", "header": ["place", "country"], "finds": ["note"]}], "ignored": {}}


def test_a_column_may_be_found_in_another_one(reading: Any) -> None:
    def parted(opened: TableSource) -> Iterator[Chunk]:
        for chunk in read(opened):
            for row in chunk.rows:
                row.append(row[0].partition("*")[2])
            yield chunk

    _, rows = reading(register(**FOUND), "place,country\nPort*burnt,Freedonia\nHill,Sylvania\n", reader=parted)
    assert said(rows) == [
        ("line=2", "note", "burnt"), ("line=2&column=country", "country", "Freedonia"),
        ("line=2&column=place", "place", "Port*burnt"), ("line=3&column=country", "country", "Sylvania"),
        ("line=3&column=place", "place", "Hill"),
    ]  # fmt: skip
