"""The five stages in order: read this first.

collect -> resolve -> trace -> assess -> publish; they meet in the case file and nowhere else. Here, and only here,
they are called one after another.
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any, Concatenate, ParamSpec, TypeVar

from msgspec import structs

from headstamp.answers.build import BuildAnswer
from headstamp.answers.demo import DemoAnswer
from headstamp.answers.report import ReportAnswer
from headstamp.answers.show import ShowAnswer
from headstamp.answers.sources import SourcesAnswer
from headstamp.answers.verify import VerifyAnswer
from headstamp.bundled import BundledCase, bundled, is_bundled, reference_files
from headstamp.casefile import listing
from headstamp.casefile.case import Case, new_case, open_folder, write_whole
from headstamp.casefile.findings import (
    as_stored,
    digest_of,
    each_finding,
    findings_file,
    strange_findings,
    write_findings,
)
from headstamp.casefile.kept_tables import prepare_tables, user_cache
from headstamp.casefile.made_of import made_of, reader_digest
from headstamp.casefile.sources import is_whole, place_of
from headstamp.casefile.tables import lay_out
from headstamp.engine.fresh_file import passing_prefix
from headstamp.engine.interruption import check
from headstamp.nouns.errors import HeadstampError, NoMemory, NoSpace, VerifyDrift
from headstamp.nouns.finding import Finding
from headstamp.nouns.progress import Progress, Step, ignore, part_of

Finder = Callable[[Case], Iterable[Finding[Any]]]
"""Answers one standing question of ``case.yml``: what it concludes of a case that is prepared."""

FINDERS = {
    "documented": "what was documented", "supply": "suppliers", "decades": "supply by decade",
    "bounds_of_case": "states that made or supplied the items", "types": "types of weapons", "routes": "routes of loss",
    "holder_supply": "supply to the holder", "embargoes": "embargoes", "flows": "flows from supplier to holder",
    "claims": "what others counted", "gaps": "what is not known",
}  # fmt: skip
"""The standing questions: under which name the findings of each are kept, and what they are about, for a reader."""


def _finders() -> dict[str, Finder]:
    """From each name of :data:`FINDERS` to what answers it. Imported here, since a command that asks one question needs none."""
    from headstamp.trace import claims, documented, open_questions
    from headstamp.trace.makers import bounds_of_case
    from headstamp.trace.routes import flows, item_routes
    from headstamp.trace.supply import decades, embargoes, holder_supply, suppliers
    from headstamp.trace.types import catalogue

    return {
        "documented": documented.findings, "supply": suppliers.findings, "decades": decades.findings,
        "bounds_of_case": bounds_of_case.findings, "types": catalogue.findings, "routes": item_routes.findings,
        "holder_supply": holder_supply.findings, "embargoes": embargoes.findings, "flows": flows.findings,
        "claims": claims.findings, "gaps": open_questions.findings,
    }  # fmt: skip


def _resolvers() -> tuple[Callable[[Case], None], ...]:
    """The steps of ``resolve``, in order: each makes tables."""
    from headstamp.resolve import models, parties, review, same_order, states, united

    return tuple(step.resolve for step in (states, parties, united, same_order, models, review))

READING_AGAIN, ANSWERING, WRITING = "Reading sources again", "Answering questions", "Writing the report"
"""Phases of long work, as a reader sees them."""

ONE_AT_A_TIME = threading.RLock()
"""Held while the tables of a case are made: threads may ask one open case at once."""

Said = ParamSpec("Said")
Answer = TypeVar("Answer")


def init(path: str | os.PathLike[str], holder: str = "", *, bare: bool = False) -> Case:
    """Make a new case and open it; it begins with the packaged tables of states and parties.

    Args:
        path: a folder that is not there yet, or is empty.
        holder: the party whose weapons the case is about, or ''.
        bare: leave out the packaged tables; then only names that the case's own tables know are states.
    Raises:
        WrongUse: something is there already.
    """
    from headstamp.collect.add import add

    settings = {"name": Path(path).name} | ({"holder": holder.strip()} if holder.strip() else {})
    with new_case(path, settings) as case:
        if not bare:
            add(case, *reference_files())
    return case


def open_case(path: str | os.PathLike[str]) -> Case:
    """Open a case: a folder, or the name of a bundled case (built once into the user's cache).

    Raises:
        WrongUse: neither a case folder nor a bundled case.
    """
    name = os.fspath(path)
    if Path(name).exists() or not is_bundled(name):
        return open_folder(path)
    case = bundled(name)
    cache = kept_at(name, case)
    if not (cache / "case.yml").is_file():
        cache.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache.parent) as part:
            _filled(case, Path(part) / name, ignore).close()
            (Path(part) / name).replace(cache)
    return open_folder(cache)


def kept_at(name: str, bundle: BundledCase) -> Path:
    """Where the user's cache has a bundled case, as these files are read by this code."""
    digest = sha256(f"{bundle.digest} {reader_digest()}".encode()).hexdigest()
    return user_cache() / f"{name}-{digest[:16]}"


def demo(out: str | os.PathLike[str], name: str = "iraq-2014", progress: Progress = ignore) -> DemoAnswer:
    """Build a bundled case in a folder and write its report.

    Args:
        out: the folder below which the case is made; a case that is there already is brought up to date.
    """
    began = perf_counter()
    case = bundled(name)
    folder = Path(out) / name
    with (
        open_folder(folder) if (folder / "case.yml").is_file() else _filled(case, folder, progress)
    ) as opened:
        wrote = report(opened, progress=progress).wrote
    return DemoAnswer(case=str(folder), wrote=wrote, missing=list(case.missing), seconds=_since(began))


def _since(began: float) -> float:
    return round(perf_counter() - began, 3)


def _filled(bundle: BundledCase, folder: Path, progress: Progress) -> Case:
    from headstamp.collect.add import add

    with new_case(folder, bundle.settings) as case:
        for at, file in enumerate(bundle.files):
            of_all = part_of(progress, at, len(bundle.files))
            add(case, file.path, told_as=file.told_as, vintage=file.vintage, progress=of_all)
    return case


def with_enough_memory(function: Callable[Concatenate[Case, Said], Answer]) -> Callable[Concatenate[Case, Said], Answer]:
    """A question that is asked again with all the memory that an engine may take, where what it takes at first is too little."""

    @wraps(function)
    def answer(case: Case, /, *words: Said.args, **asked_for: Said.kwargs) -> Answer:
        try:
            return function(case, *words, **asked_for)
        except NoMemory:
            if not case.take_more_memory():
                raise
        return function(case, *words, **asked_for)

    return answer


def prepare(case: Case) -> None:
    """Let a case have its tables, laid out and resolved: those that were kept, where they still fit, else they are made."""
    with ONE_AT_A_TIME:
        prepare_tables(case, _lay_out_and_resolve)


def _lay_out_and_resolve(case: Case) -> None:
    lay_out(case)
    for resolve in _resolvers():
        resolve(case)


def asked(function: Callable[Concatenate[Case, Said], Answer]) -> Callable[Concatenate[Case, Said], Answer]:
    """A question to a case as a public function: the case is prepared first, and the question leaves nothing behind."""

    @with_enough_memory
    @wraps(function)
    def answer(case: Case, /, *words: Said.args, **asked_for: Said.kwargs) -> Answer:
        prepare(case)
        with case.scope() as scope:
            return function(scope, *words, **asked_for)

    return answer


def sources(case: Case) -> SourcesAnswer:
    """All sources of a case, as :func:`headstamp.casefile.listing.sources`; the case is prepared where that is needed."""
    return asked(listing.sources)(case) if listing.has_outlets(case) else listing.sources(case)


@asked
def show(case: Case, identifier: str) -> ShowAnswer:
    """One thing of a case, as :func:`headstamp.casefile.listing.show`; of a row with a designation also what this is taken
    for, and why (field ``match``).

    Raises:
        WrongUse: nothing has this id, or more than one thing has.
    """
    shown = listing.show(case, identifier)
    if shown.noun != "Row" or "designation" not in shown.fields:
        return shown
    from headstamp.resolve.explained import match_of

    match = match_of(case, shown.id)
    return structs.replace(shown, fields=shown.fields | {"match": match}) if match else shown


@with_enough_memory
def build(case: Case, progress: Progress = ignore) -> BuildAnswer:
    """Answer the standing questions of a case and keep the findings; a step whose inputs are as before is skipped.

    What other readers had read at the last build, those of an older version, is first read again.

    Raises:
        WrongUse: the settings name a holder, a recipient or another party whom the case does not know.
    """
    from headstamp.trace.standing_questions import check_settings

    began = perf_counter()
    case.remove_leftovers()
    keys_file = case.path / "findings" / "keys.json"
    before = _keys_kept(keys_file)
    readers = reader_digest()
    if before.get("readers", readers) != readers:
        _read_again(case, case, progress)
        case.forget()
    digest = made_of(case).all
    keys = {finder: _key(case, finder, digest) for finder in FINDERS}
    # Kept after each step, so that a build that was broken off goes on where it stood.
    done = {"readers": readers} | {finder: before[finder] for finder in FINDERS if finder in before}
    wrote: list[str] = []
    skipped: list[str] = []
    for at, (finder, finds) in enumerate(FINDERS.items()):
        if before.get(finder) == keys[finder] and findings_file(case, finder).is_file():
            skipped.append(finder)
            progress(Step(ANSWERING, finds, at + 1, len(FINDERS), "as before"))
            continue
        progress(Step(ANSWERING, finds, at, len(FINDERS)))
        prepare(case)
        with case.scope() as scope:
            if not wrote:
                check_settings(scope)
            write_findings(scope, finder, _finders()[finder](scope))
        done[finder] = keys[finder]
        write_whole(keys_file, json.dumps(done, indent=1, sort_keys=True).encode())
        wrote.append(finder)
        progress(Step(ANSWERING, finds, at + 1, len(FINDERS)))
    return BuildAnswer(case=str(case.path), wrote=wrote, skipped=skipped, seconds=_since(began))


def _keys_kept(path: Path) -> dict[str, str]:
    """The keys of the last build; none where they are lost or cannot be read: everything is then built again."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _key(case: Case, finder: str, digest: str) -> str:
    """What a step's answer hangs on: the case, the readers, and the code between the statements and the answer."""
    readings = sorted((reading.reader, reading.sha256) for reading in case.store.readings())
    return sha256(json.dumps([digest, readings, finder]).encode()).hexdigest()


@with_enough_memory
def report(case: Case, out: str | os.PathLike[str] | None = None, progress: Progress = ignore) -> ReportAnswer:
    """Write the report of a case: ``index.html`` and ``figures.json``; the case is built first where needed.

    Args:
        out: the folder of the report; by default ``report`` in the case.
    """
    from headstamp.publish.reports.trace.report import write_report

    began = perf_counter()
    build(case, progress)
    prepare(case)
    progress(Step(WRITING, "", 0, 1))
    with stored_findings_read(case), case.scope() as scope:
        wrote = write_report(scope, Path(out) if out else case.path / "report")
    progress(Step(WRITING, "", 1, 1))
    return ReportAnswer(case=str(case.path), wrote=wrote, seconds=_since(began))


@contextmanager
def stored_findings_read(case: Case) -> Iterator[None]:
    """Inside, stored findings are printed; whoever sent the case may have put others in their place.

    What fails inside is compared with the cause: only where the findings are not those that the case gives when they are found
    again does the failure become an error about their files. A fault of our own stays one.

    Raises:
        WrongUse: something failed, and the stored findings are not those of this case.
    """
    try:
        yield
    except HeadstampError:
        raise
    except Exception as error:
        check()
        prepare(case)
        with case.scope() as scope:
            stored = {one.id: digest_of(one) for one in each_finding(scope)}
        found = (one for finder in FINDERS for one in _found(case, finder))
        if stored != {one.id: digest_of(one) for one in map(as_stored, found)}:
            raise strange_findings(case.path / "findings") from error
        raise


def _found(case: Case, finder: str) -> Iterator[Finding[Any]]:
    """What one module concludes of a case that is prepared."""
    with case.scope() as scope:
        yield from _finders()[finder](scope)


@with_enough_memory
def verify(
    case: Case, printed: str | os.PathLike[str] | None = None, progress: Progress = ignore, *, strict_code: bool = False
) -> VerifyAnswer:
    """Make a case again in an empty folder from its kept bytes and judgements only, and compare every figure.

    Args:
        printed: the folder of the report; by default ``report`` in the case.
        strict_code: a report that another version or another code of the program wrote is a failure.
    Raises:
        WrongUse: there is no report to verify.
    """
    from headstamp.publish.ledger_drift import failure, judgement_faults
    from headstamp.publish.verify import compare, not_compared

    folder = Path(printed) if printed else case.path / "report"
    answer = not_compared(case, folder)
    held = [source for source in case.store.sources() if source.held]
    judgements = case.store.judgements()
    failures = [
        failure(reason=f"the kept bytes of {source.name} are not what their hash says", printed=source.id)
        for source in held if not is_whole(case.path, source.id)
    ]  # fmt: skip
    failures += judgement_faults(judgements, case.store.positions())
    with tempfile.TemporaryDirectory(prefix=passing_prefix()) as empty:
        try:
            with rebuild(case, Path(empty) / "case", progress) as again:
                report(again, progress=progress)
                answer = compare(case, folder, again, again.path / "report", strict_code=strict_code)
        except NoSpace:
            raise
        except HeadstampError as error:
            # A source, a judgement or a setting that was changed may no longer make a case or a report at all: that too is drift.
            name = f"{Path(error.file).name}: " if error.file else ""
            failures.append(failure(reason=f"the case cannot be made again: {name}{error.found}"))
    failures += answer.failures
    return structs.replace(answer, ok=not failures, failures=failures)


def rebuild(case: Case, folder: Path, progress: Progress = ignore) -> Case:
    """A new case from the precious parts of another: bytes of sources and judgements.

    Raises:
        VerifyDrift: a source can no longer be read at all.
    """
    with new_case(folder, case.settings) as again:
        with again.store.transaction():
            again.store.restore(case.store.judgements())
        _read_again(case, again, progress)
    return again


def _read_again(case: Case, into: Case, progress: Progress) -> None:
    """Read every source that a case holds, from its kept bytes, into a case: another one or itself."""
    from headstamp.collect.add import add_again
    from headstamp.collect.mapping.own_name import MAPPING

    # Mappings first: other sources are read with them.
    held = [source for source in case.store.sources() if source.held]
    for at, source in enumerate(sorted(held, key=lambda one: one.register != MAPPING)):
        kept = place_of(case.path, source.id)
        if not kept.is_file():
            raise VerifyDrift(f"no bytes of {source.name}", expected="every kept source", file=str(kept))
        progress(Step(READING_AGAIN, source.title or source.name, at, len(held)))
        add_again(into, kept, source)
    progress(Step(READING_AGAIN, "", len(held), len(held)))
