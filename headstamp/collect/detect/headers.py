"""Header lines: which layout one fits, how well, and what is wrong with one that nearly fits."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headstamp.collect.detect.copied_names import NO_NAME, names_in_copy
from headstamp.collect.registers import REGISTERS
from headstamp.collect.registers.description import Layout, Register
from headstamp.nouns.errors import Unrecognised

DELIMITERS = (",", ";", "\t", "|")
HEADER_LINES = 60
"""How many lines from the top a header is looked for."""
NEAR = 0.5
"""Share of a layout's columns from which a header counts as meant for it."""
FEWEST_KNOWN = 2
"""Columns of a layout that such a header has at least: one name in common is no likeness."""
GROUP = re.compile(r"[-/]")
"""What parts the groups of a form and the name of a question: a hyphen in ODK Central, a slash in KoboToolbox."""
NAMELESS = "column 1"
"""What the first column is called where it has no name: see :func:`names_of`."""
FEWEST_YEARS = 2
"""Columns named for a year that a table of years has at least."""


def is_year(name: str) -> bool:
    """Whether a column is named for a year."""
    return len(name) == 4 and name.isascii() and name.isdigit() and name[:2] in ("18", "19", "20")


def is_of_years(name: str) -> bool:
    """Whether a column is named for a year, or for a span of years, whose sum it then is."""
    return is_year(name) or all(map(is_year, name.split("-", 1)))


@dataclass(frozen=True, slots=True)
class Header:
    """A header line beside a layout.

    ``line`` from 1; ``names`` as they stand, nameless columns at the end left out; ``padding`` how many those were;
    ``missing`` and ``unknown`` columns; ``doubled`` names that stand there more than once; ``moved`` whether the columns
    stand in another order than the layout's; ``share`` how much of layout and line explain one another, 0–1.
    """

    register: Register
    layout: Layout
    line: int
    delimiter: str
    names: tuple[str, ...]
    padding: int
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    doubled: tuple[str, ...]
    moved: bool
    share: float

    @property
    def is_near(self) -> bool:
        """Whether the header was probably meant for the layout."""
        return self.share >= NEAR and len(self.names) - len(self.unknown) >= FEWEST_KNOWN

    @property
    def numbers_rows(self) -> bool:
        """Whether the first column has no name of its own and is not the layout's: pandas and R number the rows there."""
        first = self.names[0] if self.names else ""
        return self.unknown == (first,) and (first == NAMELESS or bool(NO_NAME.fullmatch(first)))

    @property
    def fits(self) -> bool:
        """Whether the file can be read with this layout; where the first column numbers the rows, its cells must bear that out."""
        damaged = self.missing or (self.unknown and not self.layout.copied and not self.numbers_rows) or self.doubled
        return not damaged and (not self.moved or self.layout.any_order)


CHOICE = "one choice of a question"
"""The name of a column that a form's export has for one choice (``item/documented/photo``), beside the question's own."""


def bare_name(name: str, layout: Layout) -> str:
    """A column's name as a layout has it: where a layout is grouped, without the groups before it, or :data:`CHOICE`."""
    if not layout.grouped:
        return name
    theirs = {source for source, _ in layout.header}
    *groups, last = GROUP.split(name)
    if name in theirs or last in theirs:
        return name if name in theirs else last
    return CHOICE if groups and groups[-1] in theirs else name


def cells_of(line: str, delimiter: str) -> tuple[str, ...]:
    """The cells of a header line, whatever its quotation marks; none where it cannot be parted."""
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return ()


def headers_in(cells: Sequence[str], line: int, delimiter: str, allowed: Sequence[Register]) -> list[Header]:
    """A line beside every layout of every register with which it has a name in common."""
    plain = [" ".join(cell.replace("\ufeff", "").split()) for cell in cells]
    bare = list(plain)
    while bare and not bare[-1]:
        bare.pop()
    if len(bare) < 2:
        return []
    named = names_of(plain)
    known = {*named, *names_of(bare)}
    forms = tuple(dict.fromkeys((named, names_of(bare))))
    # Only a mapping numbers names of which several are alike; to a known register they are a fault.
    if any(register.name not in REGISTERS for register in allowed):
        forms = tuple(dict.fromkeys((*forms, *map(numbered, forms))))
    return [
        max(
            (compared(register, layout, line, delimiter, names, len(plain) - len(names))
             for names in (*forms, *_copied_forms(plain, bare, layout))),
            key=lambda header: (header.fits, header.share),
        )
        for register in allowed for layout in register.layouts
        if layout.medium == "delimited"
        and (layout.grouped or layout.copied or any(source in known for source, _ in layout.header))
    ]  # fmt: skip


def _copied_forms(plain: Sequence[str], bare: Sequence[str], layout: Layout) -> list[tuple[str, ...]]:
    """The names of a header line as the layout has them, where a program may have changed them while it saved a copy."""
    theirs = [source for source, _ in layout.header]
    return [names_in_copy(cells, theirs) for cells in (plain, bare)] if layout.copied else []


def names_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Names of all columns; a nameless one is named for the one before it, with a question mark, or for its place."""
    names: list[str] = []
    for at, cell in enumerate(cells):
        names.append(cell or (f"{names[-1]} ?" if at and cells[at - 1] else f"column {at + 1}"))
    return tuple(names)


def numbered(names: Sequence[str]) -> tuple[str, ...]:
    """Names of all columns, each once: a second ``Source`` is ``Source (2)``, as a mapping calls it."""
    made: dict[str, None] = {}
    times: Counter[str] = Counter()
    for name in names:
        times[name] += 1
        own = name if times[name] == 1 else f"{name} ({times[name]})"
        while own in made:
            own += " ?"
        made[own] = None
    return tuple(made)


def compared(
    register: Register, layout: Layout, line: int, delimiter: str, names: tuple[str, ...], padding: int = 0
) -> Header:
    """A line's names beside one layout."""
    theirs = [source for source, _ in layout.header]
    needed = [source for source, ours in layout.header if ours not in layout.optional]
    bare = [bare_name(name, layout) for name in names]
    times = Counter(bare)
    missing = tuple(source for source in needed if source not in times)
    if layout.years and sum(map(is_year, names)) < FEWEST_YEARS:
        missing = (*missing, "years")
    unknown = tuple(
        name for name, plain in zip(names, bare, strict=True)
        if plain not in theirs and plain != CHOICE and not (layout.years and is_of_years(name))
    )  # fmt: skip
    places = [theirs.index(plain) for plain in bare if plain in theirs]
    doubled = tuple(sorted({name for name, plain in zip(names, bare, strict=True) if plain != CHOICE and times[plain] > 1}))
    # A near miss is judged by the needed columns, and by how much of the line the layout explains.
    share = min(1 - len(missing) / max(len(needed), 1), 1 - len(unknown) / max(len(names), 1))
    return Header(
        register, layout, line, delimiter, names, padding, missing, unknown, doubled, places != sorted(places), share
    )


def near_miss(near: Sequence[Header], file: str, sheet: str | None = None) -> Unrecognised:
    """The error for the header that fits best of those that do not fit: it names every column that is wrong."""
    best = max(near, key=lambda header: (header.share, -len(header.unknown), -header.line))
    at = f"sheet={sheet}&row={best.line}" if sheet else f"line={best.line}"
    if best.fits:
        return Unrecognised(
            f"the columns of {best.register.name} over cells of something else", expected="a table of a known register",
            do="compare it with the register's page, or see docs/how-to/add-a-register.md", file=file, locator=at,
        )  # fmt: skip
    found = []
    for word, names in (("unknown", best.unknown), ("twice", best.doubled), ("no", best.missing)):
        if names:
            found.append(f"{word} " + ", ".join(repr(name) for name in names))
    if best.moved and not best.layout.any_order and not best.missing:
        found.append("in another order than the publisher's: " + ", ".join(repr(name) for name in best.names))
    return Unrecognised(
        "a header with columns " + "; ".join(found), expected=f"the columns of {best.register.name}",
        do="name and order the columns as the register does", file=file, locator=at,
    )  # fmt: skip
