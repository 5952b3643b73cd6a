"""Two files of one table: rows that say different things under one id, and what a user told of one and of the other."""

from __future__ import annotations

from headstamp.casefile.case import Case
from headstamp.casefile.references import read_statements
from headstamp.casefile.store import Reading
from headstamp.casefile.vintages import corrections
from headstamp.collect.table_source import TableSource
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.source import Source


def check_rivals(case: Case, engine: DuckEngine, part: TableSource, source: str, corrects: str = "") -> None:
    """Refuse a file whose rows have ids of other rows in the case.

    Rows that say the same are the same row. Where the two files have different days, the newer one holds; where one corrects
    the other, the correction.

    Args:
        engine: the engine of the reading, with its tables ``draft`` and ``subject``.
        corrects: the source that this one corrects, or ''.
    Raises:
        WrongUse: with the first such row. The whole file is refused, so that the order of adding changes nothing.
    """
    register = part.register
    vintages = {one.id: one.vintage for one in case.store.sources()}
    corrected = corrections([*(one for one in case.store.sources() if one.id != source), Source(source, True, corrects=corrects)])
    others = [
        reading for reading in _readings(case, part, source)
        if vintages[reading.source] == part.vintage
        and reading.source not in corrected.get(source, ()) and source not in corrected.get(reading.source, ())
    ]  # fmt: skip
    if not register.row_name or not others:
        return
    read_statements(engine, "rival", case.path, others)
    name = next(column.property for column in register.columns if column.name == register.row_name)
    rows = engine.rows(
        """with mine as (select subject, string_agg(id, ' ' order by id) as ids from draft group by subject),
        theirs as (select source, subject, string_agg(id, ' ' order by id) as ids from rival group by source, subject)
        select draft.said as name, subject.line, theirs.source
        from mine join theirs on theirs.subject = mine.subject and theirs.ids <> mine.ids
        join subject on subject.subject = mine.subject
        join draft on draft.subject = mine.subject and draft.property = ?
        order by subject.number, theirs.source limit 1""",
        [name],
    )
    if rows:
        names = {one.id: one.name for one in case.store.sources()}
        raise WrongUse(
            f"{rows[0]['name']!r}, of which {names[rows[0]['source']]} in this case says otherwise",
            expected="one row for each id", file=part.file, locator=rows[0]["line"],
            do=f"if this file corrects that one, add it with --corrects {names[rows[0]['source']]}; else give the row an id of "
               "its own, or the newer file its day with --vintage YYYY-MM-DD",
        )  # fmt: skip


def told_notes(case: Case, engine: DuckEngine, part: TableSource, source: str) -> list[str]:
    """What to note of a file of which the user had to tell something: that its bytes do not say it, what was told of other
    files of the register, and which of them says otherwise of the same rows: two things may go by one name.

    Args:
        engine: the engine of the reading, with its tables ``draft`` and ``subject``.
    """
    if not part.layout.asks:
        return []
    asked, answer = part.layout.asks[0], part.told[-1]
    notes = [f"{asked} {answer!r} is what was told, its bytes do not say so"]
    if others := _readings(case, part, source):
        read_statements(engine, "told_before", case.path, others)
        before = [row["said"] for row in engine.rows(
            "select distinct said from told_before where property = ? order by said", [asked]
        )]  # fmt: skip
        if answer not in before:
            notes.append(f"no other file of this case was told so; others are {', '.join(map(repr, before))}")
        called = {one.id: one.name for one in case.store.sources()}
        notes += [
            f"of the rows that {called[row['source']]} has too ({row['both']:,}), {row['other']:,} say otherwise: "
            f"is it of the same {asked}?"
            for row in engine.rows(_OTHERWISE)
        ]
    return notes


_OTHERWISE = """
select source, count(*) as both, count(*) filter (where differs > 0) as other
from (
    select told_before.source, draft.subject, count(*) filter (where draft.canon <> told_before.canon) as differs
    from draft join told_before on draft.subject = told_before.subject and draft.property = told_before.property
    group by told_before.source, draft.subject
)
group by source having count(*) filter (where differs > 0) > 0 order by source"""


def _readings(case: Case, part: TableSource, source: str) -> list[Reading]:
    """The readings of the same register that other files gave."""
    return [one for one in case.store.readings() if one.register == part.register.name and one.source != source]
