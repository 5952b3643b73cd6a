"""A file that corrects another of the case: which one is meant, and what it replaces (docs/decisions/023-corrections.md)."""

from __future__ import annotations

import re
from pathlib import Path

from headstamp.casefile.case import Case
from headstamp.casefile.references import read_statements
from headstamp.casefile.vintages import corrections
from headstamp.collect.table_source import TableSource
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.values.quantity_text import counted_text

WHOLE_ID = re.compile(r"[0-9a-f]{64}")
SHORTEST = 6
"""First digits of an id by which a file may be named."""


def file_meant(case: Case, words: str) -> str:
    """The id of the held file that a user names: by its name, a path to it, or its id.

    A whole id is taken as it is, so that a case can be made again from its files in any order.

    Raises:
        WrongUse: no file of the case has this name, or several have.
    """
    if WHOLE_ID.fullmatch(words):
        return words
    held = [source for source in case.store.sources() if source.held]
    name = Path(words).name
    found = [one for one in held if one.name == name or (len(words) >= SHORTEST and one.id.startswith(words))]
    if len(found) == 1:
        return found[0].id
    if not found:
        raise WrongUse(f"--corrects {words}", expected="a file of this case", do="see 'headstamp sources' for their names and ids")
    raise WrongUse(f"--corrects {words}, which is {len(found)} files", expected="one file of this case",
                   do="take the id that 'headstamp sources' prints")  # fmt: skip


def check_corrects(case: Case, part: TableSource, source: str, corrects: str) -> None:
    """Refuse a correction of itself, of another table, or of a file that corrects it.

    Raises:
        WrongUse: it is one of these.
    """
    other = next((one for one in case.store.sources() if one.id == corrects), None)
    if corrects == source:
        raise WrongUse("a file that corrects itself", expected="--corrects with an earlier file", file=part.file)
    if other is not None and part.register.name not in other.register.split():
        raise WrongUse(
            f"a table of {part.register.name} that corrects one of {other.register}", expected="a file of the same table",
            file=part.file,
        )  # fmt: skip
    if source in corrections(case.store.sources()).get(corrects, ()):
        raise WrongUse(f"a file that {other.name if other else corrects[:12]} corrects itself",
                       expected="one of the two to correct the other", file=part.file)  # fmt: skip


def corrected_note(case: Case, engine: DuckEngine, part: TableSource, corrects: str) -> list[str]:
    """How many rows of which file a correction replaces, where the case holds that file.

    Args:
        engine: the engine of the reading, with its table ``draft``.
    """
    readings = [
        one for one in case.store.readings() if one.source == corrects and one.register == part.register.name
    ]
    if not readings:
        return []
    name = next(one.name for one in case.store.sources() if one.id == corrects)
    read_statements(engine, "corrected", case.path, readings)
    (counted,) = engine.rows(
        """select count(*) as rows, count(mine.subject) as replaced from (select distinct subject from corrected) theirs
        left join (select distinct subject from draft) mine on mine.subject = theirs.subject"""
    )
    kept = counted["rows"] - counted["replaced"]
    return [f"corrects {name}: {counted_text(counted['replaced'], 'row')} replaced, {counted_text(kept, 'row')} of it not corrected"]
