"""Lists for people: sources, refused rows, and one thing by its id."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from headstamp.casefile.case import Case
from headstamp.casefile.findings import read_findings
from headstamp.casefile.references import accounts, refused_rows
from headstamp.casefile.tables import lay_out
from headstamp.nouns.errors import WrongUse


def sources(case: Case) -> list[dict[str, Any]]:
    """All sources of a case, held first; with the account of what was read where they are held.

    Returns:
        one dictionary each, with the keys of contracts, section 6 (``records`` … ``joined`` null where cited).
    """
    counted: dict[str, dict[str, int]] = {}
    for reading in accounts(case):
        sums = counted.setdefault(reading.source, dict.fromkeys(("records", "read", "refused", "joined"), 0))
        for key in sums:
            sums[key] += getattr(reading, key)
    keys = ("id", "held", "register", "name", "title", "publisher", "url", "published", "vintage", "kind",
            "reliability", "access", "licence", "root")  # fmt: skip
    return [
        {key: getattr(source, key) for key in keys}
        | {key: counted.get(source.id, {}).get(key) for key in ("records", "read", "refused", "joined")}
        for source in case.store.sources()
    ]


def register_titles(case: Case) -> dict[str, str]:
    """From the key of each register that the case holds to the words that a reader knows it by: its title up to the first comma."""
    return {
        register: source.title.split(",")[0]
        for source in case.store.sources() if source.held
        for register in source.register.split()
    }  # fmt: skip


def refused(case: Case) -> list[dict[str, Any]]:
    """All refused and all repaired rows: source, file, locator, reason, row, repaired.

    ``row`` are the cells of a refused row, and the physical lines, as they stand, of a repaired one.
    """
    names = {source.id: source.name for source in case.store.sources()}
    return [
        {"source": one.source, "file": names.get(one.source, ""), "locator": one.locator, "reason": one.reason,
         "row": one.words.split("\x1f"), "repaired": one.repaired}
        for one in refused_rows(case)
    ]  # fmt: skip


def show(case: Case, identifier: str) -> dict[str, Any]:
    """One thing: a source, a judgement, a statement, a row of a register, or a finding.

    Args:
        identifier: its id, the first digits of it (six or more), or a row's own name, such as ``I001`` or
            ``items:I001``; of a finding also its rule and what it is about, such as ``candidates:I001``.
    Returns:
        ``{id, noun, kind, fields, support, against, judgements, locator}``.
    Raises:
        WrongUse: nothing has this id, or more than one thing has.
    """
    found = [
        *_sources(case, identifier),
        *_judgements(case, identifier),
        *_findings(case, identifier),
        *_statements(case, identifier),
    ]
    if not found:
        raise WrongUse(
            f"no {identifier}",
            expected="an id of this case",
            do="see 'headstamp sources' or a report's footnotes",
        )
    if len(found) > 1:
        ids = ", ".join(f"{one['noun']} {one['id'][:16]} ({one['kind']})" for one in found[:6])
        raise WrongUse(
            f"{identifier}, which is {len(found)} things: {ids}", expected="more of the id, or table:name"
        )
    return found[0]


def _is_it(candidate: str, identifier: str) -> bool:
    return candidate == identifier or (len(identifier) >= 6 and candidate.startswith(identifier))


def _thing(identifier: str, noun: str, kind: str, fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": identifier, "noun": noun, "kind": kind, "fields": fields, "support": [], "against": [],
            "judgements": [], "locator": None} | more  # fmt: skip


def _sources(case: Case, identifier: str) -> list[dict[str, Any]]:
    return [
        _thing(source.id, "Source", source.kind, asdict(source))
        for source in case.store.sources() if _is_it(source.id, identifier)
    ]  # fmt: skip


def _judgements(case: Case, identifier: str) -> list[dict[str, Any]]:
    return [
        _thing(one.id, "Judgement", one.verdict, asdict(one))
        for one in case.store.judgements() if _is_it(one.id, identifier)
    ]  # fmt: skip


def _findings(case: Case, identifier: str) -> list[dict[str, Any]]:
    return [
        _thing(one.id, "Finding", one.rule,
               {"about": one.about, "low": one.low, "high": one.high, "parameters": one.parameters, "value": one.value},
               support=list(one.support), against=list(one.against), judgements=_about(case, one.id))
        for one in read_findings(case)
        if _is_it(one.id, identifier) or identifier == f"{one.rule.split('@')[0]}:{one.about}"
    ]  # fmt: skip


def _statements(case: Case, identifier: str) -> list[dict[str, Any]]:
    lay_out(case)
    table, _, name = identifier.rpartition(":")
    safe = identifier.replace("'", "''")
    rows = case.engine.rows(f"select * from current where id = '{safe}' or (length('{safe}') >= 6 and id like '{safe}%')"
                            if "%" not in safe and "_" not in safe else "select * from current where false")  # fmt: skip
    found = [
        _thing(row["id"], "Statement", row["kind"], {**row, "low": row["low"], "high": row["high"]},
               locator=row["locator"], judgements=_about(case, row["id"])) for row in rows
    ]  # fmt: skip
    names = "('item_id', 'transfer_id', 'diversion_id', 'fact_id', 'party')"
    bare, register = name.replace("'", "''"), table.replace("'", "''")
    subjects = case.engine.rows(
        f"""select distinct register, subject, kind from current
        where subject = '{safe}' or (property in {names} and said = '{bare}' and ('{register}' = '' or register = '{register}'))
        order by register, subject"""
    )
    for one in subjects:
        told = case.engine.rows(
            f"select * from current where subject = '{one['subject']}' order by property, said"
        )
        fields: dict[str, Any] = {}
        for row in told:
            fields[row["property"]] = (
                f"{fields[row['property']]}; {row['said']}" if row["property"] in fields else row["said"]
            )
        support = [row["id"] for row in told]
        found.append(
            _thing(one["subject"], "Row", one["kind"], {"register": one["register"], **fields}, support=support,
                   locator=told[0]["locator"].split("&")[0], judgements=_about(case, one["subject"]))
        )  # fmt: skip
    return found


def _about(case: Case, identifier: str) -> list[str]:
    return [one.id for one in case.store.judgements() if one.about == identifier]
