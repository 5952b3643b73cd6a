"""Does the ledger of a case say what its kept sources say? It is compared with the ledger of the case made again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from headstamp.answers.verify import Failure
from headstamp.casefile.case import Case
from headstamp.casefile.migrations import Column
from headstamp.casefile.references import check_statements, read_statements
from headstamp.casefile.statement import COLUMNS
from headstamp.casefile.store import Pending, Reading, Refused
from headstamp.engine.quoting import identifier
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.judgement import Judgement, chain_of, id_at
from headstamp.nouns.source import Source

SHOWN = 5
"""Most refused rows or open references that one failure names of a source; the others are counted."""
OF_THE_FILE = ("file", "sha256")
"""What a reading says of its file of statements, which is compared row by row instead: another version of the engine
may write the same rows in other bytes."""


def failure(*, reason: str, figure: str | None = None, finding: str | None = None, printed: object = None,
            recomputed: object = None) -> Failure:  # fmt: skip
    """One thing that does not hold, as ``verify`` reports it (contracts, section 6)."""
    return Failure(figure=figure, finding=finding, printed=printed, recomputed=recomputed, reason=reason)


def judgement_faults(judgements: Iterable[Judgement], positions: Sequence[int] | None = None) -> list[Failure]:
    """The judgements whose link in the chain, or whose id, no longer holds: changed, removed before them, or moved.

    Args:
        judgements: the whole chain, first to last.
        positions: the places that the ledger gives them; by default 1, 2, ….
    """
    faults, previous = [], ""
    judgements = list(judgements)
    for position, judgement in zip(positions or range(1, len(judgements) + 1), judgements, strict=True):
        links = judgement.previous == previous and judgement.chain == chain_of(previous, judgement)
        if not links or judgement.id != id_at(position, judgement):
            faults.append(
                failure(reason=f"judgement {judgement.id} is not what was decided", printed=judgement.chain)
            )
        previous = judgement.chain
    return faults


def ledger_faults(case: Case, again: Case, *, is_another: bool = False) -> list[Failure]:
    """What the ledger of a case says, and the ledger of the case made again from the same bytes does not.

    Compared are the held and cited sources, the account of every reading, its statements, the refused and repaired rows,
    and the references that lead out of a file. What an older ledger does not say (``Store.unknown``) is left out.

    Args:
        is_another: another program wrote the report: readers may have other versions, and reasons other words.
    """
    kept, anew = (
        {one.id: _said("source", one, case.store.unknown) for one in each.store.sources()} for each in (case, again)
    )
    names = {source: one["name"] for source, one in (anew | kept).items()}
    left_out = case.store.unknown | (OF_THE_PROGRAM if is_another else frozenset())
    return [
        *_sources(kept, anew), *_readings(case, again, names, left_out), *_rows(case, again, names, left_out)
    ]  # fmt: skip


OF_THE_PROGRAM = frozenset({("reading", "reader"), ("refused", "reason"), ("refused", "code")})
"""Columns of the ledger whose words may change with the program while the account stays the same."""


def _said(table: str, row: Source | Reading | Refused | Pending, left_out: Collection[Column]) -> dict[str, Any]:
    """The columns of a row of the ledger that are compared."""
    return {name: value for name, value in asdict(row).items() if (table, name) not in left_out}


def _sources(kept: Mapping[str, Mapping[str, Any]], anew: Mapping[str, Mapping[str, Any]]) -> list[Failure]:
    """Sources that one of the two ledgers does not list, or lists in another way; each by its id, as its fields."""
    failures = [
        failure(reason=f"source {kept[one]['name'] or one} is not listed as its bytes say: {field}",
                printed=kept[one][field], recomputed=anew[one][field])
        for one in sorted({*kept} & {*anew}) for field in kept[one] if kept[one][field] != anew[one][field]
    ]  # fmt: skip
    for source in sorted({*kept} ^ {*anew}):
        is_listed = source in kept
        said = (kept if is_listed else anew)[source]
        name = said["name"] or said["title"] or said["url"] or source
        what = "is in the ledger, and no kept file names it" if is_listed else "is named by a kept file, and not in the ledger"
        failures.append(
            failure(reason=f"source {name} {what}", printed=source if is_listed else None,
                    recomputed=None if is_listed else source)
        )  # fmt: skip
    return failures


def _readings(case: Case, again: Case, names: Mapping[str, str], left_out: Collection[Column]) -> list[Failure]:
    """Accounts and statements of readings that differ; ``names`` of the sources, by id."""
    kept, anew = ({(one.source, one.register): one for one in each.store.readings()} for each in (case, again))
    failures = []
    for key in sorted({*kept, *anew}):
        title = f"{names.get(key[0], key[0])} as {key[1]}"
        one, other = kept.get(key), anew.get(key)
        if one is None or other is None:
            how = "not read any more" if one else "read now, and not in the ledger"
            failures.append(failure(reason=f"the reading of {title} is {how}"))
            continue
        before, after = (_said("reading", each, left_out) for each in (one, other))
        failures += [
            failure(reason=f"the account of {title} is not what reading it again gives: {field}", printed=before[field],
                    recomputed=after[field])
            for field in before if field not in OF_THE_FILE and before[field] != after[field]
        ]  # fmt: skip
        columns = [name for name in COLUMNS if ("reading", name) not in left_out]
        failures += _statements(case, again, one, other, title, columns)
    return failures


def _statements(case: Case, again: Case, one: Reading, other: Reading, title: str, columns: Sequence[str]) -> list[Failure]:
    """Whether the statements of one reading are whole, and are those that its source gives, by these columns."""
    try:
        check_statements(case.path, one)
        if one.sha256 == other.sha256 or _mark(case, one, columns) == _mark(again, other, columns):
            return []
    except WrongUse as error:
        return [failure(reason=f"the statements of {title} cannot be trusted: {error.found}", printed=one.file)]
    return [failure(reason=f"the statements of {title} are not those that reading it again gives", printed=one.sha256,
                    recomputed=other.sha256)]  # fmt: skip


def _mark(case: Case, reading: Reading, columns: Sequence[str]) -> tuple[int, str]:
    """How many statements a reading gave, and a sum over their hashes, which no order changes."""
    read_statements(case.engine, "compared", case.path, [reading])
    (row,) = case.engine.rows(
        f"select count(*) as many, cast(sum(cast(hash({', '.join(map(identifier, columns))}) as hugeint)) as varchar) as mark "
        "from compared"
    )
    return int(row["many"]), row["mark"] or ""


def _rows(case: Case, again: Case, names: Mapping[str, str], left_out: Collection[Column]) -> list[Failure]:
    """Refused and repaired rows, and references to other tables, that only one of the two ledgers lists."""
    failures = []
    for noun, table, kept, anew in (
        ("refused or repaired row", "refused", case.store.refused(), again.store.refused()),
        ("reference", "pending", case.store.pending(), again.store.pending()),
    ):
        blank: dict[str, Any] = {name: "" for of, name in left_out if of == table}
        before, after = (Counter[Refused | Pending](replace(row, **blank) for row in rows) for rows in (kept, anew))
        for how, differing in (("is not one when its source is read again", before - after), ("is missing", after - before)):
            by_source: dict[str, list[Refused | Pending]] = {}
            for row in differing.elements():
                by_source.setdefault(row.source, []).append(row)
            for source, rows in sorted(by_source.items()):
                places = ", ".join(sorted({row.locator for row in rows})[:SHOWN])
                more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
                failures.append(
                    failure(reason=f"a {noun} of {names.get(source, source)} in the ledger {how}: {places}{more}")
                )
    return failures
