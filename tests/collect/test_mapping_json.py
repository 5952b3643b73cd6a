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
