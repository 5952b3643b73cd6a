"""The finding on the maker of one item."""

from __future__ import annotations

from typing import Literal

from headstamp.answers.answer import Part


class ItemCandidates(Part, frozen=True, kw_only=True):
    """Which states can have made one item, and what says so."""

    item: str
    """id of the row in its table"""
    designation: str
    """as the row says"""
    candidates: list[str] | None
    """codes of states; null where nothing narrows it"""
    basis: Literal["said", "list"] | None
    """said: of the item itself; list: by a closed list of makers; null where nothing narrows it"""
    conflict: bool
    """whether rows of the item contradict one another"""
    possible: list[str]
    """makers that tables name for its model or family, which narrow nothing by themselves"""
