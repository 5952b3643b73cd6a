"""Add files to a case: kept, recognised, read, accounted for; each file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from headstamp.casefile.case import Case
from headstamp.casefile.sources import keep, look, place_of
from headstamp.casefile.store import Reading, Refused
from headstamp.collect.melt import Melted, melt
from headstamp.collect.opened import Opened
from headstamp.collect.recognise import Answer, recognise
from headstamp.collect.spec import reader_of
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.source import Source


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file, or of one sheet of it.

    ``register`` '' where the file is no register; ``asks`` registers that fit equally, of which the user must name
    one; ``statements`` how many statements the file gives, ``known`` how many of them the case held before;
    ``notes`` repairs that concern the whole file; ``vague`` words outside a vocabulary.
    """

    source: str
    file: str
    register: str = ""
    vintage: str = ""
    asks: tuple[str, ...] = ()
    records: int = 0
    read: int = 0
    refused: int = 0
    joined: int = 0
    skipped: int = 0
    statements: int = 0
    known: int = 0
    vague: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def add(
    case: Case,
    *files: str | os.PathLike[str],
    told_as: str = "",
    vintage: str = "",
    progress: Callable[[str], None] = lambda words: None,
) -> list[Added]:
    """Read files into a case.

    Args:
        case: an open case.
        files: paths, in any order; the order changes nothing.
        told_as: the register that all of them are, where their bytes cannot tell.
        vintage: the day (YYYY-MM-DD) on which the publisher made them, where their bytes do not tell.
        progress: called with a few words before each file.
    Returns:
        one :class:`Added` for each file, or for each table of a workbook.
    Raises:
        Unrecognised: a file is unreadable or of no known register; the files before it stay added.
        NoSpace: the case cannot be written; the file leaves nothing behind.
    """
    made: list[Added] = []
    for file in files:
        progress(os.fspath(file))
        made += _add_one(case, Path(file), told_as, vintage)
    return made


def _add_one(case: Case, path: Path, told_as: str, vintage: str) -> list[Added]:
    if path.is_dir():
        raise Unrecognised("a folder", expected="a file", do="name the files in it", file=str(path))
    # Looked at before anything is kept, so that a file which is no register leaves nothing in the case.
    seen = look(path)
    answer = recognise(path, str(path), seen, told_as, vintage)
    if not answer.parts:
        return [Added(seen.sha256, str(path), asks=answer.asks)]
    kept = keep(case.path, path)
    if kept.sha256 != seen.sha256:
        raise Unrecognised("a file that changes while it is read", expected="a file at rest",
                           do="copy it first", file=str(path))  # fmt: skip
    bytes_at = place_of(case.path, kept.sha256)
    parts = recognise(bytes_at, str(path), kept, told_as, vintage)
    return read_parts(case, parts, kept.sha256, path.name, told_as)


def read_parts(case: Case, answer: Answer, source: str, name: str, told_as: str) -> list[Added]:
    """Read the recognised parts of a kept file and commit them together."""
    known = known_ids(case)
    made: list[Added] = []
    readings: list[Reading] = []
    refused: list[Refused] = []
    cited: list[Source] = []
    for part in answer.parts:
        engine = DuckEngine()
        try:
            melted = melt(engine, part, reader_of(part.register.name).read(part), source)
            reading = _save(case, engine, part, melted, source)
            made.append(_added(engine, part, melted, reading, known))
            cited += _cited(engine, part)
        finally:
            engine.close()
        readings.append(reading)
        refused += _refusals(part, source, melted)
    first = answer.parts[0]
    held = Source(
        id=source, held=True, register=" ".join(part.register.name for part in answer.parts), name=name,
        title=first.register.title, publisher=first.register.publisher, vintage=first.vintage,
        kind=first.register.source_kind, reliability=first.register.reliability, access=first.register.access,
        licence=first.register.licence, told_as=told_as,
    )  # fmt: skip
    with case.store.transaction():
        case.store.write_source(held)
        for reading in readings:
            case.store.write_reading(reading)
        case.store.write_refused(refused)
        before = {one.id: one for one in case.store.sources()}
        for one in cited:
            case.store.replace_source(_united(before.get(one.id), one))
    return made


def known_ids(case: Case) -> tuple[Path, ...]:
    """The statement files that the case holds."""
    return tuple(case.path / reading.file for reading in case.store.readings())


def _save(case: Case, engine: DuckEngine, part: Opened, melted: Melted, source: str) -> Reading:
    file = f"statements/{source[:16]}-{part.register.name}@{part.register.version}.parquet"
    engine.save("melted", case.path / file)
    count = int(engine.rows("select count(*) as n from melted")[0]["n"])
    return Reading(
        source, part.register.name, part.register.reader, part.layout.name, melted.records, melted.read,
        melted.refused, melted.joined, melted.skipped, count, melted.vague, part.register.defaults, file,
        sha256((case.path / file).read_bytes()).hexdigest(),
    )  # fmt: skip


def _added(
    engine: DuckEngine, part: Opened, melted: Melted, reading: Reading, known: tuple[Path, ...]
) -> Added:
    already = 0
    if known:
        engine.read("before", known, {"id": "text"})
        already = int(
            engine.rows("select count(*) as n from melted where id in (select id from before)")[0]["n"]
        )
    return Added(
        reading.source, part.file, part.register.name, part.vintage, (), melted.records, melted.read, melted.refused,
        melted.joined, melted.skipped, reading.statements, already, melted.vague, part.notes,
    )  # fmt: skip


def _refusals(part: Opened, source: str, melted: Melted) -> list[Refused]:
    unit = f"sheet={part.sheet}&row=" if part.sheet else "line="
    return [
        Refused(
            source, part.register.name,
            f"{unit}{fault.first}" + (f"-{fault.last}" if fault.last > fault.first else ""),
            fault.reason, "\x1f".join(fault.words), fault.repaired,
        )
        for fault in sorted(melted.faults, key=lambda fault: (fault.first, fault.repaired))
    ]  # fmt: skip


def _cited(engine: DuckEngine, part: Opened) -> list[Source]:
    """The pages that the rows of a field table cite, each once; of several grades the worst stands."""
    if "source_url" not in part.columns:
        return []
    wanted = ("source_url", "source_title", "published", "source_kind", "reliability", "access", "root")
    picked = ", ".join(
        f"max(case when property = '{name}' then coalesce(canon, said) end) as {name}, "
        f"count(distinct case when property = '{name}' then coalesce(canon, said) end) as n_{name}"
        for name in wanted
    )
    rows = engine.rows(
        f"select cited, {picked} from melted where cited is not null group by cited order by cited"
    )
    return [
        Source(
            id=row["cited"], held=False, register=part.register.name, url=row["source_url"] or "",
            title=row["source_title"] or "", published=row["published"] or "", kind=row["source_kind"] or "",
            reliability=row["reliability"] or "", access=row["access"] or "open",
            root=(row["root"] or "") if row["n_root"] == 1 else "",
        )
        for row in rows
    ]  # fmt: skip


def _united(before: Source | None, now: Source) -> Source:
    """One cited page that two tables speak of: all its registers, the worse grade, what either knows of it."""
    if before is None:
        return now
    registers = sorted({*before.register.split(), *now.register.split()})
    return Source(
        id=now.id, held=False, register=" ".join(registers), url=now.url, title=max(before.title, now.title),
        published=max(before.published, now.published), kind=max(before.kind, now.kind),
        reliability=max(before.reliability, now.reliability), access=max(before.access, now.access),
        root=max(before.root, now.root),
    )  # fmt: skip
