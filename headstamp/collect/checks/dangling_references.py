"""References that lead out of their own file; the case tells later whether they lead to a row."""

from __future__ import annotations

from headstamp.casefile.store import Pending
from headstamp.collect.cells import asked_again, words
from headstamp.collect.checks.row_errors import REFERENCE, bare
from headstamp.collect.table_source import TableSource
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.engine.quoting import literal
from headstamp.nouns.ids import SEPARATOR


def references_out(engine: DuckEngine, part: TableSource, source: str) -> list[Pending]:
    """The references of a file's rows to ids that are no row's of the same file (tables ``arrived``, ``subject``,
    ``draft``). A row that was refused is a row all the same: what refers to it is not refused with it."""
    register = part.register
    places = {
        column.property: part.names[part.columns.index(column.name)]
        for column in register.columns if column.value == REFERENCE and column.name in part.columns
    }  # fmt: skip
    if not places:
        return []
    own = literal(register.name + ":")
    names = (
        f"select {own} || {bare(f'c{part.columns.index(register.row_name):d}')} from arrived"
        if register.row_name
        else "select ''"
    )
    rows = engine.rows(
        f"""with reference as (
            select distinct subject, property,
                case when strpos(canon, ':') > 0 then canon else {own} || canon end as target
            from draft where property in ({", ".join(map(literal, places))})
        )
        select reference.subject, reference.property, reference.target, subject.line, {asked_again(part)}
        from reference join subject on subject.subject = reference.subject
        join arrived on arrived.number = subject.number
        where reference.target not in ({names})
        order by arrived.number, reference.property, reference.target"""
    )
    return [
        Pending(source, register.name, row["subject"], row["property"], row["target"], row["line"], places[row["property"]],
                SEPARATOR.join(words(part, row)))
        for row in rows
    ]  # fmt: skip
