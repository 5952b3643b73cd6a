"""What SIPRI's site says above its tables, the same for all of its registers."""

from __future__ import annotations

import re
from datetime import date

from headstamp.nouns.selection import Selection

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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


def selection(head: str) -> Selection | None:
    """What the site was asked for, as the first lines of a file say.

    Only the site's own sentence is understood, word for word, and only above the site's own header. None where there is no such
    sentence, where it has other words (a kind of weapon, for instance), or where it is above a table of another form.
    """
    above = SITE_HEADER.search(head)
    if not above:
        return None
    for line in head[: above.start()].split("\n"):
        said = line.strip("\ufeff \t\r\",;")
        if found := NEW_SITE.fullmatch(said) or OLD_SITE.fullmatch(said):
            years = [_year(found[name]) for name in ("first", "last")]
            if None not in years:
                first, last = (year or None for year in years)
                return Selection(first, last, _names(found["suppliers"]), _names(found["recipients"]))
    return None


def _year(words: str) -> int | None:
    """The year, 0 where none was chosen, None where the words say neither."""
    words = words.strip()
    if words.casefold() == "not specified":
        return 0
    return int(words) if re.fullmatch("[12][0-9]{3}", words) else None


def _names(words: str) -> tuple[str, ...]:
    """The names chosen; none where it is all of them."""
    names = tuple(" ".join(name.split()) for name in re.split(r"[,;]|\s{2,}", words) if name.strip())
    return () if [name.casefold() for name in names] == ["all countries"] else names


NEW_SITE = re.compile(
    r"Transfers of major conventional arms from (?P<suppliers>\S.*?) to (?P<recipients>\S.*?)\s*\. "
    r"Deals with deliveries (?:or orders )?made for (?:the )?year range '(?P<first>[^']*)' to '(?P<last>[^']*)'"
)
"""The sentence of the site since 2024."""
OLD_SITE = re.compile(
    r"Database search results for buyer '(?P<recipients>[^']+)' and seller +'(?P<suppliers>[^']+)' "
    r"and the years from (?P<first>[0-9]{4}) to (?P<last>[0-9]{4})(?: - \(created: .*\))?"
)
"""The sentence of the site before."""
SITE_HEADER = re.compile(
    r"""(?m)^["\ufeff]?(Recipient"?[,;\t|]"?Supplier|SIPRI AT Database ID"?[,;\t|]"?Supplier|Deal ID"?[,;\t|]"?Seller)"?[,;\t|]"""
)
"""How the site's tables begin: an excerpt with a header of its own is not what the sentence speaks of."""
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
    whole = selection(head)
    if whole and whole.is_everything:
        return ""
    found = CHOSEN.search(head)
    if not found:
        return UNTOLD
    said = " ".join(found[0].split()).replace(" .", ".").rstrip("-,; ")
    return f"its publisher's notes say what was chosen: {said}"


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
