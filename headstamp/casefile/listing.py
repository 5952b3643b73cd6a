"""Lists for people: sources, refused rows, and one thing by its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any, cast

from headstamp.answers.refused import FaultCode, RefusedAnswer, RefusedRow
from headstamp.answers.show import Noun, ShowAnswer, StatementRead
from headstamp.answers.sources import SourceEntry, SourcesAnswer, SpeaksFor, Superseded
from headstamp.answers.suppliers import FileSpeaks
from headstamp.casefile.case import Case
from headstamp.casefile.decisions import slot_of
from headstamp.casefile.findings import each_stored
from headstamp.casefile.outlets import OUTLETS, outlet_text
from headstamp.casefile.references import accounts, refused_rows
from headstamp.casefile.statement import COLUMNS
from headstamp.casefile.store import Refused
from headstamp.casefile.vintages import corrections, ranks, what_files_speak_for
from headstamp.engine import Row
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.locator import is_in, row_of

ACCOUNT = ("records", "read", "refused", "cells", "joined")
"""What is told of the readings of a source, summed over its tables."""


def sources(case: Case) -> SourcesAnswer:
    """All sources of a case, held first; with the account of what was read where they are held.

    Where the case has a table of outlets, its tables must be laid out.
    """
    counted: dict[str, dict[str, int]] = {}
    for reading in accounts(case):
        sums = counted.setdefault(reading.source, dict.fromkeys(ACCOUNT, 0))
        for key in sums:
            sums[key] += getattr(reading, key)
    superseded: dict[str, list[Superseded]] = {}
    speaks_for: dict[str, list[SpeaksFor]] = {}
    ranked = ranks(case.store.sources(), case.store.readings())
    for (register, source), what in what_files_speak_for(ranked).items():
        speaks_for.setdefault(source, []).append(SpeaksFor(register=register, what=what))
    for rank in ranked:
        if rank.superseded_by:
            superseded.setdefault(rank.source, []).append(Superseded(register=rank.register, by=rank.superseded_by))
    corrected_by: dict[str, list[str]] = {}
    for one in case.store.sources():
        if one.corrects:
            corrected_by.setdefault(one.corrects, []).append(one.id)
    outlets = _outlets(case)
    keys = ("id", "held", "register", "name", "title", "publisher", "url", "published", "vintage", "kind",
            "reliability", "access", "licence", "root")  # fmt: skip
    entries = [
        {key: getattr(source, key) for key in keys}
        | {key: counted.get(source.id, {}).get(key) for key in ACCOUNT}
        | {"corrects": source.corrects or None, "corrected_by": corrected_by.get(source.id, [])}
        | {"superseded": superseded.get(source.id, []), "speaks_for": speaks_for.get(source.id, []), "outlet": ""}
        | outlets.get(source.id, {})
        for source in case.store.sources()
    ]
    return SourcesAnswer(sources=[SourceEntry(**entry) for entry in entries])


def files_of_registers(case: Case, registers: Collection[str]) -> list[FileSpeaks]:
    """Which file speaks for what, of each of these registers of which several files count; the newest first."""
    held = {source.id: source for source in case.store.sources()}
    spoken = what_files_speak_for(ranks(held.values(), case.store.readings()))
    return [
        FileSpeaks(register=register, source=source, file=held[source].name, vintage=held[source].vintage, speaks_for=what)
        for (register, source), what in reversed(spoken.items()) if register in registers
    ]  # fmt: skip


def has_outlets(case: Case) -> bool:
    """Whether the case has a table of outlets: only then :func:`sources` needs the case's tables."""
    return any(reading.register == OUTLETS for reading in case.store.readings())


def _outlets(case: Case) -> dict[str, dict[str, str]]:
    """What the table of outlets says of each cited page."""
    if not has_outlets(case):
        return {}
    rows = case.engine.rows(
        """select cited.id, cited.reliability, page_outlet.grade, page_outlet.kind, page_outlet.controlled_by
        from cited join page_outlet on page_outlet.cited = cited.id"""
    )
    return {
        row["id"]: {"outlet": outlet_text(row["kind"], row["controlled_by"])}
        | ({"reliability": max(row["reliability"], row["grade"])} if row["reliability"] else {})
        for row in rows
    }


def register_titles(case: Case) -> dict[str, str]:
    """From the key of each register that the case holds to the words that a reader knows it by.

    These are its title up to the first comma, and the whole of it where another register of the case begins so too.
    """
    titles = {
        register: source.title
        for source in case.store.sources() if source.held
        for register in source.register.split()
    }  # fmt: skip
    short = {register: title.split(",")[0] for register, title in titles.items()}
    times = Counter(short.values())
    return {register: titles[register] if times[words] > 1 else words for register, words in short.items()}


def refused(case: Case) -> RefusedAnswer:
    """All refused rows and cells and all repaired rows.

    ``row`` are the cells of the row, and the physical lines, as they stand, of a repaired one; ``cell`` is the column of a
    refused cell whose row was read, and ``text`` what it says, both null where the whole row is meant; ``code`` is the reason
    in one word, null where the register's own reader gives it.
    """
    names = {source.id: source.name for source in case.store.sources()}
    return RefusedAnswer(rows=[
        RefusedRow(
            source=one.source, file=names.get(one.source, ""), locator=one.locator, reason=one.reason, row=one.words.split("\x1f"),
            repaired=one.repaired, cell=one.cell or None, text=one.text if one.cell else None,
            code=cast("FaultCode | None", one.code or None),
        )
        for one in refused_rows(case)
    ])  # fmt: skip


def show(case: Case, identifier: str) -> ShowAnswer:
    """One thing of a case whose tables are laid out: a source, a judgement, a statement, a row of a register, or a finding.

    A statement or a row that holds no longer has one field more: ``superseded_by``, the source that has its place. A row of a
    correction has ``corrects``, the source whose row it replaces.

    Args:
        identifier: its id, the first digits of it (six or more), or a row's own name, such as ``I001`` or
            ``items:I001``; of a finding also its rule and what it is about, such as ``candidates:I001``; of a row
            also its file (name or id) and its place, such as ``items.csv#line=2``.
    Raises:
        WrongUse: nothing has this id, or more than one thing has.
    """
    file, _, place = identifier.rpartition("#")
    found = (_at(case, file, place) if file else []) or [
        *_sources(case, identifier),
        *_judgements(case, identifier),
        *_findings(case, identifier),
        *_statements(case, identifier),
    ]
    if not found:
        raise WrongUse(
            f"no {identifier}",
            expected="an id of this case",
            do="see 'headstamp sources' or a report's footnotes; a row is also FILE#line=2, FILE#item=2 or FILE#sheet=NAME&row=2",
        )
    if len(found) > 1:
        ids = ", ".join(f"{one.noun} {one.id[:16]} ({one.kind})" for one in found[:6])
        raise WrongUse(
            f"{identifier}, which is {len(found)} things: {ids}", expected="more of the id, or table:name"
        )
    return found[0]


def _is_it(candidate: str, identifier: str) -> bool:
    return candidate == identifier or (len(identifier) >= 6 and candidate.startswith(identifier))


def _thing(identifier: str, noun: Noun, kind: str, fields: dict[str, Any], **more: Any) -> ShowAnswer:
    nothing: dict[str, Any] = {"support": [], "against": [], "judgements": [], "locator": None, "statements": []}
    return ShowAnswer(id=identifier, noun=noun, kind=kind, fields=fields, **nothing | more)


def _sources(case: Case, identifier: str) -> list[ShowAnswer]:
    return [
        _thing(source.id, "Source", source.kind, asdict(source))
        for source in case.store.sources() if _is_it(source.id, identifier)
    ]  # fmt: skip


def _judgements(case: Case, identifier: str) -> list[ShowAnswer]:
    return [
        _thing(one.id, "Judgement", one.verdict, asdict(one))
        for one in case.store.judgements() if _is_it(one.id, identifier)
    ]  # fmt: skip


def _findings(case: Case, identifier: str) -> list[ShowAnswer]:
    return [
        _thing(one.id, "Finding", one.rule,
               {"about": one.about, "low": one.low, "high": one.high, "parameters": one.parameters, "value": one.value},
               support=list(one.support), against=list(one.against), judgements=_about(case, one.id))
        for one in each_stored(case)
        if _is_it(one.id, identifier) or identifier == f"{one.rule.split('@')[0]}:{one.about}"
    ]  # fmt: skip


def _statements(case: Case, identifier: str) -> list[ShowAnswer]:
    """Statements of this id, and rows of this id or name; each as it now holds, or as the newest file has it that did."""
    table, _, name = identifier.rpartition(":")
    by_id: dict[str, Row] = {}
    begins = "length(?) >= 6 and starts_with(statement.id, ?)"
    for row in _spoken(case, f"statement.id = ? or ({begins})", [identifier] * 3):
        by_id.setdefault(row["id"], row)
    found = [
        _thing(row["id"], "Statement", row["kind"], {key: row[key] for key in row if key != "now"} | _superseded(row),
               locator=row["locator"], judgements=_about(case, row["id"])) for row in by_id.values()
    ]  # fmt: skip
    return found + _rows(
        case,
        """statement.subject in (select subject from statement where subject = ?
            or (property in ('item_id', 'transfer_id', 'diversion_id', 'fact_id', 'party')
                and said = ? and (? = '' or register = ?)))""",
        [identifier, name, table, table],
    )


def _spoken(case: Case, condition: str, values: Sequence[Any]) -> list[Row]:
    """Statements, those that hold first, then those of the newest file; ``now`` is the source that has their thing now."""
    columns = ", ".join(f"statement.{name}" for name in COLUMNS if name != "reader")
    return case.engine.rows(
        f"""select {columns}, coalesce(own.source, file_rank.superseded_by, newest.source, over_it.newer) as now
        from statement
        join file_rank on file_rank.register = statement.register and file_rank.source = statement.source
        left join piece own on own.register = statement.register and own.subject = statement.subject
            and own.source = statement.source
        left join piece newest on newest.register = statement.register and newest.piece = statement.subject
        left join (select register, subject, source, max_by(newer, number) as newer from spoken_over
            group by register, subject, source) over_it
            on over_it.register = statement.register and over_it.subject = statement.subject
            and over_it.source = statement.source
        where {condition}
        order by case when own.source is null then 1 else 0 end, file_rank.number desc,
            statement.register, statement.subject, statement.property, statement.said""",
        values,
    )


def _superseded(row: Row) -> dict[str, str]:
    return {} if row["now"] == row["source"] else {"superseded_by": row["now"]}


def _at(case: Case, file: str, place: str) -> list[ShowAnswer]:
    """The rows that were read at a place of a file, and those that were refused or repaired there."""
    ids = [one.id for one in case.store.sources() if one.held and (one.name == file or _is_it(one.id, file))]
    if len(ids) > 1:
        raise WrongUse(f"{len(ids)} files {file!r} in this case", expected="one of its files, by name or id",
                       do="take the id that 'headstamp sources' prints")  # fmt: skip
    if not ids:  # what is asked for may have a # in its own name
        return []
    there = [row for row in case.engine.rows("select distinct subject, locator from statement where source = ?", [ids[0]])
             if is_in(place, row["locator"])]  # fmt: skip
    subjects = sorted({row["subject"] for row in there})
    told = [
        _thing(ids[0], "Repaired" if one.repaired else "Refused", one.register,
               {"file": file, "reason": one.reason, "cells": one.words.split("\x1f")}, locator=one.locator)
        for one in refused_rows(case) if one.source == ids[0] and is_in(place, one.locator)
    ]  # fmt: skip
    # What was repaired was read: it is told only where nothing was.
    rows = _rows(case, "statement.source = ? and list_contains(?, statement.subject)", [ids[0], subjects]) if there else []
    return rows or [one for one in told if one.noun == "Refused"] or told


def _rows(case: Case, condition: str, values: Sequence[Any]) -> list[ShowAnswer]:
    """The rows of which statements speak that meet a condition, in which these values stand for question marks."""
    by_subject: dict[str, list[Row]] = {}
    for row in _spoken(case, condition, values):
        by_subject.setdefault(row["subject"], []).append(row)
    # Repaired rows are in the ledger as they are; only references to no row must be looked up in the whole case.
    noted = [one for one in case.store.refused() if one.repaired]
    return [_row(case, rows, noted) for rows in by_subject.values()]


READ_AS = ("id", "property", "said", "canon", "low", "high", "hedge", "locator")


def _row(case: Case, spoken: list[Row], noted: list[Refused]) -> ShowAnswer:
    """What one row of a register says, of several files that have it the first; ``noted`` is what was noted when it was read."""
    first = spoken[0]
    told = [row for row in spoken if row["source"] == first["source"]]
    fields: dict[str, Any] = {"register": first["register"]}
    for row in told:
        said = fields.get(row["property"])
        fields[row["property"]] = row["said"] if said is None else f"{said}; {row['said']}"
    if older := {row["source"] for row in spoken} & corrections(case.store.sources()).get(first["source"], set()):
        fields["corrects"] = "; ".join(sorted(older))
    place = row_of(first["locator"])
    if reasons := [one.reason for one in noted if one.source == first["source"] and is_in(place, one.locator)]:
        fields["noted"] = "; ".join(reasons)
    fields |= _outlet(case, first) | _superseded(first)
    return _thing(first["subject"], "Row", first["kind"], fields, support=[row["id"] for row in told],
                  locator=row_of(first["locator"]), judgements=_about(case, first["subject"]),
                  statements=[StatementRead(**{key: row[key] for key in READ_AS}) for row in told])  # fmt: skip


def _outlet(case: Case, row: Row) -> dict[str, str]:
    """What the table of outlets says of a row's page or root, and the grade that counts; nothing where it says nothing."""
    found = case.engine.rows(
        "select reliability, outlet_kind, controlled_by from subject where subject = ? and register = ?",
        [row["subject"], row["register"]],
    )
    if not found or not found[0]["outlet_kind"]:
        return {}
    return {"outlet": outlet_text(found[0]["outlet_kind"], found[0]["controlled_by"]), "grade": found[0]["reliability"] or "F"}


def _about(case: Case, identifier: str) -> list[str]:
    """The judgements about a thing, those on a pair from either side, undone ones too."""
    return [one.id for one in case.store.judgements() if identifier in (one.about, *slot_of(one)[1:])]
