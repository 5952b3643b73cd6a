"""Footnotes: from a figure's statements to the sources and the places in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headstamp.casefile.case import Case
from headstamp.nouns.locator import in_words

SHOWN = 8
"""Most sources that one footnote names; the others are counted, and figures.json names all."""
PLACES = 6
"""Most places that one line of a footnote names."""


@dataclass(frozen=True, slots=True)
class Line:
    """One source in a footnote: ``title``, ``url`` ('' where held only), ``grade`` A–F or '', ``file`` in which it
    was read, ``places`` in that file, ``more`` how many further places."""

    title: str
    url: str
    grade: str
    kind: str
    file: str
    places: tuple[str, ...]
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
        notes: number of each set of statement ids.
    Returns:
        one footnote each, by number; sources with the most statements first.
    """
    wanted = sorted({identifier for behind in notes for identifier in behind})
    engine = case.engine
    engine.load("noted", {"id": wanted}, {"id": "text"})
    held = [source for source in case.store.sources() if source.held]
    engine.load("held_named", {"id": [one.id for one in held], "name": [one.name for one in held]},
                {"id": "text", "name": "text"})  # fmt: skip
    rows = engine.rows(
        """select noted.id, current.locator, current.source, coalesce(current.cited, current.source) as witness,
            held.name as file, cited.url, cited.title, cited.kind, cited.reliability as grade
        from noted join current on current.id = noted.id
        left join held_named held on held.id = current.source
        left join cited on cited.id = current.cited"""
    )
    places = {row["id"]: row for row in rows}
    return [
        _footnote(number, behind, places)
        for behind, number in sorted(notes.items(), key=lambda pair: pair[1])
    ]


def _footnote(number: int, behind: Iterable[str], places: dict[str, dict[str, str]]) -> Footnote:
    by_witness: dict[tuple[str, str], list[dict[str, str]]] = {}
    for identifier in behind:
        row = places.get(identifier)
        if row:
            by_witness.setdefault((row["witness"], row["file"]), []).append(row)
    ordered = sorted(by_witness.values(), key=lambda rows: (-len(rows), rows[0]["witness"]))
    lines = []
    for rows in ordered[:SHOWN]:
        first = rows[0]
        where = sorted({in_words(row["locator"]) for row in rows}, key=_by_line)
        lines.append(
            Line(first["title"] or "", first["url"] or "", first["grade"] or "", first["kind"] or "", first["file"] or "",
                 tuple(where[:PLACES]), max(len(where) - PLACES, 0))
        )  # fmt: skip
    return Footnote(number, tuple(lines), len(ordered), max(len(ordered) - SHOWN, 0))


def _by_line(place: str) -> tuple[int, str]:
    digits = "".join(character if character.isdigit() else " " for character in place).split()
    return (int(digits[-1]) if digits else 0, place)
