"""Does every printed figure recompute? A case and its report are compared with those made again, and what differs is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from headstamp.answers.verify import Programs, VerifyAnswer
from headstamp.casefile.case import OLDER, Case
from headstamp.casefile.findings import each_finding
from headstamp.casefile.made_of import code_digests
from headstamp.nouns.values.quantity_text import counted_text
from headstamp.nouns.version import VERSION
from headstamp.publish.figures_drift import (
    FiguresCompared,
    Program,
    compare_figures,
    made_of_faults,
    program_of,
    read_figures,
)
from headstamp.publish.findings_drift import findings_faults
from headstamp.publish.ledger_drift import failure, ledger_faults
from headstamp.publish.page_drift import PageCompared, compare_pages

NAMED = 5
"""Most figures or files that a note names; the others are counted."""
LONGEST = 80
"""Characters of a name that a note shows: a report may come from somebody else."""


def not_compared(case: Case, printed: Path) -> VerifyAnswer:
    """The answer of :func:`compare` for a case that cannot be made again: only the program is known.

    Raises:
        WrongUse: there is no report.
    """
    program = program_of(read_figures(printed), VERSION, code_digests())
    return VerifyAnswer(
        ok=True, **_checked(case), findings=0, figures=0, program=_programs(program), page="not compared", reworded=[], unprinted=[],
        passages=[], notes=_notes_of_case(case, program), failures=[],
    )  # fmt: skip


def compare(case: Case, printed: Path, again: Case, recomputed: Path, *, strict_code: bool = False) -> VerifyAnswer:
    """Compare a case's ledger, findings and report with those of the same case made again.

    A report of this very program has to be the same in every letter. A report of another program has to have the same figures;
    what could not be compared is said in the notes (docs/decisions/032-verify-between-versions.md).

    Args:
        case, printed: the case and the folder of its report.
        again, recomputed: the case made again from bytes and judgements, and the folder of its report.
        strict_code: compare the report letter by letter whatever program it names, and the program too.
    Raises:
        WrongUse: there is no report to verify.
    """
    told, anew = read_figures(printed), read_figures(recomputed)
    program = program_of(told, anew["version"], anew["code"])
    is_another = program.is_another and not strict_code
    figures = compare_figures(told, anew, is_another=is_another)
    page = compare_pages(printed, recomputed, told, anew, program if is_another else None)
    failures = [
        *made_of_faults(told, anew, is_another=is_another), *ledger_faults(case, again, is_another=is_another),
        *findings_faults(case, again, is_another=is_another), *figures.failures, *page.failures,
    ]  # fmt: skip
    files = (folder / "figures.json" for folder in (printed, recomputed))
    if not failures and not is_another and len({file.read_bytes() for file in files}) > 1:
        failures.append(failure(reason="figures.json is not written as it recomputes, though it says the same"))
    notes = _notes_of_case(case, program)
    if is_another:
        notes += _notes(told, anew, figures, page)
    return VerifyAnswer(
        ok=not failures, **_checked(case), findings=sum(1 for _ in each_finding(again)), figures=len(told["figures"]),
        program=_programs(program), page="whole" if page.is_whole else "figures", reworded=figures.reworded,
        unprinted=figures.unprinted, passages=page.passages, notes=notes, failures=failures,
    )  # fmt: skip


def _checked(case: Case) -> dict[str, int]:
    """How many held sources and judgements a case has."""
    return {"sources": sum(one.held for one in case.store.sources()), "judgements": len(case.store.judgements())}


def _programs(program: Program) -> Programs:
    return Programs(made_with=program.made_with, checked_with=program.checked_with, changed_files=list(program.changed))


def _notes_of_case(case: Case, program: Program) -> list[str]:
    """Which programs made the case and its report, where that is not this one alone."""
    notes = [OLDER] if case.store.is_older else []
    if program.is_another:
        how = f", whose code differs in {_some('file', program.changed)}" if program.changed else ""
        notes.append(f"made with {program.made_with}, checked with {program.checked_with}{how}")
    return notes


def _notes(told: dict[str, Any], anew: dict[str, Any], figures: FiguresCompared, page: PageCompared) -> list[str]:
    """What was not compared of a report that another program wrote, in whole sentences."""
    notes = []
    if figures.reworded:
        names = [one.figure for one in figures.reworded]
        notes.append(f"{_some('figure', names)} in other words with the same numbers, bounds and names: read both (--json: reworded)")
    if figures.unprinted:
        notes.append(f"not in the report, and printed by this program: {_some('figure', figures.unprinted)}")
    missing = sorted({*anew} - {*told} - {"footnotes"})
    if missing:
        notes.append(f"not compared, because the report does not say it: {', '.join(missing)}")
    if unread := sorted({*told} - {*anew}):
        notes.append(f"not compared, because this program does not know it: {', '.join(unread)[:200]} in figures.json")
    if page.is_whole:
        return notes
    notes.append(
        "of the page only the figures were compared, with the numbers of their footnotes, and that it prints no other number and "
        f"loads or runs nothing; its other words were not: {counted_text(len(page.passages), 'passage')} that it does not write"
    )
    if page.pictures:
        notes.append(f"drawn otherwise, so that only the words were compared: {_some('picture', page.pictures)}")
    if page.is_styled_otherwise:
        notes.append("the page has a style sheet of its own; whether it hides something was not compared")
    notes.append("to compare every letter, verify with the program that the report names, or write the report again with this one")
    return notes


def _some(noun: str, names: Sequence[str]) -> str:
    """How many there are, and the names of the first.

    >>> _some("file", ["a.py"])
    '1 file (a.py)'
    """
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{counted_text(len(names), noun)} ({', '.join(name[:LONGEST] for name in names[:NAMED])}{more})"
