"""Marks as pages read them, and quotations whose readings are counted nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from headstamp import add, open_case
from headstamp.answers.answer import as_json
from headstamp.casefile.case import init_folder
from headstamp.pipeline import prepare
from headstamp.trace.claims import findings
from tests.collect.reading import REGISTERS, read_one


def test_a_quotation_makes_no_finding(tmp_path: Path) -> None:
    with init_folder(tmp_path / "case") as case:
        add(case, REGISTERS / "excerpts" / "sample.jsonl", REGISTERS / "gur_reports" / "sample.csv",
            REGISTERS / "trace_facts" / "sample.csv")  # fmt: skip
    with open_case(tmp_path / "case") as case:
        prepare(case)
        claims = {row["name"] for row in case.engine.rows("select name from claim")}
        found = {as_json(finding.value)["name"] for finding in findings(case)}
    assert {"X01", "X02", "inv-1", "inv-2"} < claims
    # Of V03 and X03 a cell cannot be read.
    assert found == claims - {"X01", "X02", "X03", "V03", "inv-1", "inv-2"}
    assert found


@pytest.mark.shared
def test_every_mark_is_read_with_its_caution(shared: Path) -> None:
    read = read_one(shared / "registers" / "markings" / "markings_read.csv")
    assert (read.unpivoted.records, read.unpivoted.read, read.unpivoted.refused) == (23, 23, 0)
    assert not read.unpivoted.vague
    told = [row for row in read.statements if row["property"] == "state_in_quote"]
    assert len(told) == 23
    assert sum(row["canon"] == "yes" for row in told) == 5
    either = {row["subject"] for row in read.statements if row["property"] == "state" and row["said"] == "Soviet Union"}
    assert len(either) == 6
    owners = [row for row in read.statements if row["property"] == "maker" and "ownership" in row["said"]]
    assert [row["canon"] for row in owners] == ["unknown"]


@pytest.mark.shared
def test_every_quotation_is_read_with_its_rights(shared: Path) -> None:
    path = shared / "registers" / "texts" / "excerpts_dev.jsonl"
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    read = read_one(path)
    assert (read.unpivoted.records, read.unpivoted.read, read.unpivoted.refused) == (15, 15, 0)
    for ours, theirs in (("quote", "text"), ("rights", "rights"), ("source_url", "url"), ("fact_id", "id")):
        assert sorted(row["said"] for row in read.statements if row["property"] == ours) == sorted(r[theirs] for r in records)
    readings = [json.loads(row["said"]) for row in read.statements if row["property"] == "reading"]
    assert sorted(map(str, readings)) == sorted(str(record["gold"]) for record in records)
