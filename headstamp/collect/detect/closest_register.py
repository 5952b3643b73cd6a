"""Of which known table an unknown one may be meant: the likeliest few, each with the columns that differ."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from headstamp.collect.detect.headers import HEADER_LINES, cells_of
from headstamp.collect.detect.unknown_table import delimiter_of, header_of
from headstamp.collect.field_tables.template import FIELD_TABLE
from headstamp.collect.mapping.names import Named, named
from headstamp.collect.mapping.vocabulary import folded
from headstamp.collect.registers.description import Layout, Register, registers

MOST = 3
"""Most tables that are named, and most columns of each."""
FEWEST = 2
"""Columns of an unknown table that a known one has, under its own names or others, at least."""
SHARE = 0.4
"""Share of the unknown table's columns that it has at least."""
NEAR = 0.75
"""How good a table must be beside the best."""
WIDEST, LONGEST = 80, 120
"""Columns, and characters of a name, from which no likeness is looked for: each name is held against all known ones."""
ALIKE = 0.85
"""How like two names are of which one may be the other misspelt."""
SURE = 0.7
"""How well a name must speak for a property."""


def likeliest(lines: Sequence[str]) -> str:
    """The question whether a text is meant as a known table, as the end of a message; '' where none is likely.

    Args:
        lines: its first lines.
    """
    delimiter = delimiter_of(list(lines[:HEADER_LINES]))
    rows = [cells_of(line, delimiter) for line in lines[:HEADER_LINES]] if delimiter else []
    return likeliest_of(rows[header_of(rows)]) if rows else ""


def likeliest_of(header: Sequence[str]) -> str:
    """:func:`likeliest` for a line of names."""
    names = [" ".join(cell.replace("\ufeff", "").split()) for cell in header if cell.strip()]
    if len(names) > WIDEST or any(len(name) > LONGEST for name in names):
        return ""
    said = {name: [one for one in named(name) if one.fit >= SURE] for name in names}
    found: list[tuple[float, str]] = []
    for register in registers():
        layouts = [_matched(register, layout, names, said) for layout in register.layouts if layout.medium == "delimited"]
        same, other = max(layouts, key=lambda matched: len(matched[0]) + len(matched[1]), default=([], {}))
        count = len(same) + len(other)
        if count >= FEWEST and count >= SHARE * len(names):
            found.append((count / len(names), _told(register, len(names), same, other)))
    # Of those that are as likely, the first of the list that a person can read.
    found.sort(key=lambda pair: -pair[0])
    texts = [text for share, text in found if share >= NEAR * found[0][0]][:MOST]
    return f"; it looks like {', or '.join(texts)}?" if texts else ""


def _matched(
    register: Register, layout: Layout, names: Sequence[str], said: dict[str, list[Named]]
) -> tuple[list[str], dict[str, str]]:
    """The names that a layout has too, and for others that of the layout's columns that may be meant."""
    theirs = dict(layout.header)
    same = [name for name in names if name in theirs]
    free = [source for source in theirs if source not in same]
    properties = {column.name: column.property for column in register.columns}
    other: dict[str, str] = {}
    for name in names:
        if name in theirs:
            continue
        meant = [one for one in free if SequenceMatcher(None, folded(name), folded(one)).ratio() >= ALIKE]
        if not meant and layout.name == FIELD_TABLE:
            # A date, or a number, is that whose low end a field table has.
            wanted = {one.property.removesuffix("_low") for one in said[name] if one.kind == register.kind}
            meant = [one for one in free if properties.get(theirs[one], "").removesuffix("_low") in wanted]
        if meant:
            other[name] = meant[0]
            free.remove(meant[0])
    return same, other


def _told(register: Register, width: int, same: list[str], other: dict[str, str]) -> str:
    if not other:
        return f"{register.name}: {len(same)} of its {width} columns"
    pairs = [f"{name} → {meant}" for name, meant in list(other.items())[:MOST]]
    return f"{register.name}: " + ", ".join(pairs) + (f" and {len(other) - MOST} more" if len(other) > MOST else "")
