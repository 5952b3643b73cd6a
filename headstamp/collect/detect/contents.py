"""Which registers are inside a file: the file itself, or what it is packed with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from headstamp.casefile.sources import Seen, look
from headstamp.collect.detect.recognise import Answer, recognise
from headstamp.collect.formats.archives import is_packed, unpack
from headstamp.collect.registers.description import Register
from headstamp.collect.table_source import TableSource
from headstamp.engine.fresh_file import passing_prefix
from headstamp.nouns.errors import NoTable, Unrecognised


@contextmanager
def recognised(
    path: Path, file: str, seen: Seen, told_as: str = "", vintage: str = "", mapped: Register | None = None
) -> Iterator[Answer]:
    """What :func:`recognise` tells of a file; a packed one is unpacked to a place of our own and looked into.

    Yields:
        the answer; the unpacked bytes are there while the context is.
    Raises:
        Unrecognised, WrongUse: as :func:`recognise` and :func:`headstamp.collect.formats.archives.unpack`.
        NoSpace: there is no room to unpack.
    """
    if not is_packed(path, seen):
        yield recognise(path, file, seen, told_as, vintage, mapped)
        return
    with tempfile.TemporaryDirectory(prefix=passing_prefix()) as folder:
        inside = unpack(path, file, seen, Path(folder))
        yield _together([(name, _inside(name, at, file, told_as, vintage, mapped)) for name, at in inside], file)


def _inside(name: str, path: Path, file: str, told_as: str, vintage: str, mapped: Register | None) -> Answer | NoTable:
    """What one file of a packed one is; of a page or a document the error that it would be alone."""
    named = f"{file}:{name}" if name else file
    try:
        seen = look(path)
    except Unrecognised as error:
        raise Unrecognised(error.found, expected=error.expected, do=error.do, file=named, locator=error.locator) from error
    if is_packed(path, seen):
        raise Unrecognised("a packed file inside a packed one", expected="a text or a workbook", do="unpack it first",
                           file=named)  # fmt: skip
    try:
        answer = recognise(path, named, seen, told_as, vintage, mapped)
    except NoTable as error:
        # Pages and documents lie beside tables in many archives.
        return error
    return replace(answer, parts=tuple(replace(part, member=name) for part in answer.parts))


def _together(inside: list[tuple[str, Answer | NoTable]], file: str) -> Answer:
    """The answer for a packed file: all parts of all its files; a question of any of them is asked.

    Raises:
        NoTable: there are only pages, documents and notices in it.
    """
    answers = [(name, answer) for name, answer in inside if isinstance(answer, Answer)]
    documents = [(name, answer) for name, answer in inside if isinstance(answer, NoTable)]
    for _, answer in answers:
        if answer.asks:
            return answer
    parts: dict[str, TableSource] = {}
    for name, answer in answers:
        for part in answer.parts:
            if before := parts.get(part.register.name):
                raise Unrecognised(
                    f"two files of the register {part.register.name}: {before.member!r} and {name!r}",
                    expected="one of each register", do="unpack it, and add the files", file=file,
                )  # fmt: skip
            parts[part.register.name] = part
    if not parts:
        if documents:
            raise documents[0][1]
        return Answer()
    notes = (*(f"{name!r} is no register and was left out" for name, answer in answers if not answer.parts),
             *(f"{name!r} is {error.found} and was left out" for name, error in documents))  # fmt: skip
    first, *rest = parts.values()
    return Answer((replace(first, notes=(*first.notes, *notes)), *rest))
