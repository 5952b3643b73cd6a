"""Footnotes: from a figure's statements to the sources and the places in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import unquote

from headstamp.casefile.case import Case
from headstamp.casefile.outlets import outlet_text
from headstamp.engine import Row
from headstamp.nouns.locator import in_words

SHOWN = 8
"""Most sources that one footnote names; the others are counted, and figures.json names all."""
PLACES = 6
"""Most places, or runs of lines, that one line of a footnote names."""


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
    wanted = sorted({identifier for behind in notes for identifier in behind})
    engine = case.engine
    engine.load("noted", {"id": wanted}, {"id": "text"})
    held = [source for source in case.store.sources() if source.held]
    columns = {
        "id": [one.id for one in held], "name": [one.name for one in held],
        "title": [", ".join(part for part in (one.title, one.publisher) if part) for one in held],
        "kind": [one.kind for one in held], "grade": [one.reliability for one in held],
    }  # fmt: skip
    engine.load("held_named", columns, dict.fromkeys(columns, "text"))
    rows = engine.rows(
        """select noted.id, current.locator, coalesce(current.cited, current.source) as witness, held.name as file, cited.url,
            case when current.cited is null then held.title else cited.title end as title,
            case when current.cited is null then held.kind else cited.kind end as kind,
            case when current.cited is null then held.grade else subject.reliability end as grade, subject.outlet_kind,
            subject.controlled_by
        from noted join current on current.id = noted.id
        join subject on subject.register = current.register and subject.subject = current.subject
        left join held_named held on held.id = current.source
        left join cited on cited.id = current.cited
        union all
        select noted.id, null, held.id, held.name, null, held.title, held.kind, held.grade, null, null
        from noted join held_named held on held.id = noted.id"""
    )
    told: dict[str, list[Row]] = {}
    for row in rows:
        told.setdefault(row["id"], []).append(row)
    return [_footnote(number, behind, told) for behind, number in sorted(notes.items(), key=lambda pair: pair[1])]


def _footnote(number: int, behind: Iterable[str], told: dict[str, list[Row]]) -> Footnote:
    by_witness: dict[tuple[str, str], list[Row]] = {}
    for identifier in behind:
        # Two files of one register may say the same in one cell, each for years of its own.
        for row in told.get(identifier, ()):
            by_witness.setdefault((row["witness"], row["file"]), []).append(row)
    ordered = sorted(by_witness.values(), key=lambda rows: (-len(rows), rows[0]["witness"]))
    return Footnote(number, tuple(_line(rows) for rows in ordered[:SHOWN]), len(ordered), max(len(ordered) - SHOWN, 0))


def _line(rows: list[Row]) -> Line:
    first = rows[0]
    found = places([row["locator"] for row in rows if row["locator"]])
    # One page may have rows of several roots: what is printed of it is the worst that counts for any of them.
    grade = max((row["grade"] or "" for row in rows), default="")
    outlet = next((words for row in rows if (words := outlet_text(row["outlet_kind"], row["controlled_by"]))), "")
    return Line(
        first["title"] or "", first["url"] or "", readable(first["url"] or ""), grade,
        outlet or (first["kind"] or "").replace("_", " "), first["file"] or "", "; ".join(found[:PLACES]),
        max(len(found) - PLACES, 0),
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
