"""What SIPRI's site says above its tables, the same for all of its registers."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


WHOLE = (
    "Transfers of major conventional arms from All countries to All countries. "
    "Deals with deliveries made for the year range 'Not specified' to 'Not specified'"
)
"""The first line of a file for which everything was chosen."""


def vintage(head: str) -> str:
    """The day that the preamble gives, as YYYY-MM-DD, or ''.

    The site has written it in four ways: "Data generated: 18 May 2026 2:29:20 PM", "Generated: 28 July 2022",
    "(created: 17-09-2022)", and in RTF "Information generated:\\b0  18 February 2024".
    """
    if numbers := re.search(r"\(created: (\d{1,2})-(\d{1,2})-(\d{4})\)", head):
        return _day(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    found = re.search(r"[Gg]enerated:(?:\\b0)? +(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})", head)
    if not found or found[2] not in MONTHS:
        return ""
    return _day(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))


def span(head: str) -> str:
    """The years to which the preamble says that deliveries are cut ("year range '2000' to '2025'"), or ''."""
    found = re.search(r"for (?:the )?year range '([^']*)' to '([^']*)'", head)
    if not found or not any(year.strip().isdecimal() for year in found.groups()):
        return ""
    return "-".join(year.strip() if year.strip().isdecimal() else "" for year in found.groups())


CHOSEN = re.compile(
    r"Transfers of major (?:conventional arms from|weapons:)[^\n\\]*|Database search results for buyer [^\n(]*[0-9]"
)
"""The sentence that tells for which states and years the site was asked, in the site's three ways."""

UNTOLD = (
    "no notes of its publisher above the table: whether it was cut to some years or states is not told, so nothing follows "
    "from a row that is missing"
)


def has_notes(head: str) -> bool:
    """Whether the site's notes stand at the beginning, with or without a table below them."""
    return CHOSEN.match(head.lstrip("\ufeff \r\n")) is not None


def chosen(head: str) -> str:
    """A sentence on what a file was cut to: the site's own, or that it has none; '' where everything was chosen."""
    found = CHOSEN.search(head)
    if not found:
        return UNTOLD
    said = " ".join(found[0].split()).replace(" .", ".").rstrip("- ")
    return "" if said == WHOLE else f"its publisher's notes tell what was chosen: {said}"


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
