"""Findings as they are kept: one Parquet file for each module that finds, rebuilt at will."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any

from headstamp.answers.answer import as_json
from headstamp.answers.of_rules import value_of
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.finding import Finding
from headstamp.nouns.plain_json import read_json

COLUMNS = {
    "id": "text", "rule": "text", "about": "text", "value": "text", "low": "number", "high": "number",
    "support": "text", "against": "text", "parameters": "text",
}  # fmt: skip
TOGETHER = 2_000
"""Findings that are in memory together while they are written."""


def findings_file(case: Case, finder: str) -> Path:
    """Where the findings of one module are kept."""
    return case.path / "findings" / f"{finder}.parquet"


def write_findings(case: Case, finder: str, findings: Iterable[Finding[Any]]) -> None:
    """Keep the findings of one module, in place of those that it found before.

    Raises:
        ValueError: a finding has no support, its low is above its high, or two share an id.
        NoSpace: they cannot be written.
    """
    engine = case.engine
    engine.load("finding", {name: [] for name in COLUMNS}, COLUMNS)
    ids: set[str] = set()
    waiting: list[Finding[Any]] = []
    for finding in findings:
        _check(finding)
        if finding.id in ids:
            raise ValueError(f"{finder}: two findings ask the same question")
        ids.add(finding.id)
        waiting.append(finding)
        if len(waiting) == TOGETHER:
            _append(engine, waiting)
            waiting = []
    _append(engine, waiting)
    engine.save(findings_file(case, finder), "select * from finding order by id")


def _check(finding: Finding[Any]) -> None:
    if not finding.support:
        raise ValueError(f"{finding.rule} about {finding.about!r} has no support")
    if finding.low is not None and finding.high is not None and finding.low > finding.high:
        raise ValueError(f"{finding.rule} about {finding.about!r}: low {finding.low} above high {finding.high}")


def _append(engine: DuckEngine, rows: Sequence[Finding[Any]]) -> None:
    columns: dict[str, list[Any]] = {
        "id": [f.id for f in rows], "rule": [f.rule for f in rows], "about": [f.about for f in rows],
        "value": [_json(as_json(f.value)) for f in rows], "low": [f.low for f in rows], "high": [f.high for f in rows],
        "support": [" ".join(f.support) for f in rows], "against": [" ".join(f.against) for f in rows],
        "parameters": [_json(f.parameters) for f in rows],
    }  # fmt: skip
    engine.append("finding", columns, COLUMNS)


def read_findings(case: Case, *, but: Collection[str] = ()) -> list[Finding[Any]]:
    """The findings that a case keeps, by id; none where it was never built.

    Args:
        but: rules whose findings are not read.
    Raises:
        WrongUse: one of their files is none that ``build`` wrote.
    """
    # Most findings rest on the same statements: each id is kept once for all of them.
    ids: dict[str, str] = {}
    return [replace(one, support=tuple(ids.setdefault(each, each) for each in one.support)) for one in each_finding(case, but=but)]


def each_finding(case: Case, *, but: Collection[str] = ()) -> Iterator[Finding[Any]]:
    """The findings of :func:`read_findings` one after another: where there is one for each item, few of them fit into memory.

    Raises:
        WrongUse: as :func:`read_findings`.
    """
    for one in each_stored(case, but=but):
        try:
            value = value_of(one.rule, one.value)
        except ValueError as error:
            raise strange_findings(case.path / "findings") from error
        yield replace(one, value=value)


def each_stored(case: Case, *, but: Collection[str] = ()) -> Iterator[Finding[dict[str, Any]]]:
    """The findings as they are stored, each value as plain JSON: another version may have given it another shape.

    Args:
        but: rules whose findings are not read.
    Raises:
        WrongUse: one of their files is none that ``build`` wrote, of whatever version.
    """
    engine = case.engine
    engine.read("finding", sorted((case.path / "findings").glob("*.parquet")), COLUMNS)
    engine.load("rule_left_out", {"rule": list(but)}, {"rule": "text"})
    names = ", ".join(COLUMNS)
    wanted = f"select {names} from finding where rule is null or rule not in (select rule from rule_left_out) order by id"
    # One by one: each may rest on all statements of the case.
    for (row,) in engine.pieces(wanted, 1):
        yield _finding(case, dict(zip(COLUMNS, row, strict=True)))


def _finding(case: Case, row: Row) -> Finding[dict[str, Any]]:
    """The finding that a stored row holds, checked as far as every finding is alike; what one rule's answer holds is not.

    Raises:
        WrongUse: a cell is missing or of another type, the answer or the parameters are no JSON object, or the id is not the one
            that rule, subject and parameters give.
    """
    try:
        finding = Finding(
            rule=row["rule"], about=row["about"], value=_object(row["value"]), low=row["low"], high=row["high"],
            support=tuple(row["support"].split()), against=tuple(row["against"].split()),
            parameters=_object(row["parameters"]),
        )  # fmt: skip
        _check(finding)
        if not (finding.rule and finding.about) or finding.id != row["id"]:
            raise ValueError("a finding without a rule or a subject, or with another id than these give")
        if not all(isfinite(bound) for bound in (finding.low, finding.high) if bound is not None):
            raise ValueError("a bound that is no number")
    except (ValueError, TypeError, AttributeError) as error:
        raise strange_findings(case.path / "findings") from error
    return finding


def strange_findings(path: Path) -> WrongUse:
    """The error about stored findings that ``build`` did not write; ``path`` is their file or folder."""
    return WrongUse("a finding that is not written as findings are", expected="the files that 'build' wrote",
                    do="remove the folder 'findings' and build the case again", file=str(path))  # fmt: skip


def _object(text: str) -> dict[str, Any]:
    said = read_json(text)
    if not isinstance(said, dict):
        raise ValueError("no JSON object")
    return said


def as_stored(finding: Finding[Any]) -> Finding[Any]:
    """A finding as it comes back from its file: numbers of a column are floats, and keys of JSON are texts."""
    low, high = (None if bound is None else float(bound) for bound in (finding.low, finding.high))
    value = value_of(finding.rule, json.loads(_json(as_json(finding.value))))
    return replace(finding, low=low, high=high, value=value, parameters=json.loads(_json(finding.parameters)))


def digest_of(finding: Finding[Any]) -> str:
    """64 hex digits over all that a finding says."""
    parts = [finding.id, as_json(finding.value), finding.low, finding.high, finding.support, finding.against]
    return sha256(_json(parts).encode("utf-8")).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
