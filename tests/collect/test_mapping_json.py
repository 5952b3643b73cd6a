"""JSON is mapped as other tables are: arrays of records, one record a line, and records that lie deeper inside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.collect.mapping.guess import guess_mapping
from headstamp.collect.mapping.written import write
from headstamp.nouns.errors import Unrecognised
from tests.collect.reading import written

RECORDS = [
    {"exporter": "Serbia", "importer": "Iraq", "model": "AR-1", "qty": 200},
    {"exporter": "Croatia", "importer": "Iraq", "model": "HP-2", "qty": 50, "note": "late"},
]
IN_PLACES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "array": (RECORDS, ()), "envelope": ({"count": 2, "results": RECORDS}, ("results",)),
    "deeper": ({"meta": {"of": "x"}, "data": {"page": {"rows": RECORDS}}}, ("data", "page", "rows")),
    "features": ({"type": "F", "features": [{"type": "Feature", "properties": one} for one in RECORDS]}, ("features", "properties")),
    "named": ({"a": RECORDS[0], "b": RECORDS[1]}, ("*",)), "named below": ({"all": {"a": RECORDS[0], "b": RECORDS[1]}}, ("all", "*")),
    "lists": ({"years": [{"year": 1, "rows": RECORDS[:1]}, {"year": 2, "rows": RECORDS[1:]}]}, ("years", "rows")),
}  # fmt: skip


@pytest.mark.parametrize("place", IN_PLACES)
def test_records_are_mapped_and_read_wherever_they_lie(tmp_path: Path, place: str) -> None:
    whole, at = IN_PLACES[place]
    path = written(tmp_path / "t.json", json.dumps(whole, indent=1))
    mapping = guess_mapping(path)
    assert (mapping.medium, mapping.records, mapping.rows) == ("json", at, 2)
    assert [one.property for one in mapping.columns][:4] == ["supplier", "recipient", "designation", "quantity"]
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(mapping)))
        assert (one.records, one.read, one.refused) == (2, 2, 0)


def test_one_record_a_line_is_mapped_and_read(tmp_path: Path) -> None:
    path = written(tmp_path / "t.jsonl", "\n".join(json.dumps(one) for one in RECORDS))
    mapping = guess_mapping(path)
    with headstamp.init(tmp_path / "case", bare=True) as case:
        with pytest.raises(Unrecognised, match="headstamp map FILE"):
            headstamp.add(case, path)
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(mapping)))
        assert (one.records, one.read) == (2, 2)
        with pytest.raises(Unrecognised, match="a table with other columns"):
            headstamp.add(case, written(tmp_path / "o.json", '[{"a": 1, "b": 2}]'), mapping=tmp_path / "m.yml")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1}', "JSON without records"), ("[1, 2, 3]", "JSON without records"), ("[]", "JSON without records"),
        ('{"a": [1, 2', "JSON that cannot be parsed"), ("[" * 50_000 + "]" * 50_000, "nested too deep|without records"),
        ('[["a", "b"], [1, 2]]', "JSON without records"), ('{"a": [1, 2], "b": [3, 4]}', "JSON without records"),
    ],
)  # fmt: skip
def test_json_without_records_is_told(tmp_path: Path, text: str, found: str) -> None:
    with pytest.raises(Unrecognised, match=found):
        guess_mapping(written(tmp_path / "t.json", text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[1, 2, 3]", "a list of single values"), ("[null, true]", "a list of single values"), ('["a"]', "a list of single values"),
        ('[["supplier", "recipient"], ["France", "Iraq"]]', "a list of lists"), ("[]", "an empty list"), ("{}", "an object without"),
        ('{"a": 1, "b": 2}', "one object"), ('{"a": {"b": {"c": 1}}}', "one object"), ('[{"a": {"b": 1}}]', "fewer than two values"),
        ('{"a": [1, 2], "b": [3, 4]}', "columns in place of records"), ('"text"', "a single value"), ("12", "a single value"),
        ("true", "a single value"), ('[1, {"a": 1, "b": 2}, [3]]', "a list of different things"), ("[1, 2", "cannot be parsed"),
        ('[{"a": 1, "b": 2},\n{"a": 3', "cannot be parsed"),
    ],
)  # fmt: skip
def test_add_and_map_say_the_same_of_json_without_records(tmp_path: Path, text: str, found: str) -> None:
    path = written(tmp_path / "t.json", text)
    with pytest.raises(Unrecognised, match=found) as mapped:
        guess_mapping(path)
    with headstamp.init(tmp_path / "case", bare=True) as case, pytest.raises(Unrecognised) as added:
        headstamp.add(case, path)
    assert (added.value.found, added.value.expected, added.value.do) == (mapped.value.found, mapped.value.expected, mapped.value.do)
    assert "headstamp map" not in added.value.do


def test_add_says_where_the_records_of_json_lie_that_map_reads(tmp_path: Path) -> None:
    records = '[{"supplier": "France", "recipient": "Iraq"}, {"supplier": "Italy", "recipient": "Chad"}]'
    path = written(tmp_path / "t.json", f'{{"answer": {{"rows": {records}}}, "pages": 1}}')
    assert guess_mapping(path).records == ("answer", "rows")
    with headstamp.init(tmp_path / "case", bare=True) as case, pytest.raises(Unrecognised) as added:
        headstamp.add(case, path)
    assert "records under 'answer.rows'" in added.value.found
    assert "map FILE" in added.value.do


def test_a_table_that_begins_with_a_footnote_is_no_json(tmp_path: Path) -> None:
    mapping = guess_mapping(written(tmp_path / "t.csv", "[1] note,b,c\n1,2,3\n4,5,6\n"))
    assert [one.name for one in mapping.columns] == ["[1] note", "b", "c"]
