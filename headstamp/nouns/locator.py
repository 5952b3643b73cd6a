"""Locators: the place of a statement in the kept bytes, ``line=12&column=holder`` or ``sheet=items&row=3&column=holder``."""

from __future__ import annotations

import re
from urllib.parse import unquote


def row_of(locator: str) -> str:
    """The place of the row in which a cell stands: the locator without its column."""
    return "&".join(part for part in locator.split("&") if not part.startswith("column="))


def in_words(locator: str) -> str:
    """The place of the row for a reader: ``line=12&column=holder`` is "line 12"."""
    return row_of(locator).replace("=", " ").replace("&", ", ")


def is_in(asked: str, locator: str) -> bool:
    """Whether a place is the row that is asked for, or has its line: ``line=13`` is in ``line=12-14&column=holder``.

    Args:
        asked: a row or a cell of it, the name of its sheet as people write it or escaped.
        locator: a place as statements have it.
    """
    asked, row = row_of(asked), row_of(locator)
    wanted, lines = _lines(asked), _lines(row)
    return asked in (row, unquote(row)) or bool(wanted and lines and lines[0] <= wanted[0] and wanted[1] <= lines[1])


def _lines(row: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"line=([0-9]{1,15})(?:-([0-9]{1,15}))?", row)
    return (int(found[1]), int(found[2] or found[1])) if found else None
