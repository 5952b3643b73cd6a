"""Add files to a case: kept, recognised, read, accounted for; each file whole or not at all."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from msgspec import structs

from headstamp.answers.add import AddedFile, VagueWord
from headstamp.casefile.case import Case
from headstamp.casefile.references import accounts, pending
from headstamp.casefile.sources import keep, look, place_of
from headstamp.casefile.store import Pending, Reading, Refused
from headstamp.casefile.vintages import ranks, what_files_speak_for
from headstamp.collect.checks.cited_pages import cited_sources, united
from headstamp.collect.checks.conflicting_files import check_rivals, told_notes
from headstamp.collect.checks.dangling_references import references_out
from headstamp.collect.corrections import check_corrects, corrected_note, file_meant
from headstamp.collect.detect.contents import recognised
from headstamp.collect.detect.recognise import Answer
from headstamp.collect.mapping.kept import keep_mapping, mapped_register
from headstamp.collect.mapping.own_name import MAPPING
from headstamp.collect.mapping.unanswered import told_of_register
from headstamp.collect.registers import REGISTERS
from headstamp.collect.registers.description import reader_of, register_named
from headstamp.collect.save import Saved, saving
from headstamp.collect.table_source import WORDS_LIMIT, TableSource
from headstamp.collect.unpivot import Unpivoted, unpivot
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import HeadstampError, Unrecognised, WrongUse
from headstamp.nouns.label import label_of
from headstamp.nouns.progress import Progress, Step, ignore
from headstamp.nouns.source import Source
from headstamp.nouns.values.quantity_text import counted_text

READING = "Reading sources"
"""The phase of long work in which files are added, as a reader sees it."""


def add(
    case: Case,
    *files: str | os.PathLike[str],
    told_as: str = "",
    vintage: str = "",
    mapping: str | os.PathLike[str] = "",
    corrects: str = "",
    progress: Progress = ignore,
) -> list[AddedFile]:
    """Read files into a case.

    Args:
        case: an open case.
        files: paths, in any order; the order changes nothing.
        told_as: the register that all of them are, where their bytes cannot tell.
        vintage: the day (YYYY-MM-DD) on which the publisher made them, where their bytes do not tell.
        mapping: a ``register.yml`` as ``headstamp map`` writes it, by which all of them are read; it is kept in the case.
        corrects: the file of the case that they correct, by its name or id: their rows replace those of the same ids, and
            its other rows stay.
        progress: called before and after each file (:class:`headstamp.nouns.progress.Step`).
    Returns:
        one :class:`AddedFile` for each file, or for each table of a workbook.
    Raises:
        WrongUse: ``vintage`` is no day, ``told_as`` nothing that is asked, ``corrects`` no file of the case; or a file's rows
            have ids of other rows.
        Unrecognised: a file is unreadable or of no known register. All that can be added are; the first error tells their
            accounts in ``beside["files"]``, as every error does beside which something was done; the others are its ``others``.
        NoSpace: the case cannot be written; the file leaves nothing behind, and those in ``beside["not_read"]`` were not come to.
    """
    if vintage and not _is_day(vintage):
        raise WrongUse(f"--vintage {vintage}", expected="a day that exists, YYYY-MM-DD")
    if mapping and told_as:
        raise WrongUse("--mapping and --as", expected="one of them")
    corrected = file_meant(case, corrects) if corrects else ""
    case.remove_leftovers()
    made: list[AddedFile] = []
    failed: list[HeadstampError] = []
    behind = [os.fspath(file) for file in files]
    try:
        told_as = keep_mapping(case, Path(mapping)) if mapping else told_as
        while behind:
            file = behind.pop(0)
            # A name may be bytes of no encoding: they can be opened, and not written down.
            told = os.fsencode(file).decode("utf-8", "replace")
            begun = Step(READING, label_of(Path(told).name), len(files) - len(behind) - 1, len(files))
            progress(begun)
            try:
                added = _add_one(case, Path(file), told, told_as, vintage, corrected)
                made += added
                progress(_finished(begun, added))
            except (Unrecognised, WrongUse) as error:
                if error.file is None:  # what was told is wrong for every file
                    raise
                failed.append(error)
        if failed:
            raise failed.pop(0)
    except HeadstampError as error:
        error.others += failed
        if made or failed or behind:
            error.beside |= {"files": _as_they_count(case, made), "not_read": behind}
        raise
    finally:
        # The next question must see what was added, also what was added before a file that failed.
        case.forget()
    return _as_they_count(case, made)


def _finished(step: Step, added: list[AddedFile]) -> Step:
    """The step of a file once it is read: its register, and how many records it holds."""
    records = sum(one.records for one in added)
    known = [register_named(one.register).title for one in added if one.register in REGISTERS]
    return step._replace(name=known[0] if known else step.name, done=step.done + 1, result=counted_text(records, "record"))


def add_again(case: Case, kept: Path, source: Source) -> None:
    """Read the kept bytes of a source into a case: that which holds them, or another one.

    Args:
        case: the case to read into.
        kept: where the bytes lie; the name of the source is a label, by which nothing is opened.
        source: what the ledger says of them: what the user told is told again.
    Raises:
        WrongUse, Unrecognised, NoSpace: as :func:`add`.
    """
    try:
        if source.register == MAPPING:
            keep_mapping(case, kept, source.name)
        elif source.vintage and not _is_day(source.vintage):
            raise WrongUse(f"the day {source.vintage!r} of {source.name}", expected="a day that exists, YYYY-MM-DD")
        else:
            _add_one(case, kept, source.name, source.told_as, source.vintage, source.corrects)
    finally:
        case.forget()


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _as_they_count(case: Case, made: list[AddedFile]) -> list[AddedFile]:
    """The accounts in the case as it now stands: a reference may lead to a row of another file, or to none."""
    now = {(reading.source, reading.register): reading for reading in accounts(case)}
    dangling: dict[tuple[str, str], set[str]] = {}
    for reference in pending(case)[1]:
        dangling.setdefault((reference.source, reference.register), set()).add(reference.target)
    superseding = _superseding(case)
    counted = []
    for one in made:
        if reading := now.get((one.source, one.register)):
            one = structs.replace(one, read=reading.read, refused=reading.refused, cells=reading.cells, statements=reading.statements)
        if targets := sorted(dangling.get((one.source, one.register), ())):
            note = f"{len(targets)} rows of tables that the case does not hold are referred to: {', '.join(targets[:5])}"
            one = structs.replace(one, notes=(*one.notes, note))
        counted.append(structs.replace(one, notes=(*one.notes, *superseding.get((one.source, one.register), ()))))
    return counted


def _superseding(case: Case) -> dict[tuple[str, str], list[str]]:
    """What to say of each file beside others of its register: for what it speaks, or which whole register took its place."""
    held = {one.id: one for one in case.store.sources()}
    told: dict[tuple[str, str], list[str]] = {}
    ranked = ranks(case.store.sources(), case.store.readings())
    for (register, source), what in what_files_speak_for(ranked).items():
        told.setdefault((source, register), []).append(f"beside other files of {register} this one speaks for {what}")
    for rank in ranked:
        if by := rank.superseded_by:
            whole, other = held[by], held[rank.source]
            # Of unknown day is not older: it is only taken to be (docs/decisions/014-selections.md).
            newer = " and newer" if other.vintage else ", and the day of this file is not known (tell it with --vintage YYYY-MM-DD)"
            older = f"{other.name} of {other.vintage}, which is older," if other.vintage else f"{other.name}, whose day is not known,"
            told.setdefault((rank.source, rank.register), []).append(
                f"{whole.name} of {whole.vintage} is the whole register{newer}: nothing of this file counts"
            )
            told.setdefault((by, rank.register), []).append(f"the whole register: {older} no longer counts")
    return told


def _add_one(case: Case, path: Path, told: str, told_as: str, vintage: str, corrects: str) -> list[AddedFile]:
    """Read one file, of which a user is told under the name ``told``."""
    name = label_of(Path(told).name)
    # Looked at before anything is kept, so that a file which is no register leaves nothing in the case.
    seen = look(path)
    with recognised(path, told, seen, told_as, vintage, mapped_register(case, told_as)) as answer:
        if not answer.parts:
            return [_not_read(seen.sha256, told, answer)]
        with saving(case, seen.sha256) as saved:
            kept = keep(case.path, path)
            if kept.sha256 != seen.sha256:
                saved.bytes_of(kept.sha256)
                raise Unrecognised("a file that changes while it is read", expected="a file at rest",
                                   do="copy it first", file=told)  # fmt: skip
            _check_other_mapping(case, answer, kept.sha256, told)
            bytes_at = place_of(case.path, kept.sha256)
            # What was unpacked lies elsewhere, and is read there.
            parts = tuple(replace(part, path=bytes_at) if part.path == path else part for part in answer.parts)
            return _read_parts(case, saved, Answer(parts), kept.sha256, name, told_as, corrects)


def _check_other_mapping(case: Case, answer: Answer, source: str, file: str) -> None:
    """Refuse a mapping that has the name of another one that says otherwise of all its rows: one of both would hold for either.

    Raises:
        WrongUse: another file of the case was read with such a mapping.
    """
    mapped = [part for part in answer.parts if part.register.name not in REGISTERS]
    names = {one.id: one.name for one in case.store.sources()} if mapped else {}
    for part in mapped:
        for other in case.store.readings():
            is_same = other.register == part.register.name and other.source != source
            if is_same and other.defaults != part.register.defaults:
                raise WrongUse(
                    f"a mapping named {other.register!r} with other defaults than the one by which {names[other.source]} was read",
                    expected="one name for one mapping", file=file,
                    do="give this mapping another name (its line 'name: …'), and read that file again with it if both are alike",
                )  # fmt: skip


def _read_parts(
    case: Case, saved: Saved, answer: Answer, source: str, name: str, told_as: str, corrects: str
) -> list[AddedFile]:
    """Read the recognised parts of a kept file and commit them together."""
    # A file that is added again corrects what it corrected before.
    corrects = corrects or next((one.corrects for one in case.store.sources() if one.id == source), "")
    made: list[AddedFile] = []
    readings: list[Reading] = []
    names = {part.register.name for part in answer.parts}
    replaced = sorted({one.register for one in case.store.readings() if one.source == source} - names)
    refused: list[Refused] = []
    waiting: list[Pending] = []
    cited: list[Source] = []
    for part in answer.parts:
        engine = DuckEngine(folders=[case.path / "statements"])
        try:
            unpivoted = unpivot(engine, part, reader_of(part.register.name).read(part), source)
            if corrects:
                check_corrects(case, part, source, corrects)
            check_rivals(case, engine, part, source, corrects)
            reading = _reading(saved, engine, part, unpivoted, source)
            note = corrected_note(case, engine, part, corrects)
            made.append(_added(case, engine, part, unpivoted, reading, note))
            cited += cited_sources(engine, part)
            waiting += references_out(engine, part, source)
        finally:
            engine.close()
        readings.append(reading)
        refused += _refusals(part, source, unpivoted)
    first = answer.parts[0]
    held = Source(
        id=source, held=True, register=" ".join(part.register.name for part in answer.parts), name=name,
        title=first.register.title, publisher=first.register.publisher, vintage=first.vintage,
        kind=first.register.source_kind, reliability=first.register.reliability, access=first.register.access,
        licence=first.register.licence, told_as=told_as, corrects=corrects,
    )  # fmt: skip
    with case.store.transaction():
        case.store.write_source(held)
        # The same bytes are read in one way: what an older reading by another register made of them would count beside it.
        case.store.forget_other_readings(source, names)
        for reading in readings:
            case.store.write_reading(reading)
        case.store.write_refused(refused)
        case.store.write_pending(waiting)
        before = {one.id: one for one in case.store.sources()}
        for one in cited:
            case.store.write_source(united(before.get(one.id), one))
    saved.commit()
    return [_replacing(made[0], replaced), *made[1:]] if replaced else made


def _replacing(one: AddedFile, names: list[str]) -> AddedFile:
    """An account, with a note that the file was read otherwise before."""
    return structs.replace(one, notes=(*one.notes, f"was read before as {', '.join(names)}: what that gave is replaced"))


def _reading(saved: Saved, engine: DuckEngine, part: TableSource, unpivoted: Unpivoted, source: str) -> Reading:
    file, digest, count = saved.statements(engine, unpivoted.selects, f"{source[:16]}-{part.register.reader}")
    return Reading(
        source, part.register.name, part.register.reader, part.layout.name, unpivoted.records, unpivoted.read,
        unpivoted.refused, unpivoted.cells, unpivoted.joined, unpivoted.skipped, count, part.selection, unpivoted.vague,
        part.register.defaults, file, digest,
    )  # fmt: skip


def _added(case: Case, engine: DuckEngine, part: TableSource, unpivoted: Unpivoted, reading: Reading, told: list[str]) -> AddedFile:
    already = 0
    if readings := case.store.readings():
        engine.read("written", [case.path / reading.file], {"id": "text"})
        engine.read("before", [case.path / one.file for one in readings], {"id": "text"})
        already = int(
            engine.rows("select count(*) as n from written where id in (select id from before)")[0]["n"]
        )
    is_mapped = part.register.name not in REGISTERS
    asked = told_of_register(part.register) if is_mapped else told_notes(case, engine, part, reading.source)
    notes = [*told, *part.notes, *asked, *(fault.reason for fault in part.oddities), *unpivoted.notes]
    if not unpivoted.records:
        notes.append("a header, and no record below it")
    if mended := [fault for fault in unpivoted.faults if fault.repaired and fault not in part.oddities]:
        places = "1 place" if len(mended) == 1 else f"{len(mended):,} places"
        notes.append(f"{places}, which 'headstamp refused --repaired' lists; the first at {part.unit}{mended[0].first}: "
                     f"{mended[0].reason}")  # fmt: skip
    if part.register.documented_at:
        notes.append(f"untested on a real file: {part.register.name} was written after {part.register.documented_at}")
    if part.selection and part.selection.has_years:
        notes.append(f"cut by its publisher to deliveries {part.selection.text}: its numbers delivered are of these years only")
    return AddedFile(
        source=reading.source, file=part.file, register=part.register.name, vintage=part.vintage, asks=(),
        records=unpivoted.records, read=unpivoted.read, refused=unpivoted.refused, cells=unpivoted.cells, joined=unpivoted.joined,
        skipped=unpivoted.skipped, statements=reading.statements, known=already,
        vague=[VagueWord(**one) for one in unpivoted.vague], notes=tuple(notes),
    )  # fmt: skip


def _not_read(source: str, file: str, answer: Answer) -> AddedFile:
    """The account of a file that is no register, or of which the user must say what it is."""
    return AddedFile(
        source=source, file=file, register=answer.register, vintage="", asks=answer.asks, records=0, read=0, refused=0, cells=0,
        joined=0, skipped=0, statements=0, known=0, vague=[], notes=(),
    )  # fmt: skip


def _refusals(part: TableSource, source: str, unpivoted: Unpivoted) -> list[Refused]:
    return [
        Refused(
            source, part.register.name,
            f"{part.unit}{fault.first}" + (f"-{fault.last}" if fault.last > fault.first else "")
            + (f"&column={quote(fault.cell, safe=' ()?')}" if fault.cell else ""),
            fault.reason, "\x1f".join(fault.words)[:WORDS_LIMIT], fault.repaired, fault.cell, fault.text[:WORDS_LIMIT], fault.code,
            fault.subject,
        )
        for fault in sorted(unpivoted.faults, key=lambda fault: (fault.first, fault.repaired))
    ]  # fmt: skip
