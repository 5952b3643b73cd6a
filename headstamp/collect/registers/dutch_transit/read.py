"""Reads the Dutch list of arms in transit, whose last rows stand under the wrong names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource

ANSWERS = ("", "J", "N", "JA", "NEE", "VP", "AN")
"""What stands in the ad-hoc column where the columns are right: yes, no, or an answer of the next column."""
NEXT = ("VP", "AN")
SHIFTED = "calibre, origin and destination stand one column too far on; they were put back"
POINT_LOST = "; the calibre had become a number"
ASIDE = "an answer of the column VP/AN in the ad-hoc column; it was put there"

A_CALIBRE = re.compile(r".*[0-9].*|diversen", re.IGNORECASE | re.DOTALL)
"""What stands under the origin where the columns are not right: a calibre, or "various". A name of a state has no digit."""

THERE_AND_BACK = re.compile(r"\bv\.? ?v\b\.?", re.IGNORECASE)
"""The mark of a round trip, behind the destination or, in the later layout, behind the place of exit."""
KILOGRAMS = re.compile(r"\s*(kg)\b", re.IGNORECASE)
"""The unit of the quantity where it stands before the goods: ``kg. Explosieven``."""
CALIBRE_AS_NUMBER = re.compile(r"0(\.[0-9]{1,3})")

FAR = 31
"""Days by which a date must lie outside its neighbours' to be listed; the list is in order of days, but for a few."""
DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read one notification a record.

    From March 2015 on the publisher has a column for calibres, and the file none: the calibre stands under "land van
    herkomst", the origin under "land van bestemming" and the destination under "Ad-hoc". They are put back and listed.
    Where a spreadsheet took a calibre for a number (0.5), it is .50 again. The mark of a round trip and a unit that
    stands before the goods get columns of their own.

    Yields:
        chunks of records, with their physical lines.
    """
    at = {name: opened.columns.index(name) for name in ("date", "goods", "origin", "destination", "ad_hoc", "vp_an", "exit")}
    days = _Days()
    for chunk in read_table(opened):
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            words = opened.delimiter.join(row)
            days.take(chunk, first, last, row[at["date"]], words)
            calibre = ""
            answer = row[at["ad_hoc"]].strip().upper()
            if answer not in ANSWERS and A_CALIBRE.fullmatch(row[at["origin"]].strip()):
                calibre, why = _put_back(row, at)
                chunk.mend(first, last, why, [words])
                chunk.astray.append(first)
            elif answer in NEXT:
                chunk.mend(first, last, ASIDE, [words])
                row[at["ad_hoc"]], row[at["vp_an"]] = "", f"{answer} {row[at['vp_an']].strip()}".strip()
                chunk.astray.append(first)
            row += [calibre, *_found(row, at)]
        yield chunk


def _put_back(row: list[str], at: dict[str, int]) -> tuple[str, str]:
    """Put the cells of a shifted row under their names; the calibre, which has none, and what was mended."""
    said = row[at["origin"]]
    calibre = CALIBRE_AS_NUMBER.sub(_with_point, said) if CALIBRE_AS_NUMBER.fullmatch(said.strip()) else said
    row[at["origin"]], row[at["destination"]] = row[at["destination"]], row[at["ad_hoc"]]
    row[at["ad_hoc"]] = ""
    return calibre, SHIFTED + (POINT_LOST if calibre != said else "")


def _with_point(number: re.Match[str]) -> str:
    """A calibre in inches as it is written: two digits at least behind the point."""
    return number[1].ljust(3, "0")


def _found(row: list[str], at: dict[str, int]) -> tuple[str, str]:
    """The mark of a round trip, and the unit that stands before the goods; '' where there is none."""
    trip = THERE_AND_BACK.search(row[at["destination"]]) or THERE_AND_BACK.search(row[at["exit"]])
    unit = KILOGRAMS.match(row[at["goods"]])
    return trip[0] if trip else "", unit[1] if unit else ""


class _Days:
    """Lists a day that lies far from those of the records before and after it, which are close to one another."""

    def __init__(self) -> None:
        self.before: date | None = None
        self.middle: tuple[date, int, int, str] | None = None

    def take(self, chunk: Chunk, first: int, last: int, cell: str, words: str) -> None:
        """Take the next record; what is found of the one before it is listed in ``chunk``."""
        day = _day(cell)
        if day is None:
            return
        if self.before and self.middle:
            middle, at, until, line = self.middle
            if 0 <= (day - self.before).days <= FAR and _is_far(middle, self.before, day):
                chunk.mend(at, until, _out_of_order(middle, self.before, day), [line])
                middle = self.before
            self.before = middle
        elif self.middle:
            self.before = self.middle[0]
        self.middle = (day, first, last, words)


def _is_far(day: date, before: date, after: date) -> bool:
    return (before - day).days > FAR or (day - after).days > FAR


def _out_of_order(day: date, before: date, after: date) -> str:
    """The message, with the same day in another year where that would be in order."""
    years = [year for year in (before.year, after.year) if _fits(day, year, before, after)]
    perhaps = f"; perhaps {years[0]:04}{day:-%m-%d}" if years else ""
    return f"the day {day} stands between {before} and {after}; it is kept as written{perhaps}"


def _fits(day: date, year: int, before: date, after: date) -> bool:
    try:
        return before <= day.replace(year=year) <= after
    except ValueError:
        return False


def _day(cell: str) -> date | None:
    """The day of a cell that can be read; the others are refused later."""
    match = DAY.fullmatch(cell.strip())
    try:
        return date(int(match[3]), int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None
