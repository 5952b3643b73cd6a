"""Saved web pages as a stream of tags and text: nothing is fetched, no script runs, no entity is looked up elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from headstamp.collect.opened import Opened
from headstamp.nouns.errors import Unrecognised

SIZE_LIMIT = 16 * 1024 * 1024
"""Most bytes of a page."""
TAG_LIMIT = 64 * 1024
"""Most characters of one tag: beyond, its end is missing."""
PIECE = 64 * 1024
"""Characters that are parsed at one time."""


class Mark(NamedTuple):
    """One piece of a page: ``line`` on which it begins, from 1; ``sort`` ``start``, ``end`` or ``text``; ``name`` of a tag, or
    the text; ``attributes`` of a tag that starts."""

    line: int
    sort: str
    name: str
    attributes: dict[str, str]


def read_page(opened: Opened) -> Iterator[Mark]:
    """The tags and the text of a saved page, in order.

    Raises:
        Unrecognised: the page is too large, or a tag or a comment in it never ends.
    """
    if opened.path.stat().st_size > SIZE_LIMIT:
        raise _unsound(f"a page of more than {SIZE_LIMIT:,} bytes", opened)
    text = opened.path.read_text(encoding=opened.encoding)
    # What never ends would be looked for again from each beginning: such a page is damaged, and would take hours.
    if text.rfind("<!--") > text.rfind("-->") or any(
        len(piece) - piece.find("<") > TAG_LIMIT for piece in text.split(">") if "<" in piece
    ):
        raise _unsound("a page with a tag or a comment that never ends", opened)
    parser = _Parser()
    try:
        for at in range(0, len(text), PIECE):
            parser.feed(text[at : at + PIECE])
            yield from parser.taken()
        parser.close()
    except AssertionError as error:  # how Python's parser answers a section that it does not know: <![x[
        raise _unsound(f"a page with a declaration that is none ({error})", opened) from error
    yield from parser.taken()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._marks: list[Mark] = []

    def taken(self) -> list[Mark]:
        """The marks since the last time."""
        marks, self._marks = self._marks, []
        return marks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._keep("start", tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._keep("end", tag, {})

    def handle_data(self, data: str) -> None:
        self._keep("text", data, {})

    def _keep(self, sort: str, name: str, attributes: dict[str, str]) -> None:
        self._marks.append(Mark(self.getpos()[0], sort, name, attributes))


def _unsound(found: str, opened: Opened) -> Unrecognised:
    return Unrecognised(found, expected="a sound HTML page", do="save the page again", file=opened.file)
