"""The rows behind an answer, each with its own words, its outlet and its grade: what a reader checks a figure against."""

from __future__ import annotations

from collections.abc import Iterable

from headstamp.answers.parts import Evidence
from headstamp.casefile.case import Case
from headstamp.casefile.outlets import hosts_of, outlet_text
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.locator import row_of


def evidence_of(case: Case, statements: Iterable[str]) -> dict[str, Evidence]:
    """The row behind each statement.

    Args:
        case: an open, prepared case.
        statements: ids of statements.
    Returns:
        the row of each statement that holds; its ``row`` is the row's own id with its table (``items:I001``), or only the table.
    """
    engine = case.engine
    engine.load("evidence_asked", {"id": sorted(set(statements))}, {"id": "text"})
    case.engine.make("evidence", read_sql(__package__, "evidence"))
    files = {source.id: source.name for source in case.store.sources() if source.held}
    return {row["id"]: _row(row, files) for row in engine.rows("select * from evidence order by id")}


def distinct_rows(evidence: dict[str, Evidence], statements: Iterable[str]) -> list[Evidence]:
    """The rows behind some statements, each once, by their names."""
    found = {(one.row, one.locator): one for name in statements if (one := evidence.get(name))}
    return [found[key] for key in sorted(found)]


def _row(row: Row, files: dict[str, str]) -> Evidence:
    name = f"{row['register']}:{row['name']}" if row["name"] else row["register"]
    hosts = hosts_of(row["url"]) if row["url"] else []
    return Evidence(
        row=name, said=row["quote"] or "", source=row["title"] or (hosts[0] if hosts else files.get(row["held"], "")),
        url=row["url"], root=row["root"] or "",
        kind=outlet_text(row["outlet_kind"], row["controlled_by"]) or row["source_kind"].replace("_", " "),
        grade=row["grade"] or "F", locator=row_of(row["locator"]),
    )  # fmt: skip
