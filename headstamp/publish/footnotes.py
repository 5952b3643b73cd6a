"""Footnotes: from a figure's statements to the sources and the places in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any
from urllib.parse import unquote

from headstamp.casefile.case import Case
from headstamp.casefile.outlets import outlet_text
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.locator import in_words

SHOWN = 8
"""Most sources that one footnote names; the others are counted, and figures.json lists all."""
PLACES = 6
"""Most places, or runs of lines, that one line of a footnote names."""
NOTED = {"number": "whole", "id": "text"}
TOGETHER = 5_000
"""Statements that are in memory together while footnotes are made."""


@dataclass(frozen=True, slots=True)
class Line:
    """One source in a footnote: ``title``, ``url`` ('' where held only), ``address`` the url as a reader reads it, ``grade``
    A–F or '', ``kind``, ``file`` in which it was read, ``places`` in that file, ``more`` how many further places."""

    title: str
    url: str
    address: str
    grade: str
    kind: str
    file: str
    places: str
    more: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered footnote: its lines, and how many sources it leaves to figures.json."""

    number: int
    lines: tuple[Line, ...]
    sources: int
    more: int


def footnotes(case: Case, notes: dict[tuple[str, ...], int]) -> list[Footnote]:
    """The footnotes of a report.

    Args:
        case: an open, prepared case.
        notes: number of each set of ids: of statements, or of the held sources themselves.
    Returns:
        one footnote each, by number; sources with the most statements first.
    """
    engine = case.engine
    engine.load("noted", {name: [] for name in NOTED}, NOTED)
    for number, behind in _parts(notes):
        engine.append("noted", {"number": [number] * len(behind), "id": behind}, NOTED)
    held = [source for source in case.store.sources() if source.held]
    columns = {
        "id": [one.id for one in held], "name": [one.name for one in held],
        "title": [", ".join(part for part in (one.title, one.publisher) if part) for one in held],
        "kind": [one.kind for one in held], "grade": [one.reliability for one in held],
    }  # fmt: skip
    engine.load("held_named", columns, dict.fromkeys(columns, "text"))
    told = engine.pieces(read_sql(__package__, "noted"), TOGETHER)
    by_number = groupby((row for piece in told for row in piece), key=itemgetter(0))
    found = {number: _footnote(number, rows) for number, rows in by_number}
    return [found.get(number) or Footnote(number, (), 0, 0) for number in sorted(notes.values())]


def _parts(notes: dict[tuple[str, ...], int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The ids behind each footnote with its number, so many at a time."""
    for behind, number in notes.items():
        for first in range(0, len(behind), TOGETHER):
            yield number, behind[first : first + TOGETHER]


@dataclass(slots=True)
class _Witness:
    """One source of a footnote in one file: what it is, how many statements it makes, and where.

    One page may have rows of several roots: ``grade`` is the worst that counts for any of them, '' the best; ``outlet`` what the
    table of outlets says of the first that it knows.
    """

    witness: str
    title: str | None
    url: str | None
    kind: str | None
    file: str | None
    grade: str = ""
    outlet: str = ""
    statements: int = 0
    locators: set[str] = field(default_factory=set)


def _footnote(number: int, rows: Iterable[tuple[Any, ...]]) -> Footnote:
    by_witness: dict[tuple[str, str], _Witness] = {}
    for _, _, locator, witness, file, url, title, kind, grade, outlet_kind, controlled_by in rows:
        # Two files of one register may say the same in one cell, each for years of its own.
        one = by_witness.get((witness, file))
        if one is None:
            one = by_witness[witness, file] = _Witness(witness, title, url, kind, file)
        one.statements += 1
        one.grade = max(one.grade, grade or "")
        one.outlet = one.outlet or outlet_text(outlet_kind, controlled_by)
        if locator:
            one.locators.add(locator)
    ordered = sorted(by_witness.values(), key=lambda one: (-one.statements, one.witness))
    return Footnote(number, tuple(_line(one) for one in ordered[:SHOWN]), len(ordered), max(len(ordered) - SHOWN, 0))


def _line(one: _Witness) -> Line:
    found = places(one.locators)
    return Line(
        one.title or "", one.url or "", readable(one.url or ""), one.grade,
        one.outlet or (one.kind or "").replace("_", " "), one.file or "", "; ".join(found[:PLACES]), max(len(found) - PLACES, 0),
    )  # fmt: skip


def readable(url: str) -> str:
    """An address with its letters as they are read, not as they are sent; unchanged where that would hide something."""
    try:
        plain = unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url
    return plain if plain.isprintable() and " " not in plain else url


def places(locators: Iterable[str]) -> list[str]:
    """Locators in words, each once, runs of lines together: ``line=12&column=holder`` and ``line=13`` are "lines 12–13".

    Lines come first, in their order; then what else there is (``sheet=…&row=…``, ``item=…``).
    """
    lines: set[int] = set()
    others: set[str] = set()
    for locator in locators:
        name, _, rest = locator.partition("=")
        ends = rest.split("&")[0].split("-")
        if name == "line" and all(end.isdecimal() for end in ends):
            lines.update(range(int(ends[0]), int(ends[-1]) + 1))
        else:
            others.add(in_words(locator))
    runs = [
        [line for _, line in run]
        for _, run in groupby(enumerate(sorted(lines)), key=lambda pair: pair[1] - pair[0])
    ]
    told = [f"line {run[0]}" if len(run) == 1 else f"lines {run[0]}–{run[-1]}" for run in runs]
    return [*told, *sorted(others, key=_by_number)]


def _by_number(place: str) -> tuple[int, str]:
    digits = "".join(character if character.isdigit() else " " for character in place).split()
    return (int(digits[-1]) if digits else 0, place)
