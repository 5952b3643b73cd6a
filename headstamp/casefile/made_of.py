"""What an answer hangs on: the sources, judgements and settings of a case, and the code that reads them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions

CODE = (".py", ".sql", ".yml", ".csv", ".jinja", ".css", ".json")
"""Endings of the files that decide what is answered and how it is printed."""

SOURCES = ("cases/", "reference/")
"""Folders of files that a case holds as sources."""

READERS = ("collect/", "nouns/")
"""Where the code lies that makes statements of bytes."""

TABLES = ("casefile/", "engine/", "nouns/", "pipeline.py", "resolve/")
"""Where the code lies that makes tables of statements."""


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a case is made of.

    ``sources`` id, register as told by the user, and vintage of each held source, and what it corrects if it does,
    sorted; ``judgements`` ids of those
    that stand, sorted; ``decided`` how many judgements there are, undone ones too, and ``chain`` the last link of their
    chain or ''; ``settings`` SHA-256 of what ``case.yml`` says; ``code`` from each file of the package, by its
    path below it, to the first 32 hex digits of its SHA-256.
    """

    sources: tuple[tuple[str, ...], ...]
    judgements: tuple[str, ...]
    decided: int
    chain: str
    settings: str
    code: dict[str, str]

    @property
    def case(self) -> str:
        """64 hex digits over what is precious in the case: sources, standing judgements, settings; not the code."""
        return _digest([self.sources, self.judgements, self.settings])

    @property
    def all(self) -> str:
        """64 hex digits over everything."""
        # What was undone left no trace, so no step hangs on the length of the chain.
        return _digest(asdict(replace(self, decided=0, chain="")))


def made_of(case: Case) -> MadeOf:
    """What a case is made of, and the code that is running."""
    held = (source for source in case.store.sources() if source.held)
    judgements = case.store.judgements()
    return MadeOf(
        sources=tuple(sorted((source.id, source.told_as, source.vintage, *filter(None, [source.corrects])) for source in held)),
        judgements=tuple(sorted(judgement.id for judgement in Decisions(judgements).standing)),
        decided=len(judgements),
        chain=judgements[-1].chain if judgements else "",
        settings=_digest(case.settings.written),
        code=code_digests(),
    )


@cache
def code_digests() -> dict[str, str]:
    """From each file of the package to its digest: a changed rule is a changed step. Read once: code at work stays."""
    root = Path(__file__).resolve().parents[1]
    files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.suffix in CODE and path.is_file()}
    return {
        name: sha256(path.read_bytes()).hexdigest()[:32]
        for name, path in files.items() if not name.startswith(SOURCES)
    }  # fmt: skip


@cache
def table_digest() -> str:
    """64 hex digits over the code that lays out the tables of a case and resolves its names, and the engine's version.

    The files are known by their size and the time of their last change: this is asked by every command, and only to know whether
    tables can be kept.
    """
    root = Path(__file__).resolve().parents[1]
    files = (file for name in TABLES for file in ([root / name] if name.endswith(".py") else sorted((root / name).rglob("*"))))
    states = [(str(file), (state := file.stat()).st_size, state.st_mtime_ns) for file in files if file.suffix in CODE]
    return _digest([version("duckdb"), states])


def reader_digest() -> str:
    """64 hex digits over the code that makes statements of bytes."""
    return _digest({path: digest for path, digest in code_digests().items() if path.startswith(READERS)})


def _digest(said: Any) -> str:
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
