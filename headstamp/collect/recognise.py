"""Which register is this? Answered from the bytes alone: at most the first and last 64 KiB of a text."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from headstamp.casefile.sources import Seen
from headstamp.collect.opened import Opened
from headstamp.collect.sheets import sheet_rows
from headstamp.collect.spec import Layout, Register, reader_of, register_named, registers
from headstamp.nouns.errors import Unrecognised, WrongUse

DELIMITERS = (",", ";", "\t", "|")
HEADER_LINES = 60
"""How many lines from the top a header is looked for."""
NEAR = 0.5
"""Share of a layout's columns from which a header counts as meant for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a file is: ``parts`` to read; or ``asks`` (several registers fit); or neither: not a register."""

    parts: tuple[Opened, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Header:
    """A header line found: which layout it fits, and how well."""

    register: Register
    layout: Layout
    line: int
    delimiter: str
    names: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    share: float

    @property
    def fits(self) -> bool:
        return not self.missing and not self.unknown and len(set(self.names)) == len(self.names)


def recognise(path: Path, file: str, seen: Seen, told_as: str = "", vintage: str = "") -> Answer:
    """Tell which register, or registers, a kept file holds.

    Args:
        path: the kept bytes.
        file: the name that the user gave, for messages only.
        seen: what one pass over the bytes told.
        told_as: a register's name that the user gave, or ''.
        vintage: the day on which the publisher made it, as the user gave it, or ''.
    Raises:
        Unrecognised: a table of no known register, a column renamed, an encoding that is none.
        WrongUse: ``told_as`` names no register.
    """
    allowed = _allowed(told_as)
    if seen.size == 0:
        raise Unrecognised(
            "an empty file", expected="a register or a field table", do="check the download", file=file
        )
    if seen.head.startswith(b"PK\x03\x04"):
        return _workbook(path, file, allowed, vintage)
    encoding = _encoding(seen, file)
    lines = seen.head.decode(encoding, errors="replace").split("\n")[:HEADER_LINES]
    fitting, near = _headers([line.rstrip("\r") for line in lines], allowed)
    if not fitting:
        if near:
            raise _near_miss(near, file)
        if told_as or _is_tabular(lines):
            raise Unrecognised(
                "a table of no known register", expected="one of " + ", ".join(r.name for r in registers()),
                do="compare its header with 'headstamp template TABLE', or see docs/how-to/add-a-register.md",
                file=file,
            )  # fmt: skip
        return Answer()
    names = {header.register.name for header in fitting}
    if len(names) > 1:
        return Answer(asks=tuple(sorted(names)))
    return Answer((_opened(path, file, fitting[0], encoding, None, vintage, seen.head),))


def _allowed(told_as: str) -> tuple[Register, ...]:
    if not told_as:
        return registers()
    try:
        return (register_named(told_as),)
    except KeyError:
        raise WrongUse(
            f"--as {told_as}", expected="one of " + ", ".join(r.name for r in registers())
        ) from None


def _encoding(seen: Seen, file: str) -> str:
    if seen.has_nul or seen.head.startswith(
        (b"\xff\xfe", b"\xfe\xff", b"\x89PNG", b"\xff\xd8\xff", b"%PDF", b"GIF8")
    ):
        raise Unrecognised(
            "bytes that are no text (a picture, a program or UTF-16)",
            expected="CSV in UTF-8 or Windows-1252, or XLSX", do="export the table again", file=file,
        )  # fmt: skip
    if seen.utf8:
        return "utf-8-sig"
    if seen.cp1252_fault is not None:
        raise Unrecognised(
            "a byte that neither UTF-8 nor Windows-1252 has", expected="text in one of these",
            do="save the file as UTF-8", file=file, locator=str(seen.cp1252_fault),
        )  # fmt: skip
    return "cp1252"


def _headers(lines: list[str], allowed: tuple[Register, ...]) -> tuple[list[_Header], list[_Header]]:
    """All headers that fit, and those that nearly do; of one register the first that fits."""
    fitting: dict[str, _Header] = {}
    near: list[_Header] = []
    for number, line in enumerate(lines, 1):
        for delimiter in DELIMITERS:
            names = _names(line, delimiter)
            if len(names) < 2:
                continue
            for register in allowed:
                for layout in register.layouts:
                    header = _compared(register, layout, number, delimiter, names)
                    if header.fits:
                        fitting.setdefault(register.name, header)
                    elif header.share >= NEAR:
                        near.append(header)
    return list(fitting.values()), near


def _names(line: str, delimiter: str) -> tuple[str, ...]:
    """The header's names; a nameless column is named for the one before it, with a question mark."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return ()
    names: list[str] = []
    for cell in cells:
        name = " ".join(cell.replace("﻿", "").split())
        names.append(name or (f"{names[-1]} ?" if names and names[-1] else ""))
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _compared(
    register: Register, layout: Layout, line: int, delimiter: str, names: tuple[str, ...]
) -> _Header:
    theirs = dict(layout.header)
    missing = tuple(
        source for source, ours in layout.header if source not in names and ours not in layout.optional
    )
    unknown = tuple(name for name in names if name not in theirs)
    needed = [source for source, ours in layout.header if ours not in layout.optional]
    found = len(needed) - len(missing)
    # A near miss is judged by the needed columns, and by how much of the line the layout explains.
    share = min(found / max(len(needed), 1), (len(names) - len(unknown)) / max(len(names), 1))
    return _Header(register, layout, line, delimiter, names, missing, unknown, share)


def _near_miss(near: list[_Header], file: str) -> Unrecognised:
    best = max(near, key=lambda header: (header.share, -len(header.unknown)))
    doubled = sorted({name for name in best.names if best.names.count(name) > 1})
    found = []
    if best.unknown:
        found.append("unknown " + ", ".join(repr(name) for name in best.unknown))
    if doubled:
        found.append("twice " + ", ".join(repr(name) for name in doubled))
    if best.missing:
        found.append("no " + ", ".join(repr(name) for name in best.missing))
    return Unrecognised(
        "a header with columns " + "; ".join(found), expected=f"the columns of {best.register.name}",
        do="name the columns as the register does", file=file, locator=str(best.line),
    )  # fmt: skip


def _is_tabular(lines: list[str]) -> bool:
    """Whether the first lines look like a table: the same number, three or more, of cells on most of them."""
    for delimiter in DELIMITERS:
        counts = [line.count(delimiter) for line in lines if line.strip()]
        if len(counts) >= 2 and counts[0] >= 2 and counts.count(counts[0]) * 2 > len(counts):
            return True
    return False


def _opened(
    path: Path, file: str, header: _Header, encoding: str, sheet: str | None, vintage: str, head: bytes
) -> Opened:
    ours = dict(header.layout.header)
    reader = reader_of(header.register.name)
    told = getattr(reader, "vintage", None)
    notes = (
        () if header.delimiter == header.layout.delimiter or sheet else (f"delimiter {header.delimiter!r}",)
    )
    return Opened(
        path=path, file=file, register=header.register, layout=header.layout,
        columns=tuple(ours[name] for name in header.names), names=header.names, header_line=header.line,
        delimiter=header.delimiter, encoding=encoding, sheet=sheet,
        vintage=vintage or (told(head.decode(encoding, errors="replace")) if told else ""), notes=notes,
    )  # fmt: skip


def _workbook(path: Path, file: str, allowed: tuple[Register, ...], vintage: str) -> Answer:
    parts: list[Opened] = []
    near: list[_Header] = []
    for sheet, rows in sheet_rows(path, file).items():
        for number, row in enumerate(rows[:HEADER_LINES], 1):
            while row and not row[-1].strip():
                row = row[:-1]
            candidates = [
                _compared(register, layout, number, layout.delimiter, tuple(" ".join(cell.split()) for cell in row))
                for register in allowed for layout in register.layouts
            ]  # fmt: skip
            fitting = [header for header in candidates if header.fits]
            near += [header for header in candidates if header.share >= NEAR and not header.fits]
            named = [header for header in fitting if header.register.name == sheet] or fitting
            if named:
                parts.append(_opened(path, file, named[0], "utf-8", sheet, vintage, b""))
                break
    if not parts and near:
        raise _near_miss(near, file)
    if not parts:
        raise Unrecognised("a workbook without a known table", expected="a sheet with the header of a known table",
                           do="compare with 'headstamp template items'", file=file)  # fmt: skip
    return Answer(tuple(parts))
