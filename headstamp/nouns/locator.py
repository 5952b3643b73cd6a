"""Locators: the place of a statement in the kept bytes, ``line=12&column=holder`` or ``sheet=items&row=3&column=holder``."""

from __future__ import annotations


def row_of(locator: str) -> str:
    """The place of the row in which a cell stands: the locator without its column."""
    return "&".join(part for part in locator.split("&") if not part.startswith("column="))


def in_words(locator: str) -> str:
    """The place of the row for a reader: ``line=12&column=holder`` is "line 12"."""
    return row_of(locator).replace("=", " ").replace("&", ", ")
