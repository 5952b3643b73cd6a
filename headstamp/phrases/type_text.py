"""A type of the catalogue in words: the numbers that its sources give, and its best evidence, which comes from one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headstamp.nouns.values.quantity_text import counted_text, number_text, range_text

if TYPE_CHECKING:
    from headstamp.answers.types import BestEvidence, EvidenceCount, GivenNumber, GivenNumbers

MOST_NUMBERS = 5
"""Most different numbers of one type that are printed; the rest is counted."""


def numbers_text(numbers: GivenNumbers) -> str:
    """The numbers that sources give, each as its source gives it, and how many sources that are.

    Args:
        numbers: ``given``: ``[{low, high}]``, each different number once; ``sources`` of ``of`` sources give one.
    Returns:
        "52", of one source that is the only one; "52; at least 50 (3 of 7 sources)"; "no number given".
    """
    given = [number_of_one(one) for one in numbers.given]
    if not given:
        return "no number given"
    rest = len(given) - MOST_NUMBERS
    words = "; ".join(given[:MOST_NUMBERS]) + (f"; and {counted_text(rest, 'other number')}" if rest > 0 else "")
    if numbers.of == 1:
        return words
    return f"{words} ({number_text(numbers.sources)} of {counted_text(numbers.of, 'source')})"


def number_of_one(count: GivenNumber | EvidenceCount) -> str:
    """A number as one source gives it; a low end of 0 says nothing: "at most 5", never "0 to 5"."""
    return range_text(count.low or None, count.high, "none" if count.high == 0 else "not known")


def evidence_text(evidence: BestEvidence) -> str:
    """What one row says of how, where and when a thing was documented, and of how many there were.

    Args:
        evidence: ``documented``, ``place``, ``first``, ``last`` and ``count`` of one row.
    Returns:
        "photo, Mosul, 2014-06-24, 2 things"; what the row does not say is left out.
    """
    first, last, count = evidence.first, evidence.last, evidence.count
    days = first if first == last else f"{first} to {last}" if first and last else f"from {first}" if first else f"by {last}"
    how = evidence.documented.replace("_", " ") if evidence.documented != "unstated" else "method not stated"
    many = "" if count.low is None and count.high is None else f"number {number_of_one(count)}"
    return ", ".join(part for part in (how, evidence.place, days if first or last else "", many) if part)
