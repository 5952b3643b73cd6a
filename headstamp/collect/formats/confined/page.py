"""The tags and the text of a saved web page, in order: nothing is fetched, no script runs, no entity is looked up elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any, BinaryIO

from headstamp.collect.formats.confined.refusal import Refusal

SIZE_LIMIT = 16 * 1024 * 1024
"""Most bytes of a page."""
TAG_LIMIT = 64 * 1024
"""Most characters of one tag: beyond, its end is missing."""
PIECE = 64 * 1024
"""Characters that are parsed at one time."""

Marked = tuple[int, str, str, dict[str, str]]
"""The line on which it begins, from 1; ``start``, ``end`` or ``text``; the name of a tag, or the text; the attributes of a tag."""


def make(source: BinaryIO, folder: str, said: dict[str, Any]) -> list[Marked]:  # noqa: ARG001 (as every task)
    """All marks of a page.

    Args:
        said: ``encoding`` of the page.
    Raises:
        Refusal: the page is too large, or a tag or a comment in it never ends.
    """
    content = source.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        raise Refusal(f"a page of more than {SIZE_LIMIT:,} bytes")
    # As a text is read: whatever ends a line is one sign.
    text = content.decode(said["encoding"]).replace("\r\n", "\n").replace("\r", "\n")
    # What never ends would be looked for again from each beginning: such a page is damaged, and would take hours.
    if text.rfind("<!--") > text.rfind("-->") or any(
        len(piece) - piece.find("<") > TAG_LIMIT for piece in text.split(">") if "<" in piece
    ):
        raise Refusal("a page with a tag or a comment that never ends")
    parser = _Parser()
    try:
        for at in range(0, len(text), PIECE):
            parser.feed(text[at : at + PIECE])
        parser.close()
    except AssertionError as error:  # how Python's parser answers a section that it does not know: <![x[
        raise Refusal(f"a page with a declaration that is none ({error})") from error
    return parser.marks


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.marks: list[Marked] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._keep("start", tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._keep("end", tag, {})

    def handle_data(self, data: str) -> None:
        self._keep("text", data, {})

    def _keep(self, sort: str, name: str, attributes: dict[str, str]) -> None:
        self.marks.append((self.getpos()[0], sort, name, attributes))
