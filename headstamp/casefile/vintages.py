"""Which of several files of one register speaks for what (docs/decisions/014-selections.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from headstamp.casefile.store import Reading
from headstamp.nouns.selection import Selection
from headstamp.nouns.source import Source


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of one file among those of its register.

    ``vintage`` is the day on which the publisher made it, or ''; ``number`` is greater for a file that is newer;
    ``superseded_by`` is the source that is the whole register of a later day, so that nothing of this file counts, or None;
    ``selection`` what the file itself was cut to, None where it does not say.
    """

    register: str
    source: str
    vintage: str
    number: int
    superseded_by: str | None
    selection: Selection | None


def ranks(sources: Iterable[Source], readings: Iterable[Reading]) -> list[Rank]:
    """The rank of each reading, lowest first; the order in which sources and readings are given changes nothing.

    Of one day, a file that was not cut to some years is put above one that was, then one that states what it was cut to, then
    the whole register, and at last the file with the greater hash: arbitrary, but the same for everybody. A correction is put
    above what it corrects, as of its own day where that is later.
    """
    sources = list(sources)
    days = {source.id: source.vintage for source in sources}

    chains = _chains(sources)

    def key(reading: Reading) -> tuple[str, str, bool, bool, bool, str, int]:
        chosen, chain = reading.selection, chains.get(reading.source, [reading.source])
        return (reading.register, max(days.get(one, "") for one in chain), not (chosen and chosen.has_years), chosen is not None,
                chosen is not None and chosen.is_everything, chain[-1], len(chain))  # fmt: skip

    ordered = sorted(readings, key=key)
    newest_whole = {one.register: number for number, one in enumerate(ordered) if one.selection and one.selection.is_everything}
    made = []
    for number, one in enumerate(ordered):
        whole = newest_whole.get(one.register, -1)
        by = ordered[whole].source if number < whole and days[one.source] < days[ordered[whole].source] else None
        made.append(Rank(one.register, one.source, days[one.source], number, by, one.selection))
    return made


def what_files_speak_for(ranked: Iterable[Rank]) -> dict[tuple[str, str], str]:
    """What each file speaks for, in words, where several files of a register count and differ in their day or their selection.

    Returns:
        from (register, source) to words such as "deliveries in 2000–2025" or "the rest".
    """
    found: dict[tuple[str, str], str] = {}
    for _, files in groupby(ranked, key=lambda rank: rank.register):
        counting = [one for one in files if one.superseded_by is None]
        if len({(one.vintage, one.selection) for one in counting}) < 2:
            continue
        for at, one in enumerate(counting):
            newer = [other.selection for other in counting[at + 1 :]]
            if any(selection and selection.is_everything for selection in newer):
                found[one.register, one.source] = "nothing that the whole register of the same day does not list"
            else:
                found[one.register, one.source] = _words(one.selection, is_newest=not newer, has_selections=any(newer))
    return found


def _words(selection: Selection | None, *, is_newest: bool, has_selections: bool) -> str:
    if selection is None:
        rows = "the rows that it lists" if is_newest else "the rows that only it lists"
        return f"{rows}, as it does not say what it was cut to"
    if selection.is_everything:
        return "all other deliveries"
    what = f"deliveries {selection.text}"
    return what if is_newest or not has_selections else f"{what}, where no newer file does"


def corrections(sources: Iterable[Source]) -> dict[str, set[str]]:
    """From each source to all that it corrects, over all steps."""
    return {source: set(chain[1:]) for source, chain in _chains(list(sources)).items()}


def _chains(sources: list[Source]) -> dict[str, list[str]]:
    """Each source that corrects another, with what it corrects, step by step; a ring ends where it closes."""
    corrects = {source.id: source.corrects for source in sources if source.corrects}
    chains = {}
    for source in corrects:
        chain = [source]
        while (step := corrects.get(chain[-1])) and step not in chain:
            chain.append(step)
        chains[source] = chain
    return chains
