"""Which of several files of one register hold, and which stands before which (docs/decisions/003-newest-vintage.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headstamp.casefile.store import Reading
from headstamp.nouns.source import Source


@dataclass(frozen=True, slots=True)
class Rank:
    """Where one file stands among those of its register.

    ``number`` what two files say of one thing holds as the one with the greater number has it; ``superseded_by`` the
    held source that stands for the file as a whole, so that nothing of it holds, or None.
    """

    register: str
    source: str
    number: int
    superseded_by: str | None


def ranks(sources: Iterable[Source], readings: Iterable[Reading]) -> list[Rank]:
    """The rank of each reading, lowest first; the order of what is given changes nothing.

    A file that its publisher cut to some years says less of each thing than one that he did not, so it stands behind,
    whatever its day. Then the newer one comes first, the full one before a part, and at last the greater hash: arbitrary,
    but the same for everybody.
    """
    days = {source.id: source.vintage for source in sources}
    ordered = sorted(readings, key=lambda one: (one.register, not one.span, days[one.source], one.is_full, one.source))
    newest: dict[str, str] = {}
    for one in ordered:
        if one.is_full:
            newest[one.register] = one.source
    return [
        Rank(one.register, one.source, number, full if full and days[one.source] < days[full] else None)
        for number, one in enumerate(ordered)
        for full in (newest.get(one.register),)
    ]
