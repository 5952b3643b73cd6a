"""Reads Oryx's lists: a table as it stands, a saved page as headings, systems and the entries behind each system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from headstamp.collect.formats.html_page import Mark, read_page
from headstamp.collect.registers.plain_reader import read as read_table
from headstamp.collect.table_source import Chunk, TableSource
from headstamp.nouns.values.listed import without_count
from headstamp.nouns.values.quantity_text import counted_text

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OWNER = re.compile(r"(\S.*?) ?- ?([0-9]{1,9}) ?, ?of which:?(.*)")
"""A heading that opens the list of one owner: ``Ruritania - 12, of which: destroyed: 7, damaged: 5``."""
CATEGORY = re.compile(r"(\S.*?) ?\(([0-9]{1,9}) ?, ?of which:?(.*)\)")
"""A heading that opens a category: ``Tanks (12, of which destroyed: 7, damaged: 5)``."""
STATED = re.compile(r"(?<![a-z])([a-z]+): ?([0-9]{1,9})")
COUNTED = re.compile(r"([0-9]{1,9}) (.*)")
"""A system with the number of its entries before it."""
ENTRY = re.compile(r"\(? ?([0-9]{1,9}(?: ?(?:,|-|–|and|&) ?[0-9]{1,9})*)\b ?,? ?(.*?) ?\)?")
"""An entry: the numbers that its picture shows, and their state: ``(6 and 7, destroyed)``."""
SPAN = re.compile(r"\b([0-9]{1,9}) ?[-–] ?([0-9]{1,9})\b")
FLAG = re.compile(r"Flag_of_(?:the_)?([^/]+?)(?:_\([^)/]*\))?\.(?:svg|png)")
"""The state in a flag's file name, without a remark on the picture: ``Flag_of_Ruritania_(converted).svg``."""
ADDRESS_LIMIT = 2000
"""Most characters of an address in which a flag is looked for."""
ELSEWHERE = "an entry that is no link, so that no picture stands for it"
GLUED = "{} with a count of the list before a name, or a colon behind it, which is no part of the name; this is the first"
CUT = "no end of the page: it may have been cut below this line"


def read(opened: TableSource) -> Iterator[Chunk]:
    """Read a table, one entry a row; or a page, one entry a link.

    Names to which a count or a colon is glued, half of a table, are listed together. Where a heading states a sum that its
    own parts do not make, or a system a number of entries that do not stand behind it, the line is listed with both numbers;
    what is read are the entries. A page without an end is listed as perhaps cut.

    Yields:
        chunks of entries; in a page their places are lines of its text.
    """
    if opened.layout.medium != "document":
        yield from _read_table(opened)
        return
    page = _Page()
    for mark in read_page(opened):
        page.take(mark)
        if page.chunk.is_full:
            yield page.chunk
            page.chunk = Chunk()
    page.end()
    yield page.chunk


def _read_table(opened: TableSource) -> Iterator[Chunk]:
    system = opened.columns.index("system")
    glued: list[tuple[int, int, str]] = []
    for chunk in read_table(opened):
        glued += [
            (first, last, row[system]) for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True)
            if without_count(row[system]) not in ("", row[system].strip())
        ]  # fmt: skip
        yield chunk
    told = Chunk()
    if glued:
        first, last, name = glued[0]
        told.mend(first, last, GLUED.format(counted_text(len(glued), "row")), [name])
    yield told


class _Page:
    """Marks in, entries out. ``owner`` and ``category`` are the headings that hold; ``parts`` the texts of the system that
    is being read, each with its line and its link; ``flags`` the states whose flags stand there."""

    def __init__(self) -> None:
        self.chunk = Chunk()
        self.owner = self.category = self.link = ""
        self.heading: tuple[int, list[str]] | None = None
        self.parts: list[tuple[int, list[str], str]] | None = None
        self.flags: list[str] = []
        self.line, self.ended = 0, False

    def take(self, mark: Mark) -> None:
        """Take the next piece of the page."""
        self.line = mark.line
        if mark.sort == "text":
            self._take_text(mark)
        elif mark.name in HEADINGS:
            self.end_system()
            if mark.sort == "start":
                self.heading = (mark.line, [])
            elif self.heading:
                self._end_heading(*self.heading)
                self.heading = None
        elif mark.name == "li":
            self.end_system()
            self.parts = [] if mark.sort == "start" and self.category else None
        elif mark.name == "a":
            self.link = mark.attributes.get("href", "") if mark.sort == "start" else ""
        elif mark.name == "html":
            self.ended = self.ended or mark.sort == "end"
        elif mark.name == "img" and self.parts is not None and (
            flag := FLAG.search(unquote(mark.attributes.get("src", "")[:ADDRESS_LIMIT]))
        ):
            self.flags.append(flag[1].replace("_", " "))

    def _take_text(self, mark: Mark) -> None:
        if self.heading:
            self.heading[1].append(mark.name)
        elif self.parts is not None:
            if self.parts and self.parts[-1][2] == self.link:
                self.parts[-1][1].append(mark.name)
            else:
                self.parts.append((mark.line, [mark.name], self.link))

    def _end_heading(self, line: int, words: list[str]) -> None:
        """A heading opens the list of an owner or a category; any other one ends the lists."""
        heading = _plain(words)
        if not heading:
            return
        if match := CATEGORY.fullmatch(heading):
            self.category = match[1]
        elif match := OWNER.fullmatch(heading):
            self.owner, self.category = match[1], ""
        else:
            self.category = ""
            return
        stated = [int(number) for _, number in STATED.findall(match[3])]
        if sum(stated) != int(match[2]):
            added = " + ".join(map(str, stated))
            self.chunk.mend(line, line, f"{match[2]} are stated, and the parts {added} make {sum(stated)}", [heading])

    def end_system(self) -> None:
        """Keep the entries of the system whose line ends."""
        parts, flags = self.parts or [], self.flags
        self.parts, self.flags = None, []
        name = "".join(_plain(words) for _, words, link in parts[:1] if not link).rstrip(" :")
        if not name:
            return
        counted = COUNTED.fullmatch(name)
        system = counted[2] if counted else name
        shown = 0
        for line, words, link in parts[1:]:
            entry = _plain(words)
            if not any(map(str.isalnum, entry)):
                continue
            if not link:
                self.chunk.refuse(line, line, ELSEWHERE, [system, entry])
                continue
            count, status = _entry(entry)
            shown += count
            row = [self.owner, "; ".join(dict.fromkeys(flags)), system, self.category, str(count), status, entry, link]
            self.chunk.keep(row, line, line, sum(map(len, row)))
        if counted and shown != int(counted[1]):
            line = parts[0][0]
            self.chunk.mend(line, line, f"{counted[1]} are stated, and the entries behind it show {shown}", [name])

    def end(self) -> None:
        """No mark follows."""
        self.end_system()
        if not self.ended:
            self.chunk.mend(self.line, self.line, CUT, [])


def _plain(words: list[str]) -> str:
    """Pieces of text as one, with single blanks."""
    return " ".join("".join(words).split())


def _entry(words: str) -> tuple[int, str]:
    """How many things an entry shows, and its words for their state; one without a number shows one."""
    match = ENTRY.fullmatch(words)
    if not match:
        return 1, words.strip("() ")
    numbers = match[1]
    spans = SPAN.findall(numbers)
    count = sum(abs(int(last) - int(first)) + 1 for first, last in spans)
    return count + len(re.findall("[0-9]+", SPAN.sub("", numbers))), match[2]
