"""Numbers of a workbook that are shown with noughts before them, which the number itself does not have."""

from __future__ import annotations

import re
import zipfile

from headstamp.collect.formats.confined.sheet_xml import cells_like, elements

STYLES = "xl/styles.xml"

NUMBER = re.compile(
    r"<(?:\w+:)?c\s([^<>]*[^<>/])>\s*(?:<(?:\w+:)?f\b[^<>]*/>|<(?:\w+:)?f\b[^<>]*>[^<]*</(?:\w+:)?f>)?\s*"
    r"<(?:\w+:)?v>([0-9]{1,15})(?:\.0+)?</"
)
"""A cell of a sheet with a whole number: its attributes, and the number."""
IN_FORMAT = re.compile(r'"([^"]*)"|\\(.)|([0#])|([-() ])|(\[[^]<>=]*\]|_.|\*.)|(.)', re.DOTALL)
"""The pieces of a format: words, a sign that stands for itself, a digit, another sign; colours and blanks; anything else."""
LONGEST = 100
"""Characters of a format that is looked at: a longer one would make much of each number."""
PADDED = 2
"""Noughts from which a format shows more digits than a number has."""


def with_noughts(number: str, code: str) -> str:
    """A whole number as a format of digits shows it: ``12345`` under ``00000000`` is ``00012345``; '' where the format does not
    pad a number, but does something else."""
    pieces = IN_FORMAT.findall(code.split(";")[0]) if len(code) <= LONGEST else []
    places = [at for at, piece in enumerate(pieces) if piece[2]]
    if sum(piece[2] == "0" for piece in pieces) < PADDED or any(piece[5] for piece in pieces):
        return ""
    digits = number.zfill(sum(piece[2] == "0" for piece in pieces)).rjust(len(places))
    spread = [digits[: len(digits) - len(places) + 1], *digits[len(digits) - len(places) + 1 :]]
    shown = {at: part.strip() for at, part in zip(places, spread, strict=True)}
    return "".join(shown.get(at, piece[0] or piece[1] or piece[3]) for at, piece in enumerate(pieces)).strip()


def nought_formats(archive: zipfile.ZipFile) -> list[str]:
    """The number formats of an XLSX file, by the number of the style that a cell names; none where no format puts noughts
    before a number."""
    if STYLES not in archive.namelist():
        return []
    styles = archive.read(STYLES).decode("utf-8", "replace")
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in elements(styles, "numFmt")}
    used = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    formats = [codes.get(one.get("numFmtId", ""), "") for one in elements(used[0], "xf")] if used else []
    return formats if any(with_noughts("1", code) for code in formats) else []


def show_numbers(xml: str, formats: list[str], rows: list[list[str]]) -> None:
    """Write numbers of one sheet that a format shows with noughts before them (serial numbers are kept so) as they are shown.

    Args:
        xml: the sheet.
        formats: as :func:`nought_formats` gives them.
        rows: the sheet's cells as text; those of such numbers are changed.
    """
    for row, column, attributes, found in cells_like(xml, NUMBER):
        style, kind = attributes.get("s", ""), attributes.get("t", "n")
        if kind != "n" or not style.isdigit() or int(style) >= len(formats):
            continue
        if (shown := with_noughts(found[2], formats[int(style)])) and row < len(rows) and column < len(rows[row]):
            rows[row][column] = shown
