"""Findings as they are kept: one Parquet file for each module that finds, rebuilt at will."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.finding import Finding

COLUMNS = {
    "id": "text", "rule": "text", "about": "text", "value": "text", "low": "number", "high": "number",
    "support": "text", "against": "text", "parameters": "text",
}  # fmt: skip


def findings_file(case: Case, finder: str) -> Path:
    """Where the findings of one module are kept."""
    return case.path / "findings" / f"{finder}.parquet"


def write_findings(case: Case, finder: str, findings: Iterable[Finding]) -> None:
    """Keep the findings of one module, in place of those that it found before.

    Raises:
        ValueError: a finding has no support, its low is above its high, or two share an id.
        NoSpace: they cannot be written.
    """
    rows = sorted(findings, key=lambda finding: finding.id)
    for finding in rows:
        if not finding.support:
            raise ValueError(f"{finding.rule} about {finding.about!r} has no support")
        if finding.low is not None and finding.high is not None and finding.low > finding.high:
            raise ValueError(
                f"{finding.rule} about {finding.about!r}: low {finding.low} above high {finding.high}"
            )
    if len({finding.id for finding in rows}) != len(rows):
        raise ValueError(f"{finder}: two findings ask the same question")
    columns: dict[str, list[Any]] = {
        "id": [f.id for f in rows], "rule": [f.rule for f in rows], "about": [f.about for f in rows],
        "value": [_json(f.value) for f in rows], "low": [f.low for f in rows], "high": [f.high for f in rows],
        "support": [" ".join(f.support) for f in rows], "against": [" ".join(f.against) for f in rows],
        "parameters": [_json(f.parameters) for f in rows],
    }  # fmt: skip
    case.engine.load("finding", columns, COLUMNS)
    case.engine.save(findings_file(case, finder), "select * from finding order by id")


def read_findings(case: Case) -> list[Finding]:
    """The findings that a case keeps, by id; none where it was never built.

    Raises:
        WrongUse: one of their files is none that ``build`` wrote.
    """
    case.engine.read("finding", sorted((case.path / "findings").glob("*.parquet")), COLUMNS)
    rows = case.engine.rows("select * from finding order by id")
    try:
        return [
            Finding(
                rule=row["rule"], about=row["about"], value=json.loads(row["value"]), low=row["low"], high=row["high"],
                support=tuple(row["support"].split()), against=tuple(row["against"].split()),
                parameters=json.loads(row["parameters"]),
            )
            for row in rows
        ]  # fmt: skip
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise WrongUse("a finding that is not written as findings are", expected="the files that 'build' wrote",
                           do="remove the folder and build the case again", file=str(case.path / "findings")) from error  # fmt: skip


def digest_of(finding: Finding) -> str:
    """64 hex digits over all that a finding says."""
    parts = [finding.id, finding.value, finding.low, finding.high, finding.support, finding.against]
    return sha256(_json(parts).encode("utf-8")).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
