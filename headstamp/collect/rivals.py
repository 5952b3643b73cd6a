"""One id, two rows: two files of a table that say different things under one id, and nothing tells which is newer."""

from __future__ import annotations

from headstamp.casefile.case import Case
from headstamp.casefile.references import read_statements
from headstamp.casefile.store import Reading
from headstamp.collect.faults import literal
from headstamp.collect.opened import Opened
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import WrongUse


def check_rivals(case: Case, engine: DuckEngine, part: Opened, source: str) -> None:
    """Refuse a file whose rows have ids of other rows in the case.

    Rows that say the same are the same row. Where the two files have different days, the newer one holds.

    Args:
        engine: the engine of the reading, with its tables ``melted`` and ``subject``.
    Raises:
        WrongUse: with the first such row. The whole file is refused, so that the order of adding changes nothing.
    """
    register = part.register
    vintages = {one.id: one.vintage for one in case.store.sources()}
    others: list[Reading] = [
        reading for reading in case.store.readings()
        if reading.register == register.name and reading.source != source and vintages[reading.source] == part.vintage
    ]  # fmt: skip
    if not register.row_name or not others:
        return
    read_statements(engine, "rival", case.path, others)
    name = next(column.property for column in register.columns if column.name == register.row_name)
    rows = engine.rows(
        f"""with mine as (select subject, string_agg(id, ' ' order by id) as ids from melted group by subject),
        theirs as (select source, subject, string_agg(id, ' ' order by id) as ids from rival group by source, subject)
        select melted.said as name, subject.line, theirs.source
        from mine join theirs on theirs.subject = mine.subject and theirs.ids <> mine.ids
        join subject on subject.subject = mine.subject
        join melted on melted.subject = mine.subject and melted.property = {literal(name)}
        order by subject.number, theirs.source limit 1"""
    )
    if rows:
        names = {one.id: one.name for one in case.store.sources()}
        raise WrongUse(
            f"{rows[0]['name']!r}, of which {names[rows[0]['source']]} in this case says otherwise",
            expected="one row for each id", file=part.file, locator=rows[0]["line"],
            do="give the row an id of its own, or the newer file its day with --vintage YYYY-MM-DD",
        )  # fmt: skip
